/* source-read.c: runs of samples from the files of a source.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/carve.h"
#include "base/kinds.h"

#include "team.h"
#include "tile.h"

enum { TEAM_BYTES = 1 << 25 };   /* of the room of all readers, at most */

static size_t
lay_out (const dsc_source *s, void *room, dsc_reader *r)
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
  return (used + 63) / 64 * 64;
}

/* The threads of a reading of S; 1 where nothing is packed. */
static int
team_of (const dsc_source *s)
{
  return s->readers > 1 ? s->readers : 1;
}

size_t
dsc_source_room (const dsc_source *s)
{
  dsc_reader r;
  return (size_t) team_of (s) * lay_out (s, NULL, &r);
}

int
dsc_source_readers (const dsc_source *s, int threads)
{
  dsc_reader r;
  int packed = 0;
  for (int i = 0; i < s->parts; i++)
    packed |= s->part[i].codec != NULL;
  const size_t fit = TEAM_BYTES / lay_out (s, NULL, &r);
  return ! packed || threads < 2 || fit < 2 ? 1
         : fit < (size_t) threads ? (int) fit : threads;
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
make_native (const dsc_reader *r, size_t n, char *X)
{
  if (r->part->swap)
    swap_bytes (kind_bytes (r->s->kind), n, X);
  if (r->s->kind == DSC_LOGICAL)
    for (size_t i = 0; i < n; i++)
      X[i] = X[i] != 0;
}

/* By TEAM threads, each with its part of ROOM. */
static dsc_status
read_together (const dsc_reader *r, void *room, int team,
               const dsc_part_run *run)
{
  dsc_reader each[DSC_MAX_THREADS] = { *r };
  const size_t bytes = lay_out (r->s, room, &each[0]);
  for (int i = 1; i < team; i++)
    {
      each[i] = *r;
      lay_out (r->s, (char *) room + (size_t) i * bytes, &each[i]);
    }
  return dsc_read_together (each, team, run);
}

static dsc_status
read_one_by_one (const dsc_reader *r, const dsc_part_run *run)
{
  dsc_status status = DSC_OK;
  for (dsc_int i = 0; i < run->items && status == DSC_OK; i++)
    status = dsc_read_item (r, run, i);
  return status;
}

/* N samples from number FIRST of the part on. */
static dsc_status
read_part (const dsc_reader *r, void *room, dsc_int first, dsc_int n, char *X)
{
  const dsc_source_part *p = r->part;
  const dsc_int wide = p->tile_samples, tiles = dsc_tiles_together (r->s, p);
  const dsc_int items = ((first + n - 1) / wide - first / wide + 1) * tiles;
  const dsc_part_run run = { first, n, tiles, items, X };
  const int team = p->codec ? dsc_team_worth (&run, team_of (r->s),
                                              p->codec->bytes) : 1;
  const dsc_status status = team > 1 ? read_together (r, room, team, &run)
                                     : read_one_by_one (r, &run);
  if (status != DSC_OK)
    return status;
  make_native (r, (size_t) n * (size_t) r->s->features, X);
  return dsc_source_file_same (&p->file, r->e);
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
  dsc_reader r = { .s = s, .poll = poll, .e = e };
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
      const dsc_status status = read_part (&r, room, at, k, x);
      if (status != DSC_OK)
        return status;
      first += k;
      n -= k;
      x += (size_t) k * column;
    }
  return DSC_OK;
}
