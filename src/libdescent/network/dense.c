/* dense.c: the three products of one dense layer, in two layouts.

   In columns an array of B samples of m units is (m,B), a sample after the
   other, and the products are BLAS.  In rows it is (B,m), a unit after the
   other: layers of a few units are then loops over contiguous samples, which
   cost less than one call of BLAS.  LAYOUT says which; the same one holds for
   all arrays of samples in a call.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/real.h"
#include "blas/blas.h"
#include "sample/sample.h"
#include "dense.h"

/* The products in rows, in vectors of 64 bytes of neighbouring samples; the
   compiler cuts them where the processor's are shorter. */
typedef real vec __attribute__ ((vector_size (64), aligned (sizeof (real)),
                                 may_alias));
#define LANES ((dsc_int) (64 / sizeof (real)))

static inline const vec *
at (const real *x)
{
  return (const vec *) x;
}

/* out(s,i) = start(i) + sum_j w(i,j) in(s,j) for B samples and all UNITS;
   w(i,j) = alpha W[i*wi + j*wj], and start NULL is 0.  Four vectors of samples
   stay in registers while the units below go by, then one, then single samples;
   each sample's sum has the same order. */
DSC_CLONES static void
mix (dsc_int B, dsc_int units, dsc_int below, real alpha, const real *W,
     dsc_int wi, dsc_int wj, const real *start, const real *in, real *out)
{
  dsc_int s = 0;
  for (; s + 4 * LANES <= B; s += 4 * LANES)
    for (dsc_int i = 0; i < units; i++)
      {
        vec none = { 0 }, a = none + (start ? start[i] : 0);
        vec b = a, c = a, d = a;
        for (dsc_int j = 0; j < below; j++)
          {
            real w = alpha * W[i * wi + j * wj];
            const vec *x = at (in + s + j * B);
            a += w * x[0];
            b += w * x[1];
            c += w * x[2];
            d += w * x[3];
          }
        vec *y = (vec *) (out + s + i * B);
        y[0] = a;
        y[1] = b;
        y[2] = c;
        y[3] = d;
      }
  for (; s + LANES <= B; s += LANES)
    for (dsc_int i = 0; i < units; i++)
      {
        vec none = { 0 }, a = none + (start ? start[i] : 0);
        for (dsc_int j = 0; j < below; j++)
          a += alpha * W[i * wi + j * wj] * *at (in + s + j * B);
        *(vec *) (out + s + i * B) = a;
      }
  for (; s < B; s++)
    for (dsc_int i = 0; i < units; i++)
      {
        real a = start ? start[i] : 0;
        for (dsc_int j = 0; j < below; j++)
          a += alpha * W[i * wi + j * wj] * in[s + j * B];
        out[s + i * B] = a;
      }
}

/* The sum of a vector, in a tree */
static inline real
total (const vec *v)
{
  real x[LANES];
  memcpy (x, v, sizeof x);
  for (dsc_int half = LANES / 2; half > 0; half /= 2)
    for (dsc_int j = 0; j < half; j++)
      x[j] += x[j + half];
  return x[0];
}

static inline void
put (real *g, real scale, real sum, real keep)
{
  *g = keep == 0 ? scale * sum : keep * *g + scale * sum;
}

/* dW(:,j0:j1-1) = keep dW(:,j0:j1-1) + scale D' A0(:,j0:j1-1); four columns
   share what is read of D */
DSC_CLONES static void
correlate (dsc_int m, dsc_int B, dsc_int j0, dsc_int j1, real scale,
           const real *D, const real *A0, real keep, real *dW)
{
  for (dsc_int j = j0; j < j1; j += 4)
    for (dsc_int i = 0; i < m; i++)
      {
        vec sum[4] = { { 0 } };
        const real *d = D + i * B, *a[4];
        int n = j1 - j < 4 ? (int) (j1 - j) : 4;
        for (int c = 0; c < 4; c++)
          a[c] = A0 + (j + (c < n ? c : 0)) * B;
        dsc_int s = 0;
        for (; s + LANES <= B; s += LANES)
          for (int c = 0; c < 4; c++)
            sum[c] += *at (d + s) * *at (a[c] + s);
        for (int c = 0; c < n; c++)
          {
            real g = total (&sum[c]);
            for (dsc_int t = s; t < B; t++)
              g += d[t] * a[c][t];
            put (dW + i + (j + c) * m, scale, g, keep);
          }
      }
}

/* db = keep db + scale D' 1 */
DSC_CLONES static void
add_rows (dsc_int m, dsc_int B, real scale, const real *D, real keep, real *db)
{
  for (dsc_int i = 0; i < m; i++)
    {
      vec sum = { 0 };
      dsc_int s = 0;
      for (; s + LANES <= B; s += LANES)
        sum += *at (D + i * B + s);
      real g = total (&sum);
      for (; s < B; s++)
        g += D[i * B + s];
      put (db + i, scale, g, keep);
    }
}

/* db = keep db + scale D 1, in columns */
DSC_CLONES static void
add_columns (dsc_int m, dsc_int B, real scale, const real *D, real keep,
             real *db)
{
  for (dsc_int i = 0; i < m; i++)
    db[i] = keep == 0 ? 0 : keep * db[i];
  for (dsc_int s = 0; s < B; s++)
    for (dsc_int i = 0; i < m; i++)
      db[i] += scale * D[i + s * m];
}

/* Z = alpha W A0 + b; b NULL: none */
void
DSC (dense_forward) (dsc_layout layout, dsc_int m, dsc_int k, dsc_int B,
                     real alpha, const real *W, const real *b, const real *A0,
                     real *Z)
{
  if (layout == DSC_COLUMNS)
    {
      for (dsc_int s = 0; b && s < B; s++)
        memcpy (Z + s * m, b, m * sizeof (real));
      DSC (gemm) ("NN", m, B, k, alpha, W, m, A0, k, b ? 1 : 0, Z, m);
      return;
    }
  mix (B, m, k, alpha, W, 1, m, b, A0, Z);
}

/* D0 = alpha W' D */
void
DSC (dense_backward) (dsc_layout layout, dsc_int m, dsc_int k, dsc_int B,
                      real alpha, const real *W, const real *D, real *D0)
{
  if (layout == DSC_COLUMNS)
    {
      DSC (gemm) ("TN", k, B, m, alpha, W, m, D, m, 0, D0, k);
      return;
    }
  mix (B, k, m, alpha, W, m, 1, NULL, D, D0);
}

/* dW(:,j0:j1-1) = keep dW(:,j0:j1-1) + scale D A0(j0:j1-1,:)' */
void
DSC (dense_weights) (dsc_layout layout, dsc_int m, dsc_int k, dsc_int B,
                     dsc_int j0, dsc_int j1, real scale, const real *D,
                     const real *A0, real keep, real *dW)
{
  if (layout == DSC_COLUMNS)
    {
      DSC (gemm) ("NT", m, j1 - j0, B, scale, D, m, A0 + j0, k, keep,
                  dW + j0 * m, m);
      return;
    }
  correlate (m, B, j0, j1, scale, D, A0, keep, dW);
}

/* db = keep db + scale D 1 */
void
DSC (dense_bias) (dsc_layout layout, dsc_int m, dsc_int B, real scale,
                  const real *D, real keep, real *db)
{
  if (layout == DSC_COLUMNS)
    add_columns (m, B, scale, D, keep, db);
  else
    add_rows (m, B, scale, D, keep, db);
}
