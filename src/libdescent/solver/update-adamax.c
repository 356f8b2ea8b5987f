/* update-adamax.c: Adam by the largest gradient (Kingma & Ba 2014,
   algorithm 2).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "moment.h"
#include "solver.h"
#include "update.h"

#include <tgmath.h>

/* m = b1 m + c1 g; u = max (b2 u, |g| + inside);
   theta -= a m / (u + outside) */
static DSC_CLONES int
adamax (dsc_int n, const real *theta0, const real *g, const real *m0,
        const real *u0, real *theta, real *m, real *u, real b1, real c1,
        real b2, real a, real inside, real outside)
{
  flags lost = 0;
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      real old = b2 * u0[i], new = fabs (g[i]) + inside;
      m[i] = moment (m0[i], g[i], b1, c1);
      u[i] = old > new ? old : new;
      theta[i] = theta0[i] - a * m[i] / (u[i] + outside);
      lost |= not_finite (theta[i]) | not_finite (u[i]);
    }
  return lost != 0;
}

static int
step (dsc_int n, const real *theta0, const real *grad,
      const real *const slots0[], real *theta, real *const slots[],
      const dsc_hyper *h, double t)
{
  const real e = above_zero (h->epsilon);
  const int keras = h->convention == DSC_KERAS;
  return adamax (n, theta0, grad, slots0[0], slots0[1], theta, slots[0],
                 slots[1], h->beta1, rest (h->beta1), h->beta2,
                 h->rate / dsc_bias_correction (h->beta1, t), keras ? 0 : e,
                 keras ? e : 0);
}

const DSC (optimizer) DSC (optimizer_adamax) = {
  .name = "adamax", .nslots = 2, .step = step, .uses = USES_ADAM,
  .defaults = {
    FOR (DSC_COURSE, ADAM (.002, 1e-8)),
    FOR (DSC_TORCH, ADAM (.002, 1e-8)),
    FOR (DSC_KERAS, ADAM (.001, 1e-7)),
    FOR (DSC_MATLAB, ADAM (.002, 1e-8))
  }
};
