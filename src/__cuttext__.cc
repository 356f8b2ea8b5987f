// __cuttext__.cc: TEXT = __cuttext__ (TEXT) is what a user has written, as
// messages repeat it.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/args.h"

// PKG_ADD: autoload ("__cuttext__", "__descent__.oct");
DEFUN_DLD (__cuttext__, args, , "see oct/text.h")
{
  return guarded ("__cuttext__", [&] () -> octave_value_list
  {
    const char *self = "__cuttext__";
    check_nargin (args, 1, self);
    if (! args(0).is_string ())
      class_error (self, "TEXT", "char");
    const charNDArray all = args(0).char_array_value ();
    const std::string text (all.data (), all.numel ()), cut = cut_text (text);
    return ovl (cut == text ? args(0) : octave_value (cut));
  });
}

/*
%!assert (__cuttext__ ("short"), "short")
%!assert (__cuttext__ (""), "")
%!assert (__cuttext__ (repmat ("a", 1, 100)), repmat ("a", 1, 100))
%!assert (__cuttext__ (repmat ("a", 1, 101)), [repmat("a", 1, 100), "..."])
%!assert (__cuttext__ (["ab"; "cd"]), ["ab"; "cd"])
%!error <needs 1 arguments> __cuttext__ ()
%!error <TEXT must be char> __cuttext__ (1)
*/
