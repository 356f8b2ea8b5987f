/* main.c: runs every C test of one precision, or with the argument "failing"
   checks that fail.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

/* One of each kind, so that a test sees what they print. */
static void
failing (void)
{
  const double x[] = { 1, 2, 3 }, y[] = { 1, 2.5, 3 };
  CHECK (x[0] > x[1]);
  CHECK_EQUAL (x[1], y[1]);
  CHECK_THAT (COUNT (x), <, 3);
  CHECK_NEAR (x[1], y[1], .125);
  CHECK_NEAR (NAN, 1, .125);
  CHECK_SAME (x, y, sizeof x);
}

static void
run (const char *name, void (*test) (void))
{
  /* of Octave's files; see suite.m */
  const char *only = getenv ("DESCENT_ONLY");
  if (only && *only)
    printf ("  %s\n", name);
  test ();
}

int
main (int argc, char **argv)
{
  if (argc == 2 && strcmp (argv[1], "failing") == 0)
    run ("failing", failing);
  else
    {
#define TESTS(name) run (#name, name);
      ALL_TESTS
#undef TESTS
    }
  printf ("C, %s: %d passed, %d failed\n",
          sizeof (real) == 8 ? "double" : "single", check_passed, check_failed);
  return check_failed != 0;
}
