/* real.h: the precision that this compilation is for.
   `real' is the type of the data, DSC (name) and BLAS (name) the names of its
   functions, REAL_FN (exp) that of the mathematical library, REAL_KIND its
   class.  Include it first in every file that is compiled once for each
   precision.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_REAL_H
#define DESCENT_REAL_H

#include "base.h"
#include "clones.h"

#ifdef DSC_SINGLE
typedef float real;
#define DSC(name) dsc_##name##_s
#define BLAS(name) s##name##_
#define REAL_FN(name) name##f
#define REAL_KIND DSC_FLOAT
#else
typedef double real;
#define DSC(name) dsc_##name##_d
#define BLAS(name) d##name##_
#define REAL_FN(name) name
#define REAL_KIND DSC_DOUBLE
#endif

/* The rounding of sums and of expo.h's exponents is that of `real' alone. */
#include <float.h>
#if ! defined FLT_EVAL_METHOD || FLT_EVAL_METHOD != 0
#error "descent needs arithmetic without excess precision: \
compile with -msse2 -mfpmath=sse (x86), or the like"
#endif

#define COUNT(array) ((dsc_int) (sizeof (array) / sizeof (array)[0]))

static inline dsc_int
least (dsc_int a, dsc_int b)
{
  return a < b ? a : b;
}

#endif
