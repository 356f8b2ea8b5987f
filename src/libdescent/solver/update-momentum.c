/* update-momentum.c: gradient descent with momentum, plain and Nesterov's.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "moment.h"
#include "solver.h"
#include "update.h"

/* v = b v + c g; theta += a v */
static DSC_CLONES int
momentum (dsc_int n, const real *theta0, const real *g, const real *v0,
          real *theta, real *v, real b, real c, real a)
{
  flags lost = 0;
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      v[i] = moment (v0[i], g[i], b, c);
      theta[i] = theta0[i] + a * v[i];
      lost |= not_finite (theta[i]);
    }
  return lost != 0;
}

/* v = b v + c g; theta += a (b v + c g): a look ahead by one more moment */
static DSC_CLONES int
nesterov (dsc_int n, const real *theta0, const real *g, const real *v0,
          real *theta, real *v, real b, real c, real a)
{
  flags lost = 0;
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      v[i] = moment (v0[i], g[i], b, c);
      theta[i] = theta0[i] + a * moment (v[i], g[i], b, c);
      lost |= not_finite (theta[i]);
    }
  return lost != 0;
}

/* The course averages gradients and goes down along the average; torch adds
   them up; the v of MATLAB and Keras is the step itself. */
static real
weight (const dsc_hyper *h)
{
  switch (h->convention)
    {
    case DSC_COURSE: return rest (h->beta1);
    case DSC_TORCH: return 1;
    default: return -h->rate;
    }
}

static real
length (const dsc_hyper *h)
{
  const int at_end = h->convention == DSC_COURSE || h->convention == DSC_TORCH;
  return at_end ? -h->rate : 1;
}

static int
momentum_step (dsc_int n, const real *theta0, const real *grad,
               const real *const slots0[], real *theta, real *const slots[],
               const dsc_hyper *h, double t)
{
  (void) t;
  return momentum (n, theta0, grad, slots0[0], theta, slots[0], h->beta1,
                   weight (h), length (h));
}

static int
nesterov_step (dsc_int n, const real *theta0, const real *grad,
               const real *const slots0[], real *theta, real *const slots[],
               const dsc_hyper *h, double t)
{
  (void) t;
  return nesterov (n, theta0, grad, slots0[0], theta, slots[0], h->beta1,
                   weight (h), length (h));
}

const DSC (optimizer) DSC (optimizer_momentum) = {
  .name = "momentum", .nslots = 1, .step = momentum_step,
  .uses = DSC_USES_MOMENTUM,
  .defaults = { FOR_ALL (.rate = .01, .beta1 = .9) }
};

const DSC (optimizer) DSC (optimizer_nesterov) = {
  .name = "nesterov", .nslots = 1, .step = nesterov_step,
  .uses = DSC_USES_MOMENTUM,
  .defaults = { FOR_ALL (.rate = .01, .beta1 = .9) }
};
