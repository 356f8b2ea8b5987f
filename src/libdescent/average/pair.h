/* pair.h: numbers of twice the precision, as sums of two doubles.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_PAIR_H
#define DESCENT_PAIR_H

#include "average.h"

typedef dsc_pair pair;

/* x + y, |x| >= |y|, exactly (Dekker 1971) */
static inline pair
pair_sum (double x, double y)
{
  double hi = x + y;
  return (pair) { hi, y - (hi - x) };
}

/* x y, to about 2^-102.  The product of the high parts is exact: halves of 26
   bits (Veltkamp, Dekker). */
static inline pair
pair_product (pair x, pair y)
{
  const double split = 0x1p27 + 1;
  double xs = split * x.hi, ys = split * y.hi;
  double x1 = xs - (xs - x.hi), x2 = x.hi - x1;
  double y1 = ys - (ys - y.hi), y2 = y.hi - y1;
  double p = x.hi * y.hi;
  double e = ((x1 * y1 - p) + x1 * y2 + x2 * y1) + x2 * y2;
  return pair_sum (p, e + (x.hi * y.lo + x.lo * y.hi));
}

/* x / y, to about 2^-100 */
static inline pair
pair_quotient (pair x, pair y)
{
  double q = x.hi / y.hi;
  pair p = pair_product ((pair) { q, 0 }, y);
  return pair_sum (q, (((x.hi - p.hi) - p.lo) + x.lo) / y.hi);
}

#endif
