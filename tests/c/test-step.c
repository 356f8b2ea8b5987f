/* What goes around the optimisers: gradients made ready, weights that decay,
   states that begin, pieces on threads, arguments out of range.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"

enum { N = 3000, LONG = 600001, SLOTS = 3 };

/* theta, gradient, state; and what a step makes of them */
typedef struct
{
  dsc_int n;
  real *theta0, *grad, *from[SLOTS], *theta, *to[SLOTS];
} arrays;

static arrays
make (dsc_int n)
{
  arrays a = { .n = n };
  real *room = malloc ((3 + 2 * SLOTS) * n * sizeof (real));
  a.theta0 = room;
  a.grad = room + n;
  a.theta = room + 2 * n;
  for (int k = 0; k < SLOTS; k++)
    {
      a.from[k] = room + (3 + k) * n;
      a.to[k] = room + (3 + SLOTS + k) * n;
    }
  for (dsc_int i = 0; i < n; i++)
    {
      a.theta0[i] = i * 37 % 101 / 50. - 1;
      a.grad[i] = i * 41 % 103 / 17. - 3;
      for (int k = 0; k < SLOTS; k++)
        a.from[k][i] = 1 + .1 * (i * (43 + k) % 107);
    }
  return a;
}

static dsc_status
take (const DSC (step) *step, const arrays *a, int begins)
{
  const real *from[SLOTS] = { a->from[0], a->from[1], a->from[2] };
  for (int k = 0; k < SLOTS && begins; k++)
    from[k] = NULL;
  return DSC (update) (step, a->n, a->theta0, a->grad, from, a->theta, a->to, NULL);
}

static int
same (const arrays *a, const arrays *b, int nslots)
{
  int alike = memcmp (a->theta, b->theta, a->n * sizeof (real)) == 0;
  for (int k = 0; k < nslots; k++)
    alike &= memcmp (a->to[k], b->to[k], a->n * sizeof (real)) == 0;
  return alike;
}

/* First g = scale g, bounded, + l2 theta, and theta -= rate decay theta; the
   step itself knows nothing of it. */
static void
ready (const char *name, double scale, double bound, double l2, double decay)
{
  arrays a = make (N), b = make (N);
  DSC (step) step = { .row = DSC (optimizer_find) (name), .t = 3,
                      .scale = scale, .bound = bound };
  step.hyper = step.row->defaults[DSC_COURSE];
  step.hyper.l2 = l2;
  step.hyper.decay = decay;
  CHECK (take (&step, &a, 0) == DSC_OK);

  for (int i = 0; i < N; i++)
    {
      real g = (real) (scale * b.grad[i]);
      g = g > (real) bound ? (real) bound : g < (real) -bound ? (real) -bound : g;
      b.grad[i] = g + (real) l2 * b.theta0[i];
      b.theta0[i] *= (real) (1 - step.hyper.rate * decay);
    }
  step.scale = 1;
  step.bound = INFINITY;
  step.hyper.l2 = step.hyper.decay = 0;
  CHECK (take (&step, &b, 0) == DSC_OK);
  CHECK (same (&a, &b, step.row->nslots));

  memcpy (b.theta, a.theta, N * sizeof (real));   /* and in place */
  step.scale = scale;
  step.bound = bound;
  step.hyper.l2 = l2;
  step.hyper.decay = decay;
  arrays c = make (N);
  real *theta = c.theta0, *slots[SLOTS] = { c.from[0], c.from[1], c.from[2] };
  CHECK (DSC (update) (&step, N, theta, c.grad, (const real *const *) slots,
                       theta, slots, NULL) == DSC_OK);
  CHECK (memcmp (theta, a.theta, N * sizeof (real)) == 0);
  free (a.theta0);
  free (b.theta0);
  free (c.theta0);
}

/* Bits do not depend on threads, nor on where a long array is cut. */
static void
threads (const char *name, int begins, double scale)
{
  arrays a = make (LONG), b = make (LONG);
  DSC (step) step = { .row = DSC (optimizer_find) (name), .t = 3, .scale = scale,
                      .bound = INFINITY, .threads = 1 };
  step.hyper = step.row->defaults[DSC_KERAS];
  CHECK (take (&step, &a, begins) == DSC_OK);
  for (step.threads = 2; step.threads <= 3; step.threads++)
    {
      memset (b.theta, 0, LONG * sizeof (real));
      CHECK (take (&step, &b, begins) == DSC_OK);
      CHECK (same (&a, &b, step.row->nslots));
    }
  for (dsc_int i = 0, n; i < LONG; i += n)
    {
      n = LONG - i < 1777 ? LONG - i : 1777;
      const real *from[SLOTS];
      real *to[SLOTS];
      for (int k = 0; k < SLOTS; k++)
        {
          from[k] = begins ? NULL : b.from[k] + i;
          to[k] = b.to[k] + i;
        }
      DSC (update) (&step, n, b.theta0 + i, b.grad + i, from, b.theta + i, to, NULL);
    }
  CHECK (same (&a, &b, step.row->nslots));
  free (a.theta0);
  free (b.theta0);
}

/* A gradient of zeros: no state is subnormal, and an average ends as zero. */
static void
decay (const char *name)
{
  const int averages = strcmp (name, "adagrad") && strcmp (name, "amsgrad")
                       && strcmp (name, "adamax");
  DSC (step) step = { .row = DSC (optimizer_find) (name), .scale = 1,
                      .bound = INFINITY };
  step.hyper = (dsc_hyper) { .rate = .01, .beta1 = .9, .beta2 = .9, .epsilon = 1e-8 };
  real theta[4] = { 1, 2, 3, 4 }, zero[4] = { 0 };
  real s[SLOTS][4] = { { 1, .5, 1e-3, 1e-6 }, { 1, .5, 1e-3, 1e-6 },
                       { 1, .5, 1e-3, 1e-6 } };
  real *slots[SLOTS] = { s[0], s[1], s[2] };
  int subnormal = 0, refused = 0, nslots = step.row->nslots;
  for (step.t = 1; step.t <= (sizeof (real) == 4 ? 2000 : 10000); step.t++)
    {
      refused += DSC (update) (&step, 4, theta, zero,
                               (const real *const *) slots, theta, slots,
                               NULL) != DSC_OK;
      for (int k = 0; k < nslots; k++)
        for (int i = 0; i < 4; i++)
          subnormal += fpclassify (s[k][i]) == FP_SUBNORMAL;
    }
  CHECK (refused == 0 && subnormal == 0);
  for (int k = 0; k < nslots && averages; k++)
    for (int i = 0; i < 4; i++)
      CHECK (s[k][i] == 0);
  for (int i = 0; i < 4; i++)
    CHECK (isfinite (theta[i]));
}

static int
end (void *self)
{
  (void) self;
  return 1;
}

static void
statuses (void)
{
  arrays a = make (2), b = make (LONG);
  DSC (step) good = { .row = DSC (optimizer_find) ("adam"), .t = 1, .scale = 1,
                      .bound = INFINITY }, step;
  good.hyper = good.row->defaults[DSC_COURSE];
  a.theta[0] = 7;
#define REFUSED(member, value) \
  (step = good, step.member = (value), CHECK (take (&step, &a, 1) == DSC_EARG))
  REFUSED (row, NULL);
  REFUSED (t, 0);
  REFUSED (t, .5);
  REFUSED (t, NAN);
  REFUSED (t, INFINITY);
  REFUSED (scale, -1e-9);
  REFUSED (scale, 1.000001);
  REFUSED (scale, NAN);
  REFUSED (bound, 0);
  REFUSED (bound, -1);
  REFUSED (bound, NAN);
  REFUSED (hyper.beta1, -1e-9);
  REFUSED (hyper.beta1, 1.000001);
  REFUSED (hyper.beta1, NAN);
  REFUSED (hyper.beta2, -1e-9);
  REFUSED (hyper.beta2, 1);
  REFUSED (hyper.beta2, NAN);
#define REFUSED_NOT_POSITIVE(member) \
  (REFUSED (member, -1e-9), REFUSED (member, NAN), REFUSED (member, INFINITY))
  REFUSED_NOT_POSITIVE (hyper.rate);
  REFUSED_NOT_POSITIVE (hyper.epsilon);
  REFUSED_NOT_POSITIVE (hyper.psi);
  REFUSED_NOT_POSITIVE (hyper.l2);
  REFUSED_NOT_POSITIVE (hyper.decay);
  REFUSED (hyper.convention, (dsc_convention) 4);
  REFUSED (hyper.convention, (dsc_convention) -1);
  a.n = -1;
  CHECK (take (&good, &a, 1) == DSC_EARG);
  a.n = 0;
  CHECK (take (&good, &a, 1) == DSC_OK);
  CHECK (a.theta[0] == 7);

  const dsc_hooks hooks = { .poll = end };
  good.threads = 1;
  CHECK (DSC (update) (&good, LONG, b.theta0, b.grad, (const real *const *) b.from,
                       b.theta, b.to, &hooks) == DSC_ESTOP);
  free (a.theta0);
  free (b.theta0);
}

void
test_step (void)
{
  const char *name;
  for (int r = 0; (name = DSC (optimizer_name) (r)); r++)
    {
      ready (name, 1, INFINITY, 0, .5);
      ready (name, .25, INFINITY, .125, 0);
      ready (name, 1, 1.5, 0, 0);
      ready (name, .75, 2, .1, .3);
      decay (name);
    }
  for (int begins = 0; begins < 2; begins++)
    {
      threads ("sgd", begins, 1);
      threads ("momentum", begins, .5);
      threads ("adagrad", begins, 1);
      threads ("amsgrad", begins, .5);
      threads ("adamw", begins, 1);
    }
  statuses ();
}
