/* test-source.c: samples from files: what was written is read; what is broken
   is refused, with its place.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/kinds.h"

static char folder[] = "/tmp/descent-XXXXXX", path[64], other[64];
static dsc_source_error error;

enum { FEATURES = 6, SAMPLES = 2100 };

static void
write_file (const char *name, const void *head, size_t n, const void *data,
            size_t bytes)
{
  FILE *f = fopen (name, "wb");
  CHECK (f && fwrite (head, 1, n, f) == n);
  CHECK (f && fwrite (data, 1, bytes, f) == bytes && fclose (f) == 0);
}

/* An NPY header of version MAJOR with TEXT as its dictionary. */
static size_t
npy_head (char *h, int major, const char *text)
{
  const size_t n = strlen (text), from = major == 1 ? 10 : 12;
  memcpy (h, "\223NUMPY", 6);
  h[6] = (char) major;
  h[7] = 0;
  h[8] = (char) (n & 255);
  h[9] = (char) (n >> 8);
  h[10] = h[11] = 0;
  memcpy (h + from, text, n);
  return from + n;
}

static dsc_status
open_array (dsc_status (*array) (const dsc_source_file *, dsc_array *,
                                 dsc_source_error *), dsc_source_file *f,
            dsc_array *a)
{
  const dsc_status status = dsc_source_file_open (path, f, &error);
  if (status != DSC_OK)
    return status;
  dsc_status second = array (f, a, &error);
  if (second == DSC_OK)
    second = dsc_array_fills (f, a, &error);
  if (second != DSC_OK)
    dsc_source_file_close (f);
  return second;
}

/* Value of feature j of sample s, small enough for a signed byte. */
static int
value (dsc_int j, dsc_int s)
{
  return (int) ((j * 31 + s * 7) % 100);
}

static void
put_value (dsc_kind kind, int v, char *to)
{
  switch (kind)
    {
#define KIND(name, type, finite)                                           \
    case name:                                                             \
      {                                                                    \
        type x = (type) (name == DSC_LOGICAL ? v % 3 : v);                 \
        memcpy (to, &x, sizeof x);                                         \
        break;                                                             \
      }
      ALL_KINDS
#undef KIND
    }
}

static void
swap (char *x, size_t bytes)
{
  for (size_t i = 0; i < bytes / 2; i++)
    {
      char c = x[i];
      x[i] = x[bytes - 1 - i];
      x[bytes - 1 - i] = c;
    }
}

/* The values in the file: SAMPLES by FEATURES, contiguous samples or not. */
static size_t
make_data (dsc_kind kind, int contiguous, int swapped, char *data)
{
  const size_t bytes = kind_bytes (kind);
  for (dsc_int s = 0; s < SAMPLES; s++)
    for (dsc_int j = 0; j < FEATURES; j++)
      {
        char *x = data + bytes * (size_t) (contiguous ? s * FEATURES + j
                                                      : j * SAMPLES + s);
        put_value (kind, value (j, s), x);
        if (swapped)
          swap (x, bytes);
      }
  return bytes * SAMPLES * FEATURES;
}

static int
is_right (dsc_kind kind, dsc_int first, dsc_int n, const char *X)
{
  for (dsc_int s = 0; s < n; s++)
    for (dsc_int j = 0; j < FEATURES; j++)
      {
        int want = value (j, first + s);
        if (kind == DSC_LOGICAL)
          want = want % 3 != 0;
        if (kind_double (kind, X, s * FEATURES + j) != want)
          return 0;
      }
  return 1;
}

static char data[8 * SAMPLES * FEATURES], X[8 * SAMPLES * FEATURES],
  room[1 << 20];

/* Reads runs of all lengths of the source, and those that are not in it. */
static void
check_runs (const dsc_source *s)
{
  static const dsc_int runs[][2] = { { 0, SAMPLES }, { 0, 1 }, { 5, 0 },
    { SAMPLES - 1, 1 }, { 1, 1024 }, { 17, 1025 }, { SAMPLES, 0 } };
  CHECK_THAT (dsc_source_room (s), <=, sizeof room);
  for (dsc_int i = 0; i < COUNT (runs); i++)
    {
      memset (X, 77, sizeof X);
      CHECK_EQUAL (dsc_source_read (s, runs[i][0], runs[i][1], X, room, NULL,
                                    &error), DSC_OK);
      CHECK (is_right (s->kind, runs[i][0], runs[i][1], X));
      const size_t end = (size_t) runs[i][1] * FEATURES * kind_bytes (s->kind);
      CHECK (end == sizeof X || X[end] == 77);
    }
  CHECK_EQUAL (dsc_source_read (s, SAMPLES, 1, X, room, NULL, &error),
               DSC_EARG);
  CHECK_EQUAL (dsc_source_read (s, -1, 1, X, room, NULL, &error), DSC_EARG);
  CHECK_EQUAL (dsc_source_read (s, 0, SAMPLES + 1, X, room, NULL, &error),
               DSC_EARG);
}

static dsc_source
one_part (const dsc_source_file *f, const dsc_array *a, int samples_last,
          dsc_source_part *part)
{
  dsc_source s = { .kind = a->kind, .parts = 1, .part = part };
  dsc_source_part_of (f, a, samples_last, 0, part, &s.features);
  CHECK_EQUAL (dsc_source_count (&s, &error), DSC_OK);
  CHECK_EQUAL (s.features, FEATURES);
  CHECK_EQUAL (s.samples, SAMPLES);
  return s;
}

/* All classes, orders of bytes, orders of indices, versions. */
static void
check_npy (const char *type, dsc_kind kind, int version, int fortran,
           int last)
{
  char head[256], text[128];
  const int contiguous = fortran == last, swapped = type[0] == '>';
  const size_t bytes = make_data (kind, contiguous, swapped, data);
  snprintf (text, sizeof text,
            "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }  \n", type,
            fortran ? "True" : "False", last ? "(2, 3, 2100)"
            : "(2100, 3L, 2,)");
  write_file (path, head, npy_head (head, version, text), data, bytes);
  dsc_source_file f;
  dsc_array a;
  dsc_source_part part;
  CHECK_EQUAL (open_array (dsc_npy_head, &f, &a), DSC_OK);
  CHECK_EQUAL (a.kind, kind);
  CHECK_EQUAL (a.dimensions, 3);
  CHECK_EQUAL (a.bytes, bytes);
  dsc_source s = one_part (&f, &a, last, &part);
  CHECK_EQUAL (part.layout, contiguous ? DSC_COLUMNS : DSC_ROWS);
  check_runs (&s);
  dsc_source_close (&s);
}

static void
test_npy (void)
{
  static const struct { const char *type; dsc_kind kind; } types[] = {
    { "<f8", DSC_DOUBLE }, { ">f8", DSC_DOUBLE }, { "=f8", DSC_DOUBLE },
    { "<f4", DSC_FLOAT }, { ">f4", DSC_FLOAT }, { "|i1", DSC_INT8 },
    { "|u1", DSC_UINT8 }, { "<i2", DSC_INT16 }, { ">i2", DSC_INT16 },
    { "<u2", DSC_UINT16 }, { ">u2", DSC_UINT16 }, { "<i4", DSC_INT32 },
    { ">i4", DSC_INT32 }, { "<u4", DSC_UINT32 }, { ">u4", DSC_UINT32 },
    { "<i8", DSC_INT64 }, { ">i8", DSC_INT64 }, { "<u8", DSC_UINT64 },
    { ">u8", DSC_UINT64 }, { "|b1", DSC_LOGICAL } };
  for (dsc_int i = 0; i < COUNT (types); i++)
    for (int how = 0; how < 4; how++)
      check_npy (types[i].type, types[i].kind, 1 + (int) (i % 3), how & 1,
                 how >> 1);
}

/* Bad headers: text, fault, and the place if it is one of the text. */
static const struct
{
  const char *text;
  dsc_fault fault;
  int at;
} bad_heads[] = {
  { "", DSC_FAULT_HEADER, 0 },
  { "[]", DSC_FAULT_HEADER, 0 },
  { "{}", DSC_FAULT_HEADER, 2 },
  { "{'descr': '<f8'}", DSC_FAULT_HEADER, 16 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'more': 1}",
    DSC_FAULT_HEADER, -1 },
  { "{'descr': '<f8', 'descr': '<f8', 'shape': (2,)}", DSC_FAULT_HEADER, -1 },
  { "{'descr': '<f8' 'fortran_order': False, 'shape': (2,)}",
    DSC_FAULT_HEADER, -1 },
  { "{'descr': '<f8', 'fortran_order': Maybe, 'shape': (2,)}",
    DSC_FAULT_HEADER, -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': (2)}",
    DSC_FAULT_HEADER, -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': (2 2)}",
    DSC_FAULT_HEADER, -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': (-2,)}",
    DSC_FAULT_HEADER, -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': (2.,)}",
    DSC_FAULT_HEADER, -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)", DSC_FAULT_HEADER,
    -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)}x",
    DSC_FAULT_HEADER, -1 },
  { "{'descr': '<f\\8', 'fortran_order': False, 'shape': (2,)}",
    DSC_FAULT_HEADER, -1 },
  { "{'descr': '<f8, 'fortran_order': False, 'shape': (2,)}",
    DSC_FAULT_CLASS, -1 },
  { "{'descr': '<c16', 'fortran_order': False, 'shape': (2,)}",
    DSC_FAULT_CLASS, -1 },
  { "{'descr': '|f8', 'fortran_order': False, 'shape': (2,)}",
    DSC_FAULT_CLASS, -1 },
  { "{'descr': '<f2', 'fortran_order': False, 'shape': (2,)}",
    DSC_FAULT_CLASS, -1 },
  { "{'descr': '', 'fortran_order': False, 'shape': (2,)}", DSC_FAULT_CLASS,
    -1 },
  { "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2,)}",
    DSC_FAULT_CLASS, -1 },
  { "{'descr': '|O', 'fortran_order': False, 'shape': (2,)}",
    DSC_FAULT_PICKLE, -1 },
  { "{'descr': 'O', 'fortran_order': False, 'shape': (2,)}",
    DSC_FAULT_PICKLE, -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': ()}",
    DSC_FAULT_SIZE, -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 2)}",
    DSC_FAULT_SIZE, -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, "
    "4294967296)}", DSC_FAULT_SIZE, -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': "
    "(99999999999999999999,)}", DSC_FAULT_HEADER, -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,1,"
    "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)}", DSC_FAULT_HEADER, -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': (3,)}",
    DSC_FAULT_TRUNCATED, -1 },
  { "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)}",
    DSC_FAULT_TRAILING, -1 } };

static void
test_bad_npy (void)
{
  char head[512];
  dsc_source_file f;
  dsc_array a;
  for (dsc_int i = 0; i < COUNT (bad_heads); i++)
    {
      write_file (path, head, npy_head (head, 1, bad_heads[i].text), data, 16);
      CHECK_EQUAL (open_array (dsc_npy_head, &f, &a), DSC_EDATA);
      CHECK_EQUAL (error.fault, bad_heads[i].fault);
      if (bad_heads[i].at >= 0)
        CHECK_EQUAL (error.at, 10 + bad_heads[i].at);
    }
  /* a header that says nothing wrong, cut at every byte */
  const size_t n = npy_head (head, 2, "{\"shape\": (2,), 'fortran_order':True,"
                             "'descr':'<f8'}\n");
  for (size_t k = 0; k < n + 16; k++)
    {
      write_file (path, head, k < n ? k : n, data, k < n ? 0 : k - n);
      CHECK (open_array (dsc_npy_head, &f, &a) == DSC_EDATA);
    }
  write_file (path, head, n, data, 16);
  CHECK_EQUAL (open_array (dsc_npy_head, &f, &a), DSC_OK);
  dsc_source_file_close (&f);
  head[10] = 1;   /* a length of 65,536 and more */
  write_file (path, head, n, data, 16);
  CHECK_EQUAL (open_array (dsc_npy_head, &f, &a), DSC_EDATA);
  CHECK_EQUAL (error.fault, DSC_FAULT_LONG);
  head[6] = 4;
  write_file (path, head, n, data, 16);
  CHECK_EQUAL (open_array (dsc_npy_head, &f, &a), DSC_EDATA);
  CHECK_EQUAL (error.fault, DSC_FAULT_VERSION);
}

static size_t
idx_head (unsigned char *h, unsigned char code, int dimensions,
          const uint32_t *size)
{
  const unsigned char begin[4] = { 0, 0, code, (unsigned char) dimensions };
  memcpy (h, begin, 4);
  for (int i = 0; i < dimensions; i++)
    for (int b = 0; b < 4; b++)
      h[4 + 4 * i + b] = (unsigned char) (size[i] >> (24 - 8 * b));
  return 4 + 4 * (size_t) dimensions;
}

static void
test_idx (void)
{
  static const struct { unsigned char code; dsc_kind kind; } types[] = {
    { 8, DSC_UINT8 }, { 9, DSC_INT8 }, { 11, DSC_INT16 }, { 12, DSC_INT32 },
    { 13, DSC_FLOAT }, { 14, DSC_DOUBLE } };
  static const uint32_t size[] = { SAMPLES, 2, 3 },
                        huge[] = { -1U, -1U, -1U }, none[] = { 0, 2, 3 };
  unsigned char head[160];
  dsc_source_file f;
  dsc_array a;
  dsc_source_part part;
  for (dsc_int i = 0; i < COUNT (types); i++)
    {
      const size_t bytes = make_data (types[i].kind, 1, 1, data);
      write_file (path, head, idx_head (head, types[i].code, 3, size), data,
                  bytes);
      CHECK_EQUAL (open_array (dsc_idx_head, &f, &a), DSC_OK);
      dsc_source s = one_part (&f, &a, 0, &part);
      check_runs (&s);
      dsc_source_close (&s);
    }
  write_file (path, head, idx_head (head, 10, 3, size), data, 16);
  CHECK_EQUAL (open_array (dsc_idx_head, &f, &a), DSC_EDATA);
  CHECK_EQUAL (error.fault, DSC_FAULT_FOREIGN);
  write_file (path, head, idx_head (head, 8, 3, huge), data, 16);
  CHECK_EQUAL (open_array (dsc_idx_head, &f, &a), DSC_EDATA);
  CHECK_EQUAL (error.fault, DSC_FAULT_SIZE);
  write_file (path, head, idx_head (head, 8, 3, none), data, 0);
  CHECK_EQUAL (open_array (dsc_idx_head, &f, &a), DSC_EDATA);
  CHECK_EQUAL (error.fault, DSC_FAULT_SIZE);
  write_file (path, head, idx_head (head, 8, 0, size), data, 1);
  CHECK_EQUAL (open_array (dsc_idx_head, &f, &a), DSC_EDATA);
  CHECK_EQUAL (error.fault, DSC_FAULT_SIZE);
  const size_t n = idx_head (head, 8, 3, size);
  for (size_t k = 0; k < n + 16; k++)
    {
      write_file (path, head, k < n ? k : n, data, k < n ? 0 : k - n);
      CHECK_EQUAL (open_array (dsc_idx_head, &f, &a), DSC_EDATA);
    }
}

/* Two files as one, one of them in the other order, and records with gaps. */
static void
test_parts (void)
{
  char head[128];
  dsc_source_part part[3];
  dsc_source s = { .kind = DSC_INT16, .parts = 2, .part = part };
  const dsc_int cut[3] = { 0, 700, SAMPLES };
  for (int i = 0; i < 2; i++)
    {
      make_data (DSC_INT16, 1, i, data);
      const dsc_int n = cut[i + 1] - cut[i];
      char text[128];
      snprintf (text, sizeof text, "{'descr': '%ci2', 'fortran_order': False,"
                " 'shape': (%d, 6), }\n", i ? '>' : '<', (int) n);
      if (i == 1)
        strcpy (path, other);
      write_file (path, head, npy_head (head, 1, text), data
                  + cut[i] * 2 * FEATURES, (size_t) n * 2 * FEATURES);
      dsc_source_file f;
      dsc_array a;
      CHECK_EQUAL (open_array (dsc_npy_head, &f, &a), DSC_OK);
      dsc_source_part_of (&f, &a, 0, 0, &part[i], &s.features);
    }
  CHECK_EQUAL (dsc_source_count (&s, &error), DSC_OK);
  CHECK_EQUAL (s.samples, SAMPLES);
  check_runs (&s);
  /* the second one changes while it is open */
  CHECK (truncate (path, 1000) == 0);
  CHECK_EQUAL (dsc_source_read (&s, 0, 700, X, room, NULL, &error), DSC_OK);
  CHECK_EQUAL (dsc_source_read (&s, 0, 701, X, room, NULL, &error),
               DSC_EFILE);
  CHECK_EQUAL (error.fault, DSC_FAULT_CHANGED);
  CHECK_EQUAL (error.file, 1);
  dsc_source_close (&s);
}

static void
test_records (void)
{
  static char file[SAMPLES * 700 + 100];
  static const size_t records[] = { 7, 9, 30, 700 };
  for (dsc_int i = 0; i < COUNT (records); i++)
    {
      const size_t record = records[i];
      make_data (DSC_UINT8, 1, 0, data);
      memset (file, 99, sizeof file);
      for (dsc_int k = 0; k < SAMPLES; k++)
        memcpy (file + 1 + (size_t) k * record, data + k * FEATURES, FEATURES);
      write_file (path, "", 0, file, record * SAMPLES);
      dsc_source_file f;
      CHECK_EQUAL (dsc_source_file_open (path, &f, &error), DSC_OK);
      dsc_array a = { .kind = DSC_UINT8, .dimensions = 2, .offset = 1,
                      .size = { FEATURES }, .first_fastest = 1 };
      CHECK_EQUAL (dsc_record_array (&f, record, &a, &error), DSC_OK);
      CHECK_EQUAL (a.size[1], SAMPLES);
      dsc_source_part part;
      dsc_source s = { .kind = a.kind, .parts = 1, .part = &part };
      dsc_source_part_of (&f, &a, 1, record, &part, &s.features);
      CHECK_EQUAL (dsc_source_count (&s, &error), DSC_OK);
      check_runs (&s);
      CHECK_EQUAL (dsc_record_array (&f, 11, &a, &error),
                   DSC_EDATA);
      CHECK_EQUAL (dsc_record_array (&f, 5, &a, &error), DSC_EDATA);
      dsc_source_close (&s);
    }
}

/* What is no file to read from. */
static void
test_irregular (void)
{
  dsc_source_file f;
  unlink (path);
  CHECK_EQUAL (dsc_source_file_open (path, &f, &error), DSC_EFILE);
  CHECK_EQUAL (error.fault, DSC_FAULT_ERRNO);
  CHECK_EQUAL (error.error, ENOENT);
  CHECK (mkfifo (path, 0600) == 0);
  CHECK_EQUAL (dsc_source_file_open (path, &f, &error), DSC_EFILE);
  CHECK_EQUAL (error.fault, DSC_FAULT_IRREGULAR);
  CHECK_EQUAL (dsc_source_file_open (folder, &f, &error), DSC_EFILE);
  CHECK_EQUAL (error.fault, DSC_FAULT_IRREGULAR);
  CHECK_EQUAL (dsc_source_file_open ("/dev/zero", &f, &error), DSC_EFILE);
  CHECK_EQUAL (error.fault, DSC_FAULT_IRREGULAR);
  CHECK_EQUAL (f.handle, -1);
  unlink (path);
}

/* A codec that takes each byte plus 1, and tiles 4 x 512 of 6 x 2100. */
static dsc_status
unpack (const dsc_codec *self, const dsc_tile *tile, void *packed, void *plain,
        void *scratch, dsc_source_error *e)
{
  const unsigned char *from = packed;
  unsigned char *to = plain;
  memset (scratch, 1, self->room);
  if (tile->flags != 5 || tile->bytes != self->bytes)
    return dsc_source_fails (e, DSC_FAULT_PACKED, (int64_t) tile->offset, NULL,
                             0);
  for (size_t i = 0; i < self->bytes; i++)
    to[i] = (unsigned char) (from[i] - 1);
  return DSC_OK;
}

enum { TALL = 4, WIDE = 512, TILES = 2 * 5 };

static void
put_tiles (dsc_layout layout, int more, char *file)
{
  for (dsc_int j = 0; j < FEATURES; j++)
    for (dsc_int s = 0; s < SAMPLES; s++)
      {
        const dsc_int tile = s / WIDE * 2 + j / TALL;
        const dsc_int at = layout == DSC_COLUMNS
                           ? s % WIDE * TALL + j % TALL
                           : j % TALL * WIDE + s % WIDE;
        file[tile * TALL * WIDE + at] = (char) (value (j, s) + more);
      }
}

static void
test_tiles (void)
{
  static char file[TILES * TALL * WIDE];
  const dsc_codec codec = { unpack, TALL * WIDE, TALL * WIDE, 100, NULL };
  dsc_tile tile[TILES];
  for (int i = 0; i < TILES; i++)
    tile[i] = (dsc_tile) { (uint64_t) i * TALL * WIDE, TALL * WIDE, 5 };
  for (int how = 0; how < 4; how++)
    {
      const dsc_layout layout = how & 1 ? DSC_ROWS : DSC_COLUMNS;
      put_tiles (layout, how >> 1, file);
      write_file (path, "", 0, file, sizeof file);
      dsc_source_part part = {
        .samples = SAMPLES, .layout = layout,
        .stride = layout == DSC_ROWS ? WIDE : TALL, .tile_samples = WIDE,
        .tile_features = TALL, .tile = tile, .codec = how >> 1 ? &codec : NULL,
        .fill = { 7 } };
      dsc_source s = { DSC_UINT8, FEATURES, 0, 1, &part, 1 };
      CHECK_EQUAL (dsc_source_file_open (path, &part.file, &error), DSC_OK);
      CHECK_EQUAL (dsc_source_count (&s, &error), DSC_OK);
      check_runs (&s);
      tile[2].bytes = 0;
      CHECK_EQUAL (dsc_source_read (&s, WIDE - 1, 2, X, room, NULL, &error),
                   DSC_OK);
      CHECK (is_right (DSC_UINT8, WIDE - 1, 1, X));
      CHECK (X[6] == 7 && X[9] == 7 && X[10] == value (4, WIDE));
      tile[2].bytes = TALL * WIDE;
      tile[2].flags = 4;
      CHECK_EQUAL (dsc_source_read (&s, WIDE, 1, X, room, NULL, &error),
                   how >> 1 ? DSC_EDATA : DSC_OK);
      tile[2].flags = 5;
      dsc_source_close (&s);
    }
}

static int
stop (void *self)
{
  return ++*(int *) self > 1;
}

static void
test_poll (void)
{
  char head[128];
  int calls = 0;
  const dsc_poll poll = { stop, &calls };
  dsc_source_file f;
  dsc_array a;
  dsc_source_part part;
  make_data (DSC_DOUBLE, 0, 0, data);
  write_file (path, head, npy_head (head, 1, "{'descr': '<f8', 'fortran_order'"
              ": True, 'shape': (2100, 6)}\n"), data, sizeof data);
  CHECK_EQUAL (open_array (dsc_npy_head, &f, &a), DSC_OK);
  dsc_source s = one_part (&f, &a, 0, &part);
  CHECK_EQUAL (dsc_source_read (&s, 0, SAMPLES, X, room, &poll, &error),
               DSC_ESTOP);
  CHECK_EQUAL (calls, 2);
  dsc_source_close (&s);
}

void
test_source (void)
{
  if (! mkdtemp (folder))
    {
      CHECK (! "a folder for files");
      return;
    }
  snprintf (path, sizeof path, "%s/a", folder);
  snprintf (other, sizeof other, "%s/b", folder);
  test_npy ();
  test_bad_npy ();
  test_idx ();
  test_records ();
  test_tiles ();
  test_poll ();
  test_irregular ();
  test_parts ();
  unlink (other);
  snprintf (path, sizeof path, "%s/a", folder);
  unlink (path);
  CHECK (rmdir (folder) == 0);
}
