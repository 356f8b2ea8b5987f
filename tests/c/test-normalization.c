/* test-normalization.c: offsets and scales of features; finite samples.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

/* Pieces, each in memory of its own, give the bits of one call. */
static void
in_pieces (dsc_normalizing how, const dsc_samples *X, dsc_int m,
           const double *a, const double *b, double *a1, double *b1)
{
  const dsc_int grid = dsc_normalizer_grid (X->rows);
  const size_t bytes = (size_t) X->rows * (X->kind == DSC_UINT8 ? 1 : 8);
  char *first = malloc (bytes);
  memcpy (first, X->data, bytes);
  dsc_normalizer n = { .how = how, .first = *X, .offset = a1, .scale = b1 };
  n.first.data = first;
  for (dsc_int at = 0, some; at < m; at += some)
    {
      some = m - at < grid ? m - at : grid;
      char *piece = malloc ((size_t) some * bytes);
      memcpy (piece, (const char *) X->data + (size_t) at * bytes,
              (size_t) some * bytes);
      const dsc_samples P = { X->rows, X->kind, piece, NULL, NULL, some };
      CHECK_EQUAL (dsc_normalizer_add (&n, &P, some, 2, NULL), DSC_OK);
      free (piece);
    }
  dsc_normalizer_end (&n);
  CHECK_SAME (a1, a, (size_t) X->rows * sizeof *a);
  CHECK_SAME (b1, b, (size_t) X->rows * sizeof *b);
  free (first);
}

/* Means, deviations and extremes of uint8, int64 and double in long double */
static void
against_two_passes (dsc_kind kind, dsc_int rows, dsc_int m)
{
  const size_t bytes = kind == DSC_UINT8 ? 1 : 8;
  char *data = malloc ((size_t) (rows * m) * bytes);
  double *x = malloc ((size_t) (rows * m) * sizeof *x);
  double *a = malloc ((size_t) rows * 4 * sizeof *a), *b = a + rows;
  double *a1 = b + rows, *b1 = a1 + rows;
  uint32_t r = 1;
  for (dsc_int i = 0; i < rows * m; i++)
    {
      r = r * 1664525 + 1013904223;
      x[i] = r >> 24;
      if (kind == DSC_DOUBLE)
        x[i] = 1e9 + 1e-3 * x[i];
      if (kind == DSC_INT64)
        x[i] = 0x1p40 + x[i];
      if (i % rows == 3)
        x[i] = kind == DSC_DOUBLE ? .1 : 7;
      if (kind == DSC_UINT8)
        data[i] = (char) (uint8_t) x[i];
      else if (kind == DSC_INT64)
        ((int64_t *) data)[i] = (int64_t) x[i];
      else
        ((double *) data)[i] = x[i];
    }
  dsc_samples X = { rows, kind, data, NULL, NULL, m };
  for (dsc_normalizing how = DSC_ZSCORE; how <= DSC_RESCALE; how++)
    {
      CHECK_EQUAL (dsc_normalization (how, &X, m, 1, NULL, a, b), DSC_OK);
      in_pieces (how, &X, m, a, b, a1, b1);
      for (dsc_int j = 0; j < rows; j++)
        {
          long double mean = 0, squares = 0;
          double least = INFINITY, greatest = -INFINITY;
          for (dsc_int s = 0; s < m; s++)
            {
              mean += ((long double) x[j + s * rows] - x[j]) / (long double) m;
              least = fmin (least, x[j + s * rows]);
              greatest = fmax (greatest, x[j + s * rows]);
            }
          mean += x[j];
          for (dsc_int s = 0; s < m; s++)
            squares += (x[j + s * rows] - mean) * (x[j + s * rows] - mean);
          if (least == greatest)
            CHECK (a[j] == least && b[j] == 0);
          else if (how == DSC_RESCALE)
            CHECK (a[j] == least && b[j] == 1 / (greatest - least));
          else
            {
              CHECK_NEAR (a[j] / (double) mean, 1, 4 * DBL_EPSILON);
              CHECK_NEAR (b[j] * sqrt ((double) squares / (double) m), 1,
                          1e-14);
            }
        }
      for (int threads = 2; threads <= 3; threads++)
        {
          CHECK_EQUAL (dsc_normalization (how, &X, m, threads, NULL, a1, b1),
                       DSC_OK);
          CHECK_SAME (a, a1, 2 * (size_t) rows * sizeof *a);
        }
    }
  free (data);
  free (x);
  free (a);
}

/* Samples whose scales must be 0: values that differ by rounding; and, with the
   same m, those that differ by more. */
static void
constants (void)
{
  enum { M = 100000 };
  static double x[M];
  static float f[M];
  static int64_t n[M];
  const double levels[] = { .3, -7e20, 1e-30, 1e150 };
  double a, b;
  for (int m = 2; m <= M; m *= 50)
    for (dsc_normalizing how = DSC_ZSCORE; how <= DSC_RESCALE; how++)
      {
        dsc_samples X = { 1, DSC_DOUBLE, x, NULL, NULL, m },
          F = { 1, DSC_FLOAT, f, NULL, NULL, m };
        dsc_samples N = { 1, DSC_INT64, n, NULL, NULL, m };
        for (int k = 0; k < COUNT (levels); k++)
          for (int apart = 0; apart < 2; apart++)
            {
              for (int i = 0; i < m; i++)
                {
                  x[i] = levels[k] * (1 + (i % 2)
                                      * (apart ? 1e-8 : DBL_EPSILON));
                  f[i] = (float) fmax (fmin (levels[k], 1e30), -1e30)
                    * (1 + (float) (i % 2) * (apart ? 1e-4f : FLT_EPSILON));
                  n[i] = ((int64_t) 1 << 50) + i % 2 * apart;
                }
              CHECK_EQUAL (dsc_normalization (how, &X, m, 1, NULL, &a, &b),
                           DSC_OK);
              CHECK_EQUAL (b == 0, ! apart);
              CHECK_NEAR (a / levels[k], 1, 1e-7);
              CHECK_EQUAL (dsc_normalization (how, &F, m, 1, NULL, &a, &b),
                           DSC_OK);
              CHECK_EQUAL (b == 0, ! apart);
              CHECK_EQUAL (dsc_normalization (how, &N, m, 1, NULL, &a, &b),
                           DSC_OK);
              CHECK_EQUAL (b == 0, ! apart);
            }
        for (int i = 0; i < m; i++)
          x[i] = 1e-10 * (i % 2 ? 1 : -1);            /* small, about 0 */
        CHECK_EQUAL (dsc_normalization (how, &X, m, 1, NULL, &a, &b), DSC_OK);
        CHECK_THAT (b, >, 4e9);
        for (int i = 0; i < m; i++)
          x[i] = 1e9 + i % 2;                         /* small, far from 0 */
        CHECK_EQUAL (dsc_normalization (how, &X, m, 1, NULL, &a, &b), DSC_OK);
        CHECK_THAT (b, >=, 1);
        for (int i = 0; i < m; i++)
          /* 1 over that is infinite */
          x[i] = i % 2 ? 5e-324 : 0;
        CHECK_EQUAL (dsc_normalization (how, &X, m, 1, NULL, &a, &b), DSC_OK);
        CHECK_EQUAL (b, 0);
      }
}

static int
stop (void *self)
{
  return --*(int *) self < 0;
}

static void
edges (void)
{
  double a, b, one = 3, far[] = { -1.7e308, 1.7e308 }, odd[] = { 1, NAN, 2 };
  dsc_samples X = { 1, DSC_DOUBLE, &one, NULL, NULL, 0 }, none = { 0 };
  for (dsc_normalizing how = DSC_ZSCORE; how <= DSC_RESCALE; how++)
    {
      X.data = &one;
      CHECK_EQUAL (dsc_normalization (how, &X, 1, 1, NULL, &a, &b), DSC_OK);
      CHECK_EQUAL (a, 3);
      CHECK_EQUAL (b, 0);
      CHECK_EQUAL (dsc_normalization (how, &X, 0, 1, NULL, &a, &b), DSC_EARG);
      CHECK_EQUAL (dsc_normalization (how, &none, 1, 1, NULL, &a, &b),
                   DSC_EARG);
      X.data = far;
      CHECK_EQUAL (dsc_normalization (how, &X, 2, 1, NULL, &a, &b), DSC_OK);
      CHECK (isnan (b));
    }
  X.data = odd;
  CHECK_EQUAL (dsc_normalization (DSC_ZSCORE, &X, 3, 1, NULL, &a, &b), DSC_OK);
  CHECK (isnan (b));
  int left = 0;
  const dsc_poll poll = { stop, &left };
  CHECK_EQUAL (dsc_normalization (DSC_ZSCORE, &X, 3, 1, &poll, &a, &b),
               DSC_ESTOP);
}

/* Every place is looked at; what counts is the value after the scale. */
static void
all_places (void)
{
  const dsc_int shapes[][2] = { { 1, 1 }, { 3, 2000 }, { 4097, 3 },
                                { 700000, 3 }, { 17, 130000 } };
  int good;
  for (int k = 0; k < COUNT (shapes); k++)
    {
      const dsc_int rows = shapes[k][0], m = shapes[k][1], n = rows * m;
      double *x = calloc ((size_t) n, sizeof *x);
      double *offset = calloc ((size_t) rows, sizeof *offset),
        *scale = malloc ((size_t) rows * sizeof *scale);
      for (dsc_int j = 0; j < rows; j++)
        scale[j] = 1;
      for (int scaled = 0; scaled < 2; scaled++)
        {
          dsc_samples X = { rows, DSC_DOUBLE, x, scaled ? offset : NULL,
                            scaled ? scale : NULL, m };
          CHECK_EQUAL (DSC (samples_finite) (&X, m, 2, NULL, &good), DSC_OK);
          CHECK (good);
          for (dsc_int i = 0; i < n; i += 1 + n / 37)
            {
              const double values[] = { NAN, INFINITY, -INFINITY, 1e300 };
              dsc_int at = i + n / 37 < n ? i : n - 1;
              for (int v = 0; v < 4; v++)
                {
                  x[at] = values[v];
                  CHECK_EQUAL (DSC (samples_finite) (&X, m, 2, NULL, &good),
                               DSC_OK);
                  CHECK_EQUAL (good, v == 3 && sizeof (real) == 8);
                }
              if (scaled)
                {
                  scale[at % rows] = 1e-290;
                  CHECK_EQUAL (DSC (samples_finite) (&X, m, 1, NULL, &good),
                               DSC_OK);
                  CHECK (good);
                  scale[at % rows] = 1e10;
                  CHECK_EQUAL (DSC (samples_finite) (&X, m, 1, NULL, &good),
                               DSC_OK);
                  CHECK (! good);
                  scale[at % rows] = 1;
                }
              x[at] = 0;
            }
        }
      free (x);
      free (offset);
      free (scale);
    }
  uint8_t bytes[] = { 0, 255 };
  double offset = 0, scale = 1e308;
  dsc_samples B = { 1, DSC_UINT8, bytes, NULL, NULL, 2 };
  CHECK_EQUAL (DSC (samples_finite) (&B, 2, 1, NULL, &good), DSC_OK);
  CHECK (good);
  B.offset = &offset;
  B.scale = &scale;
  CHECK_EQUAL (DSC (samples_finite) (&B, 2, 1, NULL, &good), DSC_OK);
  CHECK (! good);
  int left = 0;
  const dsc_poll poll = { stop, &left };
  CHECK_EQUAL (DSC (samples_finite) (&B, 2, 1, &poll, &good), DSC_ESTOP);
}

void
test_normalization (void)
{
  const dsc_kind kinds[] = { DSC_UINT8, DSC_INT64, DSC_DOUBLE };
  for (int k = 0; k < COUNT (kinds); k++)
    {
      against_two_passes (kinds[k], 5, 1000);
      against_two_passes (kinds[k], 4, 300000);
      against_two_passes (kinds[k], 700, 70);
      against_two_passes (kinds[k], 1030, 2100);
    }
  constants ();
  edges ();
  all_places ();
}
