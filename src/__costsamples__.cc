// __costsamples__.cc: M = __costsamples__ (WHO, NAMES, X, Y, ALONG) is the
// number of samples X, with Y, of a user's cost function: matrices or sources
// whose samples are along ALONG, "rows" or "columns"; Y may be [].  An error of
// the function WHO about one of the two NAMES if they do not fit.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/feed.h"

static void
check_samples (const octave_value& v, const char *who, const char *name)
{
  if (is_source (v))
    check_source (v, who);
  else if (! (v.isnumeric () || v.islogical () || v.is_string ())
           || v.ndims () != 2)
    class_error (who, name, "a numeric, logical or char matrix");
}

static dsc_int
count_samples (const octave_value& v, bool rows, const char *who)
{
  if (is_source (v))
    return source_samples (v, who);
  return rows ? v.rows () : v.columns ();
}

// PKG_ADD: autoload ("__costsamples__", "__descent__.oct");
DEFUN_DLD (__costsamples__, args, , "see private/train_samples.m")
{
  return guarded ("__costsamples__", [&] () -> octave_value_list
  {
    const char *self = "__costsamples__";
    check_nargin (args, 5, self);
    const std::string caller = get_name (args(0), self, "WHO"),
      along = get_name (args(4), self, "ALONG");
    const char *who = caller.c_str ();
    if (! args(1).iscellstr () || args(1).numel () != 2)
      class_error (self, "NAMES", "two strings");
    const Array<std::string> names = args(1).cellstr_value ();
    const char *Xname = names(0).c_str (), *yname = names(1).c_str ();
    const octave_value X = args(2), y = args(3);
    check_samples (X, who, Xname);
    check_samples (y, who, yname);
    if (is_source (y) && ! is_source (X))
      error_with_id ("descent:class", "%s: %s must be an array, as %s is one",
                     who, yname, Xname);
    const bool rows = along == "rows";
    const dsc_int m = count_samples (X, rows, who);
    if (m == 0)
      error_with_id ("descent:size", "%s: %s must have at least one sample, "
                     "one of its %s", who, Xname, along.c_str ());
    const dsc_int my = count_samples (y, rows, who);
    if (! y.is_zero_by_zero () && my != m)
      error_with_id ("descent:size", "%s: %s must have as many %s as %s, %td, "
                     "and has %td", who, yname, along.c_str (), Xname, m, my);
    return ovl (m);
  });
}

/*
%!function m = count (X, y, along)
%!  m = __costsamples__ ("f", {"X", "y"}, X, y, along);
%!endfunction
%!assert (count (ones (3, 2), [1; 2; 3], "rows"), 3)
%!assert (count (ones (3, 2), "ab", "columns"), 2)
%!assert (count (true (3, 0), [], "rows"), 3)
%!assert (count (sparse (3, 2), sparse (3, 1), "rows"), 3)
%!error <^f: X must be a numeric, logical or char matrix$> count ({1}, [], "rows")
%!error <^f: y must be a numeric, logical or char matrix$> count (1, ones (1, 1, 2), "rows")
%!error <^f: X must have at least one sample, one of its columns$> count ([], [], "columns")
%!error <^f: y must have as many rows as X, 3, and has 1$> count (ones (3, 2), 1:3, "rows")
%!error <^f: y must have as many rows as X, 3, and has 0$> count (ones (3, 2), zeros (0, 1), "rows")
%!error <needs 5 arguments> __costsamples__ ("f")
%!error <NAMES must be two strings> __costsamples__ ("f", {"X"}, 1, 1, "rows")
%!error <ALONG must be a string> __costsamples__ ("f", {"X", "y"}, 1, 1, 1)
*/
