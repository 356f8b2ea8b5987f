/* hdf5-library.h: what the files share that call libhdf5 (hdf5-walk.c,
   hdf5-find.c, hdf5-class.c, hdf5-type.c, hdf5-storage.c, hdf5-chunks.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_HDF5_LIBRARY_H
#define DESCENT_HDF5_LIBRARY_H

#define H5Dread_chunk_vers 1   /* that of 1.10, where there are several */
#include <hdf5.h>

#include "hdf5.h"

/* A file that is being described.  All functions return 0 on success; else
   they have filled walk->d->reason and fault. */
typedef struct
{
  const dsc_hdf5_request *request;
  dsc_hdf5 *d;
  hid_t file, links;     /* links: how names are followed */
  hid_t data, type, space, made;   /* the dataset; made: how */
  int outside;           /* a link to another file was met */
} dsc_hdf5_walking;

/* The reason, as "FILE ...", unless there is one; returns -1. */
int dsc_hdf5_refuse (dsc_hdf5 *d, const char *format, ...)
  __attribute__ ((format (printf, 2, 3)));

/* The same, and the reason of libhdf5 behind it. */
int dsc_hdf5_refuse_as_told (dsc_hdf5 *d, const char *what);

/* Opens walk->data and names it. */
int dsc_hdf5_find (dsc_hdf5_walking *walk);

/* The class of the values of TYPE, and *SWAP; -1 and *WHAT, what it is, if that
   is not read. */
int dsc_hdf5_kind (hid_t type, dsc_kind *kind, int *swap, const char **what);

/* Of walk->data: array.kind and array.swap. */
int dsc_hdf5_class (dsc_hdf5_walking *walk);

/* Of walk->data: how the array is stored. */
int dsc_hdf5_storage (dsc_hdf5_walking *walk);

/* Hands the tiles to request->take. */
int dsc_hdf5_hand_tiles (dsc_hdf5_walking *walk);

#endif
