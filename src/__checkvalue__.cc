// __checkvalue__.cc: VALUE = __checkvalue__ (WHO, WHAT, VALUE, RULE) is VALUE
// if it keeps RULE (see check_value), else an error "WHO: WHAT must be RULE".
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/rules.h"

// PKG_ADD: autoload ("__checkvalue__", "__descent__.oct");
DEFUN_DLD (__checkvalue__, args, , "see oct/rules.h")
{
  return guarded ("__checkvalue__", [&] () -> octave_value_list
  {
    check_nargin (args, 4, "__checkvalue__");
    const std::string who = get_name (args(0), "__checkvalue__", "WHO"),
      what = get_name (args(1), "__checkvalue__", "WHAT");
    return check_value (args(2), args(3), who.c_str (), what.c_str ());
  });
}

/*
%!assert (__checkvalue__ ("f", "X", int8 (3), "a positive integer"), 3)
%!assert (__checkvalue__ ("f", "X", sparse (3), "a positive integer"), 3)
%!assert (__checkvalue__ ("f", "X", 1, "true or false"), true)
%!assert (__checkvalue__ ("f", "X", "FiRST", {"zero", "first"}), "first")
%!assert (__checkvalue__ ("f", "X", {1}, ""), {1})
## each rule, with what keeps it and what does not
%!function check (rule, good, bad)
%!  message = ["^f: X must be " regexptranslate("escape", rule)];
%!  for x = good(:)'
%!    assert (double (__checkvalue__ ("f", "X", x, rule)), double (x));
%!  endfor
%!  for x = [num2cell(bad(:)'), {[], [1 1], "a", {1}, 1i, struct(), @sin}]
%!    fail ("__checkvalue__ ('f', 'X', x{1}, rule)", message);
%!  endfor
%!endfunction
%!test check ("a positive integer", [1 2^53], [0 -1 1.5 Inf NaN]);
%!test check ("a positive integer or Inf", [1 Inf], [0 1.5 -Inf NaN]);
%!test check ("an integer from 0 to 2^53 - 1", [0 2^53-1], [-1 .5 2^53 NaN]);
%!test check ("a positive number", [realmin 1e300], [0 -1 Inf NaN]);
%!test check ("a positive number or Inf", [.5 Inf], [0 -Inf NaN]);
%!test check ("a number that is not negative", [0 1e300], [-eps Inf NaN]);
%!test check ("in [0, 1)", [0 1-eps], [1 -eps NaN]);
%!test check ("in [0, 1]", [0 1], [1+eps -eps NaN]);
%!test check ("true, false or a number of epochs", [0 1 7], [.5 -1 Inf NaN]);
%!test check ("true or false", [0 1], [.5 2 NaN]);
%!error <unknown rule "odd"> __checkvalue__ ("f", "X", 1, "odd")
%!error <f: X must be one of "zero", "first"; did you mean "first"\?>
%! __checkvalue__ ("f", "X", "firts", {"zero", "first"})
%!error <needs 4 arguments> __checkvalue__ ("f", "X", 1)
*/
