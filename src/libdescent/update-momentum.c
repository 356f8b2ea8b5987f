/* update-momentum.c: gradient descent with momentum.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "update.h"
#include "moment.h"

/* v = b v + c g; theta += a v */
static DSC_CLONES void
momentum (dsc_int n, const real *theta0, const real *g, const real *v0,
          real *theta, real *v, real b, real c, real a)
{
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      v[i] = moment (v0[i], g[i], b, c);
      theta[i] = theta0[i] + a * v[i];
    }
}

/* The course averages gradients and goes down along the average; MATLAB's v
   is the step itself. */
static void
step (dsc_int n, const real *theta0, const real *grad,
      const real *const slots0[], real *theta, real *const slots[],
      const dsc_hyper *h, double t)
{
  (void) t;
  int matlab = h->convention == DSC_MATLAB;
  momentum (n, theta0, grad, slots0[0], theta, slots[0], h->beta1,
            matlab ? -h->rate : rest (h->beta1), matlab ? 1 : -h->rate);
}

const DSC (optimizer) DSC (optimizer_momentum) = { "momentum", 1, step };
