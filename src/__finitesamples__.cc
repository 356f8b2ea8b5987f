// __finitesamples__.cc: are samples finite?
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__finitesamples__", "__descent__.oct");

#include "oct/hooks.h"
#include "oct/samples.h"

DEFUN_DLD (__finitesamples__, args, ,
           "TF = __finitesamples__ (X, INPUTOFFSET, INPUTSCALE, SINGLE): see "
           "mlptrain")
{
  return guarded ("__finitesamples__", [&] () -> octave_value_list
    {
      const char *who = "__finitesamples__";
      check_nargin (args, 4, who);
      const sample_view X (args(0), args(1), args(2), who);
      const bool single = get_flag (args(3), who, "SINGLE");
      int finite;
      poll_hooks hooks;
      hooks.check_end ((single ? dsc_samples_finite_s : dsc_samples_finite_d)
                         (X.get (), X.count (), 0, hooks.poll (), &finite),
                       who);
      return ovl (finite != 0);
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
%!error <needs 4 arguments> __finitesamples__ (1)
%!error <must have 1 elements> __finitesamples__ (1, [1 2], [1 2], false)
%!error <must have 1 elements> __finitesamples__ (1, [], 1, false)
%!error <INPUTSCALE must be a full real array> __finitesamples__ (1, 1, "a", false)
%!error <SINGLE> __finitesamples__ (1, [], [], {})
*/
