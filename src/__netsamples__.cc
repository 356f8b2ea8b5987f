// __netsamples__.cc: X = __netsamples__ (WHO, NET, X, TRAIN) are samples for
// the network NET, in columns: full, of their own class; with TRAIN at least
// one, and finite as NET takes them.  An error of the function WHO if they are
// not.  A source stays what it is; what it has is checked when it is read.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/net-samples.h"

// PKG_ADD: autoload ("__netsamples__", "__descent__.oct");
DEFUN_DLD (__netsamples__, args, , "see oct/net-samples.h")
{
  return guarded ("__netsamples__", [&] () -> octave_value_list
  {
    const char *self = "__netsamples__";
    check_nargin (args, 4, self);
    const std::string who = get_name (args(0), self, "WHO");
    const checked_net net (who.c_str (), args(1));
    const octave_value X = check_samples (net, args(2));
    if (get_flag (args(3), self, "TRAIN") && ! is_source (X))
      check_finite_samples (net, X);
    return ovl (X);
  });
}

/*
%!shared net
%! net = mlp ([2 1]);
%!test
%! for X = {[1 2; 3 4], single([1; 2]), true(2, 3), int64([1; 2]), zeros(2, 1)}
%!   assert (__netsamples__ ("f", net, X{1}, true), X{1});
%! endfor
%! X = __netsamples__ ("f", net, sparse ([1 0; 0 1]), true);
%! assert (X, eye (2));
%! assert (issparse (X), false);
%! assert (__netsamples__ ("f", net, [NaN; Inf], false), [NaN; Inf]);
%! assert (__netsamples__ ("f", net, zeros (2, 0), false), zeros (2, 0));
%! scaled = mlp ([2 1], "Class", "single", "InputScale", [1e-300; 1]);
%! assert (__netsamples__ ("f", scaled, [1e300; 1], true), [1e300; 1]);
%! fail ("__netsamples__ ('f', scaled, [1 1 1; 1 2 1e300], true)", ...
%!       ["^f: X must be finite in class single, also after InputOffset and InputScale " ...
%!        "\\(1e\\+300 at sample 3, feature 2\\)$"]);
%!test          # in short parts
%! X = ones (2, 300000);
%! X(1,250000) = NaN;
%! fail ("__netsamples__ ('f', net, X, true)", "double \\(NaN at sample 250000, feature 1\\)$");
%! fail ("__netsamples__ ('f', net, single (X), true)", "\\(NaN at sample 250000, feature 1\\)$");
%!error <f: X must have 2 rows, a feature each, and a column for each sample; it is 3x1>
%! __netsamples__ ("f", net, [1; 2; 3], false)
%!error <it is 2x1x2> __netsamples__ ("f", net, ones (2, 1, 2), false)
%!error <f: X must have at least one sample> __netsamples__ ("f", net, zeros (2, 0), true)
%!error <X must be finite in class double \(NA at sample 1\)>
%! __netsamples__ ("f", mlp ([1 1]), NA, true)
%!error <f: X must be a real array> __netsamples__ ("f", net, "ab", false)
%!error <f: X must be a real array> __netsamples__ ("f", net, [1i; 1], false)
%!error <f: X must be a real array> __netsamples__ ("f", net, {1; 1}, false)
%!error <f: NET must be a network> __netsamples__ ("f", 1, 1, false)
%!error <needs 4 arguments> __netsamples__ ("f", net, 1)
%!error <TRAIN> __netsamples__ ("f", net, [1; 2], {})
*/
