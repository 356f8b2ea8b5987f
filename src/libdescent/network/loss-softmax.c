/* loss-softmax.c: softmax and cross-entropy of a panel of samples.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "expo.h"
#include "loss.h"

/* z (n) becomes exp (z), z <= 0 */
DSC_CLONES static void
exponentials (dsc_int n, real *z)
{
  for (dsc_int i = 0; i < n; i++)
    z[i] = (real) exp_below_zero (z[i]);
}

/* a_i = exp (z_i) / sum exp (z) for n <= LOSS_PANEL_SAMPLES samples in columns;
   top: their largest scores, which are taken off so that exp cannot overflow;
   sum: those of exp (z - top) */
static void
softmax_columns (dsc_int K, dsc_int n, real *Z, real *top, double *sum)
{
  for (dsc_int s = 0; s < n; s++)
    {
      real *z = Z + s * K, most = z[0];
      for (dsc_int i = 1; i < K; i++)
        most = z[i] > most ? z[i] : most;
      for (dsc_int i = 0; i < K; i++)
        z[i] -= most;
      top[s] = most;
    }
  exponentials (K * n, Z);
  for (dsc_int s = 0; s < n; s++)
    {
      real *z = Z + s * K;
      double all = 0;
      for (dsc_int i = 0; i < K; i++)
        all += z[i];
      for (dsc_int i = 0; i < K; i++)
        z[i] = (real) (z[i] / all);
      sum[s] = all;
    }
}

/* The same in rows */
DSC_CLONES static void
softmax_rows (dsc_int K, dsc_int n, dsc_int unit, real *Z, real *top,
              double *sum)
{
  for (dsc_int s = 0; s < n; s++)
    {
      top[s] = Z[s];
      sum[s] = 0;
    }
  for (dsc_int i = 1; i < K; i++)
    for (dsc_int s = 0; s < n; s++)
      top[s] = Z[s + i * unit] > top[s] ? Z[s + i * unit] : top[s];
  for (dsc_int i = 0; i < K; i++)
    for (dsc_int s = 0; s < n; s++)
      {
        real *z = &Z[s + i * unit];
        *z = (real) exp_below_zero ((real) (*z - top[s]));
        sum[s] += *z;
      }
  for (dsc_int i = 0; i < K; i++)
    for (dsc_int s = 0; s < n; s++)
      Z[s + i * unit] = (real) (Z[s + i * unit] / sum[s]);
}

static void
softmax (dsc_int K, dsc_int n, dsc_int unit, dsc_int sample, real *Z, real *top,
         double *sum)
{
  if (sample == 1)
    softmax_rows (K, n, unit, Z, top, sum);
  else
    softmax_columns (K, n, Z, top, sum);
}

void
DSC (softmax_output) (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
                      real *Z)
{
  real top[LOSS_PANEL_SAMPLES];
  double sum[LOSS_PANEL_SAMPLES];
  dsc_int size = loss_panel (K);
  for (dsc_int s = 0; s < B; s += size)
    softmax (K, least (B - s, size), unit, sample, Z + s * sample, top,
             sum);
}

/* L = log sum exp (z) - z_y, the label y in 1..K */
DSC_CLONES static void
logs (dsc_int n, const real *own, const real *top, const double *sum, double *L)
{
  for (dsc_int s = 0; s < n; s++)
    L[s] = log_above_one (sum[s]) - ((double) own[s] - (double) top[s]);
}

void
DSC (softmax_losses) (dsc_int K, dsc_int n, dsc_int unit, dsc_int sample,
                      const real *Y, real *Z, panel_losses *v)
{
  real own[LOSS_PANEL_SAMPLES], top[LOSS_PANEL_SAMPLES], *a[LOSS_PANEL_SAMPLES];
  double sum[LOSS_PANEL_SAMPLES];
  for (dsc_int s = 0; s < n; s++)
    {
      a[s] = &Z[((dsc_int) Y[s] - 1) * unit + s * sample];
      own[s] = *a[s];
    }
  softmax (K, n, unit, sample, Z, top, sum);
  logs (n, own, top, sum, v->L);
  for (dsc_int s = 0; s < n && v->count; s++)
    {
      /* the largest is 1/sum; the label is the first that is as large */
      v->wrong[s] = *a[s] != (real) (1 / sum[s]);
      for (const real *z = &Z[s * sample]; z != a[s] && ! v->wrong[s];
           z += unit)
        v->wrong[s] = *z == *a[s];
    }
  for (dsc_int s = 0; s < n; s++)
    *a[s] -= 1;
}
