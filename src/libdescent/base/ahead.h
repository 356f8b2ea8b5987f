/* ahead.h: memory, asked for before it is used.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_AHEAD_H
#define DESCENT_AHEAD_H

#include <stddef.h>
#include <stdint.h>

#include <sys/mman.h>

#include "real.h"

/* Asks for x (n) and v (n) before they are used: the sums wait for each other
   too much to let the processor look far ahead by itself. */
static inline void
fetch (dsc_int n, const real *x, const real *v)
{
  for (dsc_int i = 0; i < n; i += 64 / (dsc_int) sizeof (real))
    {
      __builtin_prefetch (x + i);
      __builtin_prefetch (v + i, 1);
    }
}

#define LARGE_PAGE_BYTES ((uintptr_t) 1 << 21)
/* What lies between a page that is got and the writing. */
#define AHEAD_BYTES (4 * LARGE_PAGE_BYTES)

/* The system clears a large page before it gives it, which takes half a
   millisecond.  Two threads that write into a new page at the same time would
   both clear one, to throw one of them away.  So the thread that writes
   [BEGIN, END) of a result that ends at LAST gets the pages that start
   AHEAD_BYTES of there, if their number is ITS of OF. */
static inline void
get_pages_ahead (const void *begin, const void *end, const void *last,
                 uintptr_t its, uintptr_t of)
{
#ifdef MADV_POPULATE_WRITE
  const uintptr_t from = (uintptr_t) begin + AHEAD_BYTES;
  uintptr_t to = (uintptr_t) end + AHEAD_BYTES;
  if (to > (uintptr_t) last)
    to = (uintptr_t) last;
  for (uintptr_t page = (from + LARGE_PAGE_BYTES - 1) / LARGE_PAGE_BYTES;
       page * LARGE_PAGE_BYTES < to; page++)
    if (page % of == its)
      madvise ((void *) (page * LARGE_PAGE_BYTES), 1, MADV_POPULATE_WRITE);
#else
  (void) begin, (void) end, (void) last, (void) its, (void) of;
#endif
}

#endif
