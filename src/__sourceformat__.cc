// __sourceformat__.cc: FORMAT = __sourceformat__ (FILE) is the format of a
// file by its content, "gzip" among them; "" if it has no mark.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/source-error.h"

enum { MARK_BYTES = 1 << 12 };

// PKG_ADD: autoload ("__sourceformat__", "__descent__.oct");
DEFUN_DLD (__sourceformat__, args, , "see datasource")
{
  return guarded ("__sourceformat__", [&] () -> octave_value_list
  {
    const char *who = "datasource";
    check_nargin (args, 1, "__sourceformat__");
    const std::string name = get_name (args(0), who, "FILE");
    dsc_source_file f;
    dsc_source_error e;
    char head[MARK_BYTES];
    dsc_status status = dsc_source_file_open (name.c_str (), &f, &e);
    if (status != DSC_OK)
      source_error (status, e, name, who);
    const std::size_t n = std::min<uint64_t> (f.bytes, sizeof head);
    status = dsc_source_file_read (&f, 0, head, n, &e);
    dsc_source_file_close (&f);
    if (status != DSC_OK)
      source_error (status, e, name, who);
    const char *format = dsc_source_guess (head, n, f.bytes);
    return ovl (format ? format : "");
  });
}

/*
%!error <needs 1 arguments> __sourceformat__ ()
%!error <is not a regular file> __sourceformat__ ("/dev/null")
%!error <cannot be read: No such file> __sourceformat__ ("/no/such")
*/
