/* update-sgd.c: plain gradient descent.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "moment.h"
#include "solver.h"
#include "update.h"

/* theta -= a g */
static DSC_CLONES int
sgd (dsc_int n, const real *theta0, const real *g, real *theta, real a)
{
  flags lost = 0;
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      theta[i] = theta0[i] - a * g[i];
      lost |= not_finite (theta[i]);
    }
  return lost != 0;
}

static int
step (dsc_int n, const real *theta0, const real *grad,
      const real *const slots0[], real *theta, real *const slots[],
      const dsc_hyper *h, double t)
{
  (void) slots0, (void) slots, (void) t;
  return sgd (n, theta0, grad, theta, h->rate);
}

const DSC (optimizer) DSC (optimizer_sgd) = {
  .name = "sgd", .nslots = 0, .step = step,
  .defaults = { FOR_ALL (.rate = .01) }
};
