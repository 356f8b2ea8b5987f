/* test-checkgrad.c: the check of a gradient, on sums of functions of one
   number each.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

typedef struct
{
  double (*f) (double x);
  int calls, stop;            /* the call that ends the run; 0: none */
} cost;

static int
at (void *self, dsc_int k, real value, double *J)
{
  cost *c = self;
  (void) k;
  *J = (real) c->f (value);
  return ++c->calls == c->stop;
}

static double cube (double x) { return x * x * x; }
static double relu (double x) { return x > 0 ? x : 0; }
static double twice (double x) { return 2 * x; }
static double constant (double x) { (void) x; return 3; }
static double jump (double x) { return x >= 0; }
static double hole (double x) { return x == 1 ? x : NAN; }
static double below (double x) { return x < 1 ? NAN : 1; }
static double tower (double x) { return x + 1e4 / (REAL_EPS * REAL_EPS); }
static double logarithm (double x) { return log (x); }
static double wall (double x) { return x > 1 ? INFINITY : x; }

/* One number of f at theta, whose derivative is said to be grad. */
static dsc_status
check (double (*f) (double), double theta, double grad, double step,
       double *numerical,
       double *relative, int *kink, int *passed, cost *c)
{
  real x = theta, g = grad;
  unsigned char kinks[1];
  double error[1];
  dsc_int worst;
  *c = (cost) { f, 0, c->stop };
  DSC (gradient_check) job = { 1, &x, &g, (real) f (x), step,
                               sizeof (real) == 4 ? 1e-3 : 1e-6, at, c };
  dsc_status status = DSC (checkgrad) (&job, numerical, error, kinks, relative,
                                       &worst, passed);
  *kink = kinks[0];
  if (status == DSC_OK)
    CHECK_EQUAL (worst, *kink ? -1 : 0);
  return status;
}

static void
one_number (void)
{
  static const struct
  {
    double (*f) (double);
    double theta, grad;
    int kink, passed;
  } cases[] = {
    { cube, 2, 12, 0, 1 }, { cube, 2, -12, 0, 0 }, { cube, 2, 12.5, 0, 0 },
    { cube, -100, 30000, 0, 1 }, { cube, 0, 0, 0, 1 }, { cube, 2, NAN, 0, 0 },
    { relu, 0, 0, 1, 1 }, { relu, 0, 1, 1, 1 }, { relu, 0, 2, 0, 0 },
    { relu, 0, -1, 0, 0 },
    { relu, 1, 1, 0, 1 }, { relu, -1, 0, 0, 1 }, { relu, -1, 1, 0, 0 },
    { relu, REAL_EPS * 100, 1, -1, 1 },
    { constant, 1, 0, 0, 1 }, { constant, 1, 1, 0, 0 },
    { jump, 0, 0, 0, 0 }, { wall, 1, 1, 0, 1 }, { wall, 1, 2, 0, 0 },
    { wall, 0, 1, 0, 1 },
    { hole, 1, 1, 0, 0 }, { below, 1, 0, 0, 1 }, { tower, 1, 1, 0, -1 },
    { tower, 1, 0, 0, -1 },
    { logarithm, 1e-6, 1e6, 0, 1 },
    { logarithm, 1e-6, 1.01e6, 0, 0 }
  };
  double numerical, relative;
  int kink, passed;
  cost c = { 0 };
  for (int i = 0; i < COUNT (cases); i++)
    {
      CHECK_EQUAL (check (cases[i].f, cases[i].theta, cases[i].grad, 0,
                          &numerical, &relative, &kink, &passed, &c),
                   DSC_OK);
      CHECK (cases[i].kink < 0 || kink == cases[i].kink);
      /* at the border of a domain, where in single rounding may hide all */
      int border = cases[i].f == wall || cases[i].f == hole
                   || cases[i].f == below || cases[i].f == logarithm;
      CHECK (passed == cases[i].passed
             || (sizeof (real) == 4 && border && passed == -1));
      CHECK_THAT (c.calls, <=, border ? 18 : 6);
    }
  /* 0/0 */
  check (constant, 1, 0, 0, &numerical, &relative, &kink, &passed, &c);
  CHECK_EQUAL (relative, 0);
  CHECK_EQUAL (numerical, 0);
  /* NaN stays */
  check (cube, 2, NAN, 0, &numerical, &relative, &kink, &passed, &c);
  CHECK (isnan (relative));
  check (hole, 1, 1, 0, &numerical, &relative, &kink, &passed, &c);
  CHECK (isnan (relative));
  CHECK (isnan (numerical));
  /* a step that is given is used as it is */
  check (twice, 4, 2, .5, &numerical, &relative, &kink, &passed, &c);
  CHECK_EQUAL (numerical, 2);
  CHECK_EQUAL (c.calls, 2);
  check (cube, 4, 48, .5, &numerical, &relative, &kink, &passed, &c);
  CHECK (passed && c.calls > 2
         && fabs (numerical - 48) < (sizeof (real) == 4 ? .1 : 1e-6));
}

/* Several numbers: which is worst; the norms. */
static void
several (void)
{
  real theta[3] = { 1, 2, 3 }, grad[3] = { 2, 3, 2 };
  double numerical[3], error[3], relative;
  unsigned char kink[3];
  dsc_int worst;
  int passed;
  cost c = { twice, 0, 0 };
  DSC (gradient_check) job = { 3, theta, grad, 4, .5, 1e-2, at, &c };
  CHECK_EQUAL (DSC (checkgrad) (&job, numerical, error, kink, &relative, &worst,
                                &passed),
               DSC_OK);
  CHECK_EQUAL (worst, 1);
  CHECK (! passed);
  CHECK_NEAR (error[1], 1. / 3, 4 * REAL_EPS);
  CHECK_EQUAL (error[0], 0);
  CHECK_EQUAL (error[2], 0);
  CHECK_NEAR (relative, 1 / (sqrt (17) + sqrt (12)), 4 * REAL_EPS);

  job.K = 0;
  CHECK_EQUAL (DSC (checkgrad) (&job, numerical, error, kink, &relative, &worst,
                                &passed),
               DSC_OK);
  CHECK_EQUAL (worst, -1);
  CHECK (passed);
  CHECK_EQUAL (relative, 0);
#define REFUSED(member, value) \
  do \
    { \
      DSC (gradient_check) bad = job; \
      bad.member = (value); \
      CHECK_EQUAL (DSC (checkgrad) (&bad, numerical, error, kink, &relative, \
                                    &worst, &passed), \
                   DSC_EARG); \
    } \
  while (0)
  REFUSED (K, -1);
  REFUSED (J, NAN);
  REFUSED (J, INFINITY);
  REFUSED (step, -1);
  REFUSED (step, NAN);
  REFUSED (tolerance, 0);
  REFUSED (tolerance, NAN);
}

void
test_checkgrad (void)
{
  one_number ();
  several ();
  /* the end can come at any call */
  for (int stop = 1; stop <= 6; stop++)
    {
      double numerical, relative;
      int kink, passed;
      cost c = { 0, 0, stop };
      CHECK_EQUAL (check (relu, 0, 2, 0, &numerical, &relative, &kink, &passed,
                          &c),
                   DSC_ESTOP);
      CHECK_EQUAL (c.calls, stop);
    }
}
