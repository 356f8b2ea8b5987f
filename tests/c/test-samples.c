/* test-samples.c: samples of any class, taken as they are wanted.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

enum { SAMPLES = 100, MOST_ROWS = 1030 };

/* the classes, with the least and the greatest of their integers */
static const struct
{
  dsc_kind kind;
  size_t bytes;
  double least, greatest;
} kinds[] = {
  { DSC_DOUBLE, 8, -1e15, 1e15 }, { DSC_FLOAT, 4, -1e7, 1e7 },
  { DSC_INT8, 1, INT8_MIN, INT8_MAX }, { DSC_UINT8, 1, 0, UINT8_MAX },
  { DSC_INT16, 2, INT16_MIN, INT16_MAX }, { DSC_UINT16, 2, 0, UINT16_MAX },
  { DSC_INT32, 4, INT32_MIN, INT32_MAX }, { DSC_UINT32, 4, 0, UINT32_MAX },
  { DSC_INT64, 8, -0x1p53, 0x1p53 }, { DSC_UINT64, 8, 0, 0x1p53 },
  { DSC_LOGICAL, 1, 0, 1 }
};

static void
put (dsc_kind kind, void *data, dsc_int i, double x)
{
  switch (kind)
    {
    case DSC_DOUBLE: ((double *) data)[i] = x; break;
    case DSC_FLOAT: ((float *) data)[i] = (float) x; break;
    case DSC_INT8: ((int8_t *) data)[i] = (int8_t) x; break;
    case DSC_UINT8: ((uint8_t *) data)[i] = (uint8_t) x; break;
    case DSC_INT16: ((int16_t *) data)[i] = (int16_t) x; break;
    case DSC_UINT16: ((uint16_t *) data)[i] = (uint16_t) x; break;
    case DSC_INT32: ((int32_t *) data)[i] = (int32_t) x; break;
    case DSC_UINT32: ((uint32_t *) data)[i] = (uint32_t) x; break;
    case DSC_INT64: ((int64_t *) data)[i] = (int64_t) x; break;
    case DSC_UINT64: ((uint64_t *) data)[i] = (uint64_t) x; break;
    case DSC_LOGICAL: ((uint8_t *) data)[i] = x != 0; break;
    }
}

/* Is what is taken what the double loop says, and nothing beyond written? */
static int
right (const dsc_samples *X, const double *x, dsc_layout layout, dsc_int n,
       const dsc_int *order, dsc_int first)
{
  static real A[(SAMPLES + 1) * MOST_ROWS];
  const int small = X->scale && sizeof (real) == 4 && layout == DSC_COLUMNS
                    && X->kind != DSC_DOUBLE && X->kind != DSC_FLOAT
                    && X->kind != DSC_INT32 && X->kind != DSC_UINT32
                    && X->kind != DSC_INT64 && X->kind != DSC_UINT64;
  int good = 1;
  A[n * X->rows] = 77;
  DSC (samples_take) (X, layout, n, order, first, A);
  for (dsc_int s = 0; s < n; s++)
    for (dsc_int j = 0; j < X->rows; j++)
      {
        double v = x[j + (order ? order[s] : first + s) * X->rows];
        real want = X->scale ? (real) (X->scale[j] * (v - X->offset[j]))
          : (real) v;
        real got = A[layout == DSC_COLUMNS ? j + s * X->rows : s + j * n];
        good &= got == want || (isnan (got) && isnan (want))
                || (small && fabs (got - want) <= 2 * REAL_EPS * fabs (want));
      }
  return good && A[n * X->rows] == 77;
}

/* Every class, layout, order and scaling against the double loop */
static void
all (int k, dsc_int rows)
{
  static double x[SAMPLES * MOST_ROWS], offset[MOST_ROWS], scale[MOST_ROWS];
  dsc_int order[SAMPLES], counts[] = { 0, 1, 2, 15, 16, 17, 64, SAMPLES };
  /* no byte more */
  void *data = malloc (SAMPLES * (size_t) rows * kinds[k].bytes);
  const double span = kinds[k].greatest - kinds[k].least;
  const dsc_kind own = sizeof (real) == 4 ? DSC_FLOAT : DSC_DOUBLE;
  for (dsc_int i = 0; i < SAMPLES * rows; i++)
    {
      uint32_t key[2] = { 1, 2 }, counter[4] = { (uint32_t) i, 0, 0, 0 }, r[4];
      dsc_philox (key, counter, r);
      x[i] = floor (kinds[k].least + span * (r[0] / 0x1p32));
      if (i % 5 == 0)
        x[i] = i % 2 ? kinds[k].least : kinds[k].greatest;
      if (k < 2 && i % 7 == 0)
        x[i] = i % 3 == 0 ? NAN : i % 3 == 1 ? INFINITY : -INFINITY;
      if (k < 2 && i % 7 == 1)
        x[i] = k ? (float) (x[i] * 1e-9) : x[i] * 1e-17;
      if (kinds[k].kind == DSC_FLOAT)
        x[i] = (float) x[i];
      if (kinds[k].kind == DSC_LOGICAL)
        x[i] = r[0] % 2;
      put (kinds[k].kind, data, i, x[i]);
    }
  for (dsc_int j = 0; j < rows; j++)
    {
      offset[j] = kinds[k].least + span * .3 + (double) j / 3;
      scale[j] = 1 / (7. + (double) j);
    }
  for (dsc_int s = 0; s < SAMPLES; s++)
    order[s] = s * 37 % SAMPLES;
  for (int scaled = 0; scaled < 2; scaled++)
    {
      dsc_samples X = { rows, kinds[k].kind, data, scaled ? offset : NULL,
                        scaled ? scale : NULL, 0 };
      for (int c = 0; c < COUNT (counts); c++, X.count = SAMPLES - X.count)
        for (int layout = DSC_COLUMNS; layout <= DSC_ROWS; layout++)
          {
            CHECK (right (&X, x, layout, counts[c], order, 0));
            CHECK (right (&X, x, layout, counts[c], NULL, SAMPLES - counts[c]));
          }
      const real *view = DSC (samples_view) (&X, 3);
      if (! scaled && kinds[k].kind == own)
        CHECK_EQUAL (view, (const real *) data + 3 * rows);
      else
        CHECK_EQUAL (view, NULL);
    }
  free (data);
}

/* Integers that double does not hold are rounded once: to nearest, ties to
   even */
static void
beyond (void)
{
  int64_t i[] = { INT64_MIN, INT64_MAX, (1LL << 53) + 1, -(1LL << 53) - 3,
                  (1LL << 54) + 3, (1LL << 60) + (1LL << 36) + 1 };
  uint64_t u[] = { UINT64_MAX, (1ULL << 63) + 1025, (1ULL << 63) + 1024,
                   (1ULL << 53) + 3, (1ULL << 60) + (1ULL << 36) + 1, 0 };
  double wide[] = { -0x1p63, 0x1p63, 0x1p53, -0x1p53 - 4, 0x1p54 + 4,
                    0x1p60 + 0x1p36 };
  double wide_u[] = { 0x1p64, 0x1p63 + 2048, 0x1p63, 0x1p53 + 4,
                      0x1p60 + 0x1p36, 0 };
  dsc_samples X[] = { { 1, DSC_INT64, i, NULL, NULL, 6 },
                      { 1, DSC_UINT64, u, NULL, NULL, 6 } };
  for (int layout = DSC_COLUMNS; layout <= DSC_ROWS; layout++)
    for (int k = 0; k < 2; k++)
      {
        real a[6];
        DSC (samples_take) (&X[k], layout, 6, NULL, 0, a);
        for (int s = 0; s < 6; s++)
          if (sizeof (real) == 8)
            CHECK_EQUAL (a[s], (k ? wide_u : wide)[s]);
        /* 2^60 + 2^36 + 1 lies above the middle of two singles: not rounded by
           way of double, which has it in the middle */
        if (sizeof (real) == 4)
          CHECK_EQUAL (a[k ? 4 : 5], 0x1p60f + 0x1p37f);
      }
}

/* Scales that single does not hold */
static void
extremes (void)
{
  int8_t x[] = { 5, 6, 7, 8 };
  double offset[] = { 5, 1e200 }, scale[] = { 1e60, 1e-200 },
    tiny[] = { 1e-50, 1 };
  real a[4];
  dsc_samples X = { 2, DSC_INT8, x, offset, scale, 2 };
  DSC (samples_take) (&X, DSC_COLUMNS, 1, NULL, 0, a);
  CHECK_EQUAL (a[0], 0);
  CHECK_NEAR (a[1], -1, 2 * REAL_EPS);
  offset[1] = 0;
  X.scale = tiny;
  DSC (samples_take) (&X, DSC_COLUMNS, 2, NULL, 0, a);
  CHECK_EQUAL (a[2], (real) 2e-50);
  CHECK_EQUAL (a[3], 8);
}

void
test_samples (void)
{
  dsc_int rows[] = { 1, 2, 3, 16, 31, 64, 70, 1030 };   /* more than a stripe */
  for (int k = 0; k < COUNT (kinds); k++)
    for (int r = 0; r < COUNT (rows); r++)
      all (k, rows[r]);
  beyond ();
  extremes ();
}
