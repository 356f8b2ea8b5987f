/* blas.h: the BLAS that Octave links with, while the core computes.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_BLAS_H
#define DESCENT_BLAS_H

#include "base/base.h"

DSC_BEGIN_DECLARATIONS

/* BLAS on one thread (blas-threads.c): SINGLE returns what RESTORE needs
   afterwards.  Some libraries have a number for each thread: SINGLE on those
   that help, too. */
#define DSC_BLAS_SWITCHES 5   /* that are known */
typedef struct
{
  int before[DSC_BLAS_SWITCHES];
} dsc_blas_threads;
dsc_blas_threads dsc_blas_single (void);
void dsc_blas_restore (dsc_blas_threads were);

/* The share of the processor's time that other threads take in products for
   which BLAS is on one thread: none, where that is under control.  The file of
   BLAS, or "". */
double dsc_blas_others (void);
const char *dsc_blas_file (void);

/* Of so many threads, how many have the memory now that BLAS works in? */
int dsc_blas_room (int threads);

/* Kernels of OpenBLAS for this processor, where its own choice is much older
   (blas-kernels.c); to be put back by dsc_blas_again.  Their name. */
const void *dsc_blas_better (void);
void dsc_blas_again (const void *before);
const char *dsc_blas_name (void);

/* What holds while the core computes (scope.c): BLAS on one thread, with
   kernels for this processor; numbers below the normal range flushed to zero.
   Scopes may be nested. */
typedef struct
{
  dsc_blas_threads threads;
  const void *kernels;
  unsigned flush;
} dsc_scope;
dsc_scope dsc_scope_begin (void);
void dsc_scope_end (dsc_scope scope);

DSC_END_DECLARATIONS

#define DSC_TYPED "blas/blas-typed.h"
#include "base/both.h"
#undef DSC_TYPED

#endif
