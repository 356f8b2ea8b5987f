/* ewma-weights.c: the weights of the samples in an average.

   exp (j log b) is wrong by about |j log b| eps, and so is a product of j
   factors by j eps.  Here b^j is a product of pairs of doubles, of twice the
   precision, and only the weight is rounded.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "descent.h"

/* hi + lo, |lo| <= eps/2 |hi| */
typedef struct { double hi, lo; } pair;

/* x + y, |x| >= |y|, exactly (Dekker 1971) */
static inline pair
sum (double x, double y)
{
  double hi = x + y;
  return (pair) { hi, y - (hi - x) };
}

/* x y, to about 2^-102.  The product of the high parts is exact: halves of 26
   bits (Veltkamp, Dekker). */
static inline pair
product (pair x, pair y)
{
  const double split = 0x1p27 + 1;
  double xs = split * x.hi, ys = split * y.hi;
  double x1 = xs - (xs - x.hi), x2 = x.hi - x1;
  double y1 = ys - (ys - y.hi), y2 = y.hi - y1;
  double p = x.hi * y.hi;
  double e = ((x1 * y1 - p) + x1 * y2 + x2 * y1) + x2 * y2;
  return sum (p, e + (x.hi * y.lo + x.lo * y.hi));
}

/* Weights are made in blocks, so that only one product in BLOCK waits for the
   one before.  b >= 2^-53 or b = 0: b^BLOCK and its low part are normal. */
enum { BLOCK = 8, STEP = 400, LEAST = -1600 };

dsc_status
dsc_weights (double c, dsc_int k, double *w)
{
  pair power[BLOCK+1] = { { 1, 0 }, sum (1, -c) };
  int scale;
  pair base = { frexp (c, &scale), 0 };   /* c b^j = base 2^scale */
  if (! (c > 0 && c <= 1) || k < 0)
    return DSC_EARG;
  for (int i = 2; i <= BLOCK; i++)
    power[i] = product (power[i-1], power[1]);

  for (dsc_int j = 0; j < k; j += BLOCK)
    {
      dsc_int n = k - j < BLOCK ? k - j : BLOCK;
      for (dsc_int i = 0; i < n; i++)
        w[j+i] = ldexp (product (base, power[i]).hi, scale);
      base = product (base, power[BLOCK]);
      if (base.hi < ldexp (1, -STEP))
        {
          base.hi = ldexp (base.hi, STEP);
          base.lo = ldexp (base.lo, STEP);
          scale -= STEP;
        }
      if (base.hi == 0 || scale < LEAST)   /* far below the least double */
        {
          for (j += n; j < k; j++)
            w[j] = 0;
          break;
        }
    }
  return DSC_OK;
}
