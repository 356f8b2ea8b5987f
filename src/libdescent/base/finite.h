/* finite.h: are all numbers of an array finite?

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_FINITE_H
#define DESCENT_FINITE_H

#include "real.h"

/* 0 x is 0 where x is finite, else NaN. */
static DSC_CLONES __attribute__ ((unused)) int
all_finite (dsc_int n, const real *x)
{
  real zero[16] = { 0 };
  dsc_int i = 0;
  for (; i + 16 <= n; i += 16)
    for (int k = 0; k < 16; k++)
      zero[k] += 0 * x[i + k];
  for (; i < n; i++)
    zero[0] += 0 * x[i];
  for (int k = 1; k < 16; k++)
    zero[0] += zero[k];
  return zero[0] == 0;
}

/* The same of a few doubles, whatever real is. */
static inline int
all_finite_double (dsc_int n, const double *x)
{
  double zero = 0;
  for (dsc_int i = 0; i < n; i++)
    zero += 0 * x[i];
  return zero == 0;
}

#endif
