// source-format.h: the formats of files that are read.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef DESCENT_OCT_SOURCE_FORMAT_H
#define DESCENT_OCT_SOURCE_FORMAT_H

// By their names, NULL from the last on.  "csv" is made into "npy" first.
inline const char *
source_format_name (int i)
{
  static const char *const names[]
    = { "npy", "idx", "hdf5", "raw", "csv", nullptr };
  return names[i];
}

#endif
