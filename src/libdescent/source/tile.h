/* tile.h: what one tile gives to a run of samples (source-columns.c,
   source-rows.c, box.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_TILE_H
#define DESCENT_TILE_H

#include <string.h>

#include "source.h"

/* What is read at one time: it stays in the cache until it is in its place,
   and a poll is asked after it. */
enum { PIECE_BYTES = 1 << 18 };

/* N samples from number FIRST of the tile on, of each the first ROWS features,
   go to X; there it is COLUMN bytes from one sample to the next. */
typedef struct
{
  const dsc_source_file *file;
  const char *plain;    /* the tile when it was packed; NULL: in the file, */
  uint64_t offset;      /* from here on */
  size_t stride, value;
  dsc_int first, n, rows;
  char *X;
  size_t column;
  char *piece;          /* PIECE_BYTES of scratch */
  const dsc_poll *poll;
  dsc_source_error *e;
} dsc_tile_run;

/* Tiles whose samples are contiguous, and whose features are. */
dsc_status dsc_tile_columns (const dsc_tile_run *r);
dsc_status dsc_tile_rows (const dsc_tile_run *r);

/* The tiles of a box that have some of the same samples; of number TILE of
   them, unpacked at PLAIN, the part of N samples from number FIRST on into X
   (features, n), values of VALUE bytes. */
dsc_int dsc_box_tiles (const dsc_box *box);
void dsc_box_copy (const dsc_box *box, dsc_int tile, const char *plain,
                   size_t value, dsc_int features, dsc_int first, dsc_int n,
                   char *X);

static inline dsc_status
take_bytes (const dsc_tile_run *r, uint64_t at, void *to, size_t bytes)
{
  if (! r->plain)
    return dsc_source_file_read (r->file, r->offset + at, to, bytes, r->e);
  memcpy (to, r->plain + at, bytes);
  return DSC_OK;
}

#endif
