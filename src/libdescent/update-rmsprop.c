/* update-rmsprop.c: RMSprop.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "update.h"
#include "moment.h"

#include <tgmath.h>

/* s = b s + c g^2; theta -= a g / (sqrt (s) + e) */
static DSC_CLONES void
rmsprop (dsc_int n, const real *theta0, const real *g, const real *s0,
         real *theta, real *s, real b, real c, real a, real e)
{
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      s[i] = moment (s0[i], g[i] * g[i], b, c);
      theta[i] = theta0[i] - a * g[i] / (sqrt (s[i]) + e);
    }
}

static void
step (dsc_int n, const real *theta0, const real *grad,
      const real *const slots0[], real *theta, real *const slots[],
      const dsc_hyper *h, double t)
{
  (void) t;
  rmsprop (n, theta0, grad, slots0[0], theta, slots[0], h->beta2,
           rest (h->beta2), h->rate, above_zero (h->epsilon));
}

const DSC (optimizer) DSC (optimizer_rmsprop) = { "rmsprop", 1, step };
