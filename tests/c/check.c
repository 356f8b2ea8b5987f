/* check.c: the words of the C tests: they count, and print what fails.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

int check_passed, check_failed;

check_value
check_real (double x)
{
  return (check_value) { .kind = CHECK_REAL, .x = x };
}

check_value
check_integer (long long i)
{
  return (check_value) { .kind = CHECK_INTEGER, .i = i };
}

check_value
check_pointer (const void *p)
{
  return (check_value) { .kind = CHECK_POINTER, .p = p };
}

static void
print (check_value v)
{
  switch (v.kind)
    {
    case CHECK_REAL: printf ("%.17g", v.x); break;
    case CHECK_INTEGER: printf ("%lld", v.i); break;
    case CHECK_POINTER: printf ("%p", v.p); break;
    }
}

/* Counts a check; not 0 if it fails, after the beginning of a line. */
static int
fails (int good, const char *file, int line, const char *text)
{
  if (good)
    check_passed++;
  else
    {
      check_failed++;
      printf ("%s:%d: failed: %s", file, line, text);
    }
  return ! good;
}

void
check_true (int good, const char *file, int line, const char *text)
{
  if (fails (good, file, line, text))
    printf ("\n");
}

void
check_pair (int good, const char *file, int line, const char *text,
            check_value got, check_value want)
{
  if (fails (good, file, line, text))
    {
      printf (": ");
      print (got);
      printf (" and ");
      print (want);
      printf ("\n");
    }
}

void
check_near (const char *file, int line, const char *text, double got,
            double want, double tol)
{
  const double error = fabs (got - want), bound = tol * fmax (1, fabs (want));
  if (fails (error <= bound, file, line, text))
    printf (": %.17g and %.17g, which differ by %.3g, more than %.3g\n", got,
            want, error, bound);
}

size_t
check_first (const void *got, const void *want, size_t n)
{
  const unsigned char *a = got, *b = want;
  size_t i = 0;
  while (i < n && a[i] == b[i])
    i++;
  return i;
}

void
check_same (const char *file, int line, const char *text, size_t at,
            size_t n, check_value got, check_value want)
{
  if (fails (at >= n, file, line, text))
    {
      printf (": ");
      print (got);
      printf (" and ");
      print (want);
      printf (" at %zu of %zu\n", at, n);
    }
}
