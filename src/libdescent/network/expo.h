/* expo.h: exp, log and log1p on the half lines that the losses need, in loops
   that vectorise; libm's take one number at a time.  All are computed in
   double for either precision, right to 2 eps.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_EXPO_H
#define DESCENT_EXPO_H

#include <stdint.h>
#include <string.h>

/* exp (x), x <= 0.  x = n log 2 + r, |r| <= log (2)/2, and the Taylor
   polynomial of degree 13 in r, whose next term is below 2^-57.  Below -708,
   where exp (x) is under 4e-308, it is 0; NaN stays NaN. */
static inline double
exp_below_zero (double x)
{
  const double shift = 0x1.8p52;   /* rounds to an integer, in the low bits */
  double n, r, p, scale;
  uint64_t bits;
  int under = x < -708;
  x = under ? -708 : x;
  n = x * 0x1.71547652b82fep0 + shift;
  memcpy (&bits, &n, sizeof bits);
  n -= shift;
  /* log 2 in two parts: n times the first is exact */
  r = x - n * 0x1.62e42feep-1;
  r -= n * 0x1.a39ef35793c76p-33;
  p = 1.0 / 6227020800;
  p = p * r + 1.0 / 479001600;
  p = p * r + 1.0 / 39916800;
  p = p * r + 1.0 / 3628800;
  p = p * r + 1.0 / 362880;
  p = p * r + 1.0 / 40320;
  p = p * r + 1.0 / 5040;
  p = p * r + 1.0 / 720;
  p = p * r + 1.0 / 120;
  p = p * r + 1.0 / 24;
  p = p * r + 1.0 / 6;
  p = p * r + .5;
  p = (p * r) * r + r;
  bits = (bits << 52) + ((uint64_t) 1023 << 52);
  memcpy (&scale, &bits, sizeof scale);
  return under ? 0 : scale + scale * p;
}

/* The sigmoid 1 / (1 + exp (-z)) where e = exp (-|z|) */
static inline double
sigmoid_of (double z, double e)
{
  return (z < 0 ? e : 1) / (1 + e);
}

/* log (1 + e), 0 <= e <= 1: 2 artanh (s), s = e/(2 + e) <= 1/3, by its series;
   relatively exact for the smallest e too. */
static inline double
log1p_unit (double e)
{
  double s = e / (2 + e), q = s * s, p = 1.0 / 33;
  p = p * q + 1.0 / 31;
  p = p * q + 1.0 / 29;
  p = p * q + 1.0 / 27;
  p = p * q + 1.0 / 25;
  p = p * q + 1.0 / 23;
  p = p * q + 1.0 / 21;
  p = p * q + 1.0 / 19;
  p = p * q + 1.0 / 17;
  p = p * q + 1.0 / 15;
  p = p * q + 1.0 / 13;
  p = p * q + 1.0 / 11;
  p = p * q + 1.0 / 9;
  p = p * q + 1.0 / 7;
  p = p * q + 1.0 / 5;
  p = p * q + 1.0 / 3;
  return 2 * s + 2 * s * (p * q);
}

/* log (x), x >= 1: n log 2 + log (f), x = 2^n f, 1 <= f < 2; what is not finite
   gives NaN. */
static inline double
log_above_one (double x)
{
  const uint64_t fraction = ((uint64_t) 1 << 52) - 1;
  const uint64_t one = (uint64_t) 1023 << 52;
  const double shift = 0x1.8p52;
  uint64_t bits, high;
  double f, n;
  memcpy (&bits, &x, sizeof bits);
  high = (bits >> 52) | (uint64_t) 0x4338 << 48;   /* 1.5 2^52 + the exponent */
  bits = (bits & fraction) | one;
  memcpy (&f, &bits, sizeof f);
  memcpy (&n, &high, sizeof n);
  return ((n - shift - 1023) * 0x1.62e42fefa39efp-1 + log1p_unit (f - 1))
         + (x - x);
}

#endif
