// __sourceformat__.cc: FORMAT = __sourceformat__ (FILE) is the format of a
// file by its content, "gzip" among them; "" if it has no mark.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/source-head.h"

enum { MARK_BYTES = 1 << 12 };

// PKG_ADD: autoload ("__sourceformat__", "__descent__.oct");
DEFUN_DLD (__sourceformat__, args, , "see datasource")
{
  return guarded ("__sourceformat__", [&] () -> octave_value_list
  {
    const char *who = "datasource";
    check_nargin (args, 1, "__sourceformat__");
    const std::string name = get_name (args(0), who, "FILE");
    const char *format = source_head (name, MARK_BYTES, who).format ();
    return ovl (format ? format : "");
  });
}

/*
%!error <needs 1 arguments> __sourceformat__ ()
%!error <is not a regular file> __sourceformat__ ("/dev/null")
%!error <cannot be read: No such file> __sourceformat__ ("/no/such")
*/
