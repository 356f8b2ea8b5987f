/* gemm.c: products of matrices by BLAS, under its Fortran names.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/real.h"
#include "blas.h"

typedef DSC_BLAS_INT blas_int;

/* The lengths of the two character arguments follow the others, as gfortran
   passes them. */
void BLAS (gemm) (const char *transa, const char *transb, const blas_int *m,
                  const blas_int *n, const blas_int *k, const real *alpha,
                  const real *A, const blas_int *lda, const real *B,
                  const blas_int *ldb, const real *beta, real *C,
                  const blas_int *ldc, size_t, size_t);

void
DSC (gemm) (const char *ops, dsc_int m, dsc_int n, dsc_int k, real alpha,
            const real *A, dsc_int lda, const real *B, dsc_int ldb, real beta,
            real *C, dsc_int ldc)
{
  blas_int bm = m, bn = n, bk = k, la = lda, lb = ldb, lc = ldc;
  BLAS (gemm) (ops, ops + 1, &bm, &bn, &bk, &alpha, A, &la, B, &lb, &beta, C,
               &lc, 1, 1);
}
