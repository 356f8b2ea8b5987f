/* dense.c: the three products of one dense layer, in two layouts.

   In columns an array of B samples of m units is (m,B), a sample after the
   other, and the products are BLAS.  In rows it is (B,m), a unit after the
   other: layers of a few units are then the loops of dense-rows.c over
   contiguous samples, which cost less than one call of BLAS.  LAYOUT says
   which; the same one holds for all arrays of samples in a call.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/real.h"
#include "base/widths.h"
#include "blas/blas.h"
#include "sample/sample.h"
#include "dense.h"
#include "dense-rows.h"

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
  const mix_job job = { B, m, k, alpha, W, 1, m, b, A0, Z };
  DSC (dense_rows_loops) (vector_bytes ())->mix (&job);
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
  const mix_job job = { B, k, m, alpha, W, m, 1, NULL, D, D0 };
  DSC (dense_rows_loops) (vector_bytes ())->mix (&job);
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
  const correlate_job job = { m, B, j0, j1, scale, D, A0, keep, dW };
  DSC (dense_rows_loops) (vector_bytes ())->correlate (&job);
}

/* db = keep db + scale D 1 */
void
DSC (dense_bias) (dsc_layout layout, dsc_int m, dsc_int B, real scale,
                  const real *D, real keep, real *db)
{
  if (layout == DSC_COLUMNS)
    add_columns (m, B, scale, D, keep, db);
  else
    DSC (dense_rows_loops) (vector_bytes ())->add (m, B, scale, D, keep, db);
}
