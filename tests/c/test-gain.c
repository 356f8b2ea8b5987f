/* The parameters of the gain against quadruple precision.
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

static const quad log2_ = (quad) 0x1.62e42fefa39efp-1 + (quad) 0x1.abc9e3b39803fp-56;

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

static const double gains[] = { 1, 1 - 0x1p-53, .999999, .99, .9, 2. / 3, .5, .3, .1,
                                .02, 1e-3, 1e-4, 1e-6, 1e-9, 1e-12, 1e-15, 0x1p-53,
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
      CHECK (dsc_gain_find (names[r]) == row);
      for (int g = 0; g < COUNT (gains); g++)
        {
          double c = gains[g], v = NAN, again = NAN;
          CHECK (dsc_gain_to (row, 1, &c, &v) == DSC_OK && isfinite (v));
          back = fmax (back, value_error (r, c, v));
          if (v < row->least || v > row->greatest)
            {
              CHECK ((r == HALF && c == 1) || (r == BETA && c < 1e-16) || c == DBL_MIN);
              continue;
            }
          CHECK (dsc_gain_from (row, 1, &v, &again) == DSC_OK);
          there = fmax (there, fabs ((double) ((again - gain_of (r, v)) / gain_of (r, v))));
          if (r != BETA)
            round = fmax (round, fabs (again / c - 1));
          else
            CHECK (fabs (again - c) <= DBL_EPSILON / 4);
        }
    }
  there /= DBL_EPSILON;
  round /= DBL_EPSILON;
  CHECK (there <= 2);
  CHECK (back <= 2);
  CHECK (round <= 3);
  if (getenv ("DESCENT_ACCURACY"))
    printf ("gain: to it %.2f, from it %.2f, round trip %.2f eps\n", there, back, round);

  CHECK (dsc_gain_row (-1) == NULL && dsc_gain_row (ROWS) == NULL);
  CHECK (dsc_gain_find ("halflife") == dsc_gain_row (HALF));
  CHECK (dsc_gain_find ("Half") == NULL && dsc_gain_find ("") == NULL);
  CHECK (dsc_gain_find (NULL) == NULL);

  /* the ends of the ranges, and what is beyond them */
  static const double inside[ROWS][2] = { { 0, 1 - 0x1p-53 }, { DBL_MIN, 1 }, { 1, 1e307 },
                                          { DBL_MIN, 1e307 }, { 0, 1e307 }, { 1, 1e307 } };
  static const double outside[ROWS][2] = { { -0x1p-1000, 1 }, { 0, 1 + DBL_EPSILON },
                                           { 1 - DBL_EPSILON, 1e308 }, { 0, INFINITY },
                                           { -DBL_MIN, 1e308 }, { .5, INFINITY } };
  double c[2], bad[] = { NAN, 0, -1, 1.5, INFINITY };
  for (int r = 0; r < ROWS; r++)
    {
      const dsc_gain *row = dsc_gain_row (r);
      CHECK (dsc_gain_from (row, 2, inside[r], c) == DSC_OK);
      CHECK (c[0] >= DBL_MIN && c[0] <= 1 && c[1] >= DBL_MIN && c[1] <= 1);
      CHECK (fmax (c[0], c[1]) == 1);
      CHECK (dsc_gain_from (row, 1, outside[r], c) == DSC_EARG);
      CHECK (dsc_gain_from (row, 1, outside[r] + 1, c) == DSC_EARG);
      CHECK (dsc_gain_from (row, 1, bad, c) == DSC_EARG);
      for (int i = 0; i < COUNT (bad); i++)
        CHECK (dsc_gain_to (row, 1, bad + i, c) == DSC_EARG);
      CHECK (dsc_gain_from (row, 0, NULL, NULL) == DSC_OK);
      CHECK (dsc_gain_from (row, -1, inside[r], c) == DSC_EARG);
      CHECK (dsc_gain_to (row, -1, inside[r], c) == DSC_EARG);
    }
  CHECK (dsc_gain_from (NULL, 0, c, c) == DSC_EARG);
  CHECK (dsc_gain_to (NULL, 0, c, c) == DSC_EARG);
}
