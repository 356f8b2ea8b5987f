/* chunk.c: chunks of an array that have gone through a chain of filters.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/carve.h"

#include "source.h"

enum { CHECK_BYTES = 4 };

/* A chunk on its way: `bytes' at `at', which is the packed one, one of the two
   pieces of the room, each of `most' bytes, or the plain one. */
typedef struct
{
  unsigned char *at, *plain, *piece[2];
  size_t bytes, most;
  void *inflating;
} chunk;

int
dsc_filters_known (const dsc_filters *f)
{
  int seen = 0, good = f->n >= 0 && f->n <= DSC_FILTERS;
  for (int i = 0; good && i < f->n; i++)
    {
      const int which = f->filter[i];
      good = which >= DSC_DEFLATE && which <= DSC_FLETCHER32
             && ! (seen & 1 << which)
             && (which != DSC_SHUFFLE || f->shuffled > 0);
#ifndef DSC_HAVE_ZLIB
      good = good && which != DSC_DEFLATE;
#endif
      seen |= good ? 1 << which : 0;
    }
  return good;
}

/* Was filter I applied to a chunk with these FLAGS? */
static int
applied (uint32_t flags, int i)
{
  return ! (flags >> i & 1);
}

/* The bytes of a chunk before filter I was applied. */
static size_t
bytes_before (const dsc_filters *f, uint32_t flags, int i)
{
  size_t bytes = f->bytes;
  while (i-- > 0)
    if (applied (flags, i) && f->filter[i] == DSC_FLETCHER32)
      bytes += CHECK_BYTES;
  return bytes;
}

/* Where the chunk goes next: LAST, there is nothing more to undo. */
static unsigned char *
next_place (const chunk *c, int last)
{
  return last ? c->plain : c->piece[c->at == c->piece[0]];
}

/* Filter I of F undone; LAST as above. */
static int
undo (const dsc_filters *f, int i, uint32_t flags, int last, chunk *c)
{
  unsigned char *to = next_place (c, last);
  const size_t before = bytes_before (f, flags, i);
  switch (f->filter[i])
    {
    case DSC_FLETCHER32:
      if (c->bytes < CHECK_BYTES)
        return 0;
      c->bytes -= CHECK_BYTES;
      return dsc_fletcher32_holds (c->at, c->bytes);
    case DSC_SHUFFLE:
      if (c->bytes > (last ? f->bytes : c->most))
        return 0;
      dsc_unshuffle (f->shuffled, c->bytes, c->at, to);
      break;
    default:
      if (! dsc_inflate (c->at, c->bytes, to, before, c->inflating))
        return 0;
      c->bytes = before;
    }
  c->at = to;
  return 1;
}

static size_t
lay_out (const dsc_codec *codec, void *room, chunk *c)
{
  const size_t checked = codec->bytes + CHECK_BYTES;
  size_t used = 0;
  c->most = codec->packed_most > checked ? codec->packed_most : checked;
  for (int i = 0; i < 2; i++)
    c->piece[i] = carve (&used, room, c->most);
  c->inflating = carve (&used, room, DSC_INFLATE_BYTES);
  return used;
}

static dsc_status
unpack (const dsc_codec *self, const dsc_tile *tile, void *packed, void *plain,
        void *room, dsc_source_error *e)
{
  const dsc_filters *f = self->self;
  chunk c = { .at = packed, .bytes = (size_t) tile->bytes, .plain = plain };
  int good = 1;
  lay_out (self, room, &c);
  for (int i = f->n - 1; good && i >= 0; i--)
    if (applied (tile->flags, i))
      {
        int last = 1;
        for (int j = 0; j < i; j++)
          last &= ! applied (tile->flags, j);
        good = undo (f, i, tile->flags, last, &c);
      }
  if (! good || c.bytes != f->bytes)
    return dsc_source_fails (e, DSC_FAULT_PACKED, (int64_t) tile->offset,
                             NULL, 0);
  if (c.at != c.plain)
    memcpy (c.plain, c.at, c.bytes);
  return DSC_OK;
}

void
dsc_filters_codec (const dsc_filters *f, size_t packed_most, dsc_codec *codec)
{
  chunk c;
  *codec = (dsc_codec) { .unpack = unpack, .bytes = f->bytes,
                         .packed_most = packed_most, .self = (void *) f };
  codec->room = lay_out (codec, NULL, &c);
}
