/* test-chunk.c: chains of filters are undone, damage is found.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

#include <stdlib.h>
#ifdef DSC_HAVE_ZLIB
#include <zlib.h>
#endif

#include "source/chunk.h"

enum { MOST = 6000 };

static unsigned char plain[MOST], packed[2 * MOST], got[MOST], other[2 * MOST];
static dsc_source_error error;

/* As the format says: sums modulo 65535, word by word. */
static uint32_t
slow_fletcher32 (const unsigned char *p, size_t bytes)
{
  uint32_t a = 0, b = 0;
  for (size_t i = 0; i < bytes; i += 2)
    {
      a += (uint32_t) p[i] << 8 | (i + 1 < bytes ? p[i + 1] : 0);
      a -= a > 65535 ? 65535 : 0;
      b += a;
      b -= b > 65535 ? 65535 : 0;
    }
  return b << 16 | a;
}

static void
checksums (void)
{
  for (size_t n = 0; n < 2000; n += n < 20 ? 1 : 119)
    CHECK_EQUAL (dsc_fletcher32 (plain, n), slow_fletcher32 (plain, n));
  memset (other, 255, sizeof other);
  CHECK_EQUAL (dsc_fletcher32 (other, sizeof other),
               slow_fletcher32 (other, sizeof other));
}

/* ---- forward, slowly: packed becomes what it is after filter WHICH */

static size_t
apply (int which, size_t k, size_t bytes)
{
  size_t n = bytes / k;
  uint32_t sum;
  memcpy (other, packed, bytes);
  switch (which)
    {
    case DSC_SHUFFLE:
      for (size_t i = 0; i < n * k; i++)
        packed[i % k * n + i / k] = other[i];
      return bytes;
    case DSC_FLETCHER32:
      sum = slow_fletcher32 (packed, bytes);
      for (int i = 0; i < 4; i++)
        packed[bytes + (size_t) i] = (unsigned char) (sum >> 8 * i);
      return bytes + 4;
    default:
#ifdef DSC_HAVE_ZLIB
      {
        uLongf more = sizeof packed;
        CHECK_EQUAL (compress2 (packed, &more, other, bytes, 6), Z_OK);
        return more;
      }
#endif
      return bytes;
    }
}

/* Undoes BYTES at packed, in memory that ends where it says. */
static dsc_status
undo (const dsc_filters *f, size_t bytes, uint32_t flags)
{
  dsc_codec codec;
  const dsc_tile tile = { .offset = 77, .bytes = bytes, .flags = flags };
  dsc_filters_codec (f, bytes, &codec);
  CHECK_EQUAL (codec.bytes, f->bytes);
  unsigned char *room = aligned_alloc (64, (codec.room + 63) / 64 * 64);
  unsigned char *from = malloc (bytes ? bytes : 1), *to = malloc (f->bytes);
  memcpy (from, packed, bytes);
  const dsc_status status = codec.unpack (&codec, &tile, from, to, room,
                                          &error);
  memcpy (got, to, f->bytes);
  free (room);
  free (from);
  free (to);
  return status;
}

/* Chains of up to three filters, in any order, each applied or left out. */
static void
chain (const dsc_filters *f)
{
  for (uint32_t flags = 0; flags < 1u << f->n; flags++)
    {
      size_t bytes = f->bytes;
      memcpy (packed, plain, bytes);
      for (int i = 0; i < f->n; i++)
        if (! (flags >> i & 1))
          bytes = apply (f->filter[i], f->shuffled, bytes);
      CHECK_EQUAL (undo (f, bytes, flags), DSC_OK);
      CHECK_SAME (got, plain, f->bytes);
      CHECK_EQUAL (undo (f, bytes - 1, flags), DSC_EDATA);
      CHECK (error.fault == DSC_FAULT_PACKED && error.at == 77);
      CHECK_EQUAL (undo (f, 0, flags), DSC_EDATA);
      /* what a checksum sees */
      int checked = 0;
      for (int i = 0; i < f->n; i++)
        checked |= ! (flags >> i & 1) && f->filter[i] != DSC_SHUFFLE;
      packed[bytes / 2] ^= 4;
      CHECK_EQUAL (undo (f, bytes, flags), checked ? DSC_EDATA : DSC_OK);
    }
}

static void
chains (void)
{
  static const int known[] = { DSC_SHUFFLE, DSC_FLETCHER32, DSC_DEFLATE };
#ifdef DSC_HAVE_ZLIB
  const int n = 3;
#else
  const int n = 2;
#endif
  static const size_t sizes[] = { 1, 2, 3, 4, 8, 16 };
  for (int s = 0; s < COUNT (sizes); s++)
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++)
        for (int k = 0; k < n; k++)
          for (int m = 1; m <= 3; m++)
            {
              dsc_filters f = { m, { known[i], known[j], known[k] }, sizes[s],
                                1003 };
              const int twice = (m > 1 && i == j)
                                || (m > 2 && (i == k || j == k));
              CHECK_EQUAL (dsc_filters_known (&f), ! twice);
              if (! twice)
                chain (&f);
            }
}

static void
refused (void)
{
  CHECK (! dsc_filters_known (&(dsc_filters) { 1, { 4 }, 1, 8 }));
  CHECK (! dsc_filters_known (&(dsc_filters) { 1, { 0 }, 1, 8 }));
  CHECK (! dsc_filters_known (&(dsc_filters) { 4, { 2 }, 1, 8 }));
  CHECK (! dsc_filters_known (&(dsc_filters) { -1, { 2 }, 1, 8 }));
  CHECK (! dsc_filters_known (&(dsc_filters) { 1, { 2 }, 0, 8 }));
#ifdef DSC_HAVE_ZLIB
  /* deflate of another number of bytes */
  for (size_t bytes = 4998; bytes <= 5002; bytes++)
    {
      const dsc_filters f = { 1, { DSC_DEFLATE }, 0, 5000 };
      memcpy (packed, plain, bytes);
      CHECK_EQUAL (undo (&f, apply (DSC_DEFLATE, 1, bytes), 0),
                   bytes == 5000 ? DSC_OK : DSC_EDATA);
    }
#endif
}

void
test_chunk (void)
{
  for (size_t i = 0; i < MOST; i++)
    plain[i] = (unsigned char) (i * i / 7 % 50);
  checksums ();
  chains ();
  refused ();
}
