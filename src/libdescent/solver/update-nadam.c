/* update-nadam.c: Adam with Nesterov's momentum (Dozat 2016, section 3).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "moment.h"
#include "solver.h"
#include "update.h"

#include <tgmath.h>

/* m = b1 m + c1 g; s = b2 s + c2 g^2;
   theta -= (now g + next m) / (sqrt (s) + e) */
static DSC_CLONES int
nadam (dsc_int n, const real *theta0, const real *g, const real *m0,
       const real *s0, real *theta, real *m, real *s, real b1, real c1,
       real b2, real c2, real now, real next, real e)
{
  flags lost = 0;
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    {
      m[i] = moment (m0[i], g[i], b1, c1);
      s[i] = moment (s0[i], g[i] * g[i], b2, c2);
      theta[i] = theta0[i] - (now * g[i] + next * m[i]) / (sqrt (s[i]) + e);
      lost |= not_finite (theta[i]) | not_finite (s[i]);
    }
  return lost != 0;
}

/* The momentum of step t: mu_t = b1 (1 - q^t/2), q = .96^psi. */
static double
momentum (const dsc_hyper *h, double t)
{
  return h->beta1 * (1 - .5 * pow (.96, t * h->psi));
}

/* log (mu_1 ... mu_t) = t log b1 - sum_{k>=1} 2^-k/k q^k (1-q^{kt})/(1-q^k),
   log (1 - x) as a series and the sum over the steps first: so that the
   product follows from t and is no part of the state.  One and the other
   1 - x^k come from 1 - x^{k+1} = (1 - x^k) + x^k (1 - x). */
static double
log_product (const dsc_hyper *h, double t)
{
  const double log_q = h->psi * log (.96);
  const double q = exp (log_q), Q = exp (t * log_q);
  const double one_q = -expm1 (log_q), one_Q = -expm1 (t * log_q);
  double sum = 0, power = q, Power = Q, below = one_q, above = one_Q, half = .5;
  for (int k = 1; k < 60; k++)
    {
      sum += half * power / k * (one_q > 0 ? above / below : t);
      below += power * one_q;
      above += Power * one_Q;
      power *= q;
      Power *= Q;
      half /= 2;
    }
  return t * log (h->beta1) - sum;
}

/* theta -= a ((1-mu_t) g/(1-P_t) + mu_{t+1} m/(1-P_{t+1}))
                / (sqrt (s/r^2) + epsilon), P_t the product of mu_1 ... mu_t,
   r^2 = 1 - b2^t */
static int
step (dsc_int n, const real *theta0, const real *grad,
      const real *const slots0[], real *theta, real *const slots[],
      const dsc_hyper *h, double t)
{
  const double mu = momentum (h, t), mu_next = momentum (h, t + 1);
  const double log_P = log_product (h, t);
  const double a = h->rate * sqrt (dsc_bias_correction (h->beta2, t));
  return nadam (n, theta0, grad, slots0[0], slots0[1], theta, slots[0],
                slots[1], h->beta1, rest (h->beta1), h->beta2, rest (h->beta2),
                a * (1 - mu) / -expm1 (log_P),
                a * mu_next / (1 - mu_next * exp (log_P)),
                corrected_epsilon (h, t, 0));
}

const DSC (optimizer) DSC (optimizer_nadam) = {
  .name = "nadam", .nslots = 2, .step = step, .uses = USES_ADAM | DSC_USES_PSI,
  .defaults = {
    FOR (DSC_COURSE, ADAM (.002, 1e-8), .psi = .004),
    FOR (DSC_TORCH, ADAM (.002, 1e-8), .psi = .004),
    FOR (DSC_KERAS, ADAM (.001, 1e-7), .psi = 1),
    FOR (DSC_MATLAB, ADAM (.002, 1e-8), .psi = .004)
  }
};
