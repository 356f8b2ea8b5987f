/* loss-sigmoid.c: the cross-entropy of sigmoid outputs of a panel of samples.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "expo.h"
#include "loss.h"

/* L = -y log (a) - (1 - y) log (1 - a)
     = max (z, 0) - y z + log (1 + exp (-|z|))
   of n scores, and a - y in their place */
DSC_CLONES static void
entropies (dsc_int n, const real *Y, real *Z, real *A, double *L)
{
  for (dsc_int j = 0; j < n; j++)
    {
      double z = Z[j], e = exp_below_zero (-fabs (z));
      double a = sigmoid_of (z, e);
      L[j] = ((z > 0 ? z : 0) - Y[j] * z) + log1p_unit (e);
      A[j] = (real) a;
      Z[j] = (real) (a - Y[j]);
    }
}

/* A = 0 where y is 1 and a at least .5, or vice versa; NaN stays NaN */
DSC_CLONES static void
misses (dsc_int n, const real *Y, real *A)
{
  for (dsc_int j = 0; j < n; j++)
    A[j] = A[j] >= (real) .5 ? 1 - Y[j] : Y[j] + (A[j] - A[j]);
}

/* The outputs of a sample are added up.  In columns as many scores go by at a
   time as fill vectors, whatever K and n are. */
void
DSC (sigmoid_losses) (dsc_int K, dsc_int n, dsc_int unit, dsc_int sample,
                      const real *Y, real *Z, panel_losses *v)
{
  real A[LOSS_PANEL_SAMPLES];
  double L[LOSS_PANEL_SAMPLES];
  dsc_int width = sample == 1 ? n : LOSS_PANEL_SAMPLES, i = 0, s = 0;
  for (dsc_int j = 0; j < n; j++)
    v->L[j] = v->wrong[j] = 0;
  for (dsc_int at = 0; at < K * n; at += width)
    {
      dsc_int some = K * n - at < width ? K * n - at : width;
      dsc_int to = sample == 1 ? at / n * unit : at;
      entropies (some, Y + to, Z + to, A, L);
      if (v->count)
        misses (some, Y + to, A);
      if (sample == 1)
        for (dsc_int j = 0; j < n; j++)
          {
            v->L[j] += L[j];
            v->wrong[j] |= v->count && ! (A[j] == 0);
          }
      else
        for (dsc_int j = 0; j < some; j++)
          {
            v->L[s] += L[j];
            v->wrong[s] |= v->count && ! (A[j] == 0);
            i = i + 1 == K ? 0 : i + 1;
            s += i == 0;
          }
    }
}
