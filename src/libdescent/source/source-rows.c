/* source-rows.c: samples of which each feature is contiguous in its file.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "tile.h"

/* As many samples of a feature are read at one time: 8 KiB of doubles.  From
   one feature to the next it is a little more: multiples of 4 KiB share the
   same few lines of the cache. */
enum { ROW_SAMPLES = 1024, ROW_GAP = 64 };

#define TURN(type)                                                         \
  for (dsc_int i = 0; i < k; i++)                                          \
    for (dsc_int j = 0; j < rows; j++)                                     \
      memcpy (X + (size_t) i * column + (size_t) j * sizeof (type),        \
              piece + (size_t) j * pitch + (size_t) i * sizeof (type),     \
              sizeof (type))

/* X (rows, k), with COLUMN bytes from one column to the next, is the
   transpose of PIECE (k, rows), with PITCH bytes. */
static void
turn (size_t value, dsc_int k, dsc_int rows, const char *piece,
      size_t pitch, char *X, size_t column)
{
  switch (value)
    {
    case 1: TURN (uint8_t); break;
    case 2: TURN (uint16_t); break;
    case 4: TURN (uint32_t); break;
    default: TURN (uint64_t); break;
    }
}

/* K samples from number S of the run on, ROWS features from number J on. */
static dsc_status
take_block (const dsc_tile_run *r, dsc_int s, dsc_int k, dsc_int j,
            dsc_int rows)
{
  const size_t bytes = (size_t) k * r->value, pitch = bytes + ROW_GAP;
  for (dsc_int i = 0; i < rows; i++)
    {
      const uint64_t at = (uint64_t) (j + i) * r->stride
                          + (uint64_t) (r->first + s) * r->value;
      const dsc_status status
        = take_bytes (r, at, r->piece + (size_t) i * pitch, bytes);
      if (status != DSC_OK)
        return status;
    }
  turn (r->value, k, rows, r->piece, pitch,
        r->X + (size_t) s * r->column + (size_t) j * r->value, r->column);
  return DSC_OK;
}

dsc_status
dsc_tile_rows (const dsc_tile_run *r)
{
  for (dsc_int s = 0, k; s < r->n; s += k)
    {
      k = r->n - s < ROW_SAMPLES ? r->n - s : ROW_SAMPLES;
      const dsc_int most = PIECE_BYTES / (k * (dsc_int) r->value + ROW_GAP);
      for (dsc_int j = 0, rows; j < r->rows; j += rows)
        {
          rows = r->rows - j < most ? r->rows - j : most;
          const dsc_status status = take_block (r, s, k, j, rows);
          if (status != DSC_OK)
            return status;
          if (dsc_poll_stops (r->poll))
            return DSC_ESTOP;
        }
    }
  return DSC_OK;
}
