/* dense-rows.h: the products of one dense layer in rows: loops over
   neighbouring samples, for dense.c.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_DENSE_ROWS_H
#define DESCENT_DENSE_ROWS_H

#include "base/real.h"

/* out(s,i) = start(i) + sum_j w(i,j) in(s,j) for B samples and all UNITS;
   w(i,j) = alpha W[i*wi + j*wj], and start NULL is 0.  Each sample's sum has
   the same order. */
typedef struct
{
  dsc_int B, units, below;
  real alpha;
  const real *W;
  dsc_int wi, wj;
  const real *start, *in;
  real *out;
} mix_job;

/* dW(:,j0:j1-1) = keep dW(:,j0:j1-1) + scale D' A0(:,j0:j1-1) */
typedef struct
{
  dsc_int m, B, j0, j1;
  real scale;
  const real *D, *A0;
  real keep, *dW;
} correlate_job;

typedef struct
{
  void (*mix) (const mix_job *job);
  void (*correlate) (const correlate_job *job);
  /* db = keep db + scale D' 1 */
  void (*add) (dsc_int m, dsc_int B, real scale, const real *D, real keep,
               real *db);
} rows_loops;

/* The loops in vectors of 16, 32 or 64 bytes, with the same bits in each; NULL
   where the processor has none as wide (base/widths.h). */
const rows_loops *DSC (dense_rows_loops) (int bytes);

#endif
