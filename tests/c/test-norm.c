/* test-norm.c: the norm of a gradient.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

enum { LONG = 600001 };

#define NORM(...)                                                          \
  value_of (DSC (norm) (COUNT (((real[]) { __VA_ARGS__ })),               \
                        (real[]) { __VA_ARGS__ }, 1))

static double
value_of (dsc_norm norm)
{
  return ldexp (norm.value, norm.power);
}

static void
small (void)
{
  const double tiny = sizeof (real) == 4 ? 1e-44 : 1e-320;
  const double huge = sizeof (real) == 4 ? FLT_MAX : DBL_MAX;
  CHECK_EQUAL (value_of (DSC (norm) (0, NULL, 1)), 0);
  CHECK_EQUAL (NORM (0, 0, -0.), 0);
  CHECK_EQUAL (NORM (3, 4), 5);
  CHECK_EQUAL (NORM (-7), 7);
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
  double norm = value_of (DSC (norm) (LONG, g, 1)), want = sqrtl (sum);
  CHECK_NEAR (norm, want, 4 * DBL_EPSILON);
  for (int threads = 2; threads <= 3; threads++)
    for (int again = 0; again < 5; again++)
      CHECK_EQUAL (value_of (DSC (norm) (LONG, g, threads)), norm);

  /* the same bits after scaling by a power of 2, on all ways */
  const int far = sizeof (real) == 4 ? 120 : 1000;
  for (int e = -far; e <= far; e += far)
    {
      for (dsc_int i = 0; i < LONG; i++)
        g[i] = ldexp (cos (3. * (i % 8)), e);
      double one = value_of (DSC (norm) (LONG, g, 1));
      for (dsc_int i = 0; i < LONG; i++)
        g[i] = ldexp (g[i], -e);
      CHECK_NEAR (one / ldexp (1, e) / value_of (DSC (norm) (LONG, g, 1)), 1,
                  2 * DBL_EPSILON);
    }
  for (dsc_int i = 7; i < LONG; i += 199981)
    {
      real old = g[i];
      g[i] = NAN;
      CHECK (isnan (value_of (DSC (norm) (LONG, g, 2))));
      g[i] = -INFINITY;
      CHECK (isnan (value_of (DSC (norm) (LONG, g, 2))));
      g[i] = old;
    }
  free (g);
}

/* Lengths that no double holds, from threads too. */
static void
beyond (void)
{
  const double huge = sizeof (real) == 4 ? FLT_MAX : DBL_MAX;
  const int power = sizeof (real) == 4 ? 0 : DSC_NORM_POWER;
  const real two[] = { (real) huge, (real) -huge };
  dsc_norm norm = DSC (norm) (2, two, 1);
  CHECK_EQUAL (norm.power, power);
  CHECK_NEAR (norm.value / ldexp (huge, -power) / sqrt (2), 1, 4 * DBL_EPSILON);
  CHECK (DSC (is_finite) (2, two, 1));
  CHECK (! DSC (is_finite) (2, (real[]) { (real) huge, INFINITY }, 1));

  real *g = malloc (LONG * sizeof (real));
  for (dsc_int i = 0; i < LONG; i++)
    g[i] = (real) (huge * cos (3. * i));
  norm = DSC (norm) (LONG, g, 1);
  CHECK_EQUAL (norm.power, power);
  CHECK (isfinite (norm.value));
  for (int threads = 2; threads <= 3; threads++)
    {
      const dsc_norm again = DSC (norm) (LONG, g, threads);
      CHECK_EQUAL (again.value, norm.value);
      CHECK_EQUAL (again.power, norm.power);
    }
  free (g);
}

static void
joined (void)
{
  const dsc_norm three = { 3, 0 }, four = { 4, 0 }, most = { DBL_MAX, 0 };
  const dsc_norm above = { 0x1p970, DSC_NORM_POWER };
  dsc_norm all = dsc_norm_join (three, four);
  CHECK_EQUAL (all.value, 5);
  CHECK_EQUAL (all.power, 0);
  all = dsc_norm_join (most, most);
  CHECK_EQUAL (all.power, DSC_NORM_POWER);
  CHECK_NEAR (all.value / ldexp (DBL_MAX, -DSC_NORM_POWER) / sqrt (2), 1,
              4 * DBL_EPSILON);
  all = dsc_norm_join (above, three);
  CHECK_EQUAL (all.value, above.value);
  CHECK_EQUAL (all.power, DSC_NORM_POWER);
  all = dsc_norm_join (above, above);
  CHECK_NEAR (all.value / above.value / sqrt (2), 1, 4 * DBL_EPSILON);
}

/* g times what cuts it is THRESHOLD long */
static void
cut_one (real g, dsc_norm norm, double threshold, double want)
{
  const dsc_cut cut = dsc_norm_cut (norm, threshold);
  CHECK_THAT (cut.factor, <=, 1);
  CHECK_THAT (cut.power, <=, 1);
  CHECK_THAT (cut.factor, >=, DBL_MIN);
  CHECK_THAT (cut.power, >=, DBL_MIN);
  CHECK_NEAR (cut.power * g * cut.factor / want, 1, 8 * DBL_EPSILON);
}

static void
cut (void)
{
  const dsc_norm five = { 5, 0 };
  dsc_cut c = dsc_norm_cut (five, 5);
  CHECK_EQUAL (c.factor, 1);
  CHECK_EQUAL (c.power, 1);
  c = dsc_norm_cut (five, INFINITY);
  CHECK_EQUAL (c.factor, 1);
  CHECK_EQUAL (c.power, 1);
  c = dsc_norm_cut ((dsc_norm) { 0, 0 }, 1e-300);
  CHECK_EQUAL (c.factor, 1);
  CHECK_EQUAL (c.power, 1);
  c = dsc_norm_cut (five, .7);
  CHECK_EQUAL (c.factor, .7 / 5);
  CHECK_EQUAL (c.power, 1);   /* to the bit */
  c = dsc_norm_cut ((dsc_norm) { 1e300, DSC_NORM_POWER }, INFINITY);
  CHECK_EQUAL (c.factor, 1);
  CHECK_EQUAL (c.power, 1);
  if (sizeof (real) == 4)
    return;
  for (double threshold = 1e-300; threshold < 1e308; threshold *= 1e10)
    {
      cut_one ((real) 1e308, (dsc_norm) { 1e308, 0 }, threshold, threshold);
      cut_one ((real) DBL_MAX, (dsc_norm) { ldexp (DBL_MAX, 1 - DSC_NORM_POWER),
                                            DSC_NORM_POWER },
               threshold, threshold / 2);
    }
  cut_one ((real) 4e-300, (dsc_norm) { 4e-300, 0 }, 1e-300, 1e-300);
}

void
test_norm (void)
{
  small ();
  beyond ();
  joined ();
  cut ();
  many ();
}
