/* each-width.h: reads LOOPS_FILE, the bodies of loops in vectors, once for each
   width that processors have (widths.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#define VECTOR_BYTES 16
#define LOOPS(name) name##_16
#define LOOPS_TARGET
#include LOOPS_FILE
#undef VECTOR_BYTES
#undef LOOPS
#undef LOOPS_TARGET

#ifdef DSC_HAVE_TARGET_CLONES
#define VECTOR_BYTES 32
#define LOOPS(name) name##_32
#define LOOPS_TARGET LOOPS_AVX2
#include LOOPS_FILE
#undef VECTOR_BYTES
#undef LOOPS
#undef LOOPS_TARGET

#define VECTOR_BYTES 64
#define LOOPS(name) name##_64
#define LOOPS_TARGET LOOPS_AVX512
#include LOOPS_FILE
#endif
