// __culprit__.cc: TEXT = __culprit__ (X, FINE, ALONG) is, for a message, the
// first number in X for which FINE, flags of the same number, is false, and
// where it is: " (NaN at sample 7)" if ALONG is "sample"; "" if all are true.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/culprit.h"

// PKG_ADD: autoload ("__culprit__", "__descent__.oct");
DEFUN_DLD (__culprit__, args, , "see oct/culprit.h")
{
  return guarded ("__culprit__", [&] () -> octave_value_list
  {
    const char *self = "__culprit__";
    check_nargin (args, 3, self);
    if (! is_real_array (args(0)))
      class_error (self, "X", "a real array");
    const NDArray X = args(0).full_value ().array_value ();
    if (! args(1).islogical () || args(1).numel () != X.numel ())
      class_error (self, "FINE", "a logical array of the size of X");
    const boolNDArray fine = args(1).full_value ().bool_array_value ();
    const std::string along = get_name (args(2), self, "ALONG");
    for (octave_idx_type i = 0; i < X.numel (); i++)
      if (! fine(i))
        return ovl (culprit_text (X(i), along.c_str (), i));
    return ovl ("");
  });
}

/*
%!assert (__culprit__ ([1 NaN Inf], [true false false], "sample"), " (NaN at sample 2)")
%!assert (__culprit__ (int8 ([1; -7]), logical ([1; 0]), "row"), " (-7 at row 2)")
%!assert (__culprit__ (sparse ([1 0]), sparse ([true false]), "row"), " (0 at row 2)")
%!assert (__culprit__ (-Inf, false, "element"), " (-Inf at element 1)")
%!assert (__culprit__ (single (.1), false, "element"), " (0.1000000015 at element 1)")
%!assert (__culprit__ (123456789012, false, "element"), " (1.23456789e+11 at element 1)")
%!assert (__culprit__ ([1 2], true (1, 2), "sample"), "")
%!error <X must be a real array> __culprit__ ("a", true, "row")
%!error <FINE must be a logical array> __culprit__ (1, 1, "row")
%!error <FINE must be a logical array> __culprit__ (1, true (1, 2), "row")
%!error <ALONG must be a string> __culprit__ (1, true, 1)
%!error <needs 3 arguments> __culprit__ (1)
*/
