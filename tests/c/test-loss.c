/* test-loss.c: losses with weights and hits, in both layouts, against plain
   loops.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

enum { MOST = 3000 };

/* The loss of one sample by its formula, and whether its label is right */
static double
one (const char *name, dsc_int K, const double *z, const double *y, int *right)
{
  double L = 0, sum = 0, top = z[0];
  int at = 0;
  *right = 1;
  for (dsc_int i = 0; i < K; i++)
    {
      if (z[i] > top)
        {
          top = z[i];
          at = (int) i;
        }
      if (! strcmp (name, "sigmoid"))
        {
          L += log1p (exp (-fabs (z[i]))) + (z[i] > 0 ? z[i] : 0) - y[i] * z[i];
          *right &= (z[i] >= 0) == (y[i] == 1);
        }
      else if (! strcmp (name, "linear"))
        L += (z[i] - y[i]) * (z[i] - y[i]) / 2;
    }
  if (strcmp (name, "softmax"))
    return L;
  for (dsc_int i = 0; i < K; i++)
    sum += exp (z[i] - top);
  *right = at == (int) y[0] - 1;
  return log (sum) + top - z[(int) y[0] - 1];
}

static void
sums (const char *name, dsc_int K, dsc_int B)
{
  const DSC (output) *row = DSC (output_find) (name);
  double want = 0, plain = 0, tol = 40 * REAL_EPS;
  dsc_int hits[4] = { 5, 5, 5, 5 }, right = 5;
  static real w[MOST], Y[2][MOST], Z[4][MOST];
  for (dsc_int s = 0; s < B; s++)
    {
      static double z[MOST], y[MOST];
      int r;
      w[s] = (real) (s % 5 == 2 ? 0 : 1.5 + cos (s));
      for (dsc_int i = 0; i < K; i++)
        {
          z[i] = (real) (3 * sin (1.1 * i + i * s + 2 * s));
          y[i] = row->labels ? 1 + (s * s + s / 3) % K : (i + s) % 3 == 0;
          Z[0][i + s * K] = Z[1][i + s * K] = (real) z[i];
          Z[2][s + i * B] = Z[3][s + i * B] = (real) z[i];
          if (! row->labels)
            Y[0][i + s * K] = Y[1][s + i * B] = (real) y[i];
        }
      if (row->labels)
        Y[0][s] = Y[1][s] = (real) y[0];
      double L = one (name, K, z, y, &r);
      plain += L;
      want += w[s] * L;
      right += row->counts && r;
    }
  double scale = fmax (1, plain);
  CHECK_NEAR (row->loss (K, B, 1, K, Y[0], w, Z[0], &hits[0]) / scale,
              want / scale, tol);
  CHECK_NEAR (row->loss (K, B, 1, K, Y[0], NULL, Z[1], &hits[1]) / scale,
              plain / scale, tol);
  CHECK_NEAR (row->loss (K, B, B, 1, Y[1], w, Z[2], &hits[2]) / scale,
              want / scale, tol);
  CHECK_NEAR (row->loss (K, B, B, 1, Y[1], NULL, Z[3], &hits[3]) / scale,
              plain / scale, tol);
  for (int k = 0; k < 4; k++)
    CHECK_EQUAL (hits[k], right);
  int same = 1;
  for (dsc_int s = 0; s < B; s++)
    for (dsc_int i = 0; i < K; i++)
      same &= Z[0][i + s * K] == w[s] * Z[1][i + s * K]
              && fabs (Z[2][s + i * B] - Z[0][i + s * K]) <= 4 * REAL_EPS * w[s]
              && fabs (Z[3][s + i * B] - Z[1][i + s * K]) <= 4 * REAL_EPS;
  CHECK (same);
}

/* dL/dZ of weighted losses by central differences, groups and all */
static void
slopes (const char *name, dsc_int K, dsc_int B)
{
  const DSC (output) *row = DSC (output_find) (name);
  const double h = sizeof (real) == 8 ? 1e-5 : 1e-2;
  static real w[MOST], Y[MOST], Z[MOST], D[MOST], T[MOST];
  for (dsc_int i = 0; i < K * B; i++)
    {
      w[i / K] = (real) (.5 + (i / K) % 3);
      Y[i] = (real) (row->labels ? 1 + i % K : i % 2);
      Z[i] = D[i] = (real) (2 * sin (i * i));
    }
  row->loss (K, B, 1, K, Y, w, D, NULL);
  for (dsc_int i = 0; i < K * B; i += 1 + K * B / 7)
    {
      double side[2];
      for (int k = 0; k < 2; k++)
        {
          memcpy (T, Z, sizeof T);
          T[i] += (real) (k ? h : -h);
          side[k] = row->loss (K, B, 1, K, Y, w, T, NULL);
        }
      CHECK_NEAR (D[i], (side[1] - side[0]) / (2 * h),
                  sizeof (real) == 8 ? 1e-7 : 2e-2);
    }
}

static dsc_int
hits_of (const char *name, dsc_int K, real y, real z0, real z1)
{
  real Z[2] = { z0, z1 }, Y[2] = { y, y };
  dsc_int hits = 0;
  DSC (output_find) (name)->loss (K, 1, 1, K, Y, NULL, Z, &hits);
  return hits;
}

/* Of equals the first; .5 is 1, and so is what rounds to it; NaN is nothing. */
static void
ties (void)
{
  CHECK_EQUAL (hits_of ("softmax", 2, 1, 3, 3), 1);
  CHECK_EQUAL (hits_of ("softmax", 2, 2, 3, 3), 0);
  CHECK_EQUAL (hits_of ("softmax", 2, 2, 1, 3), 1);
  /* equal outputs */
  CHECK_EQUAL (hits_of ("softmax", 2, 2, 0, (real) 1e-30), 0);
  CHECK_EQUAL (hits_of ("softmax", 2, 2, 0, 1), 1);
  CHECK_EQUAL (hits_of ("softmax", 2, 1, (real) NAN, 1), 0);
  CHECK_EQUAL (hits_of ("softmax", 2, 1, 1, (real) NAN), 0);
  CHECK_EQUAL (hits_of ("softmax", 2, 1, 1, (real) -INFINITY), 1);
  CHECK_EQUAL (hits_of ("sigmoid", 1, 1, 0, 0), 1);
  CHECK_EQUAL (hits_of ("sigmoid", 1, 0, 0, 0), 0);
  CHECK_EQUAL (hits_of ("sigmoid", 1, 0, (real) NAN, 0), 0);
  CHECK_EQUAL (hits_of ("sigmoid", 1, 1, (real) NAN, 0), 0);
  CHECK_EQUAL (hits_of ("sigmoid", 2, 1, 1, -1), 0);
  CHECK_EQUAL (hits_of ("sigmoid", 2, 1, 1, 1), 1);
  for (double z = -1e-18; z > -1e-3; z *= 1.5)
    {
      real a = (real) z;
      DSC (sigmoid) (1, &a);
      CHECK_EQUAL (hits_of ("sigmoid", 1, 1, (real) z, 0), (a >= (real) .5));
      CHECK_EQUAL (hits_of ("sigmoid", 1, 0, (real) z, 0), ! (a >= (real) .5));
    }
}

void
test_loss (void)
{
  const char *names[] = { "softmax", "sigmoid", "linear" };
  const dsc_int sizes[][2] = { { 1, 1 }, { 1, 64 }, { 1, 200 }, { 2, 65 },
                               { 3, 7 }, { 10, 129 },
                               { 40, 64 }, { 300, 9 }, { 1000, 3 },
                               { 2500, 1 } };
  for (int k = 0; k < 3; k++)
    for (int i = 0; i < COUNT (sizes); i++)
      {
        sums (names[k], sizes[i][0], sizes[i][1]);
        slopes (names[k], sizes[i][0], sizes[i][1]);
      }
  ties ();
}
