/* partition.c: mini-batches of samples, and their order.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "order.h"
#include "random.h"

#ifdef __GNUC__
#define PREFETCH(p) __builtin_prefetch (p)
#else
#define PREFETCH(p) ((void) 0)
#endif

/* Numbers drawn in one piece: two from a block of the generator. */
#define DRAW_NUMBERS (2 * DSC_PHILOX_BLOCKS)

/* Entries between two looks for Ctrl-C. */
#define POLL_ENTRIES (1024 * DRAW_NUMBERS)

/* For the exchanges i, i-1, ... (n of them, at most DRAW_NUMBERS): the other
   entry of each, one of 0 .. i.  i = last at block 0. */
static void
draw (const uint32_t key[2], uint32_t purpose, uint64_t epoch, dsc_int last,
      dsc_int i, dsc_int n, dsc_int *other)
{
  uint32_t r[4][DSC_PHILOX_BLOCKS];
  uint64_t block = (uint64_t) (last - i) / 2;
  const uint32_t counter[4]
    = { (uint32_t) block,
        (uint32_t) (block >> 32) | purpose << 24,
        (uint32_t) epoch, (uint32_t) (epoch >> 32) };
  dsc_philox_blocks (key, counter, r);
  for (dsc_int k = 0; k < n; k++)
    other[k] = (dsc_int) below ((uint64_t) (i - k) + 1,
                                (uint64_t) r[k % 2 * 2 + 1][k / 2] << 32
                                | r[k % 2 * 2][k / 2]);
}

dsc_status
dsc_as_numbered (dsc_int m, const dsc_poll *poll, dsc_int *order)
{
  for (dsc_int first = 0, end; first < m; first = end)
    {
      end = m - first < POLL_ENTRIES ? m : first + POLL_ENTRIES;
      if (dsc_poll_stops (poll))
        return DSC_ESTOP;
      for (dsc_int i = first; i < end; i++)
        order[i] = i;
    }
  return DSC_OK;
}

/* Fisher and Yates, from the end: entry i is exchanged with one of 0 .. i.
   The numbers are drawn a piece ahead, so that the entries are on their way
   to the cache when they are exchanged: long orders take half the time. */
dsc_status
dsc_mix (uint32_t purpose, dsc_int m, uint64_t seed, uint64_t epoch,
              const dsc_poll *poll, dsc_int *order)
{
  dsc_int other[DRAW_NUMBERS];
  const uint32_t key[2] = { (uint32_t) seed, (uint32_t) (seed >> 32) };
  for (dsc_int i = m - 1; i > 0; i -= DRAW_NUMBERS)
    {
      dsc_int n = i < DRAW_NUMBERS ? i : DRAW_NUMBERS;
      if ((m - 1 - i) % POLL_ENTRIES == 0 && dsc_poll_stops (poll))
        return DSC_ESTOP;
      draw (key, purpose, epoch, m - 1, i, n, other);
      for (dsc_int k = 0; k < n; k++)
        PREFETCH (order + other[k]);
      for (dsc_int k = 0; k < n; k++)
        {
          dsc_int swap = order[i-k];
          order[i-k] = order[other[k]];
          order[other[k]] = swap;
        }
    }
  return DSC_OK;
}

dsc_status
dsc_permute (uint32_t purpose, dsc_int m, uint64_t seed, uint64_t epoch,
             const dsc_poll *poll, dsc_int *order)
{
  if (m < 0 || epoch == 0)
    return DSC_EARG;
  if (dsc_as_numbered (m, poll, order) != DSC_OK)
    return DSC_ESTOP;
  return dsc_mix (purpose, m, seed, epoch, poll, order);
}

dsc_status
dsc_order (dsc_int m, uint64_t seed, uint64_t epoch, const dsc_poll *poll,
           dsc_int *order)
{
  return dsc_permute (DSC_FOR_ORDER, m, seed, epoch, poll, order);
}

dsc_int
dsc_order_check (dsc_int m, dsc_int n, const dsc_int *order,
                 unsigned char *seen)
{
  for (dsc_int i = 0; i < n; i++)
    {
      if (order[i] < 0 || order[i] >= m || seen[order[i]])
        return i;
      seen[order[i]] = 1;
    }
  return -1;
}

dsc_int
dsc_minibatch_count (dsc_int m, dsc_int B, int discard)
{
  if (m < 1 || B < 1)
    return 0;
  return m / B + (m % B > 0 && ! discard);
}
