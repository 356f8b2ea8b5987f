/* shuffle.c: keys whose order is a random one.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "random/random.h"

#include "shuffle.h"

void
dsc_shuffle_keys (uint64_t seed, dsc_int first, dsc_int n, uint64_t *key)
{
  const uint32_t seeds[2] = { (uint32_t) seed, (uint32_t) (seed >> 32) };
  uint32_t out[4][DSC_PHILOX_BLOCKS];
  uint64_t from = UINT64_MAX;   /* the block of out[][0] */
  for (dsc_int i = 0; i < n; i++)
    {
      const uint64_t number = (uint64_t) first + (uint64_t) i;
      const uint64_t block = number / 2, begin
        = block / DSC_PHILOX_BLOCKS * DSC_PHILOX_BLOCKS;
      if (begin != from)
        {
          const uint32_t counter[4] = {
            (uint32_t) begin,
            (uint32_t) (begin >> 32) | (uint32_t) DSC_FOR_CACHE << 24, 0, 0 };
          dsc_philox_blocks (seeds, counter, out);
          from = begin;
        }
      const int word = number % 2 ? 2 : 0;
      key[i] = (uint64_t) out[word][block - begin] << 32
               | out[word + 1][block - begin];
    }
}
