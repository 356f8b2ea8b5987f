/* windows.h: orders of samples of which a part is in memory at a time
   (window.c).

   An epoch of m samples in blocks of b, nb = ceil (m/b) of them, the last one
   perhaps short; all is counted from 0:
     The blocks are dealt out in a random order.  Their samples, one block after
     the other, are cut into S streams.
     A mini-batch of n samples has S parts, floor (s n/S) .. floor ((s+1) n/S)
     - 1 of part s, which are the next ones of stream s; so the length of a
     stream follows from that of its parts.
     A stream is cut into windows of at most w blocks, as few as can be and as
     equal as blocks allow: of N blocks, window k of K has those from number
     floor (k N/K) on.  The samples of each window come in a random order.
   Where S w b >= m, one window holds all, and the order is that of dsc_order.

   While w b >= ceil (B/S), a part lies in one window or in two.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_WINDOWS_H
#define DESCENT_WINDOWS_H

#include "base/base.h"

DSC_BEGIN_DECLARATIONS

#define DSC_MAX_SHARDS 256

typedef struct
{
  dsc_int m, B;     /* samples: all, and of a mini-batch */
  dsc_int shards;   /* S, 1 to DSC_MAX_SHARDS */
  dsc_int block;    /* b */
  dsc_int blocks;   /* w */
} dsc_windows;

/* Does one window hold all samples? */
int dsc_windows_hold_all (const dsc_windows *w);

/* Whole blocks for windows of at most WINDOW samples, of all streams together:
   sets w->blocks, and where w->block is 0, that: 2^k samples, as many as are at
   most 256 KiB, of BYTES each, and a 64th of the window (with fewer blocks a
   window mixes too little), so that a window holds a mini-batch.  The window
   it gets; less than B if there are no such blocks. */
dsc_int dsc_windows_fit (dsc_windows *w, dsc_int window, double bytes);

/* The order of epoch e >= 1 into order (m): a pure function of *w, seed and
   epoch.  room: dsc_windows_room (w) bytes of scratch on a cache line.
   DSC_EARG if m < 0, another number of *w < 1, S > 256, epoch is 0 or it or
   the number of windows is 2^32 or more; DSC_ESTOP when POLL says so (it may
   be NULL): order is then no permutation. */
dsc_status dsc_windows_order (const dsc_windows *w, uint64_t seed,
                              uint64_t epoch, const dsc_poll *poll,
                              void *room, dsc_int *order);
size_t dsc_windows_room (const dsc_windows *w);

/* ---- the same, window by window, for a reader that holds two of a stream */

/* nb */
dsc_int dsc_windows_blocks (const dsc_windows *w);

/* An epoch whose blocks have been dealt. */
typedef struct
{
  dsc_windows windows;
  uint64_t seed, epoch;
  const dsc_int *dealt;   /* (nb): block numbers in the order of the streams */
  dsc_int last;           /* the place of block nb - 1, which may be short */
  dsc_int count;          /* of windows, in the stream that has most */
} dsc_deal;

/* Makes D from these; dealt (nb) stays with it.  As dsc_windows_order. */
dsc_status dsc_deal_blocks (const dsc_windows *w, uint64_t seed,
                            uint64_t epoch, const dsc_poll *poll,
                            dsc_int *dealt, dsc_deal *d);

/* Number FIRST .. FIRST + N - 1: samples of X, or places of a stream. */
typedef struct
{
  dsc_int first, n;
} dsc_span;

/* The part of stream s in mini-batch t: places FIRST .. FIRST + N - 1 of the
   stream, from place BEGIN of the mini-batch on.  n is 0 after the last one. */
typedef struct
{
  dsc_int first, n, begin;
} dsc_part;

dsc_part dsc_stream_part (const dsc_windows *w, dsc_int s, dsc_int t);

/* The windows of stream s: how many, and the places of number k. */
dsc_int dsc_stream_windows (const dsc_windows *w, dsc_int s);
dsc_span dsc_stream_window (const dsc_windows *w, dsc_int s, dsc_int k);

/* The samples that window k of stream s holds, as they are dealt: spans
   (w->blocks + 2), of which it returns how many it has filled.  Each lies in
   one block.  The n samples of the window are numbered in this order. */
dsc_int dsc_window_spans (const dsc_deal *d, dsc_int s, dsc_int k,
                          dsc_span *spans);

/* Which of them comes at each place of the window: into numbers (n). */
dsc_status dsc_window_order (const dsc_deal *d, dsc_int s, dsc_int k,
                             const dsc_poll *poll, dsc_int *numbers);

DSC_END_DECLARATIONS

#endif
