/* update-amsgrad.c: Adam with the largest second moment so far (Reddi et al.
   2018, algorithm 2, with Adam's corrections).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "moment.h"
#include "solver.h"
#include "update.h"

#include <tgmath.h>

/* m = b1 m + c1 g; s = b2 s + c2 g^2; S = max (S, s);
   theta -= a m / (sqrt (S) + e).  The largest s, not the largest
   s/(1 - b2^t). */
static DSC_CLONES int
amsgrad (dsc_int n, const real *theta0, const real *g, const real *m0,
         const real *s0, const real *S0, real *theta, real *m, real *s, real *S,
         real b1, real c1, real b2, real c2, real a, real e)
{
  flags lost = 0;
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      m[i] = moment (m0[i], g[i], b1, c1);
      s[i] = moment (s0[i], g[i] * g[i], b2, c2);
      S[i] = S0[i] > s[i] ? S0[i] : s[i];
      theta[i] = theta0[i] - a * m[i] / (sqrt (S[i]) + e);
      lost |= not_finite (theta[i]) | not_finite (S[i]);
    }
  return lost != 0;
}

static int
step (dsc_int n, const real *theta0, const real *grad,
      const real *const slots0[], real *theta, real *const slots[],
      const dsc_hyper *h, double t)
{
  const int hat = h->convention == DSC_KERAS || h->convention == DSC_MATLAB;
  return amsgrad (n, theta0, grad, slots0[0], slots0[1], slots0[2], theta,
                  slots[0], slots[1], slots[2], h->beta1, rest (h->beta1),
                  h->beta2, rest (h->beta2), corrected_rate (h, t),
                  corrected_epsilon (h, t, hat));
}

const DSC (optimizer) DSC (optimizer_amsgrad) = {
  .name = "amsgrad", .nslots = 3, .step = step, .uses = USES_ADAM,
  .defaults = { DEFAULTS_ADAM }
};
