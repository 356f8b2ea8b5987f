// __source__.cc: SRC = __source__ (REQUEST) opens files and describes them; see
// datasource.  REQUEST has the fields Files, Format ("": by the content),
// ObservationsIn and Dataset, and for raw records Class, Size, Offset,
// RecordBytes and ByteOrder.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/source.h"

// PKG_ADD: autoload ("__source__", "__descent__.oct");
DEFUN_DLD (__source__, args, , "see datasource")
{
  return guarded ("__source__", [&] () -> octave_value_list
  {
    const char *who = "datasource";
    check_nargin (args, 1, "__source__");
    const octave_scalar_map given = get_struct (args(0), who, "REQUEST");
    return ovl (source_map (open_source (get_source_request (given, who),
                                         who)));
  });
}

/*
%!error <needs 1 arguments> __source__ ()
%!error <REQUEST must be a struct> __source__ (1)
%!error <FILE must be a name> __source__ (struct ())
*/
