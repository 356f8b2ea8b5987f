/* order.h: what the files of orders share.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_ORDER_H
#define DESCENT_ORDER_H

#include "base/base.h"
#include "windows.h"

/* floor (r n / 2^64): a number below n from 64 random bits */
static inline uint64_t
below (uint64_t n, uint64_t r)
{
#ifdef __SIZEOF_INT128__
  return (uint64_t) ((__extension__ (unsigned __int128) n) * r >> 64);
#else
  uint64_t n0 = (uint32_t) n, n1 = n >> 32, r0 = (uint32_t) r, r1 = r >> 32;
  uint64_t mid = n1 * r0 + (n0 * r0 >> 32);
  uint64_t low = n0 * r1 + (uint32_t) mid;
  return n1 * r1 + (mid >> 32) + (low >> 32);
#endif
}

/* order (m) = 0 .. m-1 */
dsc_status dsc_as_numbered (dsc_int m, const dsc_poll *poll, dsc_int *order);

/* dsc_order with numbers for `purpose', one of those in random.h. */
dsc_status dsc_permute (uint32_t purpose, dsc_int m, uint64_t seed,
                        uint64_t epoch, const dsc_poll *poll,
                        dsc_int *order);

/* The same with the m entries that order has got. */
dsc_status dsc_mix (uint32_t purpose, dsc_int m, uint64_t seed,
                         uint64_t epoch, const dsc_poll *poll,
                         dsc_int *order);

static inline dsc_int
least (dsc_int a, dsc_int b)
{
  return a < b ? a : b;
}

/* ---- window.c */

/* Are its numbers in range? */
int dsc_windows_sound (const dsc_windows *w);

/* The entries of window k of stream s, one for each place, in its order. */
dsc_status dsc_window_shuffle (const dsc_deal *d, dsc_int s, dsc_int k,
                               const dsc_poll *poll, dsc_int *entries);

#endif
