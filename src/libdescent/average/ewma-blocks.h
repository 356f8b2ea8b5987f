/* ewma-blocks.h: the loops over whole blocks of EWMA_LANES samples; for
   ewma-segment.c, ewma-stretch.c and the tests.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_EWMA_BLOCKS_H
#define DESCENT_EWMA_BLOCKS_H

#include "ewma.h"

/* n samples of one segment from a block's start on; D: 1 - b^j from there
   (ewma_plan).  1 if all averages are finite. */
typedef struct
{
  int (*plain) (const ewma_plan *p, ewma_level *z, const double *d, dsc_int n,
                const real *x, real *y);
  /* with 1 - b^t = q0 + p0 d */
  int (*corrected) (const ewma_plan *p, ewma_level *z, double q0, double p0,
                    const double *d, dsc_int n, const real *x, real *y);
  /* by the recurrence itself */
  int (*steep) (const ewma_plan *p, ewma_level *z, dsc_int n, const real *x,
                real *y);
  /* part_j += sum_i w_ij x_ij, in whole blocks, and what that loses in
     rounding to part_low; 1 if a sample is not FIRST */
  int (*sum) (const double *w, dsc_int n, const real *x, double first,
              double *part, double *part_low);
  /* Is there an Inf or NaN in x (n), whole blocks? */
  int (*broken) (dsc_int n, const real *x);
} ewma_loops;

/* The loops in vectors of 16, 32 or 64 bytes, with the same bits in each; NULL
   where the processor has none as wide (base/widths.h). */
const ewma_loops *DSC (ewma_blocks) (int bytes);

#endif
