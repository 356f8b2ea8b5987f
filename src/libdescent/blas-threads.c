/* blas-threads.c: BLAS on one thread for the length of a call, since OpenBLAS
   gives other bits with two; and memory for the threads that call it.  Where BLAS
   is not OpenBLAS the symbols are missing and nothing happens.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <sys/mman.h>

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

/* OpenBLAS maps 128 MB at the first product of a thread, and where the system
   refuses, asks for ever.  So as much is mapped before, to see whether it can be
   had, and given back. */
int
dsc_blas_room (int threads)
{
  static int served;   /* threads that had it */
  const size_t each = (size_t) 129 << 20;
  if (! openblas_set_num_threads)
    return threads;
  while (threads > __atomic_load_n (&served, __ATOMIC_RELAXED))
    {
      const size_t bytes = (size_t) threads * each;
      void *room = mmap (NULL, bytes, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
      if (room == MAP_FAILED)
        threads--;
      else
        {
          munmap (room, bytes);
          __atomic_store_n (&served, threads, __ATOMIC_RELAXED);
        }
    }
  return threads;
}
