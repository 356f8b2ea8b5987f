/* cut.c: gradients whose length is cut.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>

#include "solver.h"

dsc_norm
dsc_norm_join (dsc_norm a, dsc_norm b)
{
  const double sum = hypot (a.value, b.value);
  if (a.power == b.power && ! isinf (sum))
    return (dsc_norm) { sum, a.power };
  return (dsc_norm) { hypot (ldexp (a.value, a.power - DSC_NORM_POWER),
                             ldexp (b.value, b.power - DSC_NORM_POWER)),
                      DSC_NORM_POWER };
}

dsc_cut
dsc_norm_cut (dsc_norm norm, double threshold)
{
  if (isinf (threshold) || (norm.power == 0 && ! (norm.value > threshold)))
    return (dsc_cut) { 1, 1 };
  const double factor = norm.power == 0 ? threshold / norm.value : 0;
  if (factor >= DBL_MIN)
    return (dsc_cut) { factor, 1 };

  /* each of the two takes half the powers of two, so that neither is below
     the normal numbers where an element of the result is not */
  int above, below;
  const double quotient = frexp (threshold, &above)
                          / frexp (norm.value, &below);
  const int power = above - below - norm.power, half = power / 2;
  return (dsc_cut) { fmin (ldexp (quotient, power - half), 1),
                     ldexp (1, half) };
}
