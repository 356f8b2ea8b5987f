/* main.c: runs every C test of one precision.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

int check_passed, check_failed;

int
main (void)
{
#define TESTS(name) name ();
  ALL_TESTS
#undef TESTS
  printf ("C, %s: %d passed, %d failed\n",
          sizeof (real) == 8 ? "double" : "single", check_passed, check_failed);
  return check_failed != 0;
}
