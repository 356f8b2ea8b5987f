/* moment.h: the plain moment step that the optimisers share.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_MOMENT_H
#define DESCENT_MOMENT_H

#include <float.h>
#include <math.h>

#include "base/real.h"
#include "solver.h"

/* v = b v + c x.  c stands for itself, since 1 - b of a rounded b is wrong by
   many units in single: take it as `rest (b)'. */
static inline real
moment (real v, real x, real b, real c)
{
  return b * v + c * x;
}

/* As wide as a number, so that loops which gather them are as fast. */
#ifdef DSC_SINGLE
typedef int32_t flags;
#define REAL_MAX FLT_MAX
#else
typedef int64_t flags;
#define REAL_MAX DBL_MAX
#endif

/* Not 0 if x is not finite.  A step gathers it of theta and of the states from
   which that does not follow for theta: what is divided by, above all. */
static inline flags
not_finite (real x)
{
  return ! (REAL_FN (fabs) (x) <= REAL_MAX);
}

static inline real
rest (double b)
{
  return (real) (1 - b);
}

/* With d1 = 1 - b1^t and r = sqrt (1 - b2^t),
     rate (m/d1) / (sqrt (s/r^2) + epsilon)
       = (rate r/d1) m / (sqrt (s) + r epsilon):
   the corrections cost nothing in a loop.  The form called epsilon-hat only
   leaves r out before epsilon. */
static inline double
corrected_rate (const dsc_hyper *h, double t)
{
  return h->rate * sqrt (dsc_bias_correction (h->beta2, t))
         / dsc_bias_correction (h->beta1, t);
}

/* An epsilon that is not lost when it is rounded to real or flushed: 0/0 must
   not happen at a gradient of zeros. */
static inline real
above_zero (double epsilon)
{
  const double least = sizeof (real) == 4 ? FLT_MIN : DBL_MIN;
  return (real) (epsilon < least ? least : epsilon);
}

static inline real
corrected_epsilon (const dsc_hyper *h, double t, int hat)
{
  const double r = sqrt (dsc_bias_correction (h->beta2, t));
  return above_zero (hat ? h->epsilon : r * h->epsilon);
}

#endif
