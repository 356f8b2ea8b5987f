/* test-window.c: orders of samples in windows of blocks.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

enum { MOST = 5000 };

static dsc_status
windows_order (const dsc_windows *w, uint64_t seed, uint64_t epoch,
               dsc_int *order)
{
  size_t bytes = dsc_windows_room (w);
  char *room = malloc (bytes + 1);
  room[bytes] = 77;
  dsc_status status = dsc_windows_order (w, seed, epoch, NULL, room, order);
  CHECK_EQUAL (room[bytes], 77);
  free (room);
  return status;
}

/* Mini-batch by mini-batch, as a reader that holds two windows of each stream
   gives them; -1 where that does not do. */
static int
read_order (const dsc_windows *w, uint64_t seed, uint64_t epoch,
            dsc_int *order)
{
  static dsc_int dealt[MOST], numbers[MOST], held[MOST];
  static dsc_span spans[MOST + 2];
  dsc_deal d;
  int good = dsc_deal_blocks (w, seed, epoch, NULL, dealt, &d) == DSC_OK;
  for (dsc_int s = 0; s < w->shards && good; s++)
    {
      dsc_int samples = 0, windows = dsc_stream_windows (w, s), next = 0;
      good &= windows <= d.count;
      for (dsc_int k = 0; k < windows; k++)
        {
          const dsc_span window = dsc_stream_window (w, s, k);
          dsc_int n = 0, got = dsc_window_spans (&d, s, k, spans);
          good &= window.first == samples && window.n > 0
                  && window.n <= w->blocks * w->block && got <= w->blocks + 2;
          for (dsc_int i = 0; i < got; i++)
            for (dsc_int j = 0; j < spans[i].n; j++)
              held[samples + n++] = spans[i].first + j;
          good &= n == window.n
                  && dsc_window_order (&d, s, k, NULL, numbers) == DSC_OK;
          dsc_int copy[MOST];
          memcpy (copy, held + samples, (size_t) n * sizeof *copy);
          for (dsc_int i = 0; i < n; i++)
            held[samples + i] = copy[numbers[i]];
          samples += n;
        }
      for (dsc_int t = 0; t * w->B < w->m; t++)
        {
          const dsc_part part = dsc_stream_part (w, s, t);
          good &= part.first == next;
          next += part.n;
          memcpy (order + t * w->B + part.begin, held + part.first,
                  (size_t) part.n * sizeof *order);
          dsc_int touched = 0;
          for (dsc_int k = 0; k < windows; k++)
            {
              const dsc_span v = dsc_stream_window (w, s, k);
              touched += v.first < next && v.first + v.n > part.first;
            }
          if (w->blocks * w->block >= (w->B + w->shards - 1) / w->shards)
            good &= touched <= 2;
        }
      good &= next == samples;
    }
  return good;
}

/* Both ways give one permutation, whatever the sizes. */
static void
both_ways (void)
{
  static dsc_int a[MOST], b[MOST];
  static unsigned char seen[MOST];
  dsc_int tried = 0, good = 0;
  for (dsc_int m = 0; m <= 45; m += 1 + (m > 12) * 3)
    for (dsc_int B = 1; B <= m + 3; B += 1 + B / 3)
      for (dsc_int S = 1; S <= 8; S += 1 + (S > 2))
        for (dsc_int block = 1; block <= 9; block += 1 + (block > 3))
          for (dsc_int blocks = 1; blocks <= 12; blocks += 1 + blocks / 2)
            {
              const dsc_windows w = { m, B, S, block, blocks };
              const int all = S * block * blocks >= m;
              const uint64_t epoch = 1 + (uint64_t) (tried % 3);
              memset (seen, 0, sizeof seen);
              tried++;
              good += windows_order (&w, 5, epoch, a) == DSC_OK
                      && dsc_order_check (m, m, a, seen) == -1
                      && dsc_windows_hold_all (&w) == all
                      && (all ? dsc_order (m, 5, epoch, NULL, b) == DSC_OK
                              : read_order (&w, 5, epoch, b))
                      && memcmp (a, b, (size_t) m * sizeof *a) == 0;
            }
  CHECK_EQUAL (good, tried);

  const dsc_windows large[]
    = { { 5000, 64, 1, 32, 10 }, { 4999, 100, 8, 16, 4 },
        { 4097, 256, 16, 7, 5 }, { 5000, 250, 256, 1, 1 },
        { 5000, 1, 2, 1, 3 }, { 4999, 2400, 3, 500, 2 } };
  for (dsc_int i = 0; i < COUNT (large); i++)
    {
      CHECK_EQUAL (windows_order (large + i, 9, 4, a), DSC_OK);
      CHECK (read_order (large + i, 9, 4, b));
      CHECK_SAME (a, b, (size_t) large[i].m * sizeof *a);
      memset (seen, 0, sizeof seen);
      CHECK_EQUAL (dsc_order_check (large[i].m, large[i].m, a, seen), -1);
    }
}

/* A window has the samples of its blocks, and no others. */
static void
blocks_stay_together (void)
{
  enum { M = 4096, BLOCK = 16, BLOCKS = 32 };
  static dsc_int order[M];
  const dsc_windows w = { M, 64, 1, BLOCK, BLOCKS };
  for (uint64_t epoch = 1; epoch <= 4; epoch++)
    {
      int good = 1;
      windows_order (&w, 1, epoch, order);
      for (dsc_int first = 0; first < M; first += BLOCK * BLOCKS)
        {
          dsc_int of[M / BLOCK] = { 0 };
          for (dsc_int i = first; i < first + BLOCK * BLOCKS; i++)
            of[order[i] / BLOCK]++;
          for (dsc_int k = 0; k < M / BLOCK; k++)
            good &= of[k] == 0 || of[k] == BLOCK;
        }
      CHECK (good);
    }
}

/* Windows are as equal as their blocks allow: 9 blocks in windows of 4 at most
   are 3 and 3 and 3. */
static void
equal_windows (void)
{
  const dsc_windows w = { 9 * 10 - 3, 5, 1, 10, 4 };
  CHECK_EQUAL (dsc_stream_windows (&w, 0), 3);
  CHECK_EQUAL (dsc_stream_window (&w, 0, 0).n, 30);
  CHECK_EQUAL (dsc_stream_window (&w, 0, 1).first, 30);
  CHECK_EQUAL (dsc_stream_window (&w, 0, 2).n, 27);

  const dsc_windows parts = { 23, 10, 4, 2, 1 };   /* 2, 3, 2, 3; 0, 1, 1, 1 */
  const dsc_part part = dsc_stream_part (&parts, 3, 1);
  CHECK_EQUAL (part.first, 3);
  CHECK_EQUAL (part.n, 3);
  CHECK_EQUAL (part.begin, 7);
  CHECK_EQUAL (dsc_stream_part (&parts, 0, 2).n, 0);
  CHECK_EQUAL (dsc_stream_part (&parts, 3, 2).begin, 2);
  CHECK_EQUAL (dsc_stream_part (&parts, 3, 2).n, 1);
  CHECK_EQUAL (dsc_stream_part (&parts, 3, 3).n, 0);
}

/* In a window a sample is at each place equally often, one of the short block
   too.  2 windows of 3 blocks of 4; m = 22, so one block has 2 samples.  The
   mean of the chi-squares of the samples over 12 and 10 places, 20 free each.
   The samples of a block depend on one another, so the bound is that of 6. */
static void
places (void)
{
  enum { M = 22, EPOCHS = 6600 };
  static int count[M][M];
  dsc_int order[M];
  double chi2 = 0, worst = 0;
  const dsc_windows w = { M, 5, 1, 4, 3 };
  memset (count, 0, sizeof count);
  for (uint64_t epoch = 1; epoch <= EPOCHS; epoch++)
    {
      windows_order (&w, 2, epoch, order);
      for (int i = 0; i < M; i++)
        count[order[i]][i]++;
    }
  for (int i = 0; i < M; i++)
    {
      double one = 0;
      for (int first = 0, n = 12; first < M; first += n, n = M - n)
        {
          double expected = 0;
          for (int j = first; j < first + n; j++)
            expected += count[i][j] / (double) n;
          CHECK_THAT (fabs (expected * 2 * n / EPOCHS - 1), <, .25);
          for (int j = first; j < first + n; j++)
            one += (count[i][j] - expected) * (count[i][j] - expected)
                   / expected;
        }
      chi2 += one / M;
      worst = fmax (worst, one);
    }
  CHECK_THAT (fabs (chi2 - 20), <, 4 * sqrt (2 * 20 / 6.));
  CHECK_THAT (worst, <, 20 + 5 * sqrt (2 * 20.));
}

/* In a window all orders of its samples come equally often, and windows of an
   epoch do not depend on one another: 2 windows of 3, 6 x 6 pairs of orders. */
static void
within (void)
{
  enum { EPOCHS = 36 * 60 };
  int count[36] = { 0 };
  double chi2 = 0;
  const dsc_windows w = { 6, 2, 1, 3, 1 };
  for (uint64_t epoch = 1; epoch <= EPOCHS; epoch++)
    {
      dsc_int o[6], cell = 0;
      windows_order (&w, 8, epoch, o);
      for (int i = 0; i < 6; i += 3)
        cell = cell * 6 + 2 * ((o[i] > o[i + 1]) + (o[i] > o[i + 2]))
               + (o[i + 1] > o[i + 2]);
      count[cell]++;
    }
  for (int c = 0; c < 36; c++)
    chi2 += (count[c] - 60.) * (count[c] - 60.) / 60;
  CHECK_THAT (chi2, <, 35 + 4 * sqrt (2. * 35));
}

/* What a window of so many samples becomes: the block, and all in all. */
static void
fits (dsc_windows w, dsc_int window, double bytes, dsc_int block,
      dsc_int samples)
{
  CHECK_EQUAL (dsc_windows_fit (&w, window, bytes), samples);
  CHECK_EQUAL (w.block, block);
  CHECK_EQUAL (w.blocks * w.block * w.shards, samples);
}

static void
fit (void)
{
  const dsc_windows images = { 60000, 64, 1, 0, 0 };
  fits (images, 30000, 784, 256, 117 * 256);     /* 256 KiB */
  fits (images, 15000, 784, 128, 117 * 128);     /* a 64th */
  fits (images, 15000, 0, 128, 117 * 128);
  fits (images, 15000, 1e9, 1, 15000);
  fits (images, 64, 784, 1, 64);
  fits (images, PTRDIFF_MAX, 784, 256, 234 * 256);
  fits ((dsc_windows) { 60000, 64, 1, 100, 0 }, 15050, 784, 100, 15000);
  fits ((dsc_windows) { 60000, 64, 1, 100, 0 }, 99, 784, 100, 0);
  fits ((dsc_windows) { 60000, 64, 8, 0, 0 }, 30000, 784, 256, 14 * 8 * 256);
  /* blocks so small that the window holds a mini-batch */
  fits ((dsc_windows) { 60000, 15000, 1, 0, 0 }, 15000, 784, 8, 15000);
  fits ((dsc_windows) { 60000, 129, 1, 0, 0 }, 129, 784, 1, 129);
  fits ((dsc_windows) { 60000, 999, 1, 0, 0 }, 64, 784, 1, 64);
}

static int
stop (void *self)
{
  return --*(int *) self < 0;
}

static void
pure (void)
{
  static dsc_int a[MOST], b[MOST];
  const dsc_windows w = { MOST, 64, 2, 10, 40 };
  windows_order (&w, 3, 1, a);
  windows_order (&w, 3, 1, b);
  CHECK_SAME (a, b, sizeof a);
  const struct { uint64_t seed, epoch; } others[]
    = { { 3, 2 }, { 4, 1 }, { 3 + (1ull << 32), 1 }, { 3, UINT32_MAX } };
  for (dsc_int k = 0; k < COUNT (others); k++)
    {
      int same = 0;
      CHECK_EQUAL (windows_order (&w, others[k].seed, others[k].epoch, b),
                   DSC_OK);
      for (dsc_int i = 0; i < MOST; i++)
        same += a[i] == b[i];
      CHECK_THAT (same, <, 20);
    }
}

/* tests/ref/ref_windows.m gives these. */
static void
golden (void)
{
  static dsc_int order[MOST];
  windows_order (&(dsc_windows) { 12, 4, 1, 2, 3 }, 1, 1, order);
  CHECK_SAME (order, ((dsc_int[])
                      { 10, 9, 11, 8, 6, 7, 1, 4, 3, 0, 5, 2 }),
              12 * sizeof *order);
  windows_order (&(dsc_windows) { 23, 5, 2, 3, 2 }, 7, 2, order);
  CHECK_SAME (order, ((dsc_int[])
                      { 13, 12, 8, 0, 7, 14, 3, 16, 2, 15, 22, 21, 1, 17, 9,
                        6, 5, 10, 19, 20, 4, 11, 18 }),
              23 * sizeof *order);
  windows_order (&(dsc_windows) { 20, 6, 4, 2, 1 }, (1ull << 40) + 3, 5,
                 order);
  CHECK_SAME (order, ((dsc_int[])
                      { 17, 14, 19, 7, 0, 11, 16, 15, 2, 6, 1, 8, 18, 3, 12,
                        10, 9, 4, 13, 5 }),
              20 * sizeof *order);
}

static void
refused (void)
{
  dsc_int order[8];
  const dsc_windows wrong[]
    = { { -1, 1, 1, 1, 1 }, { 8, 0, 1, 1, 1 }, { 8, 1, 0, 1, 1 },
        { 8, 1, 257, 1, 1 }, { 8, 1, 1, 0, 1 }, { 8, 1, 1, 1, 0 } };
  for (dsc_int i = 0; i < COUNT (wrong); i++)
    {
      CHECK_EQUAL (dsc_windows_room (wrong + i), 0);
      CHECK_EQUAL (windows_order (wrong + i, 1, 1, order), DSC_EARG);
    }
  const dsc_windows w = { 8, 2, 2, 2, 1 };
  CHECK_EQUAL (windows_order (&w, 1, 0, order), DSC_EARG);
  CHECK_EQUAL (windows_order (&w, 1, 1ull << 32, order), DSC_EARG);

  /* the largest sizes */
  const dsc_int huge = PTRDIFF_MAX;
  CHECK (dsc_windows_hold_all (&(dsc_windows) { huge, 1, 1, huge, 1 }));
  CHECK (dsc_windows_hold_all (&(dsc_windows) { huge, 1, 256, 1, huge }));
  CHECK (! dsc_windows_hold_all (&(dsc_windows) { huge, 1, 1, 1, huge - 1 }));
  if (sizeof (dsc_int) > 4)
    {
      const dsc_windows many = { DSC_INT_BIT (40), 8, 1, 1, 8 };
      dsc_deal d;
      CHECK_EQUAL (dsc_deal_blocks (&many, 1, 1, NULL, NULL, &d), DSC_EARG);
    }

  for (int polls = 0; polls < 7; polls++)   /* asked 6 times */
    {
      int left = polls;
      const dsc_poll poll = { stop, &left };
      char room[1024];
      CHECK_EQUAL (dsc_windows_order (&w, 1, 1, &poll, room, order),
                   polls < 6 ? DSC_ESTOP : DSC_OK);
    }
}

void
test_window (void)
{
  both_ways ();
  blocks_stay_together ();
  equal_windows ();
  places ();
  within ();
  pure ();
  golden ();
  fit ();
  refused ();
}
