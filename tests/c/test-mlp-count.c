/* test-mlp-count.c: the size of theta.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

void
test_mlp_count (void)
{
  dsc_int a[] = { 2, 5, 2, 1 }, zero[] = { 2, 0, 1 }, one[] = { 2 };
  /* negative in 32 bits */
  dsc_int wide[] = { (dsc_int) (INT32_MAX + 1u), 1 };
  dsc_int many[] = { INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX };
  CHECK_EQUAL (dsc_mlp_count (3, a), 30);
  CHECK_EQUAL (dsc_mlp_count (2, zero), -1);
  CHECK_EQUAL (dsc_mlp_count (0, one), -1);
  CHECK_EQUAL (dsc_mlp_count (1, wide), -1);
  CHECK_EQUAL (dsc_mlp_count (3, many), -1);
}
