/* source-item.c: what one tile of a source gives to a run of samples.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/kinds.h"

#include "team.h"
#include "tile.h"

/* Of values that are not stored. */
static void
fill_samples (const dsc_tile_run *run, const unsigned char *fill)
{
  for (dsc_int s = 0; s < run->n; s++)
    for (dsc_int j = 0; j < run->rows; j++)
      memcpy (run->X + (size_t) s * run->column + (size_t) j * run->value,
              fill, run->value);
}

/* A tile that is packed, into r->plain. */
static dsc_status
unpack (const dsc_reader *r, const dsc_tile *tile)
{
  const dsc_codec *codec = r->part->codec;
  if (tile->bytes > codec->packed_most)
    return dsc_source_fails (r->e, DSC_FAULT_PACKED, (int64_t) tile->offset,
                             NULL, 0);
  const dsc_status status
    = dsc_source_file_read (&r->part->file, tile->offset, r->packed,
                            (size_t) tile->bytes, r->e);
  if (status != DSC_OK)
    return status;
  return codec->unpack (codec, tile, r->packed, r->plain, r->codec, r->e);
}

static dsc_status
read_tile (const dsc_reader *r, const dsc_tile *tile, dsc_tile_run *run)
{
  if (tile->bytes == 0)
    {
      fill_samples (run, r->part->fill);
      return DSC_OK;
    }
  if (r->part->codec)
    {
      const dsc_status status = unpack (r, tile);
      if (status != DSC_OK)
        return status;
      run->plain = r->plain;
      run->offset = 0;
    }
  return r->part->layout == DSC_COLUMNS ? dsc_tile_columns (run)
                                        : dsc_tile_rows (run);
}

/* Tile number J of a box: the N samples from number FIRST of the tile on, to
   X. */
static dsc_status
read_box (const dsc_reader *r, const dsc_tile *tile, dsc_int j, dsc_int first,
          dsc_int n, char *X)
{
  const dsc_source_part *p = r->part;
  const size_t value = kind_bytes (r->s->kind);
  dsc_status status = DSC_OK;
  if (tile->bytes > 0)
    status = unpack (r, tile);
  else
    for (size_t k = 0; k < p->codec->bytes; k += value)
      memcpy (r->plain + k, p->fill, value);
  if (status == DSC_OK && dsc_poll_stops (r->poll))
    status = DSC_ESTOP;
  if (status == DSC_OK)
    dsc_box_copy (&p->box, j, r->plain, value, r->s->features, first, n, X);
  return status;
}

/* The same of tile number J of those that have samples of the same number, not
   of a box. */
static dsc_status
read_cut (const dsc_reader *r, const dsc_tile *tile, dsc_int j, dsc_int first,
          dsc_int n, char *X)
{
  const dsc_source_part *p = r->part;
  const dsc_int features = r->s->features, tall = p->tile_features;
  const size_t value = kind_bytes (r->s->kind);
  const dsc_int rows = features - j * tall;
  dsc_tile_run run = {
    .file = &p->file, .offset = tile->offset, .stride = p->stride,
    .value = value, .first = first, .n = n, .rows = rows < tall ? rows : tall,
    .X = X + (size_t) (j * tall) * value, .column = (size_t) features * value,
    .piece = r->piece, .poll = r->poll, .e = r->e
  };
  return read_tile (r, tile, &run);
}

dsc_int
dsc_tiles_together (const dsc_source *s, const dsc_source_part *p)
{
  return p->box.dimensions ? dsc_box_tiles (&p->box)
         : s->features / p->tile_features
           + (s->features % p->tile_features != 0);
}

dsc_status
dsc_read_item (const dsc_reader *r, const dsc_part_run *run, dsc_int item)
{
  const dsc_source_part *p = r->part;
  const dsc_int wide = p->tile_samples, j = item % run->tiles;
  const dsc_int i = run->first / wide + item / run->tiles;
  const dsc_int skipped = i * wide < run->first ? run->first - i * wide : 0;
  const dsc_int at = i * wide + skipped - run->first;   /* in X */
  const dsc_int left = run->n - at, here = wide - skipped;
  char *X = run->X
            + (size_t) (at * r->s->features) * kind_bytes (r->s->kind);
  const dsc_tile *tile = p->tile ? &p->tile[i * run->tiles + j] : &p->whole;
  return (p->box.dimensions ? read_box : read_cut)
           (r, tile, j, skipped, left < here ? left : here, X);
}
