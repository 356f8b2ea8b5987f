// __finitesamples__.cc: [TF, COUNT, FEATURE, SAMPLE] = __finitesamples__ (X,
// INPUTOFFSET, INPUTSCALE, SINGLE): are samples finite as a network takes them?
// COUNT values are not, the first one of them in row FEATURE and column SAMPLE.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__finitesamples__", "__descent__.oct");

#include "oct/net-samples.h"

template <typename T>
static octave_value_list
finite (const dsc_samples *X, bool want_count)
{
  const bool all = are_finite<T> (X, "__finitesamples__");
  if (! want_count)
    return ovl (all);
  const culprits found = all ? culprits { 0, -1, -1, 0 }
                             : find_culprits<T> (X, is_finite<T>);
  return ovl (all, found.count, found.row + 1, found.column + 1);
}

DEFUN_DLD (__finitesamples__, args, nargout, "see oct/net-samples.h")
{
  return guarded ("__finitesamples__", [&] ()
    {
      const char *who = "__finitesamples__";
      check_nargin (args, 4, who);
      const sample_view X (args(0), args(1), args(2), who);
      return get_flag (args(3), who, "SINGLE")
               ? finite<float> (X.get (), nargout > 1)
               : finite<double> (X.get (), nargout > 1);
    });
}

/*
%!assert (__finitesamples__ ([1 2; 3 4], [], [], false), true)
%!assert (__finitesamples__ ([1 NaN], [], [], false), false)
%!assert (__finitesamples__ (single ([1 -Inf]), [], [], false), false)
%!assert (__finitesamples__ ([1 1e300], [], [], true), false)
%!assert (__finitesamples__ ([1 1e300], 0, 1e-300, true), true)
%!assert (__finitesamples__ (uint8 ([1 200]), 0, 1e307, false), false)
%!assert (__finitesamples__ (uint8 ([1 2]), 0, 1e307, false), true)
%!assert (__finitesamples__ (zeros (3, 0), [], [], false), true)
%!assert (__finitesamples__ (zeros (0, 3), [], [], false), true)
%!assert (nthargout (1:4, @__finitesamples__, [1 Inf NaN; 0 1 NaN], [], [], false), ...
%!        {false, 3, 1, 2})
%!assert (nthargout (1:4, @__finitesamples__, [1 2; 1e39 1], [], [], true), {false, 1, 2, 1})
%!assert (nthargout (1:4, @__finitesamples__, [1 2; 1 1], [0; 0], [1; 1e308], false), ...
%!        {true, 0, 0, 0})
%!assert (nthargout (1:4, @__finitesamples__, [1 2; 1 2], [0; 0], [1; 1e308], false), ...
%!        {false, 1, 2, 2})
%!assert (nthargout (1:4, @__finitesamples__, [ones(3, 3e5), [1; NaN; 1]], [], [], false), ...
%!        {false, 1, 2, 300001})
%!error <needs 4 arguments> __finitesamples__ (1)
%!error <must have 1 elements> __finitesamples__ (1, [1 2], [1 2], false)
%!error <must have 1 elements> __finitesamples__ (1, [], 1, false)
%!error <INPUTSCALE must be a full real array> __finitesamples__ (1, 1, "a", false)
%!error <SINGLE> __finitesamples__ (1, [], [], {})
*/
