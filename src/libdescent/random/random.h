/* random.h: random numbers from a counter (rng.c); orders of samples, which are
   numbered from 0, and their mini-batches (partition.c, stratify.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_RANDOM_H
#define DESCENT_RANDOM_H

#include "base/base.h"

DSC_BEGIN_DECLARATIONS

/* Philox 4x32-10 (Salmon et al., SC 2011): a pure function of key and counter.
   Throughout descent the key is a seed, the top byte of counter[1] says what
   the numbers are for (below), and the 56 bits under it count blocks: so two
   uses of one seed never meet. */
enum
{
  DSC_FOR_ORDER = 1,    /* counter[2], counter[3]: the epoch */
  DSC_FOR_NORMAL = 2,   /* counter[2]: the stream; counter[3]: 0 */
  DSC_FOR_DEAL = 3,     /* those of stratify.c; counter[2], [3]: the epoch */
  DSC_FOR_TURN = 4,
  DSC_FOR_SHIFT = 5,
  DSC_FOR_DROPOUT = 6,  /* counter[2], counter[3]: the step and the layer */
  DSC_FOR_CACHE = 9     /* counter[2], counter[3]: 0 */
};

void dsc_philox (const uint32_t key[2], const uint32_t counter[4],
                 uint32_t out[4]);

/* The same for this block and those that follow in counter[0] and counter[1]:
   word w of block i is out[w][i]. */
#define DSC_PHILOX_BLOCKS 32
void dsc_philox_blocks (const uint32_t key[2], const uint32_t counter[4],
                        uint32_t out[4][DSC_PHILOX_BLOCKS]);

/* Standard normal deviates number begin .. begin + n - 1 of the stream
   (seed, stream), begin >= 0, into z (n).  Number i depends on (seed, stream,
   i) alone.  |z| <= 8.58. */
void dsc_normal (uint64_t seed, uint32_t stream, dsc_int begin, dsc_int n,
                 double *z);

/* The order of epoch e >= 1: a permutation of 0 .. m-1 into order (m), a
   pure function of (m, seed, epoch).  Every number drawn below n has each
   value with probability 1/n to within 2^-64, so the distance (total
   variation) of the whole from a uniform permutation is below m^2 / 2^66.
   DSC_EARG if m < 0 or epoch is 0; DSC_ESTOP when POLL says so (it
   may be NULL): order is then no permutation. */
dsc_status dsc_order (dsc_int m, uint64_t seed, uint64_t epoch,
                      const dsc_poll *poll, dsc_int *order);

/* The same for samples of the classes labels (m) in 0 .. C-1, cut into
   mini-batches of B (stratify.c): each of them, one of s samples, has
   floor (n s/m) or ceil (n s/m) of a class of n, so within 1 of its share,
   and the last, partial one too.  In epoch 0 nothing is random: the samples
   of a mini-batch come as they are numbered.  In the others every sample is
   in each mini-batch with probability s/m, on each place there alike.
   room: dsc_stratify_room (m, C, B) bytes of scratch on a cache line.
   DSC_EARG if m is not in [0, 2^31), C < 1, B is not in [1, max (m, 1)] or a
   label is out of range; DSC_ESTOP as dsc_order. */
dsc_status dsc_stratify (dsc_int m, const dsc_int *labels, dsc_int C,
                         dsc_int B, uint64_t seed, uint64_t epoch,
                         const dsc_poll *poll, void *room, dsc_int *order);
size_t dsc_stratify_room (dsc_int m, dsc_int C, dsc_int B);

/* Are these n entries a part of a permutation of 0 .. m-1?  The position of the
   first that is out of range or there already, or -1.  seen: m bytes, zeros
   before the first part, which remember the parts. */
dsc_int dsc_order_check (dsc_int m, dsc_int n, const dsc_int *order,
                         unsigned char *seen);

/* The number of mini-batches: ceil (m/B), or floor (m/B) when a last, partial
   one is discarded; 0 if m < 1 or B < 1. */
dsc_int dsc_minibatch_count (dsc_int m, dsc_int B, int discard);

DSC_END_DECLARATIONS

#endif
