// __fingerprint__.cc: TEXT = __fingerprint__ (FILES) tells files from others:
// a line with size, time, and CRC32C of both ends of each in the cell FILES.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/source-error.h"
#include "oct/source-request.h"

enum { END_BYTES = 1 << 16 };

// One after the other: those of a small file overlap.
static std::string
fingerprint (const std::string& name, const char *who)
{
  dsc_source_file f;
  dsc_source_error e;
  char text[120], ends[END_BYTES];
  dsc_status status = dsc_source_file_open (name.c_str (), &f, &e);
  if (status != DSC_OK)
    source_error (status, e, name, who);
  const std::size_t n = std::min<uint64_t> (f.bytes, END_BYTES);
  status = dsc_source_file_read (&f, 0, ends, n, &e);
  uint32_t check = dsc_crc32c (0, ends, n);
  if (status == DSC_OK)
    status = dsc_source_file_read (&f, f.bytes - n, ends, n, &e);
  check = dsc_crc32c (check, ends, n);
  dsc_source_file_close (&f);
  if (status != DSC_OK)
    source_error (status, e, name, who);
  std::snprintf (text, sizeof text, "%llu bytes, changed at %lld.%09ld, %08lx",
                 static_cast<unsigned long long> (f.bytes),
                 static_cast<long long> (f.seconds),
                 static_cast<long> (f.nanoseconds),
                 static_cast<unsigned long> (check));
  return text;
}

// PKG_ADD: autoload ("__fingerprint__", "__descent__.oct");
DEFUN_DLD (__fingerprint__, args, , "see datasource")
{
  return guarded ("__fingerprint__", [&] () -> octave_value_list
  {
    const char *who = "datasource";
    check_nargin (args, 1, "__fingerprint__");
    std::string all;
    for (const std::string& name : get_file_names (args(0), who))
      all += fingerprint (name, who) + "\n";
    return ovl (all);
  });
}

/*
%!error <needs 1 arguments> __fingerprint__ ()
%!error <cannot be read: No such file> __fingerprint__ ({"/no/such"})
%!assert (__fingerprint__ ({}), "")
*/
