/* guess.c: the format of a file by its first bytes.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "formats.h"

static const struct
{
  const char *format, *mark;
  size_t bytes;
} marks[] = {
  { "npy", "\223NUMPY", 6 },
  { "gzip", "\037\213", 2 },
  { "hdf5", "\211HDF\r\n\032\n", 8 }
};

/* IDX has a weak mark, so that all of its header is to fit.  BYTES of a file
   that is not known may be 0. */
static int
is_idx (const void *beginning, size_t n, uint64_t bytes)
{
  const dsc_source_file head = { .handle = -1, .memory = beginning,
                                 .bytes = n };
  dsc_array a;
  dsc_source_error e;
  return dsc_idx_head (&head, &a, &e) == DSC_OK
         && (bytes == 0 || (a.offset <= bytes && a.bytes == bytes - a.offset));
}

/* The superblock of HDF5 may be at byte 512, 1024, 2048 ... (MATLAB's files
   have it there). */
static int
is_hdf5 (const char *beginning, size_t n)
{
  for (size_t at = 512; at + 8 <= n; at *= 2)
    if (memcmp (beginning + at, "\211HDF\r\n\032\n", 8) == 0)
      return 1;
  return 0;
}

const char *
dsc_source_guess (const void *beginning, size_t n, uint64_t bytes)
{
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
    if (n >= marks[i].bytes
        && memcmp (beginning, marks[i].mark, marks[i].bytes) == 0)
      return marks[i].format;
  return is_hdf5 (beginning, n) ? "hdf5"
         : is_idx (beginning, n, bytes) ? "idx" : NULL;
}
