/* targets.c: targets of samples as a network takes them, checked.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "base/real.h"
#include "network.h"

int
DSC (target_fits) (dsc_coding coding, dsc_int K, real y)
{
  switch (coding)
    {
    case DSC_CODED_BINARY:
    case DSC_CODED_ONE_HOT:
      return y == 0 || y == 1;
    case DSC_CODED_LABELS:
      return y >= 1 && y <= (real) K && y == REAL_FN (floor) (y);
    case DSC_CODED_REAL:
      return isfinite (y);
    }
  return 0;
}

void
DSC (targets_back) (dsc_int K, dsc_int n, const double *offset,
                    const double *scale, real *y)
{
  for (dsc_int s = 0; s < n; s++)
    for (dsc_int i = 0; i < K; i++)
      y[s * K + i] = (real) (y[s * K + i] / scale[i] + offset[i]);
}

/* The number of the row of K that has a single 1; 0 if there is none. */
static dsc_int
label_of (dsc_int K, const real *y)
{
  dsc_int ones = 0, label = 0;
  for (dsc_int i = 0; i < K; i++)
    {
      if (! DSC (target_fits) (DSC_CODED_ONE_HOT, K, y[i]))
        return 0;
      ones += y[i] == 1;
      label = y[i] == 1 ? i + 1 : label;
    }
  return ones == 1 ? label : 0;
}

dsc_int
DSC (targets_code) (dsc_coding coding, dsc_int K, dsc_int n, const real *y,
                    real *to)
{
  const dsc_int rows = coding == DSC_CODED_LABELS ? 1 : K;
  dsc_int bad = -1;
  for (dsc_int s = n - 1; s >= 0; s--)
    if (coding == DSC_CODED_ONE_HOT)
      {
        const dsc_int label = label_of (K, y + s * K);
        bad = label ? bad : s;
        to[s] = (real) label;
      }
    else
      for (dsc_int i = s * rows; i < (s + 1) * rows; i++)
        bad = DSC (target_fits) (coding, K, y[i]) ? bad : s;
  if (to && coding != DSC_CODED_ONE_HOT)
    memcpy (to, y, (size_t) (n * rows) * sizeof *to);
  return bad;
}
