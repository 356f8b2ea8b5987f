/* test-dropout.c: units that are dropped: their share, places and masks.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"
#include "network/dropout.h"

enum { M = 37, B = 60 };

/* The mask of a whole mini-batch in columns; A of ones. */
static void
whole (uint64_t seed, dsc_int t, dsc_int l, double p, unsigned char *mask)
{
  real A[M * B];
  for (int i = 0; i < M * B; i++)
    A[i] = 1;
  memset (mask, 7, M * B);
  DSC (drop) (seed, t, l, 0, M, B, p, 1, M, mask, A);
  int same = 1;
  for (int i = 0; i < M * B; i++)
    same &= mask[i] <= 1 && A[i] == mask[i];
  CHECK (same);
}

static double
kept (const unsigned char *mask)
{
  double n = 0;
  for (int i = 0; i < M * B; i++)
    n += mask[i];
  return n;
}

/* The share that stays, within 4 standard errors, over many steps; and of one
   unit, and of one sample */
static void
shares (void)
{
  const double ps[] = { .1, .25, .5, .8, .999 };
  for (int k = 0; k < COUNT (ps); k++)
    {
      enum { STEPS = 100 };
      double all = 0, unit = 0, sample = 0, pairs = 0, q = 1 - ps[k];
      unsigned char mask[M * B];
      for (int t = 1; t <= STEPS; t++)
        {
          whole (11, t, 1, ps[k], mask);
          all += kept (mask);
          for (int s = 0; s < B; s++)
            unit += mask[5 + s * M];
          for (int i = 0; i < M; i++)
            sample += mask[i + 9 * M];
          for (int i = 0; i + 1 < M * B; i++)
            pairs += mask[i] && mask[i + 1];
        }
      CHECK_THAT (fabs (all - STEPS * M * B * q), <,
                  4 * sqrt (STEPS * M * B * q * (1 - q)));
      CHECK_THAT (fabs (unit - STEPS * B * q), <,
                  4 * sqrt (STEPS * B * q * (1 - q)) + 1);
      CHECK_THAT (fabs (sample - STEPS * M * q), <,
                  4 * sqrt (STEPS * M * q * (1 - q)) + 1);
      /* neighbours are independent */
      double n = STEPS * (M * B - 1), both = q * q;
      CHECK_THAT (fabs (pairs - n * both), <,
                  4 * sqrt (n * both * (1 - both + 2 * q * (1 - q))) + 1);
    }
}

/* One mask, however samples are cut and wherever they stand */
static void
cuts (void)
{
  unsigned char mask[M * B], part[M * B], rows[M * B];
  real A[M * B], R[M * B];
  whole (3, 4, 2, .4, mask);
  for (dsc_int n = 1; n <= B; n += n < 9 ? 1 : 17)
    {
      int same = 1;
      for (int i = 0; i < M * B; i++)
        {
          A[i] = (real) (i + 1);
          R[i % M * B + i / M] = (real) (i + 1);
        }
      memset (part, 7, sizeof part);
      memset (rows, 7, sizeof rows);
      for (dsc_int s = 0; s < B; s += n)
        {
          dsc_int some = B - s < n ? B - s : n;
          DSC (drop) (3, 4, 2, s, M, some, .4, 1, M, part + s * M, A + s * M);
          DSC (drop) (3, 4, 2, s, M, some, .4, B, 1, rows + s, R + s);
        }
      CHECK_SAME (mask, part, sizeof mask);
      for (int i = 0; i < M * B; i++)
        {
          int j = i % M * B + i / M;
          same &= rows[j] == mask[i] && R[j] == A[i]
                  && A[i] == (mask[i] ? i + 1 : 0);
        }
      CHECK (same);
    }
}

/* Each of seed, step, layer makes another mask; p alone moves one bound. */
static void
others (void)
{
  unsigned char one[M * B], two[M * B];
  whole (1, 1, 1, .5, one);
  const struct { uint64_t seed; dsc_int t, l; } not[]
    = { { 2, 1, 1 }, { 1, 2, 1 }, { 1, 1, 2 }, { 1 + (1ull << 32), 1, 1 },
        { 1, 1 + DSC_INT_BIT (32), 1 } };
  for (int k = 0; k < COUNT (not); k++)
    {
      int differ = 0;
      whole (not[k].seed, not[k].t, not[k].l, .5, two);
      for (int i = 0; i < M * B; i++)
        differ += one[i] != two[i];
      CHECK_THAT (fabs (differ - M * B / 2.), <, 4 * sqrt (M * B / 4.));
    }
  int below = 1;
  whole (1, 1, 1, .7, two);
  for (int i = 0; i < M * B; i++)
    below &= two[i] <= one[i];
  CHECK (below && kept (two) < kept (one));
  whole (1, 1, 1, 0, one);
  CHECK_EQUAL (kept (one), M * B);
  whole (1, 1, 1, 1 - 1e-16, one);
  CHECK_EQUAL (kept (one), 0);
}

static void
back (void)
{
  const unsigned char mask[] = { 1, 0, 1, 0, 0 };
  real D[] = { 1, 2, 3, (real) NAN, -5 };
  DSC (drop_again) (5, mask, D);
  CHECK_EQUAL (D[0], 1);
  CHECK_EQUAL (D[1], 0);
  CHECK_EQUAL (D[2], 3);
  CHECK_EQUAL (D[3], 0);
  CHECK_EQUAL (D[4], 0);
}

void
test_dropout (void)
{
  shares ();
  cuts ();
  others ();
  back ();
}
