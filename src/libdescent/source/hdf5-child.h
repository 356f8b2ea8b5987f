/* hdf5-child.h: what the child tells that asks libhdf5.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_HDF5_CHILD_H
#define DESCENT_HDF5_CHILD_H

#include "hdf5.h"

enum { DSC_HDF5_TILES = 256 };   /* of one message */

/* The array, and some of its tiles. */
typedef struct
{
  int last, tiles;
  dsc_tile tile[DSC_HDF5_TILES];
  dsc_hdf5 d;
} dsc_hdf5_message;

/* Makes this process, which must be the child of a fork with all signals
   blocked, the one that answers REQUEST by messages to OUT: the array, some
   tiles, ..., the array and the last tiles; of an array without tiles, the last
   message alone. */
void dsc_hdf5_be_child (const dsc_hdf5_request *request, int out)
  __attribute__ ((noreturn));

#endif
