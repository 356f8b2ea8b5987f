/* loss.c: output layers with the loss that belongs to each, a table of rows.

   Each loss works on the scores Z of the last layer, not on the outputs A, so
   that log (A) is never taken of a rounded zero; dL/dZ is then A - Y for all
   three.  Sums are kept in double.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "expo.h"
#include "real.h"

/* z (n) becomes exp (z), z <= 0 */
DSC_CLONES static void
exponentials (dsc_int n, real *z)
{
  for (dsc_int i = 0; i < n; i++)
    z[i] = (real) exp_below_zero (z[i]);
}

/* Each sample's scores less the largest of them: exp cannot overflow then. */
static void
lower (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample, real *Z)
{
  for (dsc_int s = 0; s < B; s++)
    {
      real *z = Z + s * sample, top = z[0];
      for (dsc_int i = 1; i < K; i++)
        top = z[i * unit] > top ? z[i * unit] : top;
      for (dsc_int i = 0; i < K; i++)
        z[i * unit] -= top;
    }
}

/* Each sample's values divided by their sum; returns sum log (sum). */
static double
normalise (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample, real *Z)
{
  double logs = 0;
  for (dsc_int s = 0; s < B; s++)
    {
      real *z = Z + s * sample;
      double sum = 0;
      for (dsc_int i = 0; i < K; i++)
        sum += z[i * unit];
      logs += log (sum);
      for (dsc_int i = 0; i < K; i++)
        z[i * unit] = (real) (z[i * unit] / sum);
    }
  return logs;
}

/* a_i = exp (z_i) / sum exp (z) */
static void
softmax_output (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample, real *Z)
{
  lower (K, B, unit, sample, Z);
  exponentials (K * B, Z);
  normalise (K, B, unit, sample, Z);
}

/* L = log sum exp (z) - z_y, the label y in 1..K */
static double
softmax_loss (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
              const real *Y, real *Z)
{
  double L = 0;
  lower (K, B, unit, sample, Z);
  for (dsc_int s = 0; s < B; s++)
    L -= Z[((dsc_int) Y[s] - 1) * unit + s * sample];
  exponentials (K * B, Z);
  L += normalise (K, B, unit, sample, Z);
  for (dsc_int s = 0; s < B; s++)
    Z[((dsc_int) Y[s] - 1) * unit + s * sample] -= 1;
  return L;
}

static void
sigmoid_output (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample, real *Z)
{
  (void) unit;
  (void) sample;
  DSC (sigmoid) (K * B, Z);
}

/* L = -y log (a) - (1 - y) log (1 - a) = max (z, 0) - y z + log (1 + exp (-|z|)),
   summed over the K outputs, in LANES partial sums, so that it vectorises */
#define LANES 16
DSC_CLONES static double
sigmoid_loss (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
              const real *Y, real *Z)
{
  double part[LANES] = { 0 }, L = 0;
  (void) unit;
  (void) sample;
  for (dsc_int i = 0; i < K * B; i += LANES)
    {
      dsc_int n = K * B - i < LANES ? K * B - i : LANES;
      for (dsc_int j = 0; j < n; j++)
        {
          double z = Z[i + j], e = exp_below_zero (-fabs (z));
          part[j] += ((z > 0 ? z : 0) - Y[i + j] * z) + log1p_unit (e);
          Z[i + j] = (real) ((z < 0 ? e : 1) / (1 + e) - Y[i + j]);
        }
    }
  for (int j = 0; j < LANES; j++)
    L += part[j];
  return L;
}

static void
linear_output (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample, real *Z)
{
  (void) K;
  (void) B;
  (void) unit;
  (void) sample;
  (void) Z;
}

/* L = 1/2 sum_i (z_i - y_i)^2 */
static double
linear_loss (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
             const real *Y, real *Z)
{
  double L = 0;
  (void) unit;
  (void) sample;
  for (dsc_int i = 0; i < K * B; i++)
    {
      Z[i] -= Y[i];
      L += (double) Z[i] * Z[i];
    }
  return L / 2;
}

static const DSC (output) table[] = {
  { "softmax", 1, softmax_output, softmax_loss },
  { "sigmoid", 0, sigmoid_output, sigmoid_loss },
  { "linear", 0, linear_output, linear_loss },
};

const DSC (output) *
DSC (output_find) (const char *name)
{
  for (dsc_int i = 0; i < COUNT (table); i++)
    if (! strcmp (name, table[i].name))
      return &table[i];
  return NULL;
}
