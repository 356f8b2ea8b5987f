/* test-gain.c: the parameters of the gain against quadruple precision.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

#if LDBL_MANT_DIG >= 106
typedef long double quad;
#else
typedef __float128 quad;
#endif

/* exp (x) - 1: the series for a small part of x, then doublings */
static quad
quad_expm1 (quad x)
{
  int doublings = 0;
  quad sum = 0;
  if (x < -1000)
    return -1;
  while (x < -.125 || x > .125)
    {
      x /= 2;
      doublings++;
    }
  for (int i = 30; i > 0; i--)
    sum = (1 + sum) * x / i;
  while (doublings-- > 0)
    sum *= sum + 2;
  return sum;
}

enum { BETA, ALPHA, SPAN, HALF, MASS, WINDOW, ROWS };

static const quad log2_ = (quad) 0x1.62e42fefa39efp-1
  + (quad) 0x1.abc9e3b39803fp-56;

static quad
gain_of (int row, quad v)
{
  switch (row)
    {
    case BETA: return 1 - v;
    case ALPHA: return v;
    case SPAN: return 2 / (v + 1);
    case HALF: return -quad_expm1 (-log2_ / v);
    case MASS: return 1 / (1 + v);
    default: return 1 / v;
    }
}

/* the error of v as the parameter of gain c, in eps of v */
static double
value_error (int row, double c, double v)
{
  quad want = 0, u;
  switch (row)
    {
    case BETA: want = 1 - (quad) c; break;
    case ALPHA: want = c; break;
    case SPAN: want = (2 - (quad) c) / c; break;
    case HALF:   /* by the slope: dc/c = -u exp (-u)/c dh/h, u = log 2/h */
      if (c == 1)
        return fabs (v);
      u = log2_ / v;
      return fabs ((double) ((gain_of (HALF, v) - c)
                             / (u * (quad_expm1 (-u) + 1)))) / DBL_EPSILON;
    case MASS: want = (1 - (quad) c) / c; break;
    case WINDOW: want = 1 / (quad) c; break;
    }
  return fabs ((double) ((v - want) / (want == 0 ? 1 : want))) / DBL_EPSILON;
}

/* beta of a parameter that is below 1/2 */
static quad
beta_of (int row, quad v)
{
  switch (row)
    {
    case BETA: return v;
    case ALPHA: return 1 - v;
    case SPAN: return (v - 1) / (v + 1);
    case HALF: return quad_expm1 (-log2_ / v) + 1;
    case MASS: return v / (1 + v);
    default: return (v - 1) / v;
    }
}

/* log (b) to its own digits, and b to far more than those: of b near 0, which
   the gain does not hold. */
static void
check_small_beta (void)
{
  static const double betas[] = { .4999, .3, .1, 1e-3, 1e-8, 1e-15, 0x1p-52,
                                  1e-17, 1e-100, 1e-300 };
  double logs = 0, digits = 0, way = 0;
  for (int r = 0; r < ROWS; r++)
    for (int i = 0; i < COUNT (betas); i++)
      {
        const dsc_gain *row = dsc_gain_row (r);
        const double b = betas[i];
        dsc_decay d, again;
        double v = NAN;
        CHECK_EQUAL (dsc_gain_from (dsc_gain_row (BETA), b, &d), DSC_OK);
        CHECK_EQUAL (d.b.hi, b);
        CHECK_EQUAL (dsc_gain_to (row, &d, &v), DSC_OK);
        CHECK_EQUAL (dsc_gain_from (row, v, &again), DSC_OK);
        /* Alpha, Span, Window hold b to eps of 1 */
        const int near = r == BETA || r == HALF || r == MASS;
        if (near)
          way = fmax (way, fabs (again.b.hi / b - 1) / (1 - log (b)));
        else
          CHECK_THAT (fabs (again.b.hi - b), <=, 2 * DBL_EPSILON);
        CHECK_THAT (fabs (again.c + again.b.hi - 1), <=, DBL_EPSILON);
        const quad want = beta_of (r, v);
        if (want < (r == HALF ? 1e-4 : 1e-290))   /* what expm1 + 1 holds */
          continue;
        digits = fmax (digits,
                       fabs ((double) (((again.b.hi - want) + again.b.lo)
                                       / want)));
        logs = fmax (logs, fabs (again.log_b - log ((double) want))
                     / -again.log_b);
      }
  CHECK_THAT (logs, <=, 2 * DBL_EPSILON);
  CHECK_THAT (way, <=, 3 * DBL_EPSILON);
  CHECK_THAT (digits, <=, 0x1p-95);
  if (getenv ("DESCENT_ACCURACY"))
    printf ("gain: log of a small beta %.2f eps, beta 2^%.0f, there and back "
            "%.2f eps\n",
            logs / DBL_EPSILON, log2 (digits), way / DBL_EPSILON);
}

static const double gains[] = { 1, 1 - 0x1p-53, .999999, .99, .9, 2. / 3, .5,
                                .3, .1,
                                .02, 1e-3, 1e-4, 1e-6, 1e-9, 1e-12, 1e-15,
                                0x1p-53,
                                1e-20, 1e-300, DBL_MIN };

void
test_gain (void)
{
  static const char *names[ROWS] = { "Beta", "Alpha", "Span", "HalfLife",
                                     "CenterOfMass", "Window" };
  double there = 0, back = 0, round = 0;
  for (int r = 0; r < ROWS; r++)
    {
      const dsc_gain *row = dsc_gain_row (r);
      CHECK (row && strcmp (row->name, names[r]) == 0);
      CHECK_EQUAL (dsc_gain_find (names[r]), row);
      for (int g = 0; g < COUNT (gains); g++)
        {
          const double c = gains[g];
          double v = NAN;
          dsc_decay d, again;
          CHECK_EQUAL (dsc_gain_from (dsc_gain_row (ALPHA), c, &d), DSC_OK);
          CHECK_EQUAL (d.c, c);
          CHECK_EQUAL (dsc_gain_to (row, &d, &v), DSC_OK);
          CHECK (isfinite (v));
          back = fmax (back, value_error (r, c, v));
          if (v < row->least || v > row->greatest)
            {
              CHECK ((r == HALF && c == 1) || (r == BETA && c < 1e-16)
                     || c == DBL_MIN);
              continue;
            }
          CHECK_EQUAL (dsc_gain_from (row, v, &again), DSC_OK);
          there = fmax (there,
                        fabs ((double) ((again.c - gain_of (r, v)) / gain_of (r,
                            v))));
          if (r != BETA)
            round = fmax (round, fabs (again.c / c - 1));
          else
            CHECK_THAT (fabs (again.c - c), <=, DBL_EPSILON / 4);
        }
    }
  there /= DBL_EPSILON;
  round /= DBL_EPSILON;
  CHECK_THAT (there, <=, 2);
  CHECK_THAT (back, <=, 2);
  CHECK_THAT (round, <=, 3);
  if (getenv ("DESCENT_ACCURACY"))
    printf ("gain: to it %.2f, from it %.2f, round trip %.2f eps\n", there,
            back, round);

  CHECK_EQUAL (dsc_gain_row (-1), NULL);
  CHECK_EQUAL (dsc_gain_row (ROWS), NULL);
  CHECK_EQUAL (dsc_gain_find ("halflife"), dsc_gain_row (HALF));
  CHECK_EQUAL (dsc_gain_find ("Half"), NULL);
  CHECK_EQUAL (dsc_gain_find (""), NULL);
  CHECK_EQUAL (dsc_gain_find (NULL), NULL);

  /* the ends of the ranges, and what is beyond them */
  static const double inside[ROWS][2] = { { 0, 1 - 0x1p-53 }, { DBL_MIN, 1 },
                                          { 1, 1e307 },
                                          { DBL_MIN, 1e307 }, { 0, 1e307 },
                                          { 1, 1e307 } };
  static const double outside[ROWS][2] = { { -0x1p-1000, 1 },
                                           { 0, 1 + DBL_EPSILON },
                                           { 1 - DBL_EPSILON, 1e308 }, { 0,
                                               INFINITY },
                                           { -DBL_MIN, 1e308 },
                                           { .5, INFINITY } };
  double v;
  dsc_decay low, high;
  const double bad[] = { NAN, 0, -1, 1.5, INFINITY };
  for (int r = 0; r < ROWS; r++)
    {
      const dsc_gain *row = dsc_gain_row (r);
      CHECK_EQUAL (dsc_gain_from (row, inside[r][0], &low), DSC_OK);
      CHECK_EQUAL (dsc_gain_from (row, inside[r][1], &high), DSC_OK);
      CHECK_THAT (low.c, >=, DBL_MIN);
      CHECK_THAT (low.c, <=, 1);
      CHECK_THAT (high.c, >=, DBL_MIN);
      CHECK_THAT (high.c, <=, 1);
      CHECK_EQUAL (fmax (low.c, high.c), 1);
      CHECK_EQUAL (dsc_gain_from (row, outside[r][0], &low), DSC_EARG);
      CHECK_EQUAL (dsc_gain_from (row, outside[r][1], &low), DSC_EARG);
      CHECK_EQUAL (dsc_gain_from (row, NAN, &low), DSC_EARG);
      for (int i = 0; i < COUNT (bad); i++)
        {
          low.c = bad[i];
          CHECK_EQUAL (dsc_gain_to (row, &low, &v), DSC_EARG);
        }
    }
  CHECK_EQUAL (dsc_gain_from (NULL, .5, &low), DSC_EARG);
  CHECK_EQUAL (dsc_gain_to (NULL, &high, &v), DSC_EARG);
  check_small_beta ();
}
