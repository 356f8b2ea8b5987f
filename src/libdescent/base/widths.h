/* widths.h: loops in vectors, built for each width that processors have.

   gcc moves a vector that is wider than the processor's through memory, which
   takes ten times as long; so a file of such loops reads their bodies once for
   each width:
     #define VECTOR_BYTES 32
     #define LOOPS(name) name##_32
     #define LOOPS_TARGET LOOPS_AVX2
   (each-width.h does it for the file LOOPS_FILE).  A block of 64 bytes is
   VECTORS of them in each, so that all sums have the same order, and the same
   bits.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_WIDTHS_H
#define DESCENT_WIDTHS_H

#define VECTORS (64 / VECTOR_BYTES)
#define LOOPS_INLINE static inline __attribute__ ((always_inline)) LOOPS_TARGET

#ifdef DSC_HAVE_TARGET_CLONES
#define LOOPS_AVX2 __attribute__ ((target ("avx2")))
#define LOOPS_AVX512 __attribute__ ((target ("avx512f")))
#endif

/* Has the processor vectors of so many bytes: 16, 32 or 64? */
static inline int
has_vectors (int bytes)
{
#ifdef DSC_HAVE_TARGET_CLONES
  return bytes == 16 || (bytes == 32 && __builtin_cpu_supports ("avx2"))
         || (bytes == 64 && __builtin_cpu_supports ("avx512f"));
#else
  return bytes == 16;
#endif
}

/* The table of loops, loops_16, loops_32 or loops_64, for so many bytes. */
#ifdef DSC_HAVE_TARGET_CLONES
#define LOOPS_OF(bytes)                                                      \
  ((bytes) == 64 ? &loops_64 : (bytes) == 32 ? &loops_32 : &loops_16)
#else
#define LOOPS_OF(bytes) (&loops_16)
#endif

/* The widest that it has. */
static inline int
vector_bytes (void)
{
  return has_vectors (64) ? 64 : has_vectors (32) ? 32 : 16;
}

#endif
