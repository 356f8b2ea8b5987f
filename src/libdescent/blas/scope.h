/* scope.h: what holds while the core computes: BLAS on one thread, with kernels
   for this processor; numbers below the normal range flushed to zero.  Scopes may be nested.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_SCOPE_H
#define DESCENT_SCOPE_H

#include "descent.h"
#include "flush.h"

typedef struct
{
  dsc_blas_threads threads;
  const void *kernels;
  unsigned flush;
} scope;

static inline scope
scope_begin (void)
{
  scope s = { dsc_blas_single (), dsc_blas_better (), flush_begin () };
  return s;
}

static inline void
scope_end (scope s)
{
  flush_end (s.flush);
  dsc_blas_again (s.kernels);
  dsc_blas_restore (s.threads);
}

#endif
