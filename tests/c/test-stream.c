/* test-stream.c: files from beginning to end, packed with gzip or not; headers
   of NPY files that are written; formats by their first bytes.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

#include <stdlib.h>

static dsc_source_error error;
static _Alignas (64) char room[1 << 20];

enum { N = 300000 };
static char data[N], packed[2 * N], out[N + 1];

static dsc_source_file
in_memory (const char *bytes, size_t n)
{
  return (dsc_source_file) { .handle = -1, .memory = bytes, .bytes = n };
}

/* All of the file, in pieces of K bytes, is DATA? */
static dsc_status
unpack (size_t n, int gzip, size_t k)
{
  const dsc_source_file f = in_memory (packed, n);
  dsc_stream s;
  size_t got, all = 0;
  dsc_status status = dsc_stream_open (&s, &f, gzip, room, &error);
  CHECK_EQUAL (status, DSC_OK);
  do
    {
      status = dsc_stream_read (&s, out + all, k < N + 1 - all ? k
                                : N + 1 - all, &got, &error);
      all += got;
    }
  while (status == DSC_OK && got > 0);
  if (status == DSC_OK)
    {
      CHECK_EQUAL (all, N);
      CHECK_SAME (out, data, N);
    }
  return status;
}

static void
test_plain (void)
{
  CHECK_EQUAL (dsc_stream_room (0), 0);
  memcpy (packed, data, N);
  CHECK_EQUAL (unpack (N, 0, 1000), DSC_OK);
  CHECK_EQUAL (unpack (N, 0, N + 1), DSC_OK);
}

#ifdef DSC_HAVE_ZLIB
#include <zlib.h>

/* Bytes BEGIN to END as a gzip file at TO; returns its size. */
static size_t
pack (size_t begin, size_t end, char *to)
{
  z_stream z = { 0 };
  CHECK_EQUAL (deflateInit2 (&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY),
               Z_OK);
  z.next_in = (unsigned char *) data + begin;
  z.avail_in = (uInt) (end - begin);
  z.next_out = (unsigned char *) to;
  z.avail_out = (uInt) (packed + sizeof packed - to);
  CHECK_EQUAL (deflate (&z, Z_FINISH), Z_STREAM_END);
  const size_t n = z.total_out;
  deflateEnd (&z);
  return n;
}

static void
test_gzip (void)
{
  static const size_t pieces[] = { 1, 7, 4096, 65536, N, N + 1 };
  CHECK_THAT (dsc_stream_room (1), <=, sizeof room);
  size_t n = pack (0, N, packed);
  for (dsc_int i = 1; i < COUNT (pieces); i++)
    CHECK_EQUAL (unpack (n, 1, pieces[i]), DSC_OK);
  /* cut anywhere, a wrong byte at the end, something behind it */
  for (size_t k = 0; k < n; k += 1 + n / 97)
    {
      CHECK_EQUAL (unpack (k, 1, N + 1), DSC_EDATA);
      CHECK_EQUAL (error.fault, DSC_FAULT_TRUNCATED);
    }
  packed[n] = 5;
  CHECK_EQUAL (unpack (n + 1, 1, N + 1), DSC_EDATA);
  packed[n - 6] ^= 1;
  CHECK_EQUAL (unpack (n, 1, N + 1), DSC_EDATA);
  CHECK_EQUAL (error.fault, DSC_FAULT_PACKED);
  /* several parts, the last one with zeros behind it, or more than those */
  n = pack (0, 1000, packed);
  n += pack (1000, 1000, packed + n);
  n += pack (1000, N, packed + n);
  memset (packed + n, 0, 70000);
  CHECK_EQUAL (unpack (n, 1, 4096), DSC_OK);
  CHECK_EQUAL (unpack (n + 70000, 1, 4096), DSC_OK);
  packed[n + 512] = 1;
  CHECK_EQUAL (unpack (n + 600, 1, 4096), DSC_EDATA);
  CHECK_EQUAL (error.fault, DSC_FAULT_TRAILING);
  memset (packed, 0, 100);
  CHECK_EQUAL (unpack (100, 1, 4096), DSC_EDATA);
  CHECK_EQUAL (error.fault, DSC_FAULT_PACKED);
}
#else
static void
test_gzip (void)
{
  const dsc_source_file f = in_memory (data, N);
  dsc_stream s;
  CHECK_EQUAL (dsc_stream_open (&s, &f, 1, room, &error), DSC_EFILE);
  CHECK_EQUAL (error.fault, DSC_FAULT_LIBRARY);
  CHECK (strcmp (error.given, "zlib") == 0);
}
#endif

/* What is written is what is read. */
static void
test_heads (void)
{
  char head[DSC_NPY_HEAD_MOST];
  for (int how = 0; how < 11 * 4 * DSC_ARRAY_DIMENSIONS; how++)
    {
      dsc_array a = { .kind = (dsc_kind) (how % 11), .swap = how / 11 % 2,
                      .first_fastest = how / 22 % 2,
                      .dimensions = 1 + how / 44 }, b = { 0 };
      for (int i = 0; i < a.dimensions; i++)
        a.size[i] = i == 1 ? DSC_INT_BIT (40) : 1 + i % 2;
      const int one = a.kind == DSC_INT8 || a.kind == DSC_UINT8
                      || a.kind == DSC_LOGICAL;
      a.swap = a.swap && ! one;
      const size_t n = dsc_npy_write_head (&a, head);
      CHECK (n % 64 == 0 && (n == 128 || a.dimensions > 2));
      const dsc_source_file f = in_memory (head, n);
      CHECK_EQUAL (dsc_npy_head (&f, &b, &error), DSC_OK);
      CHECK_EQUAL (b.offset, n);
      CHECK (a.kind == b.kind && a.swap == b.swap
             && a.first_fastest == b.first_fastest
             && a.dimensions == b.dimensions);
      CHECK_SAME (a.size, b.size, (size_t) a.dimensions * sizeof a.size[0]);
      CHECK (strcmp (dsc_source_guess (head, n, n), "npy") == 0);
    }
}

static void
test_guess (void)
{
  static char hdf5[2048] = { 0 };
  CHECK (strcmp (dsc_source_guess ("\037\213\010", 3, 3), "gzip") == 0);
  CHECK (! dsc_source_guess ("a,b,c", 5, 5) && ! dsc_source_guess ("", 0, 0));
  CHECK (! dsc_source_guess ("\223NUMP", 5, 5));
  memcpy (hdf5 + 512, "\211HDF\r\n\032\n", 8);
  CHECK (strcmp (dsc_source_guess (hdf5, sizeof hdf5, 9999), "hdf5") == 0);
  const char idx[] = "\0\0\10\1\0\0\0\3abc";
  CHECK (strcmp (dsc_source_guess (idx, 11, 11), "idx") == 0);
  CHECK (strcmp (dsc_source_guess (idx, 8, 0), "idx") == 0);
  CHECK (! dsc_source_guess (idx, 11, 12) && ! dsc_source_guess (idx, 7, 11));
}

void
test_stream (void)
{
  for (int i = 0; i < N; i++)
    data[i] = (char) ((uint32_t) (i * 2654435761U) >> (i / 1000 % 24));
  test_plain ();
  test_gzip ();
  test_heads ();
  test_guess ();
}
