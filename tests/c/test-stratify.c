/* test-stratify.c: orders with the same share of each class in every
   mini-batch.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

enum { MOST = 3000 };

static dsc_status
stratify (dsc_int m, const dsc_int *labels, dsc_int C, dsc_int B,
          uint64_t seed, uint64_t epoch, dsc_int *order)
{
  size_t bytes = dsc_stratify_room (m, C, B);
  char *room = malloc (bytes + 1);
  room[bytes] = 77;
  dsc_status status
    = dsc_stratify (m, labels, C, B, seed, epoch, NULL, room, order);
  CHECK_EQUAL (room[bytes], 77);
  free (room);
  return status;
}

/* A permutation, of which every mini-batch, the partial one too, has floor or
   ceil of each class's share? */
static int
holds_shares (dsc_int m, const dsc_int *labels, dsc_int C, dsc_int B,
              const dsc_int *order)
{
  static unsigned char seen[MOST];
  static dsc_int all[MOST], some[MOST];
  memset (seen, 0, sizeof seen);
  if (dsc_order_check (m, m, order, seen) != -1)
    return 0;
  memset (all, 0, sizeof all);
  for (dsc_int i = 0; i < m; i++)
    all[labels[i]]++;
  for (dsc_int first = 0; first < m; first += B)
    {
      dsc_int s = m - first < B ? m - first : B;
      memset (some, 0, sizeof some);
      for (dsc_int i = first; i < first + s; i++)
        some[labels[order[i]]]++;
      for (dsc_int c = 0; c < C; c++)
        if (some[c] < all[c] * s / m || some[c] > (all[c] * s + m - 1) / m)
          return 0;
    }
  return 1;
}

/* Every m and B up to 40, and larger ones, with classes of all kinds of
   sizes, in every kind of order, one without a sample among them. */
static void
shares (void)
{
  static dsc_int labels[MOST], order[MOST], mixed[MOST];
  int good = 1;
  for (dsc_int m = 1; m <= 40; m++)
    for (dsc_int B = 1; B <= m; B++)
      for (dsc_int C = 1; C <= m + 1; C += 1 + C / 3)
        for (uint64_t epoch = 0; epoch < 3; epoch++)
          {
            for (dsc_int i = 0; i < m; i++)
              labels[i] = i * i % (C + 2) % C;
            good &= stratify (m, labels, C, B, 5, epoch, order) == DSC_OK
                    && holds_shares (m, labels, C, B, order);
          }
  CHECK (good);

  const struct { dsc_int m, B; } sizes[]
    = { { 3000, 64 }, { 2999, 64 }, { 2881, 64 }, { 2048, 512 }, { 2049, 512 },
        { 3000, 2999 }, { 3000, 1501 }, { 2003, 1 }, { 1797, 37 } };
  for (dsc_int k = 0; k < COUNT (sizes); k++)
    for (dsc_int C = 1; C < 40; C = 2 * C + 1)
      {
        /* sizes as in a geometric series; then sorted, then mixed */
        dsc_int m = sizes[k].m, c = 0;
        for (dsc_int i = 0; i < m; i++)
          {
            c += c < C - 1 && i >= m - (m >> (c + 1));
            labels[i] = c;
          }
        dsc_order (m, 1, 1, NULL, mixed);
        for (int sorted = 1; sorted >= 0; sorted--)
          {
            for (uint64_t epoch = 0; epoch < 8; epoch++)
              CHECK (stratify (m, labels, C, sizes[k].B, 9, epoch, order)
                     == DSC_OK
                     && holds_shares (m, labels, C, sizes[k].B, order));
            for (dsc_int i = 0; i < m; i++)
              mixed[i] = labels[mixed[i]];
            memcpy (labels, mixed, sizeof labels);
          }
      }
}

/* Where each sample lands when m = 22, B = 5, in classes of 3, 8 and 11:
   every mini-batch with probability s/m, every place in it alike.  The mean of
   the chi-squares of the samples over 22 places, 21 free each; the samples
   depend on one another, so the bound is that of one alone over sqrt (3). */
static void
places (void)
{
  enum { M = 22, EPOCHS = 4400 };
  static int count[M][M];
  dsc_int labels[M], order[M];
  double chi2 = 0, worst = 0;
  memset (count, 0, sizeof count);
  for (dsc_int i = 0; i < M; i++)
    labels[i] = i % 7 == 0 && i < 15 ? 0 : i % 2 ? 1 + (i > 15) : 2;
  for (uint64_t epoch = 1; epoch <= EPOCHS; epoch++)
    {
      stratify (M, labels, 3, 5, 2, epoch, order);
      for (int i = 0; i < M; i++)
        count[order[i]][i]++;
    }
  for (int i = 0; i < M; i++)
    {
      double one = 0, expected = EPOCHS / (double) M;
      for (int j = 0; j < M; j++)
        one += (count[i][j] - expected) * (count[i][j] - expected) / expected;
      chi2 += one / M;
      worst = fmax (worst, one);
    }
  CHECK_THAT (fabs (chi2 - 21), <, 4 * sqrt (2 * 21 / 3.));
  CHECK_THAT (worst, <, 21 + 5 * sqrt (2 * 21));
}

static int
stop (void *self)
{
  return --*(int *) self < 0;
}

static void
pure (void)
{
  static dsc_int labels[MOST], a[MOST], b[MOST];
  for (dsc_int i = 0; i < MOST; i++)
    labels[i] = i % 3;
  stratify (MOST, labels, 3, 64, 3, 1, a);
  stratify (MOST, labels, 3, 64, 3, 1, b);
  CHECK_SAME (a, b, sizeof a);
  const struct { uint64_t seed, epoch; } others[]
    = { { 3, 2 }, { 4, 1 }, { 3 + (1ull << 32), 1 }, { 3, 1 + (1ull << 32) } };
  for (dsc_int k = 0; k < COUNT (others); k++)
    {
      int same = 0;
      stratify (MOST, labels, 3, 64, others[k].seed, others[k].epoch, b);
      for (dsc_int i = 0; i < MOST; i++)
        same += a[i] == b[i];
      CHECK_THAT (same, <, 20);
    }

  /* epoch 0: dealt out one by one, class by class */
  const dsc_int two[6] = { 0, 0, 0, 1, 1, 1 };
  CHECK_EQUAL (stratify (6, two, 2, 2, 3, 0, a), DSC_OK);
  CHECK_SAME (a, ((dsc_int[]) { 0, 3, 1, 4, 2, 5 }), 6 * sizeof *a);
}

static void
refused (void)
{
  static dsc_int labels[MOST], order[MOST];
  char room[1024];
  CHECK_EQUAL (stratify (0, NULL, 1, 1, 0, 1, order), DSC_OK);
  CHECK_EQUAL (stratify (4, labels, 1, 5, 0, 1, order), DSC_EARG);
  CHECK_EQUAL (dsc_stratify (-1, labels, 1, 1, 0, 1, NULL, room, order),
               DSC_EARG);
  CHECK_EQUAL (dsc_stratify (4, labels, 0, 1, 0, 1, NULL, room, order),
               DSC_EARG);
  CHECK_EQUAL (dsc_stratify (4, labels, 1, 0, 0, 1, NULL, room, order),
               DSC_EARG);
  if (sizeof (dsc_int) > 4)
    CHECK_EQUAL (dsc_stratify (DSC_INT_BIT (31), labels, 1, 1, 0, 1, NULL, room,
                               order),
                 DSC_EARG);
  CHECK_EQUAL (dsc_stratify_room (4, 1, 0), 0);
  labels[3] = 2;
  CHECK_EQUAL (stratify (4, labels, 2, 2, 0, 1, order), DSC_EARG);
  labels[3] = -1;
  CHECK_EQUAL (stratify (4, labels, 2, 2, 0, 1, order), DSC_EARG);
  labels[3] = 1;
  for (int polls = 0; polls < 9; polls++)   /* asked 8 times */
    {
      int left = polls;
      const dsc_poll poll = { stop, &left };
      CHECK_EQUAL (dsc_stratify (4, labels, 2, 2, 0, 1, &poll, room, order),
                   polls < 8 ? DSC_ESTOP : DSC_OK);
    }
}

void
test_stratify (void)
{
  shares ();
  places ();
  pure ();
  refused ();
}
