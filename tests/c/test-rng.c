/* test-rng.c: Philox 4x32-10: its known answers and distributions.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

/* Known answers of Philox 4x32-10: Random123, kat_vectors. */
static const struct { uint32_t counter[4], key[2], out[4]; } known[] = {
  { { 0, 0, 0, 0 }, { 0, 0 },
    { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
  { { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
    { 0xffffffff, 0xffffffff },
    { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
  { { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
    { 0xa4093822, 0x299f31d0 },
    { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
};

static void
philox_known (void)
{
  for (dsc_int i = 0; i < COUNT (known); i++)
    {
      uint32_t out[4];
      dsc_philox (known[i].key, known[i].counter, out);
      CHECK_SAME (out, known[i].out, sizeof out);
    }
}

/* Many blocks at once are those one by one, over a carry as well. */
static void
philox_side_by_side (void)
{
  const uint32_t key[2] = { 3, 4 }, first[4] = { 0xfffffff0, 5, 6, 7 };
  uint32_t many[4][DSC_PHILOX_BLOCKS], one[4];
  dsc_philox_blocks (key, first, many);
  for (uint32_t i = 0; i < DSC_PHILOX_BLOCKS; i++)
    {
      const uint32_t counter[4] = { first[0] + i, first[1] + (i >= 16), 6, 7 };
      dsc_philox (key, counter, one);
      for (int w = 0; w < 4; w++)
        CHECK_EQUAL (many[w][i], one[w]);
    }
}

/* The first four powers and the tails, each within 4 of its own standard
   errors; lag-1 products too, since pairs share a block. */
static void
normal_moments (void)
{
  enum { N = 200000 };
  static double z[N];
  double s1 = 0, s2 = 0, s3 = 0, s4 = 0, lag = 0, beyond2 = 0, beyond3 = 0;
  dsc_normal (7, 0, 0, N, z);
  for (dsc_int i = 0; i < N; i++)
    {
      double v = z[i];
      s1 += v, s2 += v * v, s3 += v * v * v, s4 += v * v * v * v;
      lag += i ? v * z[i-1] : 0;
      beyond2 += fabs (v) > 2;
      beyond3 += fabs (v) > 3;
    }
  double error = 4 / sqrt (N);
  CHECK_THAT (fabs (s1 / N), <, error);
  CHECK_THAT (fabs (s2 / N - 1), <, error * sqrt (2));
  CHECK_THAT (fabs (s3 / N), <, error * sqrt (15));
  CHECK_THAT (fabs (s4 / N - 3), <, error * sqrt (96));
  CHECK_THAT (fabs (lag / N), <, error);
  double p2 = erfc (2 / sqrt (2)), p3 = erfc (3 / sqrt (2));
  CHECK_THAT (fabs (beyond2 / N - p2), <, error * sqrt (p2 * (1 - p2)));
  CHECK_THAT (fabs (beyond3 / N - p3), <, error * sqrt (p3 * (1 - p3)));
}

/* Kolmogorov's distance of 2000 sorted numbers from the normal distribution */
static void
normal_distribution (void)
{
  enum { N = 2000 };
  double z[N], distance = 0;
  dsc_normal (1, 3, 0, N, z);
  for (dsc_int i = 1; i < N; i++)
    {
      double v = z[i];
      dsc_int j = i;
      for (; j > 0 && z[j-1] > v; j--)
        z[j] = z[j-1];
      z[j] = v;
    }
  for (dsc_int i = 0; i < N; i++)
    distance = fmax (distance,
                     fabs (erfc (-z[i] / sqrt (2)) / 2 - (i + .5) / N));
  CHECK_THAT (distance, <, 1.63 / sqrt (N));   /* 1 percent */
}

/* Number i is the same wherever a call begins; seeds and streams differ. */
static void
normal_pure (void)
{
  double all[40], part[40], other[40];
  int equal = 1;
  dsc_normal (5, 1, 0, 40, all);
  for (dsc_int begin = 0; begin < 40; begin++)
    for (dsc_int n = 0; n <= 40 - begin; n++)
      {
        memset (part, 0, sizeof part);
        dsc_normal (5, 1, begin, n, part);
        equal &= memcmp (part, all + begin, (size_t) n * sizeof *all) == 0;
      }
  CHECK (equal);

  const struct { uint64_t seed; uint32_t stream; dsc_int begin; } others[]
    = { { 6, 1, 0 }, { 5, 2, 0 }, { 5 + (1ull << 32), 1, 0 }, { 5, 1, 40 },
        { 5, 1, DSC_INT_BIT (33) }, { 5, 1u << 24, 0 } };
  for (dsc_int k = 0; k < COUNT (others); k++)
    {
      int same = 0;
      dsc_normal (others[k].seed, others[k].stream, others[k].begin, 40,
                  other);
      for (int i = 0; i < 40; i++)
        same += all[i] == other[i];
      CHECK_EQUAL (same, 0);
    }
}

void
test_rng (void)
{
  philox_known ();
  philox_side_by_side ();
  normal_moments ();
  normal_distribution ();
  normal_pure ();
}
