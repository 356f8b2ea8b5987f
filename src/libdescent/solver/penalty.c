/* penalty.c: the squares of parameters as a part of a cost.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/real.h"
#include "solver.h"

double
DSC (penalise) (dsc_int n, const real *theta, real penalty, real *grad)
{
  double squares = 0;
  for (dsc_int i = 0; i < n; i++)
    {
      squares += (double) theta[i] * theta[i];
      if (grad)
        grad[i] += penalty * theta[i];
    }
  return squares;
}
