/* ewma-blocks.c: the loops of ewma-blocks.h for each width of vectors.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddef.h>
#include <string.h>

#include "base/widths.h"
#include "ewma-blocks.h"

/* How a stretch of blocks goes. */
enum form { PLAIN, CORRECTED, STEEP };

/* The averages at samples that are m, from the first one on, are m. */
static void
stay (const real *x, double m, double *v)
{
  for (int i = 0; i < EWMA_LANES && (double) x[i] == m; i++)
    v[i] = m;
}

#define VECTOR_BYTES 16
#define LOOPS(name) name##_16
#define LOOPS_TARGET
#define SHIFTED(a, b, r)                                                     \
  __builtin_shuffle (a, b, (LOOPS (bits)) { 2 - (r), 3 - (r) })
#include "ewma-blocks-loops.h"
#undef VECTOR_BYTES
#undef LOOPS
#undef LOOPS_TARGET
#undef SHIFTED

#ifdef DSC_HAVE_TARGET_CLONES
#define VECTOR_BYTES 32
#define LOOPS(name) name##_32
#define LOOPS_TARGET LOOPS_AVX2
#define SHIFTED(a, b, r)                                                     \
  __builtin_shuffle (a, b, (LOOPS (bits)) { 4 - (r), 5 - (r), 6 - (r),       \
                                            7 - (r) })
#include "ewma-blocks-loops.h"
#undef VECTOR_BYTES
#undef LOOPS
#undef LOOPS_TARGET
#undef SHIFTED

#define VECTOR_BYTES 64
#define LOOPS(name) name##_64
#define LOOPS_TARGET LOOPS_AVX512
#define SHIFTED(a, b, r)                                                     \
  __builtin_shuffle (a, b, (LOOPS (bits)) { 8 - (r), 9 - (r), 10 - (r),      \
                                            11 - (r), 12 - (r), 13 - (r),    \
                                            14 - (r), 15 - (r) })
#include "ewma-blocks-loops.h"
#endif

const ewma_loops *
DSC (ewma_blocks) (int bytes)
{
  return has_vectors (bytes) ? LOOPS_OF (bytes) : NULL;
}
