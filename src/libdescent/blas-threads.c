/* blas-threads.c: BLAS on one thread for the length of a call, since OpenBLAS
   gives other bits with two.  Where BLAS is not OpenBLAS the symbols are
   missing and nothing happens.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "descent.h"

extern int openblas_get_num_threads (void) __attribute__ ((weak));
extern void openblas_set_num_threads (int) __attribute__ ((weak));

int
dsc_blas_single (void)
{
  if (! openblas_get_num_threads || ! openblas_set_num_threads)
    return 0;
  int before = openblas_get_num_threads ();
  if (before > 1)
    openblas_set_num_threads (1);
  return before;
}

void
dsc_blas_restore (int before)
{
  if (before > 1)
    openblas_set_num_threads (before);
}
