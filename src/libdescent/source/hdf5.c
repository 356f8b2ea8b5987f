/* hdf5.c: can what is said of an array in an HDF5 file be?  And its part of a
   source.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/kinds.h"

#include "hdf5.h"

enum
{
  TILES_LEAST = 4096,     /* that any file may have; */
  BYTES_OF_A_TILE = 16,   /* of more, each takes so many bytes of the file */
  TILES_MOST = 1 << 21,   /* a table of 48 MiB */
  INFLATED_MOST = 1032,   /* bytes that deflate makes of one */
  PACKED_MORE = 1024      /* bytes, and an eighth: what it adds at most */
};

static const uint64_t chunk_most = UINT32_MAX;   /* bytes, by the format */

/* ---- tiles, down first: the features of the first samples, ... */

/* The number of chunks along dimension I. */
static dsc_int
chunks_along (const dsc_hdf5 *d, int i)
{
  return d->array.size[i] / d->chunk[i] + (d->array.size[i] % d->chunk[i] != 0);
}

dsc_int
dsc_hdf5_tile_count (const dsc_hdf5 *d, const dsc_source_file *f)
{
  dsc_int tiles = 1, most = (dsc_int) (f->bytes / BYTES_OF_A_TILE);
  for (int i = 0; d->chunked && i < d->array.dimensions; i++)
    if (__builtin_mul_overflow (tiles, chunks_along (d, i), &tiles))
      return 0;
  most = most < TILES_LEAST ? TILES_LEAST : most;
  return tiles <= most && tiles <= TILES_MOST ? tiles : 0;
}

int
dsc_hdf5_place (const dsc_hdf5 *d, int samples_last, dsc_int t, dsc_int *at)
{
  const int n = d->array.dimensions, sample = samples_last ? n - 1 : 0;
  int cut = 0;
  for (int k = n - 1; k >= 0; k--)
    {
      /* the features from the last dimension on, then the samples */
      const int i = k == 0 ? sample : samples_last ? k - 1 : k;
      const dsc_int chunks = chunks_along (d, i);
      at[i] = t % chunks * d->chunk[i];
      t /= chunks;
      cut |= at[i] > d->array.size[i] - d->chunk[i];
    }
  return cut;
}

/* ---- checks */

int
dsc_hdf5_holds_chunk (const dsc_hdf5 *d)
{
  const int in_place = d->filters.n == 0 && d->array.dimensions <= 2;
  return in_place || d->filters.bytes <= DSC_HDF5_CHUNK_MOST;
}

static dsc_status
check_chunks (const dsc_source_file *f, dsc_hdf5 *d, dsc_source_error *e)
{
  uint64_t bytes = kind_bytes (d->array.kind);
  int good = dsc_filters_known (&d->filters);
  for (int i = 0; good && i < d->array.dimensions; i++)
    good = d->chunk[i] >= 1
           && ! __builtin_mul_overflow (bytes, (uint64_t) d->chunk[i], &bytes)
           && bytes <= chunk_most;
  good = good && d->filters.bytes == bytes && dsc_hdf5_tile_count (d, f) > 0
         && dsc_hdf5_holds_chunk (d);
  return good ? DSC_OK : dsc_source_fails (e, DSC_FAULT_SIZE, -1, NULL, 0);
}

static dsc_status
check_place (const dsc_source_file *f, const dsc_hdf5 *d, dsc_source_error *e)
{
  const dsc_array *a = &d->array;
  if (d->unwritten
      || (a->offset <= f->bytes && a->bytes <= f->bytes - a->offset))
    return DSC_OK;
  return dsc_source_fails (e, DSC_FAULT_TRUNCATED, (int64_t) f->bytes, NULL, 0);
}

/* Text to be shown, whatever it was. */
static void
make_printable (char *text, size_t most)
{
  text[most - 1] = 0;
  for (; *text; text++)
    if ((unsigned char) *text < ' ' || *text == 127)
      *text = '?';
}

dsc_status
dsc_hdf5_check (const dsc_source_file *f, dsc_hdf5 *d, dsc_source_error *e)
{
  make_printable (d->name, sizeof d->name);
  make_printable (d->reason, sizeof d->reason);
  if (d->fault != DSC_FAULT_NONE)
    return dsc_source_fails (e, d->fault, -1, NULL, 0);
  dsc_array *a = &d->array;
  if (a->dimensions < 1 || a->dimensions > DSC_ARRAY_DIMENSIONS
      || (unsigned) a->kind > DSC_LOGICAL)
    return dsc_source_fails (e, DSC_FAULT_SIZE, -1, NULL, 0);
  const dsc_status status = dsc_array_bytes (a, e);
  if (status != DSC_OK)
    return status;
  return d->chunked ? check_chunks (f, d, e) : check_place (f, d, e);
}

dsc_status
dsc_hdf5_check_tile (const dsc_source_file *f, const dsc_hdf5 *d,
                     const dsc_tile *tile, dsc_source_error *e)
{
  const uint64_t bytes = d->filters.bytes;
  int plain = 1, inflates = 0;
  for (int i = 0; i < d->filters.n; i++)
    if (! (tile->flags >> i & 1))
      {
        plain = 0;
        inflates |= d->filters.filter[i] == DSC_DEFLATE;
      }
  if (tile->bytes == 0)
    return DSC_OK;
  if (tile->offset > f->bytes || tile->bytes > f->bytes - tile->offset)
    return dsc_source_fails (e, DSC_FAULT_TRUNCATED, (int64_t) f->bytes,
                             NULL, 0);
  const int good = plain ? tile->bytes == bytes
                   : tile->bytes <= bytes + bytes / 8 + PACKED_MORE
                     && (inflates ? bytes / INFLATED_MOST <= tile->bytes
                                  : bytes <= tile->bytes);
  return good ? DSC_OK : dsc_source_fails (e, DSC_FAULT_PACKED,
                                           (int64_t) tile->offset, NULL, 0);
}

/* ---- the part of a source */

static size_t
packed_most (const dsc_hdf5 *d, const dsc_source_file *f, const dsc_tile *tile)
{
  const dsc_int tiles = dsc_hdf5_tile_count (d, f);
  uint64_t most = 0;
  for (dsc_int t = 0; t < tiles; t++)
    most = tile[t].bytes > most ? tile[t].bytes : most;
  return (size_t) most;
}

/* Are the features of a chunk consecutive ones? */
static int
is_plain_tile (const dsc_hdf5 *d, int samples_last)
{
  const int first = ! samples_last, end = d->array.dimensions - samples_last;
  for (int i = first + 1; i < end; i++)
    if (d->chunk[i] != d->array.size[i])
      return 0;
  return 1;
}

static void
cut_part (const dsc_source_file *f, const dsc_hdf5 *d, int samples_last,
          const dsc_tile *tile, dsc_codec *codec, dsc_source_part *part)
{
  const int n = d->array.dimensions, sample = samples_last ? n - 1 : 0;
  const int plain = is_plain_tile (d, samples_last);
  part->tile = tile;
  part->tile_samples = d->chunk[sample];
  part->tile_features = 1;
  for (int i = 0; i < n; i++)
    part->tile_features *= i == sample ? 1 : d->chunk[i];
  part->stride = kind_bytes (d->array.kind)
                 * (size_t) (part->layout == DSC_COLUMNS ? part->tile_features
                                                         : part->tile_samples);
  if (d->filters.n > 0 || ! plain)
    {
      dsc_filters_codec (&d->filters, packed_most (d, f, tile), codec);
      part->codec = codec;
    }
  if (! plain)
    part->box = (dsc_box) { .dimensions = n, .samples_last = samples_last,
                            .size = d->array.size, .chunk = d->chunk };
}

void
dsc_hdf5_part (const dsc_source_file *f, const dsc_hdf5 *d, int samples_last,
               const dsc_tile *tile, dsc_codec *codec, dsc_source_part *part,
               dsc_int *features)
{
  dsc_source_part_of (f, &d->array, samples_last, 0, part, features);
  memcpy (part->fill, d->fill, sizeof part->fill);
  if (d->unwritten)
    part->whole.bytes = 0;
  if (d->chunked)
    cut_part (f, d, samples_last, tile, codec, part);
}
