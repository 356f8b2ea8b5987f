/* test-update.c: the optimisers against their formulas, and what goes around
   them: gradients made ready, weights that decay, states that begin, pieces on
   threads, arguments out of range.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "check.h"
#include "update-formulas.h"

enum
{
  N = 3000,
  LONG = 600001,
  ODD = 1037,   /* no multiple of any vector, and more than one block */
  SLOTS = 3
};

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
  return DSC (update) (step, a->n, a->theta0, a->grad, from, a->theta, a->to,
                       NULL);
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
                      .cut = { scale, 1 }, .bound = bound };
  step.hyper = step.row->defaults[DSC_COURSE];
  step.hyper.l2 = l2;
  step.hyper.decay = decay;
  CHECK_EQUAL (take (&step, &a, 0), DSC_OK);

  for (int i = 0; i < N; i++)
    {
      real g = (real) (scale * b.grad[i]);
      g = g > (real) bound ? (real) bound : g < (real) -bound ? (real) -bound
        : g;
      b.grad[i] = g + (real) l2 * b.theta0[i];
      b.theta0[i] *= (real) (1 - step.hyper.rate * decay);
    }
  step.cut.factor = 1;
  step.bound = INFINITY;
  step.hyper.l2 = step.hyper.decay = 0;
  CHECK_EQUAL (take (&step, &b, 0), DSC_OK);
  CHECK (same (&a, &b, step.row->nslots));

  memcpy (b.theta, a.theta, N * sizeof (real));   /* and in place */
  step.cut.factor = scale;
  step.bound = bound;
  step.hyper.l2 = l2;
  step.hyper.decay = decay;
  arrays c = make (N);
  real *theta = c.theta0, *slots[SLOTS] = { c.from[0], c.from[1], c.from[2] };
  CHECK_EQUAL (DSC (update) (&step, N, theta, c.grad,
                             (const real *const *) slots, theta, slots, NULL),
               DSC_OK);
  CHECK_SAME (theta, a.theta, N * sizeof (real));
  free (a.theta0);
  free (b.theta0);
  free (c.theta0);
}

/* Bits do not depend on threads, nor on where a long array is cut. */
static void
threads (const char *name, int begins, double scale)
{
  arrays a = make (LONG), b = make (LONG);
  DSC (step) step = { .row = DSC (optimizer_find) (name), .t = 3,
                      .cut = { scale, 1 },
                      .bound = INFINITY, .threads = 1 };
  step.hyper = step.row->defaults[DSC_KERAS];
  CHECK_EQUAL (take (&step, &a, begins), DSC_OK);
  for (step.threads = 2; step.threads <= 3; step.threads++)
    {
      memset (b.theta, 0, LONG * sizeof (real));
      CHECK_EQUAL (take (&step, &b, begins), DSC_OK);
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
      DSC (update) (&step, n, b.theta0 + i, b.grad + i, from, b.theta + i, to,
                    NULL);
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
  DSC (step) step = { .row = DSC (optimizer_find) (name), .cut = { 1, 1 },
                      .bound = INFINITY };
  step.hyper = (dsc_hyper) { .rate = .01, .beta1 = .9, .beta2 = .9,
                             .epsilon = 1e-8 };
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
  CHECK_EQUAL (refused, 0);
  CHECK_EQUAL (subnormal, 0);
  for (int k = 0; k < nslots && averages; k++)
    for (int i = 0; i < 4; i++)
      CHECK_EQUAL (s[k][i], 0);
  for (int i = 0; i < 4; i++)
    CHECK (isfinite (theta[i]));
}

static int
all_good (const arrays *a, int nslots, const real *grad)
{
  int all = DSC (is_finite) (a->n, a->theta, 1);
  for (int k = 0; k < nslots; k++)
    all &= DSC (is_finite) (a->n, a->to[k], 1);
  return all & DSC (is_finite) (a->n, grad, 1);
}

/* What a step of ROW writes when it meets X, a gradient, at one place: it tells
   whether all of it is finite, and overflow finds the place. */
static int
meets (const DSC (step) *plan, const arrays *a, int begins, dsc_int at, real x)
{
  DSC (step) step = *plan;
  int told = 1, slot = 7;
  const real old = a->grad[at];
  a->grad[at] = x;
  step.finite = &told;
  CHECK_EQUAL (take (&step, a, begins), DSC_OK);
  CHECK_EQUAL (told, all_good (a, step.row->nslots, a->grad));
  const dsc_int where = DSC (overflow) (step.row->nslots, a->n, a->theta0,
                                        a->grad, a->theta,
                                        (const real *const *) a->to, &slot);
  CHECK_EQUAL (where, told || ! isfinite (x) ? -1 : at);
  if (where >= 0)
    CHECK (! isfinite (slot < 0 ? a->theta[at] : a->to[slot][at]));
  a->grad[at] = old;
  return told;
}

/* Rows whose square of a gradient is kept: they take none of beyond the
   root. */
static int
squares (const char *name)
{
  return strcmp (name, "sgd") && strcmp (name, "momentum")
         && strcmp (name, "nesterov")
         && strcmp (name, "adamax") && strcmp (name, "lion");
}

static void
overflows (const char *name)
{
  static const dsc_int places[] = { 0, 1, 17, 1023, 1024, N - 1 };
  const real most = sizeof (real) == 4 ? FLT_MAX : (real) DBL_MAX;
  const real above_root = (real) (sizeof (real) == 4 ? 2e19 : 1.5e154);
  arrays a = make (N);
  for (int c = 0; c < DSC_CONVENTIONS; c++)
    for (int begins = 0; begins < 2; begins++)
      for (int cuts = 0; cuts < 3; cuts++)
        {
          DSC (step) step = { .row = DSC (optimizer_find) (name), .t = 3,
                              .cut = { 1, 1 },
                              .bound = cuts == 1 ? 2 : INFINITY };
          step.hyper = step.row->defaults[c];
          step.hyper.rate = 1e-3;
          step.hyper.beta2 = step.hyper.beta2 > 0 ? .9 : 0;
          step.hyper.l2 = cuts == 2 ? .01 : 0;
          for (int p = 0; p < COUNT (places); p++)
            {
              CHECK (meets (&step, &a, begins, places[p], 1));
              CHECK (meets (&step, &a, begins, places[p], 0));
              const int large = meets (&step, &a, begins, places[p],
                                       -5 * above_root);
              CHECK_EQUAL (large, cuts == 1 || ! squares (name));
              meets (&step, &a, begins, places[p], most);
              CHECK (! meets (&step, &a, begins, places[p], INFINITY));
              CHECK (! meets (&step, &a, begins, places[p], -INFINITY));
              CHECK (! meets (&step, &a, begins, places[p], NAN));
            }
        }
  free (a.theta0);
}

/* What overflows though no gradient alone would. */
static void
adds_up (void)
{
  const real most = sizeof (real) == 4 ? FLT_MAX : (real) DBL_MAX;
  const real root = (real) sqrt (most), one = 1;
  const struct { const char *name; real theta, grad,
                 slot[2]; int where; } list[] = {
    { "adagrad", one, (real) .8 * root, { (real) .9 * most }, 0 },
    { "adagrad", one, (real) .2 * root, { (real) .9 * most }, -2 },
    { "momentum", one, most, { most }, 0 },        /* torch: a sum */
    { "nesterov", one, most, { (real) .05 * most }, 0 },
    { "adadelta", one, (real) .5 * root, { 0, most }, 1 },
    { "sgd", most, -most, { 0 }, -1 },
    { "sgd", most, most, { 0 }, -2 },
    { "lion", most, -one, { 0 }, -2 },
    { "amsgrad", one, one, { one, (real) INFINITY }, 1 },
    { "rmsprop", one, one, { (real) INFINITY }, 0 }
  };
  for (int i = 0; i < COUNT (list); i++)
    {
      int told = 1, slot = -2;
      DSC (step) step = { .row = DSC (optimizer_find) (list[i].name), .t = 9,
                          .cut = { 1, 1 }, .bound = INFINITY, .finite = &told };
      step.hyper = step.row->defaults[DSC_TORCH];
      step.hyper.rate = .5;
      const real s[SLOTS] = { list[i].slot[0], list[i].slot[1],
                              list[i].slot[1] };
      const real *from[SLOTS] = { s, s + 1, s + 2 };
      real theta, to[SLOTS], *slots[SLOTS] = { to, to + 1, to + 2 };
      CHECK_EQUAL (DSC (update) (&step, 1, &list[i].theta, &list[i].grad, from,
                                 &theta, slots, NULL),
                   DSC_OK);
      DSC (overflow) (step.row->nslots, 1, &list[i].theta, &list[i].grad,
                      &theta,
                      (const real *const *) slots, &slot);
      CHECK_EQUAL (told, list[i].where == -2);
      if (! told)
        CHECK_EQUAL (slot, list[i].where);
    }
}

static real theta0[ODD], grad[ODD], start[3][ODD];

static void
fill (void)
{
  for (int i = 0; i < ODD; i++)
    {
      theta0[i] = sin (i + 1.);
      grad[i] = i % 100 == 50 ? 0 : 3 * cos (7. * i);
      start[0][i] = i % 100 == 50 ? 0 : .1 * sin (3. * i);
      start[1][i] = .2 + .1 * cos (5. * i);
      start[2][i] = .2 + .3 * cos (2. * i) * cos (2. * i);
    }
}

static const struct { const char *name; int first, nslots; } rows[] = {
  { "sgd", 0, 0 }, { "momentum", 0, 1 }, { "nesterov", 0, 1 },
  { "rmsprop", 1, 1 }, { "rmsprop-centered", 1, 2 }, { "adam", 0, 2 },
  { "adamw", 0, 2 }, { "amsgrad", 0, 3 }, { "nadam", 0, 2 }, { "radam", 0, 2 },
  { "adagrad", 1, 1 }, { "adadelta", 1, 2 }, { "adamax", 0, 2 },
  { "lion", 0, 1 }
};

/* FIRST: the slot 0 of a row that averages squares is start[1], its slot 1
   start[2] but for the mean of centred RMSprop. */
static const real *
state_of (int r, int k)
{
  return strcmp (rows[r].name, "rmsprop-centered") == 0 && k == 1
         ? start[0] : start[rows[r].first + k];
}

static void
formula (int r, const dsc_hyper *h, double t, int from_zero)
{
  const DSC (optimizer) *row = DSC (optimizer_find) (rows[r].name);
  CHECK (row && row->nslots == rows[r].nslots);
  if (! row)
    return;
  const int nslots = row->nslots;
  const double begin = row->start ? row->start (h) : 0;
  static real theta[ODD], after[3][ODD], theta_in[ODD], in[3][ODD];
  const real *from[3] = { NULL, NULL, NULL };
  real *to[3] = { after[0], after[1], after[2] },
    *both[3] = { in[0], in[1], in[2] };
  for (int k = 0; k < nslots && ! from_zero; k++)
    from[k] = state_of (r, k);

  const DSC (step) step
    = { .row = row, .hyper = *h, .t = t, .cut = { 1, 1 }, .bound = INFINITY };
  CHECK_EQUAL (DSC (update) (&step, ODD, theta0, grad, from, theta, to, NULL),
               DSC_OK);
  double worst = 0;
  for (int i = 0; i < ODD; i++)
    {
      element x = { .theta = theta0[i] };
      for (int k = 0; k < nslots; k++)
        x.slot[k] = from_zero ? begin : from[k][i];
      x = naive (row->name, h, t, grad[i], x);
      for (int k = 0; k <= nslots; k++)
        {
          double got = k < nslots ? after[k][i] : theta[i];
          double want = k < nslots ? x.slot[k] : x.theta;
          double e = fabs (got - want) / fmax (1, fabs (want));
          worst = e <= worst ? worst : e;   /* NaN goes in */
        }
    }
  CHECK_THAT (worst, <=, 10 * REAL_EPS);
  if (! (worst <= 10 * REAL_EPS))
    printf ("%s, convention %d, step %g: %g eps\n", row->name,
            (int) h->convention, t, worst / REAL_EPS);

  memcpy (theta_in, theta0, sizeof theta_in);
  for (int k = 0; k < nslots; k++)
    for (int i = 0; i < ODD; i++)
      in[k][i] = from_zero ? (real) begin : from[k][i];
  CHECK_EQUAL (DSC (update) (&step, ODD, theta_in, grad,
                             (const real *const *) both, theta_in, both, NULL),
               DSC_OK);
  CHECK_SAME (theta_in, theta, sizeof theta);
  for (int k = 0; k < nslots; k++)
    CHECK_SAME (in[k], after[k], sizeof in[k]);
}

static void
names (void)
{
  CHECK_EQUAL (DSC (optimizer_find) ("newton"), NULL);
  CHECK_EQUAL (DSC (optimizer_find) (""), NULL);
  CHECK_EQUAL (DSC (optimizer_find) (NULL), NULL);
  CHECK_EQUAL (DSC (optimizer_name) (-1), NULL);
  CHECK_EQUAL (DSC (optimizer_name) (COUNT (rows)), NULL);
  for (int i = 0; i < COUNT (rows); i++)
    {
      const char *name = DSC (optimizer_name) (i);
      CHECK (name && strcmp (name, rows[i].name) == 0);
      const DSC (optimizer) *row = DSC (optimizer_find) (name);
      for (int c = 0; row && c < DSC_CONVENTIONS; c++)
        CHECK (row->defaults[c].convention == (dsc_convention) c
               && row->defaults[c].rate > 0);
    }
}

static void
formulas (void)
{
  static const double steps[] = { 1, 2, 5, 6, 7, 30, 1e15 };
  fill ();
  for (int r = 0; r < COUNT (rows); r++)
    for (int c = 0; c < DSC_CONVENTIONS; c++)
      for (int from_zero = 0; from_zero < 2; from_zero++)
        {
          dsc_hyper h = { .rate = .01, .beta1 = .9, .beta2 = .97,
                          .epsilon = 1e-3,
                          .psi = .004, .convention = c };
          for (int i = 0; i < COUNT (steps); i++)
            formula (r, &h, steps[i], from_zero);
          h.psi = 0;
          formula (r, &h, 7, from_zero);
          h.psi = 1e4;
          formula (r, &h, 7, from_zero);
          h.beta1 = h.beta2 = 0;
          formula (r, &h, 1, from_zero);
          formula (r, &h, 1e15, from_zero);
        }
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
  DSC (step) good = { .row = DSC (optimizer_find) ("adam"), .t = 1,
                      .cut = { 1, 1 },
                      .bound = INFINITY }, step;
  good.hyper = good.row->defaults[DSC_COURSE];
  a.theta[0] = 7;
#define REFUSED(member, value) \
  (step = good, step.member = (value), \
   CHECK_EQUAL (take (&step, &a, 1), DSC_EARG))
  REFUSED (row, NULL);
  REFUSED (t, 0);
  REFUSED (t, .5);
  REFUSED (t, NAN);
  REFUSED (t, INFINITY);
  REFUSED (cut.factor, -1e-9);
  REFUSED (cut.factor, 1.000001);
  REFUSED (cut.factor, NAN);
  REFUSED (cut.power, -1e-9);
  REFUSED (cut.power, 1.000001);
  REFUSED (cut.power, NAN);
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
  CHECK_EQUAL (take (&good, &a, 1), DSC_EARG);
  a.n = 0;
  CHECK_EQUAL (take (&good, &a, 1), DSC_OK);
  CHECK_EQUAL (a.theta[0], 7);

  const dsc_poll poll = { .poll = end };
  good.threads = 1;
  CHECK_EQUAL (DSC (update) (&good, LONG, b.theta0, b.grad,
                             (const real *const *) b.from, b.theta, b.to,
                             &poll),
               DSC_ESTOP);
  free (a.theta0);
  free (b.theta0);
}

void
test_update (void)
{
  names ();
  formulas ();
  const char *name;
  for (int r = 0; (name = DSC (optimizer_name) (r)); r++)
    {
      ready (name, 1, INFINITY, 0, .5);
      ready (name, .25, INFINITY, .125, 0);
      ready (name, 1, 1.5, 0, 0);
      ready (name, .75, 2, .1, .3);
      decay (name);
      overflows (name);
    }
  adds_up ();
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
