/* dropout.c: masks of units that are left out of a step.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/real.h"
#include "random/random.h"
#include "dropout.h"

/* Draws that one call of Philox gives: word w of block i is number 32 w + i. */
#define DRAWS (4 * DSC_PHILOX_BLOCKS)

/* mask, A (n) one after the other */
DSC_CLONES static void
mask_units (dsc_int n, uint32_t below, const uint32_t *draw,
            unsigned char *mask, real *A)
{
  for (dsc_int j = 0; j < n; j++)
    {
      mask[j] = draw[j] >= below;
      A[j] = draw[j] >= below ? A[j] : 0;
    }
}

/* Unit i of the sample at place s of the mini-batch has draw number s m + i. */
void
DSC (drop) (uint64_t seed, dsc_int t, dsc_int l, dsc_int first, dsc_int m,
            dsc_int B, double p, dsc_int unit, dsc_int sample,
            unsigned char *mask, real *A)
{
  const uint32_t key[2] = { (uint32_t) seed, (uint32_t) (seed >> 32) };
  const double scaled = p * 0x1p32 + .5;
  const uint32_t below = scaled < 0x1p32 ? (uint32_t) scaled : UINT32_MAX;
  uint32_t draw[4][DSC_PHILOX_BLOCKS], *flat = draw[0];
  uint64_t at = (uint64_t) first * (uint64_t) m;
  const uint64_t end = at + (uint64_t) m * (uint64_t) B;
  dsc_int i = 0, s = 0;
  for (dsc_int skip = (dsc_int) (at % DRAWS), n; at < end; at += n, skip = 0)
    {
      uint64_t block = at / DRAWS * DSC_PHILOX_BLOCKS;
      const uint32_t counter[4]
        = { (uint32_t) block,
            (uint32_t) (block >> 32) | (uint32_t) DSC_FOR_DROPOUT << 24,
            (uint32_t) t,
            (uint32_t) ((uint64_t) t >> 32) << 16 | ((uint32_t) l & 0xffff) };
      dsc_philox_blocks (key, counter, draw);
      n = end - at < (uint64_t) (DRAWS - skip) ? (dsc_int) (end - at)
          : DRAWS - skip;
      if (unit == 1 && sample == m)
        {
          mask_units (n, below, flat + skip, mask, A);
          mask += n;
          A += n;
          continue;
        }
      for (dsc_int j = skip; j < skip + n; j++)
        {
          dsc_int to = i * unit + s * sample;
          mask[to] = flat[j] >= below;
          A[to] = mask[to] ? A[to] : 0;
          if (++i == m)
            {
              i = 0;
              s++;
            }
        }
    }
}

DSC_CLONES void
DSC (drop_again) (dsc_int n, const unsigned char *mask, real *D)
{
  for (dsc_int j = 0; j < n; j++)
    D[j] = mask[j] ? D[j] : 0;
}
