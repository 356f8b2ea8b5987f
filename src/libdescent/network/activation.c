/* activation.c: the activations of hidden layers, a table of rows.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "base/real.h"
#include "expo.h"
#include "network.h"

/* The slope of the leaky unit below zero (Maas et al. 2013). */
#define LEAK ((real) 0.01)

/* a = z */
DSC_CLONES static void
linear_forward (dsc_int m, dsc_int B, const real *b, real *Z)
{
  for (dsc_int s = 0; b && s < B; s++)
    for (dsc_int i = 0; i < m; i++)
      Z[i + s * m] += b[i];
}

static void
linear_backward (dsc_int n, const real *a, real *d)
{
  (void) n;
  (void) a;
  (void) d;
}

/* a = max (z, 0); a NaN stays one.  g' is 0 at z = 0, as the course has it. */
static inline real
relu (real z)
{
  return z < 0 ? 0 : z;
}

DSC_CLONES static void
relu_forward (dsc_int m, dsc_int B, const real *b, real *Z)
{
  for (real *z = Z; z < Z + m * B; z += m)
    if (b)
      for (dsc_int i = 0; i < m; i++)
        z[i] = relu (z[i] + b[i]);
    else
      for (dsc_int i = 0; i < m; i++)
        z[i] = relu (z[i]);
}

DSC_CLONES static void
relu_backward (dsc_int n, const real *a, real *d)
{
  for (dsc_int i = 0; i < n; i++)
    d[i] = a[i] > 0 ? d[i] : 0;
}

/* a = z above zero, LEAK z below */
static inline real
leaky (real z)
{
  return z < 0 ? LEAK * z : z;
}

DSC_CLONES static void
leaky_forward (dsc_int m, dsc_int B, const real *b, real *Z)
{
  for (real *z = Z; z < Z + m * B; z += m)
    if (b)
      for (dsc_int i = 0; i < m; i++)
        z[i] = leaky (z[i] + b[i]);
    else
      for (dsc_int i = 0; i < m; i++)
        z[i] = leaky (z[i]);
}

DSC_CLONES static void
leaky_backward (dsc_int n, const real *a, real *d)
{
  for (dsc_int i = 0; i < n; i++)
    d[i] = a[i] > 0 ? d[i] : LEAK * d[i];
}

/* a = tanh (z), g' = 1 - a^2 */
static void
tanh_forward (dsc_int m, dsc_int B, const real *b, real *Z)
{
  for (real *z = Z; z < Z + m * B; z += m)
    for (dsc_int i = 0; i < m; i++)
      z[i] = REAL_FN (tanh) (b ? z[i] + b[i] : z[i]);
}

DSC_CLONES static void
tanh_backward (dsc_int n, const real *a, real *d)
{
  for (dsc_int i = 0; i < n; i++)
    d[i] *= 1 - a[i] * a[i];
}

/* a = 1/(1 + exp (-z)), g' = a (1 - a); the exponent is never above zero */
static inline real
sigmoid (real z)
{
  double e = exp_below_zero (-fabs ((double) z));
  return (real) sigmoid_of (z, e);
}

DSC_CLONES void
DSC (sigmoid) (dsc_int n, real *z)
{
  for (dsc_int i = 0; i < n; i++)
    z[i] = sigmoid (z[i]);
}

DSC_CLONES static void
sigmoid_forward (dsc_int m, dsc_int B, const real *b, real *Z)
{
  for (real *z = Z; z < Z + m * B; z += m)
    if (b)
      for (dsc_int i = 0; i < m; i++)
        z[i] = sigmoid (z[i] + b[i]);
    else
      for (dsc_int i = 0; i < m; i++)
        z[i] = sigmoid (z[i]);
}

DSC_CLONES static void
sigmoid_backward (dsc_int n, const real *a, real *d)
{
  for (dsc_int i = 0; i < n; i++)
    d[i] *= a[i] * (1 - a[i]);
}

static const DSC (activation) table[] = {
  { "relu", relu_forward, relu_backward },
  { "tanh", tanh_forward, tanh_backward },
  { "sigmoid", sigmoid_forward, sigmoid_backward },
  { "leakyrelu", leaky_forward, leaky_backward },
  { "linear", linear_forward, linear_backward },
};

const char *
DSC (activation_name) (int row)
{
  return row >= 0 && row < COUNT (table) ? table[row].name : NULL;
}

const DSC (activation) *
DSC (activation_find) (const char *name)
{
  for (dsc_int i = 0; i < COUNT (table); i++)
    if (! strcmp (name, table[i].name))
      return &table[i];
  return NULL;
}
