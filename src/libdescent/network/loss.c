/* loss.c: output layers with the loss that belongs to each, a table of rows.

   Each loss works on the scores Z of the last layer, not on the outputs A, so
   that log (A) is never taken of a rounded zero; dL/dZ is then A - Y for all
   three.  Sums are kept in double.  Samples go by in panels whose scores stay
   in the first-level cache, so that Z is read from memory once.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "loss.h"
#include "network.h"

#define PARTIAL_SUMS 16

/* The sum of x (n), in PARTIAL_SUMS partial sums, so that it vectorises */
static inline double
total (dsc_int n, const double *x)
{
  double part[PARTIAL_SUMS] = { 0 }, sum = 0;
  for (dsc_int i = 0; i < n; i += PARTIAL_SUMS)
    for (dsc_int j = 0; j < least (n - i, PARTIAL_SUMS); j++)
      part[j] += x[i + j];
  for (int j = 0; j < PARTIAL_SUMS; j++)
    sum += part[j];
  return sum;
}

/* Z(:,s) and L_s times w_s */
static void
weigh (dsc_int K, dsc_int n, dsc_int unit, dsc_int sample, const real *w,
       real *Z, double *L)
{
  for (dsc_int s = 0; s < n; s++)
    L[s] *= w[s];
  if (sample == 1)
    for (dsc_int i = 0; i < K; i++)
      for (dsc_int s = 0; s < n; s++)
        Z[i * unit + s] *= w[s];
  else
    for (dsc_int s = 0; s < n; s++)
      for (dsc_int i = 0; i < K; i++)
        Z[s * sample + i] *= w[s];
}

/* All samples, panel by panel; targets of TARGET places a sample */
static inline double
losses (loss_kernel *one, dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
        dsc_int target, const real *Y, const real *weights, real *Z,
        dsc_int *hits)
{
  double L = 0;
  dsc_int size = loss_panel (K);
  panel_losses v = { .count = hits != NULL };
  for (dsc_int s = 0; s < B; s += size)
    {
      dsc_int n = least (B - s, size);
      one (K, n, unit, sample, Y + s * target, Z + s * sample, &v);
      if (weights)
        weigh (K, n, unit, sample, weights + s, Z + s * sample, v.L);
      L += total (n, v.L);
      for (dsc_int j = 0; hits && j < n; j++)
        *hits += ! v.wrong[j];
    }
  return L;
}

static double
softmax_loss (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
              const real *Y, const real *weights, real *Z, dsc_int *hits)
{
  return losses (DSC (softmax_losses), K, B, unit, sample, 1, Y, weights, Z,
                 hits);
}

static void
sigmoid_output (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample, real *Z)
{
  (void) unit;
  (void) sample;
  DSC (sigmoid) (K * B, Z);
}

static double
sigmoid_loss (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
              const real *Y, const real *weights, real *Z, dsc_int *hits)
{
  return losses (DSC (sigmoid_losses), K, B, unit, sample, sample, Y, weights,
                 Z, hits);
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
DSC_CLONES static void
linear_losses (dsc_int K, dsc_int n, dsc_int unit, dsc_int sample,
               const real *Y, real *Z, panel_losses *v)
{
  double *L = v->L;
  for (dsc_int s = 0; s < n; s++)
    L[s] = 0;
  if (sample == 1)
    for (dsc_int i = 0; i < K; i++)
      for (dsc_int s = 0; s < n; s++)
        {
          real d = Z[i * unit + s] -= Y[i * unit + s];
          L[s] += (double) d * d / 2;
        }
  else
    for (dsc_int s = 0; s < n; s++)
      for (dsc_int i = 0; i < K; i++)
        {
          real d = Z[s * sample + i] -= Y[s * sample + i];
          L[s] += (double) d * d / 2;
        }
}

static double
linear_loss (dsc_int K, dsc_int B, dsc_int unit, dsc_int sample,
             const real *Y, const real *weights, real *Z, dsc_int *hits)
{
  (void) hits;
  return losses (linear_losses, K, B, unit, sample, sample, Y, weights, Z,
                 NULL);
}

static const DSC (output) table[] = {
  { "sigmoid", "cross-entropy", 0, 1, sigmoid_output, sigmoid_loss },
  { "softmax", "cross-entropy", 1, 1, DSC (softmax_output), softmax_loss },
  { "linear", "half-mean-squared-error", 0, 0, linear_output, linear_loss },
};

const char *
DSC (output_name) (int row)
{
  return row >= 0 && row < COUNT (table) ? table[row].name : NULL;
}

const char *
DSC (loss_name) (int row)
{
  return row >= 0 && row < COUNT (table) ? table[row].loss_name : NULL;
}

const DSC (output) *
DSC (output_find) (const char *name)
{
  for (dsc_int i = 0; i < COUNT (table); i++)
    if (! strcmp (name, table[i].name))
      return &table[i];
  return NULL;
}
