/* dense.h: one dense layer; for mlp.c and the tests.
   W (m,k)  b (m)  A0 k units and Z, D m units of B samples, in LAYOUT.
   Arrays that are written must not overlap those that are read.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_DENSE_H
#define DESCENT_DENSE_H

#include "base/real.h"
#include "sample/sample.h"

void DSC (dense_forward) (dsc_layout layout, dsc_int m, dsc_int k, dsc_int B,
                          real alpha, const real *W, const real *b,
                          const real *A0, real *Z);
void DSC (dense_backward) (dsc_layout layout, dsc_int m, dsc_int k, dsc_int B,
                           real alpha, const real *W, const real *D,
                           real *D0);
void DSC (dense_weights) (dsc_layout layout, dsc_int m, dsc_int k, dsc_int B,
                          dsc_int j0, dsc_int j1, real scale, const real *D,
                          const real *A0, real keep, real *dW);
void DSC (dense_bias) (dsc_layout layout, dsc_int m, dsc_int B, real scale,
                       const real *D, real keep, real *db);

#endif
