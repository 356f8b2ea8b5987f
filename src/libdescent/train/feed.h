/* feed.h: samples that come in windows, read ahead by a thread of the run
   (feed.c, feed-memory.c, feed-read.c).

   A run sees an arena: arrays of places, of which each window has some.  While
   the mini-batches of a window are used, the next one is read into places that
   are free: two windows a stream (random/windows.h).  Where one window holds
   all samples, each sample has the place of its number and is read once.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_FEED_H
#define DESCENT_FEED_H

#include "random/random.h"

DSC_BEGIN_DECLARATIONS

enum { DSC_FEED_ARRAYS = 3 };   /* X, Y, weights */

/* What reads: N samples from number FIRST on, to AT[i], one after the other in
   each array i.  It is called by one thread at a time, a few MB at most, and
   says DSC_OK; or why it cannot, with *BAD the number of the first sample that
   is wrong, if it is one. */
typedef struct
{
  dsc_status (*read) (void *self, dsc_int first, dsc_int n, void *const *at,
                      dsc_int *bad);
  void *self;
} dsc_reader;

typedef struct
{
  dsc_windows windows;
  dsc_int first, streams;   /* of the windows' streams only so many from number
                               FIRST on are read; 0: all.  Others have no
                               places */
  int in_order;     /* the samples come as they are numbered, */
  int once;         /* or in the order of epoch 1 in all */
  uint64_t seed;
  dsc_int epochs;
  dsc_int grain;    /* samples 0 .. grain - 1 and so on cost as much as one of
                       them: packed chunks of a file; 0: each by itself */
  int alone;        /* no thread: dsc_feed_take reads what it needs */
  size_t bytes[DSC_FEED_ARRAYS];   /* of a sample in each array; 0: none */
  dsc_reader reader;
} dsc_feeding;

typedef struct dsc_feed dsc_feed;

/* Places of the arena. */
dsc_int dsc_feed_places (const dsc_feeding *how);

/* Bytes of a workspace; SIZE_MAX if no memory has so many. */
size_t dsc_feed_workspace (const dsc_feeding *how);

/* A feed in the workspace ROOM, which has a cache line's alignment; NULL where
   the system has no lock for it.  dsc_feed_end ends its thread, and must be
   called; then it may begin anew. */
dsc_feed * dsc_feed_begin (const dsc_feeding *how, void *room);
void dsc_feed_end (dsc_feed *feed);

/* Where array I has its places; does one window hold all samples? */
void * dsc_feed_array (const dsc_feed *feed, int i);
int dsc_feed_holds_all (const dsc_feed *feed);

/* Its windows, as they were given. */
dsc_windows dsc_feed_windows (const dsc_feed *feed);

/* Waits until the mini-batch of B samples from position FIRST of epoch e on is
   there.  Its places are *ORDER (B), until the next call (of streams that are
   not read they are unknown), or if that is NULL, *PLACE and those that
   follow.  Mini-batches follow each other, the first may
   be any.  Where one window holds all samples, in whatever order, *ORDER is
   NULL and *PLACE is FIRST.
   DSC_ESTOP when POLL says so, which is asked every 20 ms at least; else what
   the reader has said, or DSC_EARG where a mini-batch is longer than its
   windows. */
dsc_status dsc_feed_take (dsc_feed *feed, dsc_int e, dsc_int first, dsc_int B,
                          const dsc_poll *poll, dsc_int *place,
                          const dsc_int **order);

/* Seconds that dsc_feed_take has waited, and bytes that have been read. */
typedef struct
{
  double waited, bytes;
  dsc_int bad;      /* the sample that ended it, or -1 */
} dsc_feed_account;

dsc_feed_account dsc_feed_accounts (dsc_feed *feed);

DSC_END_DECLARATIONS

#endif
