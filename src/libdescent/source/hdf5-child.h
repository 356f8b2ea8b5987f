/* hdf5-child.h: what the child tells that asks libhdf5.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_HDF5_CHILD_H
#define DESCENT_HDF5_CHILD_H

#include "hdf5.h"

enum { DSC_HDF5_TILES = 256 };   /* of one message */

/* Some tiles; the last message has the array as well. */
typedef struct
{
  int last, tiles;
  dsc_tile tile[DSC_HDF5_TILES];
  dsc_hdf5 d;
} dsc_hdf5_message;

/* Makes this process, which must be the child of a fork with all signals
   blocked, the one that answers REQUEST by messages to OUT, within so many
   seconds of a processor. */
void dsc_hdf5_be_child (const dsc_hdf5_request *request, long seconds,
                        int out) __attribute__ ((noreturn));

#endif
