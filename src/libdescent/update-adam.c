/* update-adam.c: Adam (Kingma & Ba 2014, algorithm 1 and the end of section 2).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "update.h"
#include "moment.h"

#include <tgmath.h>

/* m = b1 m + c1 g; s = b2 s + c2 g^2; theta -= a m / (sqrt (s) + e) */
static DSC_CLONES void
adam (dsc_int n, const real *theta0, const real *g, const real *m0,
      const real *s0, real *theta, real *m, real *s, real b1, real c1,
      real b2, real c2, real a, real e)
{
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      m[i] = moment (m0[i], g[i], b1, c1);
      s[i] = moment (s0[i], g[i] * g[i], b2, c2);
      theta[i] = theta0[i] - a * m[i] / (sqrt (s[i]) + e);
    }
}

/* With d1 = 1 - b1^t and r = sqrt (1 - b2^t),
     rate (m/d1) / (sqrt (s/r^2) + epsilon)
       = (rate r/d1) m / (sqrt (s) + r epsilon):
   the corrections cost nothing in the loop, and the form called epsilon-hat,
   which MATLAB uses, only leaves r out before epsilon. */
static void
step (dsc_int n, const real *theta0, const real *grad,
      const real *const slots0[], real *theta, real *const slots[],
      const dsc_hyper *h, double t)
{
  double r = sqrt (correction (h->beta2, t));
  double a = h->rate * r / correction (h->beta1, t);
  double e = h->convention == DSC_MATLAB ? h->epsilon : r * h->epsilon;
  adam (n, theta0, grad, slots0[0], slots0[1], theta, slots[0], slots[1],
        h->beta1, rest (h->beta1), h->beta2, rest (h->beta2), a,
        above_zero (e));
}

const DSC (optimizer) DSC (optimizer_adam) = { "adam", 2, step };
