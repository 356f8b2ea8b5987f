/* flush.h: flush-to-zero for the length of a call.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_FLUSH_H
#define DESCENT_FLUSH_H

/* Averages of something that has become zero decay into numbers below the
   normal range, and each operation on those takes 50 ns and more.  From
   flush_begin to flush_end this thread takes and writes them as zeros;
   flush_end puts back what flush_begin returned.  Call the kernels between
   the two through something that the compiler does not inline. */

#if defined __SSE2__
#include <xmmintrin.h>

static inline unsigned
flush_begin (void)
{
  unsigned old = _mm_getcsr ();
  _mm_setcsr (old | 0x8040);   /* FTZ, DAZ */
  return old;
}

static inline void
flush_end (unsigned old)
{
  _mm_setcsr (old);
}

#elif defined __aarch64__

static inline unsigned
flush_begin (void)
{
  unsigned long old;
  __asm__ volatile ("mrs %0, fpcr" : "=r" (old));
  __asm__ volatile ("msr fpcr, %0" : : "r" (old | 1ul << 24));   /* FZ */
  return (unsigned) old;
}

static inline void
flush_end (unsigned old)
{
  __asm__ volatile ("msr fpcr, %0" : : "r" ((unsigned long) old));
}

#else

static inline unsigned
flush_begin (void)
{
  return 0;
}

static inline void
flush_end (unsigned old)
{
  (void) old;
}

#endif

#endif
