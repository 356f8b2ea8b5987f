// __unpacksource__.cc: FORMAT = __unpacksource__ (FILE, TO) writes what FILE,
// of gzip, holds into the file TO; its format is "" if it has no mark.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/cache.h"

enum { UNPACK_BYTES = 1 << 20, GZIP_MOST = 1032 };

// How long the array is that begins with N bytes of HEAD; 0: not told.
static uint64_t
promised_bytes (input_stream& in, const std::string& format, const char *head,
                std::size_t n)
{
  dsc_array a;
  const dsc_source_file f = { -1, head, n, 0, 0 };
  if (format != "npy" && format != "idx")
    return 0;
  in.check (format == "npy" ? dsc_npy_head (&f, &a, in.error ())
                            : dsc_idx_head (&f, &a, in.error ()));
  if (a.bytes / GZIP_MOST > in.bytes ())
    in.check (dsc_source_fails (in.error (), DSC_FAULT_SIZE, -1, nullptr, 0));
  return a.offset + a.bytes;
}

// PKG_ADD: autoload ("__unpacksource__", "__descent__.oct");
DEFUN_DLD (__unpacksource__, args, , "see datasource")
{
  return guarded ("__unpacksource__", [&] () -> octave_value_list
  {
    const char *who = "datasource";
    check_nargin (args, 2, "__unpacksource__");
    const std::string from = get_name (args(0), who, "FILE"),
      to = get_name (args(1), who, "TO");
    input_stream in (from, who);
    workspace room (UNPACK_BYTES);
    char *data = static_cast<char *> (room.base ());
    std::size_t n = in.read (data, UNPACK_BYTES);
    const char *guess = dsc_source_guess (data, n, 0);
    const std::string format = guess ? guess : "";
    const uint64_t promised = promised_bytes (in, format, data, n);
    cache_file out (to, from, who);
    conversion_progress progress (from, in.bytes ());
    for (uint64_t total = n; n > 0; total += n)
      {
        if (promised && total > promised)
          in.check (dsc_source_fails (in.error (), DSC_FAULT_TRAILING,
                                      promised, nullptr, 0));
        out.write (data, n);
        progress.done (in.at ());
        n = in.read (data, UNPACK_BYTES);
      }
    in.check_same ();
    out.finish ();
    return ovl (format);
  });
}

/*
%!error <needs 2 arguments> __unpacksource__ ("a")
%!error <FILE must be a string> __unpacksource__ (1, "a")
%!error <cannot be read: No such file> __unpacksource__ ("/no/such", "/no/such.out")
*/
