/* source-columns.c: samples that are contiguous in their file.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "tile.h"

/* Gaps between samples that are read with them, in shares of a sample. */
enum { GAP_MOST = 3 };

/* K samples from number S of the run on: all at once into their place, each
   by itself, or by a piece. */
static dsc_status
take_samples (const dsc_tile_run *r, dsc_int s, dsc_int k, size_t bytes)
{
  const uint64_t at = (uint64_t) (r->first + s) * r->stride;
  char *X = r->X + (size_t) s * r->column;
  if (k == 1 || (r->stride == bytes && r->column == bytes))
    return take_bytes (r, at, X, (size_t) k * bytes);
  const dsc_status status
    = take_bytes (r, at, r->piece, (size_t) (k - 1) * r->stride + bytes);
  if (status == DSC_OK)
    for (dsc_int i = 0; i < k; i++)
      memcpy (X + (size_t) i * r->column, r->piece + (size_t) i * r->stride,
              bytes);
  return status;
}

dsc_status
dsc_tile_columns (const dsc_tile_run *r)
{
  const size_t bytes = (size_t) r->rows * r->value;
  const int close = r->stride / (GAP_MOST + 1) <= bytes;
  const dsc_int together = close ? (dsc_int) (PIECE_BYTES / r->stride) : 1;
  for (dsc_int s = 0, k; s < r->n; s += k)
    {
      k = r->n - s < together ? r->n - s : together > 0 ? together : 1;
      const dsc_status status = take_samples (r, s, k, bytes);
      if (status != DSC_OK)
        return status;
      if (dsc_poll_stops (r->poll))
        return DSC_ESTOP;
    }
  return DSC_OK;
}
