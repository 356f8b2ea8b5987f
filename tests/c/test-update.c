/* The optimisers against loops in double, written from the formulas.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

enum { N = 1037 };   /* no multiple of any vector, and more than one block */

static real theta0[N], grad[N], start0[N], start1[N];

static void
fill (void)
{
  for (int i = 0; i < N; i++)
    {
      theta0[i] = sin (i + 1.);
      grad[i] = 3 * cos (7. * i);
      start0[i] = .1 * sin (3. * i);
      start1[i] = .2 + .1 * cos (5. * i);
    }
}

/* theta and the state after one step at element i */
static void
naive (const char *name, const dsc_hyper *h, double t, int from_zero, int i,
       double got[3])
{
  double g = grad[i], a = h->rate, b1 = h->beta1, b2 = h->beta2;
  double u = from_zero ? 0 : start0[i], w = from_zero ? 0 : start1[i];
  double theta = theta0[i];
  int matlab = h->convention == DSC_MATLAB;
  if (strcmp (name, "sgd") == 0)
    theta -= a * g;
  else if (strcmp (name, "momentum") == 0)
    {
      u = matlab ? b1 * u - a * g : b1 * u + (1 - b1) * g;
      theta += matlab ? u : -a * u;
    }
  else if (strcmp (name, "rmsprop") == 0)
    {
      u = from_zero ? 0 : start1[i];   /* the state of a square is not negative */
      u = b2 * u + (1 - b2) * g * g;
      theta -= a * g / (sqrt (u) + h->epsilon);
    }
  else
    {
      double d1 = 1 - pow (b1, t), d2 = 1 - pow (b2, t);
      u = b1 * u + (1 - b1) * g;
      w = b2 * w + (1 - b2) * g * g;
      theta -= matlab ? a * sqrt (d2) / d1 * u / (sqrt (w) + h->epsilon)
                      : a * (u / d1) / (sqrt (w / d2) + h->epsilon);
    }
  got[0] = theta;
  got[1] = u;
  got[2] = w;
}

static void
one_row (const char *name, int nslots, const dsc_hyper *h, double t,
         int from_zero)
{
  const DSC (optimizer) *row = DSC (optimizer_find) (name);
  CHECK (row != NULL && row->nslots == nslots);
  if (! row)
    return;
  int squares_first = strcmp (name, "rmsprop") == 0;
  const real *from[2] = { squares_first ? start1 : start0, start1 };
  const real *none[2] = { NULL, NULL };
  static real theta[N], s0[N], s1[N], theta_in[N], i0[N], i1[N];
  real *to[2] = { s0, s1 }, *in[2] = { i0, i1 };

  CHECK (DSC (update) (row, N, theta0, grad, from_zero ? none : from, theta,
                       to, h, t) == DSC_OK);
  double worst = 0;
  for (int i = 0; i < N; i++)
    {
      double want[3];
      real got[3] = { theta[i], s0[i], s1[i] };
      naive (name, h, t, from_zero, i, want);
      for (int k = 0; k <= nslots; k++)
        {
          double e = fabs (got[k] - want[k]) / fmax (1, fabs (want[k]));
          worst = e <= worst ? worst : e;   /* NaN goes in */
        }
    }
  CHECK (worst <= 8 * REAL_EPS);

  memcpy (theta_in, theta0, sizeof theta_in);
  memcpy (i0, from[0], sizeof i0);
  memcpy (i1, from[1], sizeof i1);
  if (from_zero)
    {
      memset (i0, 0, sizeof i0);
      memset (i1, 0, sizeof i1);
    }
  CHECK (DSC (update) (row, N, theta_in, grad, (const real *const *) in,
                       theta_in, in, h, t) == DSC_OK);
  CHECK (memcmp (theta_in, theta, sizeof theta) == 0);
  CHECK (nslots < 1 || memcmp (i0, s0, sizeof s0) == 0);
  CHECK (nslots < 2 || memcmp (i1, s1, sizeof s1) == 0);
}

/* A gradient of zeros: the state ends as zero and never is subnormal. */
static void
decay (const char *name, int steps)
{
  const DSC (optimizer) *row = DSC (optimizer_find) (name);
  dsc_hyper h = { .01, .9, .9, 1e-8, DSC_COURSE };
  real theta[4] = { 1, 2, 3, 4 }, zero[4] = { 0 };
  real s0[4] = { 1, .5, 1e-3, 1e-6 }, s1[4] = { 1, .5, 1e-3, 1e-6 };
  real *slots[2] = { s0, s1 };
  int subnormal = 0, refused = 0;
  for (int t = 1; t <= steps; t++)
    {
      refused += DSC (update) (row, 4, theta, zero, (const real *const *) slots,
                               theta, slots, &h, t) != DSC_OK;
      for (int k = 0; k < row->nslots; k++)
        for (int i = 0; i < 4; i++)
          subnormal += fpclassify (slots[k][i]) == FP_SUBNORMAL;
    }
  CHECK (refused == 0);
  CHECK (subnormal == 0);
  for (int k = 0; k < row->nslots; k++)
    for (int i = 0; i < 4; i++)
      CHECK (slots[k][i] == 0);
  for (int i = 0; i < 4; i++)
    CHECK (isfinite (theta[i]));
}

static void
statuses (void)
{
  const DSC (optimizer) *row = DSC (optimizer_find) ("adam");
  const dsc_hyper good = { .01, .9, .999, 1e-8, DSC_COURSE };
  real theta[2] = { 1, 2 }, g[2] = { 1, 1 }, s0[2], s1[2];
  const real *none[2] = { NULL, NULL };
  real *slots[2] = { s0, s1 };
#define STATUS(row, n, h, t) \
  DSC (update) (row, n, theta, g, none, theta, slots, h, t)

  CHECK (STATUS (NULL, 2, &good, 1) == DSC_EARG);
  CHECK (STATUS (row, -1, &good, 1) == DSC_EARG);
  CHECK (STATUS (row, 2, &good, 0) == DSC_EARG);
  CHECK (STATUS (row, 2, &good, .5) == DSC_EARG);
  CHECK (STATUS (row, 2, &good, NAN) == DSC_EARG);
  CHECK (STATUS (row, 2, &good, INFINITY) == DSC_EARG);

  dsc_hyper h;
#define REFUSED(member, value) \
  (h = good, h.member = (value), CHECK (STATUS (row, 2, &h, 1) == DSC_EARG))
  REFUSED (rate, -1e-9);
  REFUSED (rate, NAN);
  REFUSED (rate, INFINITY);
  REFUSED (beta1, -1e-9);
  REFUSED (beta1, 1.000001);
  REFUSED (beta1, NAN);
  REFUSED (beta2, -1e-9);
  REFUSED (beta2, 1);
  REFUSED (beta2, NAN);
  REFUSED (epsilon, -1e-9);
  REFUSED (epsilon, NAN);
  REFUSED (epsilon, INFINITY);
  REFUSED (convention, (dsc_convention) 9);
  CHECK (theta[0] == 1 && theta[1] == 2);

  CHECK (STATUS (row, 0, &good, 1) == DSC_OK);
  CHECK (theta[0] == 1 && theta[1] == 2);
  CHECK (STATUS (row, 2, &good, 1) == DSC_OK);
  CHECK_NEAR (theta[0], .99, 4 * REAL_EPS + 1e-9);
}

static void
names (void)
{
  CHECK (DSC (optimizer_find) ("newton") == NULL);
  CHECK (DSC (optimizer_find) ("") == NULL);
  CHECK (DSC (optimizer_find) (NULL) == NULL);
  CHECK (DSC (optimizer_name) (-1) == NULL);
  int rows = 0;
  for (const char *name; (name = DSC (optimizer_name) (rows)); rows++)
    {
      const DSC (optimizer) *row = DSC (optimizer_find) (name);
      CHECK (row && strcmp (row->name, name) == 0);
      CHECK (row && row->step && row->nslots <= DSC_MAX_SLOTS);
    }
  CHECK (rows >= 4);
  CHECK (DSC (optimizer_name) (rows) == NULL);
}

void
test_update (void)
{
  static const struct { const char *name; int nslots; } rows[] = {
    { "sgd", 0 }, { "momentum", 1 }, { "rmsprop", 1 }, { "adam", 2 }
  };
  fill ();
  for (int i = 0; i < COUNT (rows); i++)
    {
      for (int matlab = 0; matlab < 2; matlab++)
        for (int from_zero = 0; from_zero < 2; from_zero++)
          {
            dsc_hyper h = { .01, .9, .999, 1e-8,
                            matlab ? DSC_MATLAB : DSC_COURSE };
            one_row (rows[i].name, rows[i].nslots, &h, 1, from_zero);
            one_row (rows[i].name, rows[i].nslots, &h, 7, from_zero);
            one_row (rows[i].name, rows[i].nslots, &h, 1e15, from_zero);
            h.beta1 = h.beta2 = 0;
            one_row (rows[i].name, rows[i].nslots, &h, 1, from_zero);
            one_row (rows[i].name, rows[i].nslots, &h, 1e15, from_zero);
          }
      decay (rows[i].name, sizeof (real) == 4 ? 3000 : 10000);
    }
  statuses ();
  names ();
}
