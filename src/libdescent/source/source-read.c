/* source-read.c: runs of samples from the files of a source.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/carve.h"
#include "base/kinds.h"

#include "tile.h"

/* What one call of dsc_source_read works with. */
typedef struct
{
  const dsc_source *s;
  const dsc_source_part *part;
  char *piece, *packed, *plain, *codec;
  const dsc_poll *poll;
  dsc_source_error *e;
} reader;

static size_t
lay_out (const dsc_source *s, void *room, reader *r)
{
  size_t used = 0, packed = 0, plain = 0, codec = 0;
  for (int i = 0; i < s->parts; i++)
    {
      const dsc_codec *c = s->part[i].codec;
      packed = c && c->packed_most > packed ? c->packed_most : packed;
      plain = c && c->bytes > plain ? c->bytes : plain;
      codec = c && c->room > codec ? c->room : codec;
    }
  r->piece = carve (&used, room, PIECE_BYTES);
  r->packed = carve (&used, room, packed);
  r->plain = carve (&used, room, plain);
  r->codec = carve (&used, room, codec);
  return used;
}

size_t
dsc_source_room (const dsc_source *s)
{
  reader r;
  return lay_out (s, NULL, &r);
}

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
unpack (const reader *r, const dsc_tile *tile)
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
read_tile (const reader *r, const dsc_tile *tile, dsc_tile_run *run)
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

#define SWAP(bits)                                                         \
  for (size_t i = 0; i < n; i++)                                           \
    {                                                                      \
      uint##bits##_t v;                                                    \
      memcpy (&v, x + i * sizeof v, sizeof v);                             \
      v = __builtin_bswap##bits (v);                                       \
      memcpy (x + i * sizeof v, &v, sizeof v);                             \
    }

static void
swap_bytes (size_t value, size_t n, char *x)
{
  switch (value)
    {
    case 2: SWAP (16) break;
    case 4: SWAP (32) break;
    case 8: SWAP (64) break;
    }
}

/* The n values at X as the processor has them. */
static void
make_native (const reader *r, size_t n, char *X)
{
  if (r->part->swap)
    swap_bytes (kind_bytes (r->s->kind), n, X);
  if (r->s->kind == DSC_LOGICAL)
    for (size_t i = 0; i < n; i++)
      X[i] = X[i] != 0;
}

/* The same as read_tiles, of a box. */
static dsc_status
read_box (const reader *r, dsc_int i, dsc_int first, dsc_int n, char *X)
{
  const dsc_source_part *p = r->part;
  const dsc_int tiles = dsc_box_tiles (&p->box);
  const size_t value = kind_bytes (r->s->kind);
  for (dsc_int j = 0; j < tiles; j++)
    {
      const dsc_tile *tile = &p->tile[i * tiles + j];
      dsc_status status = DSC_OK;
      if (tile->bytes > 0)
        status = unpack (r, tile);
      else
        for (size_t k = 0; k < p->codec->bytes; k += value)
          memcpy (r->plain + k, p->fill, value);
      if (status == DSC_OK && dsc_poll_stops (r->poll))
        status = DSC_ESTOP;
      if (status != DSC_OK)
        return status;
      dsc_box_copy (&p->box, j, r->plain, value, r->s->features,
                    first - i * p->tile_samples, n, X);
    }
  make_native (r, (size_t) n * (size_t) r->s->features, X);
  return DSC_OK;
}

/* N samples from number FIRST of the part on, all in the tiles of number I
   along the samples. */
static dsc_status
read_tiles (const reader *r, dsc_int i, dsc_int first, dsc_int n, char *X)
{
  const dsc_source_part *p = r->part;
  const dsc_int features = r->s->features, tall = p->tile_features;
  const dsc_int tiles = features / tall + (features % tall != 0);
  const size_t value = kind_bytes (r->s->kind);
  for (dsc_int j = 0; j < tiles; j++)
    {
      const dsc_tile *tile = p->tile ? &p->tile[i * tiles + j] : &p->whole;
      const dsc_int rows = features - j * tall;
      dsc_tile_run run = {
        .file = &p->file, .offset = tile->offset, .stride = p->stride,
        .value = value, .first = first - i * p->tile_samples, .n = n,
        .rows = rows < tall ? rows : tall,
        .X = X + (size_t) (j * tall) * value,
        .column = (size_t) features * value,
        .piece = r->piece, .poll = r->poll, .e = r->e
      };
      const dsc_status status = read_tile (r, tile, &run);
      if (status != DSC_OK)
        return status;
    }
  make_native (r, (size_t) n * (size_t) features, X);
  return DSC_OK;
}

/* N samples from number FIRST of the part on. */
static dsc_status
read_part (const reader *r, dsc_int first, dsc_int n, char *X)
{
  const dsc_int wide = r->part->tile_samples;
  const size_t column = (size_t) r->s->features * kind_bytes (r->s->kind);
  for (dsc_int k; n > 0; first += k, n -= k, X += (size_t) k * column)
    {
      const dsc_int i = first / wide, left = wide - first % wide;
      k = n < left ? n : left;
      const dsc_status status = (r->part->box.dimensions ? read_box
                                 : read_tiles) (r, i, first, k, X);
      if (status != DSC_OK)
        return status;
    }
  return dsc_source_file_same (&r->part->file, r->e);
}

/* The part that has sample number FIRST. */
static int
find_part (const dsc_source *s, dsc_int first)
{
  int low = 0, high = s->parts;
  while (high - low > 1)
    {
      const int middle = low + (high - low) / 2;
      *(s->part[middle].first <= first ? &low : &high) = middle;
    }
  return low;
}

dsc_status
dsc_source_read (const dsc_source *s, dsc_int first, dsc_int n, void *X,
                 void *room, const dsc_poll *poll, dsc_source_error *e)
{
  reader r = { .s = s, .poll = poll, .e = e };
  const size_t column = (size_t) s->features * kind_bytes (s->kind);
  char *x = X;
  if (first < 0 || n < 0 || n > s->samples || first > s->samples - n)
    return DSC_EARG;
  lay_out (s, room, &r);
  for (int i = find_part (s, first); n > 0; i++)
    {
      r.part = &s->part[i];
      const dsc_int at = first - r.part->first, left = r.part->samples - at;
      const dsc_int k = n < left ? n : left;
      e->file = i;
      const dsc_status status = read_part (&r, at, k, x);
      if (status != DSC_OK)
        return status;
      first += k;
      n -= k;
      x += (size_t) k * column;
    }
  return DSC_OK;
}
