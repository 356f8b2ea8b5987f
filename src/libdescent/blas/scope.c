/* scope.c: what holds while the core computes.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/flush.h"
#include "blas.h"

dsc_scope
dsc_scope_begin (void)
{
  dsc_scope s = { dsc_blas_single (), dsc_blas_better (), flush_begin () };
  return s;
}

void
dsc_scope_end (dsc_scope s)
{
  flush_end (s.flush);
  dsc_blas_again (s.kernels);
  dsc_blas_restore (s.threads);
}
