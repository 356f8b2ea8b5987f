/* rng.c: random numbers as a function of a counter.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/clones.h"
#include "random.h"

/* One round on the counter c under the key k. */
static inline void
philox_round (uint32_t *c0, uint32_t *c1, uint32_t *c2, uint32_t *c3,
              uint32_t k0, uint32_t k1)
{
  uint64_t p0 = (uint64_t) 0xD2511F53u * *c0;
  uint64_t p1 = (uint64_t) 0xCD9E8D57u * *c2;
  *c0 = (uint32_t) (p1 >> 32) ^ *c1 ^ k0;
  *c1 = (uint32_t) p1;
  *c2 = (uint32_t) (p0 >> 32) ^ *c3 ^ k1;
  *c3 = (uint32_t) p0;
}
#define ROUNDS 10
#define KEY_STEP_0 0x9E3779B9u   /* the golden ratio */
#define KEY_STEP_1 0xBB67AE85u   /* sqrt (3) - 1 */

/* Philox 4x32-10: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw,
   "Parallel random numbers: as easy as 1, 2, 3", SC 2011. */
void
dsc_philox (const uint32_t key[2], const uint32_t counter[4], uint32_t out[4])
{
  uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  for (uint32_t r = 0; r < ROUNDS; r++)
    philox_round (&c0, &c1, &c2, &c3, key[0] + r * KEY_STEP_0,
                  key[1] + r * KEY_STEP_1);
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/* The blocks run side by side, so that the rounds vectorise. */
DSC_CLONES void
dsc_philox_blocks (const uint32_t key[2], const uint32_t counter[4],
                   uint32_t out[4][DSC_PHILOX_BLOCKS])
{
  for (uint32_t i = 0; i < DSC_PHILOX_BLOCKS; i++)
    {
      out[0][i] = counter[0] + i;
      out[1][i] = counter[1] + (out[0][i] < i);
      out[2][i] = counter[2];
      out[3][i] = counter[3];
    }
  for (uint32_t r = 0; r < ROUNDS; r++)
    for (int i = 0; i < DSC_PHILOX_BLOCKS; i++)
      philox_round (&out[0][i], &out[1][i], &out[2][i], &out[3][i],
                    key[0] + r * KEY_STEP_0, key[1] + r * KEY_STEP_1);
}

/* Box and Muller: z[0], z[1] = sqrt (-2 log u) (cos, sin) (2 pi w), u in
   (0, 1], w in [0, 1), both of 53 bits from one block of the stream. */
static void
normal_pair (const uint32_t key[2], uint32_t stream, uint64_t block,
             double z[2])
{
  const uint32_t counter[4]
    = { (uint32_t) block,
        (uint32_t) (block >> 32) | (uint32_t) DSC_FOR_NORMAL << 24,
        stream, 0 };
  uint32_t r[4];
  dsc_philox (key, counter, r);
  double u = (double) ((((uint64_t) r[1] << 32 | r[0]) >> 11) + 1) * 0x1p-53;
  double w = (double) (((uint64_t) r[3] << 32 | r[2]) >> 11) * 0x1p-53;
  double radius = sqrt (-2 * log (u));
  double angle = 6.283185307179586 * w;
  z[0] = radius * cos (angle);
  z[1] = radius * sin (angle);
}

void
dsc_normal (uint64_t seed, uint32_t stream, dsc_int begin, dsc_int n,
            double *z)
{
  const uint32_t key[2] = { (uint32_t) seed, (uint32_t) (seed >> 32) };
  double pair[2];
  for (dsc_int j = 0; j < n; j++)
    {
      uint64_t i = (uint64_t) begin + (uint64_t) j;
      if (j == 0 || i % 2 == 0)
        normal_pair (key, stream, i / 2, pair);
      z[j] = pair[i % 2];
    }
}
