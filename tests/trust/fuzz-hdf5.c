/* fuzz-hdf5.c: libFuzzer's target for arrays of HDF5 as they are told: what
   libhdf5 may say of a file, true or not, and the file that is read by it.

   The first bytes of the input are the description and the tiles, the others
   the file.

     clang -g -O1 -fsanitize=fuzzer,address,undefined -I src/libdescent ...

   SPDX-License-Identifier: GPL-3.0-or-later */

#include <sanitizer/asan_interface.h>
#include <stdlib.h>
#include <string.h>

#include "base/kinds.h"
#include "source/hdf5.h"

enum { VALUES_MOST = 1 << 11, RUNS_MOST = 8, ROOM_MOST = 1 << 20 };

typedef struct
{
  const uint8_t *at;
  size_t left;
} input;

static unsigned
byte (input *in)
{
  return in->left > 0 ? (in->left--, *in->at++) : 0;
}

/* Small more often than not: the two highest bits are how many more bytes. */
static int64_t
number (input *in)
{
  static const int more[] = { 0, 0, 1, 8 };
  const unsigned first = byte (in);
  uint64_t v = first & 63;
  for (int i = 0; i < more[first >> 6]; i++)
    v = v << 8 | byte (in);
  return (int64_t) v;
}

static void
describe (input *in, dsc_hdf5 *d)
{
  memset (d, 0, sizeof *d);
  const unsigned flags = byte (in);
  d->chunked = flags & 1;
  d->plain_edges = flags >> 1 & 1;
  d->array.swap = flags >> 2 & 1;
  d->unwritten = (flags & 0x38) == 0x38;
  d->fault = (flags & 0xc0) == 0xc0 ? DSC_FAULT_TOLD : DSC_FAULT_NONE;
  d->array.kind = (dsc_kind) (byte (in) % (DSC_LOGICAL + 2));
  d->array.dimensions = (int) (byte (in) % 5);
  if (d->array.dimensions == 4)
    d->array.dimensions = (int) number (in);
  for (int i = 0; i < DSC_ARRAY_DIMENSIONS && i < d->array.dimensions; i++)
    {
      d->array.size[i] = (dsc_int) number (in);
      d->chunk[i] = (dsc_int) number (in);
    }
  d->array.offset = (uint64_t) number (in);
  const unsigned filters = byte (in);
  d->filters.n = (int) (filters & 3);
  for (int i = 0; i < DSC_FILTERS; i++)
    d->filters.filter[i] = (int) (filters >> (2 + 2 * i) & 3);
  d->filters.shuffled = (size_t) number (in);
  /* right, unless the input insists */
  d->filters.bytes = kind_bytes (d->array.kind);
  for (int i = 0; i < DSC_ARRAY_DIMENSIONS && i < d->array.dimensions; i++)
    d->filters.bytes *= (size_t) d->chunk[i];
  d->filters.bytes += byte (in) == 255;
}

/* The tiles as far as they are told; the rest are not stored. */
static dsc_tile *
make_tiles (input *in, const dsc_source_file *f, const dsc_hdf5 *d,
            dsc_int tiles, int *good)
{
  dsc_source_error e;
  dsc_tile *tile = calloc ((size_t) tiles, sizeof *tile);
  for (dsc_int t = 0; t < tiles; t++)
    {
      tile[t].offset = (uint64_t) number (in);
      tile[t].bytes = (uint64_t) number (in);
      tile[t].flags = (uint32_t) number (in);
      /* often what is not packed, so that something is read */
      if (tile[t].bytes == 63)
        tile[t].bytes = d->filters.bytes;
      *good &= dsc_hdf5_check_tile (f, d, &tile[t], &e) == DSC_OK;
    }
  return tile;
}

/* One for all inputs, for each is as slow as the rest of its test. */
static void *
make_room (size_t bytes)
{
  static void *room;
  if (! room)
    room = aligned_alloc (64, ROOM_MOST);
  if (! room || bytes > ROOM_MOST)
    abort ();
  ASAN_UNPOISON_MEMORY_REGION (room, ROOM_MOST);
  ASAN_POISON_MEMORY_REGION ((char *) room + bytes, ROOM_MOST - bytes);
  return room;
}

/* In some runs: to read a tile again and again finds nothing new. */
static void
read_all (const dsc_source *s, dsc_int block)
{
  if (block < s->samples / RUNS_MOST)
    block = s->samples / RUNS_MOST;
  const size_t column = (size_t) s->features * kind_bytes (s->kind);
  char *X = malloc ((size_t) block * column);
  void *room = make_room (dsc_source_room (s));
  dsc_source_error e;
  for (dsc_int first = 0, n; first < s->samples; first += n)
    {
      n = s->samples - first < block ? s->samples - first : block;
      if (dsc_source_read (s, first, n, X, room, NULL, &e) != DSC_OK)
        break;
    }
  free (X);
}

static void
use (input *in, const dsc_source_file *f, dsc_hdf5 *d)
{
  const int last = (int) (byte (in) & 1);
  const dsc_int block = 1 + (dsc_int) byte (in);
  dsc_source_error e;
  int good = 1;
  if (dsc_hdf5_check (f, d, &e) != DSC_OK
      || d->array.bytes > VALUES_MOST || d->filters.bytes > VALUES_MOST)
    return;
  dsc_tile *tile
    = make_tiles (in, f, d, dsc_hdf5_tile_count (d, f), &good);
  dsc_codec codec;
  dsc_source_part part;
  dsc_source s = { .kind = d->array.kind, .parts = 1, .part = &part };
  if (good)
    {
      dsc_hdf5_part (f, d, last, tile, &codec, &part, &s.features);
      if (dsc_source_count (&s, &e) == DSC_OK)
        read_all (&s, block);
    }
  free (tile);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t bytes)
{
  dsc_hdf5 d;
  input in = { data, bytes < 2 ? 0 : (size_t) data[0] };
  if (bytes < 2)
    return 0;
  if (in.left > bytes - 1)
    in.left = bytes - 1;
  in.at = data + 1;
  const dsc_source_file f = { .handle = -1,
                              .memory = (const char *) in.at + in.left,
                              .bytes = bytes - 1 - in.left };
  describe (&in, &d);
  use (&in, &f, &d);
  return 0;
}
