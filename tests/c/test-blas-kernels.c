/* test-blas-kernels.c: the kernels of BLAS within a scope and after it.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "blas/blas.h"
#include "check.h"

enum { N = 48 };

static void
product (real *C)
{
  real A[N * N], B[N * N];
  for (int i = 0; i < N * N; i++)
    {
      A[i] = (real) (i % 7) / 3;
      B[i] = (real) (i % 11) / 7;
    }
  DSC (gemm) ("NN", N, N, N, 1, A, N, B, N, 0, C, N);
}

void
test_blas_kernels (void)
{
  real before[N * N], within[N * N], after[N * N];
  product (before);
  dsc_scope outer = dsc_scope_begin (), inner = dsc_scope_begin ();
  product (within);
  dsc_scope_end (inner);
  product (after);
  CHECK_SAME (within, after, sizeof within);
  dsc_scope_end (outer);
  product (after);
  CHECK_SAME (before, after, sizeof before);
  for (int i = 0; i < N * N; i++)
    CHECK_NEAR (within[i], before[i], N * REAL_EPS);

  /* named as OpenBLAS does; "" without it; whoever has set it has chosen */
  const char *name = dsc_blas_name ();
  CHECK (name && strcmp (name, dsc_blas_name ()) == 0);
#if defined __x86_64__
  CHECK (strcmp (name, "Prescott") != 0 || getenv ("OPENBLAS_CORETYPE")
         || ! __builtin_cpu_supports ("avx2"));
#endif
}
