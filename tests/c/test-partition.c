/* test-partition.c: orders of samples and their mini-batches.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

/* All m! orders, m = 2 .. 5, come equally often: chi-square over 60 epochs
   for each, against its mean + 4 standard deviations. */
static void
order_uniform (void)
{
  for (dsc_int m = 2; m <= 5; m++)
    {
      dsc_int order[5], cells = 1;
      int count[120] = { 0 };
      for (dsc_int i = 2; i <= m; i++)
        cells *= i;
      for (uint64_t epoch = 1; epoch <= 60 * (uint64_t) cells; epoch++)
        {
          dsc_int cell = 0;
          dsc_order (m, 11, epoch, NULL, order);
          for (dsc_int i = 0; i < m; i++)
            {
              dsc_int smaller = 0;
              for (dsc_int j = i + 1; j < m; j++)
                smaller += order[j] < order[i];
              cell = cell * (m - i) + smaller;
            }
          count[cell]++;
        }
      double chi2 = 0;
      for (dsc_int c = 0; c < cells; c++)
        chi2 += (count[c] - 60.) * (count[c] - 60.) / 60;
      CHECK_THAT (chi2, <, (cells - 1) + 4 * sqrt (2. * (cells - 1)));
    }
}

static int
stop (void *self)
{
  (void) self;
  return 1;
}

/* Where each sample lands when m = 30, over seeds: chi-square of 30 x 30
   cells, 29 x 29 free. */
static void
order_places (void)
{
  enum { M = 30, SEEDS = 3000 };
  static int count[M][M];
  double expected = SEEDS / (double) M, chi2 = 0;
  dsc_int order[M];
  memset (count, 0, sizeof count);
  for (uint64_t seed = 0; seed < SEEDS; seed++)
    {
      dsc_order (M, seed, 1, NULL, order);
      for (int i = 0; i < M; i++)
        count[i][order[i]]++;
    }
  for (int i = 0; i < M; i++)
    for (int j = 0; j < M; j++)
      chi2 += (count[i][j] - expected) * (count[i][j] - expected) / expected;
  double free = (M - 1) * (M - 1);
  CHECK_THAT (fabs (chi2 - free), <, 4 * sqrt (2 * free));
}

static int
same_entries (dsc_int m, const dsc_int *a, const dsc_int *b)
{
  int same = 0;
  for (dsc_int i = 0; i < m; i++)
    same += a[i] == b[i];
  return same;
}

static void
order_pure (void)
{
  enum { M = 1000 };
  static dsc_int a[M], b[M];
  static unsigned char seen[M];
  CHECK_EQUAL (dsc_order (M, 3, 1, NULL, a), DSC_OK);
  CHECK_EQUAL (dsc_order_check (M, M, a, seen), -1);
  dsc_order (M, 3, 1, NULL, b);
  CHECK_SAME (a, b, sizeof a);

  /* two unrelated orders share one entry on average */
  const struct { uint64_t seed, epoch; } others[]
    = { { 3, 2 }, { 4, 1 }, { 3 + (1ull << 32), 1 }, { 3, 1 + (1ull << 32) } };
  for (dsc_int k = 0; k < COUNT (others); k++)
    {
      CHECK_EQUAL (dsc_order (M, others[k].seed, others[k].epoch, NULL, b),
                   DSC_OK);
      memset (seen, 0, sizeof seen);
      CHECK_EQUAL (dsc_order_check (M, M, b, seen), -1);
      CHECK_THAT (same_entries (M, a, b), <, 10);
    }

  const dsc_poll at_once = { .poll = stop };
  CHECK_EQUAL (dsc_order (M, 3, 1, &at_once, b), DSC_ESTOP);
  CHECK_EQUAL (dsc_order (0, 3, 1, NULL, b), DSC_OK);
  CHECK_EQUAL (dsc_order (1, 3, 1, NULL, b), DSC_OK);
  CHECK_EQUAL (b[0], 0);
  CHECK_EQUAL (dsc_order (-1, 3, 1, NULL, b), DSC_EARG);
  CHECK_EQUAL (dsc_order (M, 3, 0, NULL, b), DSC_EARG);
}

static dsc_int
wrong_of_4 (const dsc_int *order)
{
  unsigned char seen[4] = { 0 };
  return dsc_order_check (4, 4, order, seen);
}

static void
order_check (void)
{
  CHECK_EQUAL (wrong_of_4 ((dsc_int[]) { 2, 0, 3, 1 }), -1);
  CHECK_EQUAL (wrong_of_4 ((dsc_int[]) { 2, 0, 2, 1 }), 2);
  CHECK_EQUAL (wrong_of_4 ((dsc_int[]) { 2, 0, 1, 4 }), 3);
  CHECK_EQUAL (wrong_of_4 ((dsc_int[]) { -1, 0, 1, 2 }), 0);
  CHECK_EQUAL (dsc_order_check (0, 0, NULL, NULL), -1);

  unsigned char seen[4] = { 0 };
  CHECK_EQUAL (dsc_order_check (4, 3, (dsc_int[]) { 2, 0, 3 }, seen), -1);
  CHECK_EQUAL (dsc_order_check (4, 1, (dsc_int[]) { 0 }, seen), 0);
  CHECK_EQUAL (dsc_order_check (4, 1, (dsc_int[]) { 1 }, seen), -1);
}

static void
minibatch_count (void)
{
  CHECK_EQUAL (dsc_minibatch_count (148, 64, 0), 3);
  CHECK_EQUAL (dsc_minibatch_count (148, 64, 1), 2);
  CHECK_EQUAL (dsc_minibatch_count (128, 64, 0), 2);
  CHECK_EQUAL (dsc_minibatch_count (128, 64, 1), 2);
  CHECK_EQUAL (dsc_minibatch_count (3, 4, 0), 1);
  CHECK_EQUAL (dsc_minibatch_count (3, 4, 1), 0);
  CHECK_EQUAL (dsc_minibatch_count (0, 4, 0), 0);
  CHECK_EQUAL (dsc_minibatch_count (4, 0, 0), 0);
  CHECK_EQUAL (dsc_minibatch_count (PTRDIFF_MAX, PTRDIFF_MAX - 1, 0), 2);
}

/* Every width of an element, with sentinels after the end */
static void
gather (void)
{
  enum { M = 7, K = 3, B = 4, WIDEST = 24 };
  const dsc_int order[B] = { 6, 0, 3, 3 };
  unsigned char X[M * K * WIDEST], Xb[B * K * WIDEST + 1];
  for (size_t i = 0; i < sizeof X; i++)
    X[i] = (unsigned char) (i * 37 + 11);
  for (size_t bytes = 1; bytes <= WIDEST; bytes++)
    {
      int same = 1;
      Xb[B * K * bytes] = 99;
      dsc_gather_rows (bytes, M, K, B, order, X, Xb);
      for (size_t c = 0; c < K; c++)
        for (size_t j = 0; j < B; j++)
          same &= memcmp (Xb + (c * B + j) * bytes,
                          X + (c * M + (size_t) order[j]) * bytes, bytes) == 0;
      CHECK (same && Xb[B * K * bytes] == 99);

      same = 1;
      Xb[B * bytes] = 99;
      dsc_gather_columns (bytes, B, order, X, Xb);
      for (size_t j = 0; j < B; j++)
        same &= memcmp (Xb + j * bytes, X + (size_t) order[j] * bytes,
                        bytes) == 0;
      CHECK (same && Xb[B * bytes] == 99);
    }
}

void
test_partition (void)
{
  order_uniform ();
  order_places ();
  order_pure ();
  order_check ();
  minibatch_count ();
  gather ();
}
