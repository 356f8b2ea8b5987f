/* update-lion.c: steps of one length along signs (Chen et al. 2023,
   2302.06675, program 1).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "moment.h"
#include "solver.h"
#include "update.h"

/* theta -= a sign (b1 m + c1 g); m = b2 m + c2 g.  The sign of 0 is 0, that of
   NaN is NaN. */
static DSC_CLONES int
lion (dsc_int n, const real *theta0, const real *g, const real *m0,
      real *theta, real *m, real b1, real c1, real b2, real c2, real a)
{
  flags lost = 0;
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      real x = moment (m0[i], g[i], b1, c1);
      m[i] = moment (m0[i], g[i], b2, c2);
      theta[i] = theta0[i] - (x > 0 ? a : x < 0 ? -a : x);
      lost |= not_finite (theta[i]) | not_finite (m[i]);
    }
  return lost != 0;
}

static int
step (dsc_int n, const real *theta0, const real *grad,
      const real *const slots0[], real *theta, real *const slots[],
      const dsc_hyper *h, double t)
{
  (void) t;
  return lion (n, theta0, grad, slots0[0], theta, slots[0], h->beta1,
               rest (h->beta1), h->beta2, rest (h->beta2), h->rate);
}

const DSC (optimizer) DSC (optimizer_lion) = {
  .name = "lion", .nslots = 1, .step = step,
  .uses = DSC_USES_BETA1 | DSC_USES_BETA2,
  .defaults = {
    FOR (DSC_COURSE, .rate = 1e-4, .beta1 = .9, .beta2 = .99),
    FOR (DSC_TORCH, .rate = 1e-4, .beta1 = .9, .beta2 = .99),
    FOR (DSC_KERAS, .rate = .001, .beta1 = .9, .beta2 = .99),
    FOR (DSC_MATLAB, .rate = 1e-4, .beta1 = .9, .beta2 = .99)
  }
};
