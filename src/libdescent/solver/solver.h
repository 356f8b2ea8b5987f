/* solver.h: optimisers, the norms of gradients, and schedules.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_SOLVER_H
#define DESCENT_SOLVER_H

#include <math.h>

#include "base/base.h"
#include "solver/schedule.h"

DSC_BEGIN_DECLARATIONS

/* Whose arithmetic a step follows where the sources differ. */
typedef enum { DSC_COURSE, DSC_TORCH, DSC_KERAS, DSC_MATLAB } dsc_convention;
#define DSC_CONVENTIONS 4

/* What a step needs to know.  A row of the table of optimisers ignores of
   beta1 ... psi what it has no use for. */
typedef struct
{
  double rate;       /* learning rate, >= 0 */
  double beta1;      /* momentum, or decay of the first moment, in [0, 1] */
  double beta2;      /* decay of the second moment, in [0, 1) */
  double epsilon;    /* >= 0 */
  double psi;        /* decay of nadam's momentum, >= 0 */
  double l2;         /* >= 0: l2 theta is added to the gradient */
  double decay;      /* >= 0: theta loses rate decay theta beside the step */
  dsc_convention convention;
} dsc_hyper;

/* Which members a row uses, beside rate, l2 and decay. */
enum
{
  DSC_USES_MOMENTUM = 1,   /* beta1, by the name of momentum */
  DSC_USES_BETA1 = 2,
  DSC_USES_BETA2 = 4,
  DSC_USES_EPSILON = 8,
  DSC_USES_PSI = 16
};

/* The length of a gradient: value 2^power, for power is not 0 only where the
   value would be above what a double holds. */
typedef struct
{
  double value;   /* NaN: an element is not finite */
  int power;      /* 0 or DSC_NORM_POWER */
} dsc_norm;
#define DSC_NORM_POWER 64

/* The sum of a norm is made of those of so many elements. */
#define DSC_NORM_BLOCK 4096

/* The length of two gradients together (cut.c). */
dsc_norm dsc_norm_join (dsc_norm a, dsc_norm b);

/* What shortens a gradient to THRESHOLD > 0 where it is longer: factors in
   [0, 1]; the second is a power of two, 1 unless their product is below the
   normal numbers. */
typedef struct { double factor, power; } dsc_cut;
dsc_cut dsc_norm_cut (dsc_norm norm, double threshold);

/* 1 - b^t without cancellation, the weight of t values in an average that
   began at 0; 1 for b = 0. */
static inline double
dsc_bias_correction (double b, double t)
{
  return -expm1 (t * log (b));
}

#define DSC_MAX_SLOTS 4   /* arrays of state that an optimiser may ask for */

DSC_END_DECLARATIONS

#define DSC_TYPED "solver/solver-typed.h"
#include "base/both.h"
#undef DSC_TYPED

#endif
