/* unfilter.c: what HDF5 does to a chunk before it is stored, undone.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <limits.h>
#include <string.h>
#ifdef DSC_HAVE_ZLIB
#include <zlib.h>
#endif

#include "base/carve.h"

#include "source.h"

/* ---- fletcher32

   Sums of words of two bytes, the first byte the high one. */

static uint32_t
fold (uint32_t sum)
{
  return (sum & 0xffff) + (sum >> 16);
}

uint32_t
dsc_fletcher32 (const void *data, size_t bytes)
{
  enum { WORDS = 360 };   /* so many do not overflow the second sum */
  const unsigned char *p = data;
  uint32_t a = 0, b = 0;
  for (size_t words = bytes / 2, n; words > 0; words -= n)
    {
      n = words < WORDS ? words : WORDS;
      for (size_t i = 0; i < n; i++, p += 2)
        b += a += (uint32_t) p[0] << 8 | p[1];
      a = fold (a);
      b = fold (b);
    }
  if (bytes % 2)
    {
      b += a += (uint32_t) p[0] << 8;
      a = fold (a);
      b = fold (b);
    }
  return fold (b) << 16 | fold (a);
}

/* The checksum stands behind the data, its low byte first; HDF5 before 1.6.3
   exchanged the bytes of both its words. */
int
dsc_fletcher32_holds (const void *data, size_t bytes)
{
  const unsigned char *p = (const unsigned char *) data + bytes;
  const uint32_t stored = (uint32_t) p[3] << 24 | (uint32_t) p[2] << 16
                          | (uint32_t) p[1] << 8 | p[0];
  const uint32_t sum = dsc_fletcher32 (data, bytes);
  return stored == sum
         || stored == ((sum & 0x00ff00ff) << 8 | (sum >> 8 & 0x00ff00ff));
}

/* ---- shuffle: first bytes of all values, then all second ones, ... */

#define UNSHUFFLE(k)                                                       \
  for (size_t i = 0; i < n; i++)                                           \
    for (size_t j = 0; j < k; j++)                                         \
      to[i * k + j] = from[j * n + i]

void
dsc_unshuffle (size_t k, size_t bytes, const unsigned char *restrict from,
               unsigned char *restrict to)
{
  const size_t n = bytes / k;
  switch (k)
    {
    case 1: memcpy (to, from, n); break;
    case 2: UNSHUFFLE (2); break;
    case 4: UNSHUFFLE (4); break;
    case 8: UNSHUFFLE (8); break;
    default: UNSHUFFLE (k); break;
    }
  memcpy (to + n * k, from + n * k, bytes - n * k);
}

/* ---- deflate */

#ifdef DSC_HAVE_ZLIB

typedef struct
{
  unsigned char *base;
  size_t used;
} store;

static voidpf
allocate (voidpf self, uInt items, uInt size)
{
  store *s = self;
  const uint64_t bytes = (uint64_t) items * size;
  if (bytes > DSC_INFLATE_BYTES || s->used > DSC_INFLATE_BYTES - bytes)
    return Z_NULL;
  return carve (&s->used, s->base, (size_t) bytes);
}

static void
release (voidpf self, voidpf address)
{
  (void) self, (void) address;
}

int
dsc_inflate (const void *from, size_t packed, void *to, size_t bytes,
             void *room)
{
  store memory = { room, 0 };
  z_stream z = { .zalloc = allocate, .zfree = release, .opaque = &memory };
  if (packed > UINT_MAX || bytes > UINT_MAX || inflateInit (&z) != Z_OK)
    return 0;
  z.next_in = (void *) from;
  z.avail_in = (uInt) packed;
  z.next_out = to;
  z.avail_out = (uInt) bytes;
  const int end = inflate (&z, Z_FINISH);
  inflateEnd (&z);
  return end == Z_STREAM_END && z.avail_out == 0;
}

#else

int
dsc_inflate (const void *from, size_t packed, void *to, size_t bytes,
             void *room)
{
  (void) from, (void) packed, (void) to, (void) bytes, (void) room;
  return 0;
}

#endif
