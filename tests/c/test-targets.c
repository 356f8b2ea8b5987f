/* test-targets.c: targets as a network takes them, and outputs in their units.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "check.h"

static void
coded (void)
{
  const real labels[] = { 3, 1, 2 }, ones[] = { 0, 1, 1, 0, 1, 1 };
  real to[3] = { 0, 0, 0 };
  CHECK_EQUAL (DSC (targets_code) (DSC_CODED_LABELS, 3, 3, labels, to), -1);
  CHECK_EQUAL (to[0], 3);
  CHECK_EQUAL (DSC (targets_code) (DSC_CODED_LABELS, 2, 3, labels, NULL), 0);
  CHECK_EQUAL (DSC (targets_code) (DSC_CODED_ONE_HOT, 2, 2, ones, to), -1);
  CHECK_EQUAL (to[0], 2);
  CHECK_EQUAL (to[1], 1);
  CHECK_EQUAL (DSC (targets_code) (DSC_CODED_ONE_HOT, 2, 3, ones, to), 2);
}

/* there and back */
static void
scaled (void)
{
  const double offset[] = { 1000, -2 }, scale[] = { .25, 8 };
  real y[] = { 0, 0, 1, -4, (real) NAN, 16 };
  DSC (targets_back) (2, 3, offset, scale, y);
  CHECK_EQUAL (y[0], 1000);
  CHECK_EQUAL (y[1], -2);
  CHECK_EQUAL (y[2], 1004);
  CHECK_EQUAL (y[3], (real) -2.5);
  CHECK (isnan (y[4]));
  CHECK_EQUAL (y[5], 0);
}

void
test_targets (void)
{
  coded ();
  scaled ();
}
