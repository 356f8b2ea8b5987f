/* blas-typed.h: products of matrices (gemm.c).
   Read for each precision (base/both.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

/* C = alpha op (A) op (B) + beta C; C is (m,n), the inner length is k; OPS: two
   letters as BLAS has them, "NN", "NT", ... */
void DSC (gemm) (const char *ops, dsc_int m, dsc_int n, dsc_int k,
                 DSC_REAL alpha, const DSC_REAL *A, dsc_int lda,
                 const DSC_REAL *B, dsc_int ldb, DSC_REAL beta, DSC_REAL *C,
                 dsc_int ldc);
