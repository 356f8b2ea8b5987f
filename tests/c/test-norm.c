/* The norm of a gradient.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

enum { LONG = 600001 };

#define NORM(...)                                                          \
  DSC (norm) (COUNT (((real[]) { __VA_ARGS__ })), (real[]) { __VA_ARGS__ }, 1)

static void
small (void)
{
  const double tiny = sizeof (real) == 4 ? 1e-44 : 1e-320;
  const double huge = sizeof (real) == 4 ? FLT_MAX : DBL_MAX;
  CHECK (DSC (norm) (0, NULL, 1) == 0);
  CHECK (NORM (0, 0, -0.) == 0);
  CHECK (NORM (3, 4) == 5);
  CHECK (NORM (-7) == 7);
  CHECK_NEAR (NORM (3e-30, 4e-30) / 5e-30, 1, 4 * REAL_EPS);
  CHECK_NEAR (NORM ((real) (.3 * huge), (real) (.4 * huge)) / (.5 * huge), 1,
              4 * REAL_EPS);
  CHECK (isfinite (NORM ((real) huge, 1)));
  real t = tiny;
  CHECK_NEAR (NORM (t, t, t, t) / (2 * (double) t), 1, 1e-12);
  CHECK_NEAR (NORM (t, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, t)
              / (sqrt (2) * t), 1, 1e-2);
  CHECK (isnan (NORM (1, NAN)));
  CHECK (isnan (NORM (INFINITY)));
  CHECK (isnan (NORM (-INFINITY, INFINITY, 1)));
  CHECK (isnan (NORM ((real) huge, (real) huge, INFINITY)));
}

static void
many (void)
{
  real *g = malloc (LONG * sizeof (real));
  long double sum = 0;
  for (dsc_int i = 0; i < LONG; i++)
    {
      g[i] = cos (3. * i);
      sum += (long double) g[i] * g[i];
    }
  double norm = DSC (norm) (LONG, g, 1), want = sqrtl (sum);
  CHECK_NEAR (norm, want, 4 * DBL_EPSILON);
  for (int threads = 2; threads <= 3; threads++)
    for (int again = 0; again < 5; again++)
      CHECK (DSC (norm) (LONG, g, threads) == norm);

  /* the same bits after scaling by a power of 2, on all ways */
  const int far = sizeof (real) == 4 ? 120 : 1000;
  for (int e = -far; e <= far; e += far)
    {
      for (dsc_int i = 0; i < LONG; i++)
        g[i] = ldexp (cos (3. * (i % 8)), e);
      double one = DSC (norm) (LONG, g, 1);
      for (dsc_int i = 0; i < LONG; i++)
        g[i] = ldexp (g[i], -e);
      CHECK_NEAR (one / ldexp (1, e) / DSC (norm) (LONG, g, 1), 1, 2 * DBL_EPSILON);
    }
  for (dsc_int i = 7; i < LONG; i += 199981)
    {
      real old = g[i];
      g[i] = NAN;
      CHECK (isnan (DSC (norm) (LONG, g, 2)));
      g[i] = -INFINITY;
      CHECK (isnan (DSC (norm) (LONG, g, 2)));
      g[i] = old;
    }
  free (g);
}

void
test_norm (void)
{
  small ();
  many ();
}
