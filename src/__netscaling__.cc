// __netscaling__.cc: [OFFSET, SCALE] = __netscaling__ (WHO, N, OFFSET, SCALE)
// are the options InputOffset and InputScale for N features, columns, or both
// [] for nothing: each is given as a number for all, one for each, or [] for 0
// and 1.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/net-check.h"

// PKG_ADD: autoload ("__netscaling__", "__descent__.oct");
DEFUN_DLD (__netscaling__, args, , "see oct/net-check.h")
{
  return guarded ("__netscaling__", [&] () -> octave_value_list
  {
    const char *self = "__netscaling__";
    check_nargin (args, 4, self);
    const std::string who = get_name (args(0), self, "WHO");
    const dsc_int n = get_count (args(1), 1, INT32_MAX, self, "N");
    octave_value offset = args(2), scale = args(3);
    check_scaling (who.c_str (), n, offset, scale, "InputOffset", "InputScale");
    return ovl (offset, scale);
  });
}

/*
%!function check (offset, scale, columns)
%!  assert (nthargout (1:2, @__netscaling__, "f", 2, offset, scale), columns);
%!endfunction
%!test
%! check ([], [], {single([]), single([])});
%! check ([], single ([]), {single([]), single([])});
%! check (int8 (3), [], {[3; 3], [1; 1]});
%! check ([], true, {[0; 0], [1; 1]});
%! check ([1; 2], sparse ([0; 3]), {[1; 2], [0; 3]});
%!error <f: InputOffset must be a real array> __netscaling__ ("f", 2, "", [])
%!error <f: InputScale must be a number or a column of 2, one for each feature; it is 1x2>
%! __netscaling__ ("f", 2, [], [1 2])
%!error <f: InputScale must be finite \(NaN at feature 2\)> __netscaling__ ("f", 2, [], [1; NaN])
%!error <needs 4 arguments> __netscaling__ ("f", 2)
%!error <N is out of range> __netscaling__ ("f", 0, [], [])
*/
