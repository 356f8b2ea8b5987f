/* hdf5.h: one array of an HDF5 file: what it is (hdf5-ask.c, hdf5-child.c,
   hdf5-walk.c), whether that can be (hdf5.c).

   libhdf5 reads what describes the array, and nothing else.  It is made for
   files that are whole: others can end the process that reads them, or keep it
   for ever.  So it does that in a child of a fork, whose answers are checked
   like the contents of a file; the array itself is read without it.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_HDF5_H
#define DESCENT_HDF5_H

#include "source/chunk.h"

DSC_BEGIN_DECLARATIONS

enum
{
  DSC_HDF5_NAME = 256,
  DSC_HDF5_REASON = 512,
  DSC_HDF5_CHUNK_MOST = 1 << 28   /* bytes of a chunk that is packed */
};

typedef struct
{
  char name[DSC_HDF5_NAME];       /* of the dataset */
  char reason[DSC_HDF5_REASON];   /* why not, as "FILE ...", or "" */
  dsc_fault fault;                /* not 0: the reason alone is told */
  dsc_array array;   /* its offset: of data that are contiguous */
  int unwritten;     /* these are not stored: all of them are `fill' */
  unsigned char fill[8];
  int chunked;
  dsc_int chunk[DSC_ARRAY_DIMENSIONS];   /* the sizes of each */
  dsc_filters filters;
  int plain_edges;   /* chunks that stick out of the array have no filters */
} dsc_hdf5;

/* Why HDF5 files cannot be read, as "FILE ...", or NULL. */
const char *dsc_hdf5_missing (void);

/* The process that describes an array. */
typedef struct { int process, in; } dsc_hdf5_child;

/* What the file PATH, open as *F, says of its dataset NAME, or if that is NULL
   or "", of its only one of numbers, of which samples go along the last of the
   dimensions, or along the first.  DSC_EFILE or DSC_EDATA: *E says why, and
   with DSC_FAULT_TOLD d->reason; DSC_ESTOP when POLL says so (it may be NULL).
   After DSC_OK *C waits to tell the tiles, until _end.  No other thread than
   the one that uses libhdf5 may call it.

   It costs a fork: of a process of 1 GB, 10 ms or more. */
dsc_status dsc_hdf5_look (const char *path, const dsc_source_file *f,
                          const char *name, int samples_last,
                          dsc_hdf5_child *c, dsc_hdf5 *d,
                          const dsc_poll *poll, dsc_source_error *e);
void dsc_hdf5_end (dsc_hdf5_child *c);

/* The number of tiles of *D, or 0: more than the file, or a table, can have. */
dsc_int dsc_hdf5_tile_count (const dsc_hdf5 *d, const dsc_source_file *f);

/* They into TILE; nothing is done where *D is contiguous.  After an error *E
   and d->reason are as above. */
dsc_status dsc_hdf5_tiles (const dsc_hdf5_child *c, const dsc_source_file *f,
                           dsc_hdf5 *d, dsc_tile *tile, const dsc_poll *poll,
                           dsc_source_error *e);

/* *PART of *D, and the number of FEATURES.  *D, its tiles and the codec must
   stay where they are. */
void dsc_hdf5_part (const dsc_source_file *f, const dsc_hdf5 *d,
                    int samples_last, const dsc_tile *tile, dsc_codec *codec,
                    dsc_source_part *part, dsc_int *features);

/* ---- for the child and for tests

   _check: can *D be true of the file?  If the fault is 0, else *E has it.
   _check_tile: can this be one of its tiles?
   _holds_chunk: is there memory for a chunk, where that is needed?
   _walk asks libhdf5 in this process, and hands each tile to TAKE if TILES are
   wanted, until it returns nonzero. */
dsc_status dsc_hdf5_check (const dsc_source_file *f, dsc_hdf5 *d,
                           dsc_source_error *e);
int dsc_hdf5_holds_chunk (const dsc_hdf5 *d);
dsc_status dsc_hdf5_check_tile (const dsc_source_file *f, const dsc_hdf5 *d,
                                const dsc_tile *tile, dsc_source_error *e);

typedef struct
{
  const char *path;
  const dsc_source_file *file;
  const char *name;
  int samples_last, tiles;
  int (*take) (void *self, const dsc_tile *tile);
  void *self;
} dsc_hdf5_request;

void dsc_hdf5_walk (const dsc_hdf5_request *request, dsc_hdf5 *d);

/* Where chunk number T of *D begins, as values of its dimensions; is it cut? */
int dsc_hdf5_place (const dsc_hdf5 *d, int samples_last, dsc_int t,
                    dsc_int *at);

DSC_END_DECLARATIONS

#endif
