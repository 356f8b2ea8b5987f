/* test-cut.c: gradients whose length is cut.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

/* [x; x] cut to THRESHOLD becomes THRESHOLD [sqrt (.5); sqrt (.5)] */
static void
cuts (double x, double threshold)
{
  const real theta0[2] = { 0 }, grad[2] = { (real) x, (real) x };
  real theta[2];
  DSC (step) step = { .row = DSC (optimizer_find) ("sgd"), .t = 1,
                      .bound = INFINITY,
                      .cut = dsc_norm_cut (DSC (norm) (2, grad, 1),
                                           threshold) };
  step.hyper.rate = 1;
  CHECK_EQUAL (DSC (update) (&step, 2, theta0, grad, NULL, theta, NULL, NULL),
               DSC_OK);
  for (int i = 0; i < 2; i++)
    CHECK_NEAR (-theta[i] / threshold / sqrt (.5), 1, 4 * REAL_EPS);
}

void
test_cut (void)
{
  cuts (sizeof (real) == 4 ? FLT_MAX : DBL_MAX, 1);
  cuts (sizeof (real) == 4 ? 3e38 : 1.5e308, 1e-30);
  cuts (sizeof (real) == 4 ? 1e38 : 1e308, sizeof (real) == 4 ? 1e-37 : 1e-300);
  cuts (sizeof (real) == 4 ? 3e-37 : 3e-300,
        sizeof (real) == 4 ? 1e-37 : 1e-300);
}
