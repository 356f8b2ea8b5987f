/* test-team.c: packed tiles on several threads: what one thread reads, and its
   errors.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

#include <stdlib.h>

/* Tiles of 256 features x 512 samples of 300 x 5000, all in memory. */
enum { FEATURES = 300, SAMPLES = 5000, TALL = 256, WIDE = 512,
       TILES = 2 * 10, BYTES = TALL * WIDE };

static dsc_tile tile[TILES];
static dsc_source_error error;

/* Takes each byte plus 1. */
static dsc_status
unpack (const dsc_codec *self, const dsc_tile *t, void *packed, void *plain,
        void *scratch, dsc_source_error *e)
{
  const unsigned char *from = packed;
  unsigned char *to = plain;
  memset (scratch, 1, self->room);
  if (t->flags)
    return dsc_source_fails (e, DSC_FAULT_PACKED, (int64_t) t->offset, NULL, 0);
  for (size_t i = 0; i < self->bytes; i++)
    to[i] = (unsigned char) (from[i] - 1);
  return DSC_OK;
}

static const dsc_codec codec = { unpack, BYTES, BYTES, 100, NULL };

static dsc_source_part
make_part (unsigned char *file)
{
  for (size_t i = 0; i < (size_t) TILES * BYTES; i++)
    file[i] = (unsigned char) (i * i >> 7);
  for (int i = 0; i < TILES; i++)
    tile[i] = (dsc_tile) { (uint64_t) i * BYTES, BYTES, 0 };
  return (dsc_source_part) {
    .file = { .handle = -1, .memory = (const char *) file,
              .bytes = (uint64_t) TILES * BYTES },
    .samples = SAMPLES, .layout = DSC_COLUMNS, .stride = TALL,
    .tile_samples = WIDE, .tile_features = TALL, .tile = tile, .codec = &codec,
    .fill = { 7 } };
}

/* Samples from FIRST on by so many READERS, into new memory. */
static unsigned char *
read_by (int readers, dsc_source s, dsc_int first, dsc_int n,
         const dsc_poll *poll, dsc_status wanted)
{
  s.readers = readers;
  unsigned char *X = calloc ((size_t) n, FEATURES);
  void *room = aligned_alloc (64, (dsc_source_room (&s) + 63) / 64 * 64);
  CHECK_EQUAL (dsc_source_read (&s, first, n, X, room, poll, &error), wanted);
  free (room);
  return X;
}

static void
test_same_samples (const dsc_source *s)
{
  const dsc_int runs[][2] = { { 0, SAMPLES }, { 511, 2 }, { 100, 4500 },
                              { 4999, 1 } };
  tile[4].bytes = 0;   /* not stored */
  for (int i = 0; i < 4; i++)
    {
      const dsc_int n = runs[i][1];
      unsigned char *one = read_by (1, *s, runs[i][0], n, NULL, DSC_OK);
      for (int readers = 2; readers < 6; readers++)
        {
          unsigned char *X = read_by (readers, *s, runs[i][0], n, NULL,
                                      DSC_OK);
          CHECK (memcmp (X, one, (size_t) (n * FEATURES)) == 0);
          free (X);
        }
      free (one);
    }
  tile[4].bytes = BYTES;
}

/* It is always the first of the two. */
static void
test_first_error (const dsc_source *s)
{
  tile[5].flags = tile[6].flags = 1;
  for (int i = 0; i < 50; i++)
    {
      free (read_by (1 + i % 5, *s, 0, SAMPLES, NULL, DSC_EDATA));
      CHECK (error.fault == DSC_FAULT_PACKED && error.file == 0
             && error.at == 5 * (int64_t) BYTES);
    }
  tile[5].flags = tile[6].flags = 0;
}

static int
stop (void *self)
{
  return ++*(int *) self > 2;
}

static void
test_poll (const dsc_source *s)
{
  int calls = 0;
  const dsc_poll poll = { stop, &calls };
  free (read_by (1, *s, 0, SAMPLES, &poll, DSC_ESTOP));
  CHECK_EQUAL (calls, 3);
  free (read_by (3, *s, 0, SAMPLES, &poll, DSC_ESTOP));
}

static void
test_team_size (dsc_source *s)
{
  dsc_codec large = codec;
  CHECK_EQUAL (dsc_source_readers (s, 3), 3);
  CHECK_EQUAL (dsc_source_readers (s, 1), 1);
  large.packed_most = 1 << 24;
  s->part->codec = &large;
  CHECK_EQUAL (dsc_source_readers (s, 64), 1);
  s->part->codec = NULL;
  CHECK_EQUAL (dsc_source_readers (s, 64), 1);
}

void
test_team (void)
{
  unsigned char *file = malloc ((size_t) TILES * BYTES);
  dsc_source_part part = make_part (file);
  dsc_source s = { DSC_UINT8, FEATURES, 0, 1, &part, 1 };
  CHECK_EQUAL (dsc_source_count (&s, &error), DSC_OK);
  test_same_samples (&s);
  test_first_error (&s);
  test_poll (&s);
  test_team_size (&s);
  free (file);
}
