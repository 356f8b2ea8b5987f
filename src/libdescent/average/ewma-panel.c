/* ewma-panel.c: the loops of ewma-panel.h for each width of vectors.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stddef.h>

#include "base/widths.h"
#include "ewma-panel.h"

#define VECTOR_BYTES 16
#define LOOPS(name) name##_16
#define LOOPS_TARGET
#include "ewma-panel-loops.h"
#undef VECTOR_BYTES
#undef LOOPS
#undef LOOPS_TARGET

#ifdef DSC_HAVE_TARGET_CLONES
#define VECTOR_BYTES 32
#define LOOPS(name) name##_32
#define LOOPS_TARGET LOOPS_AVX2
#include "ewma-panel-loops.h"
#undef VECTOR_BYTES
#undef LOOPS
#undef LOOPS_TARGET

#define VECTOR_BYTES 64
#define LOOPS(name) name##_64
#define LOOPS_TARGET LOOPS_AVX512
#include "ewma-panel-loops.h"
#endif

ewma_panel_block *
DSC (ewma_panel) (int bytes)
{
  return has_vectors (bytes) ? *LOOPS_OF (bytes) : NULL;
}
