/* chunk.h: chunks of arrays, packed as HDF5 does it (chunk.c, unfilter.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_CHUNK_H
#define DESCENT_CHUNK_H

#include "source/source.h"

DSC_BEGIN_DECLARATIONS

/* What HDF5 calls them. */
enum { DSC_DEFLATE = 1, DSC_SHUFFLE = 2, DSC_FLETCHER32 = 3, DSC_FILTERS = 3 };

/* How a chunk of `bytes' has been packed: by filters one after the other, each
   of the three at most once.  Bit i of a tile's flags: filter i was not
   applied to it. */
typedef struct
{
  int n;
  int filter[DSC_FILTERS];
  size_t shuffled;   /* bytes of what DSC_SHUFFLE took apart */
  size_t bytes;
} dsc_filters;

/* Is F one that can be undone here?  DSC_DEFLATE needs zlib. */
int dsc_filters_known (const dsc_filters *f);

/* The codec of chunks packed by F, which must stay where it is; none of them
   takes more than PACKED_MOST bytes. */
void dsc_filters_codec (const dsc_filters *f, size_t packed_most,
                        dsc_codec *codec);

/* ---- the filters by themselves

   The checksum of DATA; does it stand behind them?
   First bytes of all values of K bytes, then all second ones, ..., in their
   order again; what is no whole value stands behind them.  They do not overlap.
   PACKED bytes at FROM, which must be of exactly BYTES; 1 if they are.  ROOM:
   DSC_INFLATE_BYTES. */
uint32_t dsc_fletcher32 (const void *data, size_t bytes);
int dsc_fletcher32_holds (const void *data, size_t bytes);
void dsc_unshuffle (size_t k, size_t bytes, const unsigned char *from,
                    unsigned char *to);
enum { DSC_INFLATE_BYTES = 3 << 16 };   /* zlib takes 7 KiB, zlib-ng 80 */
int dsc_inflate (const void *from, size_t packed, void *to, size_t bytes,
                 void *room);

DSC_END_DECLARATIONS

#endif
