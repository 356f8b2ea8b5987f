/* update-rmsprop.c: steps divided by the root of squared gradients: RMSprop
   (an average), the same about the mean gradient (Graves 2013, 1308.0850,
   equations 38 to 45), AdaGrad (a sum; Duchi et al. 2011, figure 1).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "moment.h"
#include "solver.h"
#include "update.h"

#include <tgmath.h>

/* s = b s + c g^2; theta -= a g / (sqrt (s + inside) + outside) */
static DSC_CLONES int
scaled (dsc_int n, const real *theta0, const real *g, const real *s0,
        real *theta, real *s, real b, real c, real a, real inside, real outside)
{
  flags lost = 0;
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      s[i] = moment (s0[i], g[i] * g[i], b, c);
      theta[i] = theta0[i] - a * g[i] / (sqrt (s[i] + inside) + outside);
      lost |= not_finite (theta[i]) | not_finite (s[i]);
    }
  return lost != 0;
}

/* s = b s + c g^2; m = b m + c g; v = s - m^2, not below 0;
   theta -= a g / (sqrt (v + inside) + outside) */
static DSC_CLONES int
centered (dsc_int n, const real *theta0, const real *g, const real *s0,
          const real *m0, real *theta, real *s, real *m, real b, real c, real a,
          real inside, real outside)
{
  flags lost = 0;
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      s[i] = moment (s0[i], g[i] * g[i], b, c);
      m[i] = moment (m0[i], g[i], b, c);
      real v = s[i] - m[i] * m[i];
      v = v < 0 ? 0 : v;
      theta[i] = theta0[i] - a * g[i] / (sqrt (v + inside) + outside);
      lost |= not_finite (theta[i]) | not_finite (s[i]) | not_finite (m[i]);
    }
  return lost != 0;
}

/* Keras adds epsilon under the root, the others beside it. */
static real
inside (const dsc_hyper *h)
{
  return h->convention == DSC_KERAS ? above_zero (h->epsilon) : 0;
}

static real
outside (const dsc_hyper *h)
{
  return h->convention == DSC_KERAS ? 0 : above_zero (h->epsilon);
}

static int
rmsprop_step (dsc_int n, const real *theta0, const real *grad,
              const real *const slots0[], real *theta, real *const slots[],
              const dsc_hyper *h, double t)
{
  (void) t;
  return scaled (n, theta0, grad, slots0[0], theta, slots[0], h->beta2,
                 rest (h->beta2), h->rate, inside (h), outside (h));
}

static int
centered_step (dsc_int n, const real *theta0, const real *grad,
               const real *const slots0[], real *theta, real *const slots[],
               const dsc_hyper *h, double t)
{
  (void) t;
  return centered (n, theta0, grad, slots0[0], slots0[1], theta, slots[0],
                   slots[1], h->beta2, rest (h->beta2), h->rate, inside (h),
                   outside (h));
}

static int
adagrad_step (dsc_int n, const real *theta0, const real *grad,
              const real *const slots0[], real *theta, real *const slots[],
              const dsc_hyper *h, double t)
{
  (void) t;
  return scaled (n, theta0, grad, slots0[0], theta, slots[0], 1, 1, h->rate,
                 inside (h), outside (h));
}

static double
adagrad_start (const dsc_hyper *h)
{
  return h->convention == DSC_KERAS ? .1 : 0;
}

#define DEFAULTS \
  FOR (DSC_COURSE, .rate = .001, .beta2 = .9, .epsilon = 1e-8), \
  FOR (DSC_TORCH, .rate = .01, .beta2 = .99, .epsilon = 1e-8), \
  FOR (DSC_KERAS, .rate = .001, .beta2 = .9, .epsilon = 1e-7), \
  FOR (DSC_MATLAB, .rate = .001, .beta2 = .9, .epsilon = 1e-8)

const DSC (optimizer) DSC (optimizer_rmsprop) = {
  .name = "rmsprop", .nslots = 1, .step = rmsprop_step,
  .uses = DSC_USES_BETA2 | DSC_USES_EPSILON,
  .defaults = { DEFAULTS }
};

const DSC (optimizer) DSC (optimizer_centered) = {
  .name = "rmsprop-centered", .nslots = 2, .step = centered_step,
  .uses = DSC_USES_BETA2 | DSC_USES_EPSILON,
  .defaults = { DEFAULTS }
};

const DSC (optimizer) DSC (optimizer_adagrad) = {
  .name = "adagrad", .nslots = 1, .step = adagrad_step, .start = adagrad_start,
  .uses = DSC_USES_EPSILON,
  .defaults = {
    FOR (DSC_COURSE, .rate = .01, .epsilon = 1e-10),
    FOR (DSC_TORCH, .rate = .01, .epsilon = 1e-10),
    FOR (DSC_KERAS, .rate = .001, .epsilon = 1e-7),
    FOR (DSC_MATLAB, .rate = .01, .epsilon = 1e-10)
  }
};
