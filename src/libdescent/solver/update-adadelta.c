/* update-adadelta.c: steps as long as the last ones were (Zeiler 2012,
   1212.5701, algorithm 1).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "moment.h"
#include "solver.h"
#include "update.h"

#include <tgmath.h>

/* s = b s + c g^2; D = sqrt (u + e)/sqrt (s + e) g; u = b u + c D^2;
   theta -= a D */
static DSC_CLONES int
adadelta (dsc_int n, const real *theta0, const real *g, const real *s0,
          const real *u0, real *theta, real *s, real *u, real b, real c,
          real a, real e)
{
  flags lost = 0;
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      s[i] = moment (s0[i], g[i] * g[i], b, c);
      real D = sqrt (u0[i] + e) / sqrt (s[i] + e) * g[i];
      u[i] = moment (u0[i], D * D, b, c);
      theta[i] = theta0[i] - a * D;
      lost |= not_finite (theta[i]) | not_finite (s[i]) | not_finite (u[i]);
    }
  return lost != 0;
}

static int
step (dsc_int n, const real *theta0, const real *grad,
      const real *const slots0[], real *theta, real *const slots[],
      const dsc_hyper *h, double t)
{
  (void) t;
  return adadelta (n, theta0, grad, slots0[0], slots0[1], theta, slots[0],
                   slots[1], h->beta2, rest (h->beta2), h->rate,
                   above_zero (h->epsilon));
}

const DSC (optimizer) DSC (optimizer_adadelta) = {
  .name = "adadelta", .nslots = 2, .step = step,
  .uses = DSC_USES_BETA2 | DSC_USES_EPSILON,
  .defaults = {
    FOR (DSC_COURSE, .rate = 1, .beta2 = .9, .epsilon = 1e-6),
    FOR (DSC_TORCH, .rate = 1, .beta2 = .9, .epsilon = 1e-6),
    FOR (DSC_KERAS, .rate = .001, .beta2 = .95, .epsilon = 1e-7),
    FOR (DSC_MATLAB, .rate = 1, .beta2 = .9, .epsilon = 1e-6)
  }
};
