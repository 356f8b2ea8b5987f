/* source.h: samples in files: one picture of all formats (source.c), and how
   they are read (source-read.c, source-rows.c).

   A source is a list of parts, one behind the other.  A part is a matrix
   (features, samples) in a file, cut into tiles:

                      tile_samples
                   +--------+--------+----+
     tile_features | tile 0 | tile 2 |  4 |   down first, as columns; the last
                   +--------+--------+----+   ones may be cut: where they are
                   | tile 1 | tile 3 |  5 |   packed, they are stored whole
                   +--------+--------+----+

   A contiguous file is one tile.  In a tile the features of a sample stand side
   by side (DSC_COLUMNS), or the samples of a feature (DSC_ROWS); from one
   sample, or feature, to the next it is `stride' bytes.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_SOURCE_H
#define DESCENT_SOURCE_H

#include "sample/sample.h"
#include "source/csv.h"
#include "source/formats.h"
#include "source/shuffle.h"
#include "source/stream.h"

DSC_BEGIN_DECLARATIONS

typedef struct
{
  uint64_t offset;   /* in the file */
  uint64_t bytes;    /* as stored; 0: not stored, all of it is `fill' */
  uint32_t flags;    /* what the codec needs to know of it */
} dsc_tile;

/* How packed tiles become plain ones.  unpack: the tile->bytes at PACKED, which
   it may write over, to the `bytes' at PLAIN; it says DSC_OK or fails as
   dsc_source_fails, and runs on several threads at once, each with a ROOM of
   `room' bytes. */
typedef struct dsc_codec
{
  dsc_status (*unpack) (const struct dsc_codec *self, const dsc_tile *tile,
                        void *packed, void *plain, void *room,
                        dsc_source_error *e);
  size_t bytes;         /* of a plain tile */
  size_t packed_most;   /* of a packed one */
  size_t room;
  void *self;
} dsc_codec;

/* Chunks whose features are not consecutive ones (box.c): the array has several
   dimensions and is cut along more than the first of its features.  The sizes
   of the array and of each chunk; the last chunks may stick out. */
typedef struct
{
  int dimensions;    /* 0: tiles are as above */
  int samples_last;
  const dsc_int *size, *chunk;
} dsc_box;

typedef struct
{
  dsc_source_file file;
  dsc_int first, samples;   /* number of its first one in the source */
  int swap;
  dsc_layout layout;
  size_t stride;
  dsc_int tile_samples, tile_features;
  const dsc_tile *tile;     /* all of them; NULL: `whole' alone */
  dsc_tile whole;
  const dsc_codec *codec;   /* NULL: tiles are stored as they are */
  dsc_box box;              /* of tiles that have a codec */
  unsigned char fill[8];    /* a value of tiles that are not stored */
} dsc_source_part;

typedef struct
{
  dsc_kind kind;
  dsc_int features, samples;
  int parts;
  dsc_source_part *part;    /* memory of the caller */
  int readers;              /* threads that unpack tiles; 0: one */
} dsc_source;

/* *PART of array A of file *F, and the number of FEATURES: samples go along the
   last dimension, or the first one; the others are its features, in the order
   in which they stand in the file.  RECORD: bytes from one sample to the next
   where more than an array fills the file (raw records), or 0. */
void dsc_source_part_of (const dsc_source_file *f, const dsc_array *a,
                         int samples_last, size_t record,
                         dsc_source_part *part, dsc_int *features);

/* Counts the samples: part->first, s->samples.  DSC_FAULT_SIZE: too many. */
dsc_status dsc_source_count (dsc_source *s, dsc_source_error *e);

/* Closes all files that are open. */
void dsc_source_close (dsc_source *s);

/* How many of THREADS should read: 1 where nothing is packed, and no more than
   32 MiB hold the scratch of.  It, on a cache line, for any run of samples. */
int dsc_source_readers (const dsc_source *s, int threads);
size_t dsc_source_room (const dsc_source *s);

/* Samples FIRST, counted from 0, to FIRST + N - 1 into X (features, N), in the
   class s->kind and the processor's order of bytes; logical values are 0 and 1.
   Each part is checked to be what it was.  Any number of threads may read at
   once, each with its own ROOM.  DSC_EFILE or DSC_EDATA: *E says why;
   DSC_ESTOP when POLL says so (it may be NULL): X is then worthless.
   DSC_EARG: the samples are not in the source. */
dsc_status dsc_source_read (const dsc_source *s, dsc_int first, dsc_int n,
                            void *X, void *room, const dsc_poll *poll,
                            dsc_source_error *e);

DSC_END_DECLARATIONS

#include "source/hdf5.h"
#endif
