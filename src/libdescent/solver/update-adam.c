/* update-adam.c: Adam (Kingma & Ba 2014, algorithm 1 and the end of section
   2), Adam whose weights decay beside the step (Loshchilov & Hutter 2019), and
   rectified Adam (Liu et al. 2020, algorithm 2).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "moment.h"
#include "solver.h"
#include "update.h"

#include <tgmath.h>

/* m = b1 m + c1 g; s = b2 s + c2 g^2; theta -= a m / (sqrt (s) + e) */
static DSC_CLONES int
adam (dsc_int n, const real *theta0, const real *g, const real *m0,
      const real *s0, real *theta, real *m, real *s, real b1, real c1,
      real b2, real c2, real a, real e)
{
  flags lost = 0;
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      m[i] = moment (m0[i], g[i], b1, c1);
      s[i] = moment (s0[i], g[i] * g[i], b2, c2);
      theta[i] = theta0[i] - a * m[i] / (sqrt (s[i]) + e);
      lost |= not_finite (theta[i]) | not_finite (s[i]);
    }
  return lost != 0;
}

/* m and s as above; theta -= a m */
static DSC_CLONES int
not_rectified (dsc_int n, const real *theta0, const real *g, const real *m0,
               const real *s0, real *theta, real *m, real *s, real b1, real c1,
               real b2, real c2, real a)
{
  flags lost = 0;
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      m[i] = moment (m0[i], g[i], b1, c1);
      s[i] = moment (s0[i], g[i] * g[i], b2, c2);
      theta[i] = theta0[i] - a * m[i];
      lost |= not_finite (theta[i]) | not_finite (s[i]);
    }
  return lost != 0;
}

static int
adam_step (dsc_int n, const real *theta0, const real *grad,
           const real *const slots0[], real *theta, real *const slots[],
           const dsc_hyper *h, double t)
{
  const int hat = h->convention == DSC_KERAS || h->convention == DSC_MATLAB;
  return adam (n, theta0, grad, slots0[0], slots0[1], theta, slots[0], slots[1],
               h->beta1, rest (h->beta1), h->beta2, rest (h->beta2),
               corrected_rate (h, t), corrected_epsilon (h, t, hat));
}

/* The variance of 1/sqrt (s) after t gradients is that after rho_t whole
   ones; below five it is too large to divide by. */
static int
radam_step (dsc_int n, const real *theta0, const real *grad,
            const real *const slots0[], real *theta, real *const slots[],
            const dsc_hyper *h, double t)
{
  const double limit = 2 / (1 - h->beta2) - 1;
  const double rho = limit - 2 * t / expm1 (-t * log (h->beta2));
  if (! (rho > 5))
    return not_rectified (n, theta0, grad, slots0[0], slots0[1], theta,
                          slots[0], slots[1], h->beta1, rest (h->beta1),
                          h->beta2, rest (h->beta2),
                          h->rate / dsc_bias_correction (h->beta1, t));
  const double r = sqrt ((rho - 4) * (rho - 2) * limit
                         / ((limit - 4) * (limit - 2) * rho));
  return adam (n, theta0, grad, slots0[0], slots0[1], theta, slots[0], slots[1],
               h->beta1, rest (h->beta1), h->beta2, rest (h->beta2),
               r * corrected_rate (h, t),
               corrected_epsilon (h, t, h->convention == DSC_TORCH));
}

const DSC (optimizer) DSC (optimizer_adam) = {
  .name = "adam", .nslots = 2, .step = adam_step, .uses = USES_ADAM,
  .defaults = { DEFAULTS_ADAM }
};

const DSC (optimizer) DSC (optimizer_adamw) = {
  .name = "adamw", .nslots = 2, .step = adam_step, .uses = USES_ADAM,
  .defaults = {
    FOR (DSC_COURSE, ADAM (.001, 1e-8), .decay = .01),
    FOR (DSC_TORCH, ADAM (.001, 1e-8), .decay = .01),
    FOR (DSC_KERAS, ADAM (.001, 1e-7), .decay = .004),
    FOR (DSC_MATLAB, ADAM (.001, 1e-8), .decay = .01)
  }
};

const DSC (optimizer) DSC (optimizer_radam) = {
  .name = "radam", .nslots = 2, .step = radam_step, .uses = USES_ADAM,
  .defaults = { DEFAULTS_ADAM }
};
