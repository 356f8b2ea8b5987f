/* dropout.h: units that are left out of a step.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_DROPOUT_H
#define DESCENT_DROPOUT_H

#include "base/real.h"

/* Units that are left out of a step (Srivastava et al. 2014)

   A unit stays with probability 1 - p, p in [0, 1), to within 2^-32.  Unit i of
   sample s stands at A[i unit + s sample], in MASK likewise: 1 where it stays;
   where it does not, A becomes 0.  What is drawn for it follows from seed, step
   t < 2^48, layer l < 2^16, the sample's place in the mini-batch, first + s,
   and i alone.  Inverted dropout divides by 1 - p: readers of A do that. */
void DSC (drop) (uint64_t seed, dsc_int t, dsc_int l, dsc_int first, dsc_int m,
                 dsc_int B, double p, dsc_int unit, dsc_int sample,
                 unsigned char *mask, real *A);

/* D (n) becomes 0 where mask is, on the way back. */
void DSC (drop_again) (dsc_int n, const unsigned char *mask, real *D);

#endif
