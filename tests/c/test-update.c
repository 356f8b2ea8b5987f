/* The optimisers against loops in double, written from the formulas.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "check.h"

enum { N = 1037 };   /* no multiple of any vector, and more than one block */

static real theta0[N], grad[N], start[3][N];

static void
fill (void)
{
  for (int i = 0; i < N; i++)
    {
      theta0[i] = sin (i + 1.);
      grad[i] = i % 100 == 50 ? 0 : 3 * cos (7. * i);
      start[0][i] = i % 100 == 50 ? 0 : .1 * sin (3. * i);
      start[1][i] = .2 + .1 * cos (5. * i);
      start[2][i] = .2 + .3 * cos (2. * i) * cos (2. * i);
    }
}

typedef struct { double theta, slot[3]; } element;

static double
nadam_momentum (const dsc_hyper *h, double t)
{
  return h->beta1 * (1 - .5 * pow (.96, t * h->psi));
}

static double
nadam_product (const dsc_hyper *h, double t)
{
  double P = 1;
  for (int i = 1; i <= t && P > 1e-20; i++)
    P *= nadam_momentum (h, i);
  return P;
}

static double
radam_factor (const dsc_hyper *h, double t)
{
  double limit = 2 / (1 - h->beta2) - 1, power = pow (h->beta2, t);
  double rho = limit - 2 * t * power / (1 - power);
  return rho > 5 ? sqrt ((rho - 4) * (rho - 2) * limit
                         / ((limit - 4) * (limit - 2) * rho)) : 0;
}

/* One step of the optimiser NAME at an element with the gradient g. */
static element
naive (const char *name, const dsc_hyper *h, double t, double g, element x)
{
#define IS(row) (strcmp (name, row) == 0)
  const double a = h->rate, b1 = h->beta1, b2 = h->beta2, e = h->epsilon;
  const double d1 = 1 - pow (b1, t), d2 = 1 - pow (b2, t);
  const int course = h->convention == DSC_COURSE, torch = h->convention == DSC_TORCH;
  const int keras = h->convention == DSC_KERAS;
  const double c = course ? 1 - b1 : torch ? 1 : -a;
  const double down = course || torch ? -a : 1;
  double *s = x.slot, D, v;

  if (IS ("sgd"))
    x.theta -= a * g;
  else if (IS ("momentum"))
    x.theta += down * (s[0] = b1 * s[0] + c * g);
  else if (IS ("nesterov"))
    {
      s[0] = b1 * s[0] + c * g;
      x.theta += down * (c * g + b1 * s[0]);
    }
  else if (IS ("rmsprop") || IS ("rmsprop-centered") || IS ("adagrad"))
    {
      s[0] = IS ("adagrad") ? s[0] + g * g : b2 * s[0] + (1 - b2) * g * g;
      v = s[0];
      if (IS ("rmsprop-centered"))
        {
          s[1] = b2 * s[1] + (1 - b2) * g;
          v = fmax (0, s[0] - s[1] * s[1]);
        }
      x.theta -= a * g / (keras ? sqrt (v + e) : sqrt (v) + e);
    }
  else if (IS ("adadelta"))
    {
      s[0] = b2 * s[0] + (1 - b2) * g * g;
      D = sqrt (s[1] + e) / sqrt (s[0] + e) * g;
      s[1] = b2 * s[1] + (1 - b2) * D * D;
      x.theta -= a * D;
    }
  else if (IS ("adamax"))
    {
      s[0] = b1 * s[0] + (1 - b1) * g;
      s[1] = fmax (b2 * s[1], fabs (g) + (keras ? 0 : e));
      x.theta -= a / d1 * s[0] / (s[1] + (keras ? e : 0));
    }
  else if (IS ("lion"))
    {
      v = b1 * s[0] + (1 - b1) * g;
      x.theta -= a * ((v > 0) - (v < 0));
      s[0] = b2 * s[0] + (1 - b2) * g;
    }
  else
    {
      s[0] = b1 * s[0] + (1 - b1) * g;
      s[1] = b2 * s[1] + (1 - b2) * g * g;
      double m = s[0] / d1, hat = a * sqrt (d2) / d1 * s[0];
      int eps_hat = ! course && ! torch;
      v = s[1];
      if (IS ("amsgrad"))
        v = s[2] = fmax (s[2], s[1]);
      if (IS ("nadam"))
        {
          double mu = nadam_momentum (h, t), next = nadam_momentum (h, t + 1);
          double P = nadam_product (h, t);
          m = (1 - mu) * g / (1 - P) + next * s[0] / (1 - P * next);
          eps_hat = 0;
        }
      double factor = 1;
      if (IS ("radam"))
        {
          factor = radam_factor (h, t);
          eps_hat = torch;
        }
      if (factor == 0)
        x.theta -= a * m;
      else if (eps_hat)
        x.theta -= factor * hat / (sqrt (v) + e);
      else
        x.theta -= factor * a * m / (sqrt (v / d2) + e);
    }
  return x;
}

static const struct { const char *name; int first, nslots; } rows[] = {
  { "sgd", 0, 0 }, { "momentum", 0, 1 }, { "nesterov", 0, 1 },
  { "rmsprop", 1, 1 }, { "rmsprop-centered", 1, 2 }, { "adam", 0, 2 },
  { "adamw", 0, 2 }, { "amsgrad", 0, 3 }, { "nadam", 0, 2 }, { "radam", 0, 2 },
  { "adagrad", 1, 1 }, { "adadelta", 1, 2 }, { "adamax", 0, 2 }, { "lion", 0, 1 }
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
one_row (int r, const dsc_hyper *h, double t, int from_zero)
{
  const DSC (optimizer) *row = DSC (optimizer_find) (rows[r].name);
  CHECK (row && row->nslots == rows[r].nslots);
  if (! row)
    return;
  const int nslots = row->nslots;
  const double begin = row->start ? row->start (h) : 0;
  static real theta[N], after[3][N], theta_in[N], in[3][N];
  const real *from[3] = { NULL, NULL, NULL };
  real *to[3] = { after[0], after[1], after[2] }, *both[3] = { in[0], in[1], in[2] };
  for (int k = 0; k < nslots && ! from_zero; k++)
    from[k] = state_of (r, k);

  const DSC (step) step
    = { .row = row, .hyper = *h, .t = t, .cut = { 1, 1 }, .bound = INFINITY };
  CHECK (DSC (update) (&step, N, theta0, grad, from, theta, to, NULL) == DSC_OK);
  double worst = 0;
  for (int i = 0; i < N; i++)
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
  CHECK (worst <= 10 * REAL_EPS);
  if (! (worst <= 10 * REAL_EPS))
    printf ("%s, convention %d, step %g: %g eps\n", row->name,
            (int) h->convention, t, worst / REAL_EPS);

  memcpy (theta_in, theta0, sizeof theta_in);
  for (int k = 0; k < nslots; k++)
    for (int i = 0; i < N; i++)
      in[k][i] = from_zero ? (real) begin : from[k][i];
  CHECK (DSC (update) (&step, N, theta_in, grad, (const real *const *) both,
                       theta_in, both, NULL) == DSC_OK);
  CHECK (memcmp (theta_in, theta, sizeof theta) == 0);
  for (int k = 0; k < nslots; k++)
    CHECK (memcmp (in[k], after[k], sizeof in[k]) == 0);
}

static void
names (void)
{
  CHECK (DSC (optimizer_find) ("newton") == NULL);
  CHECK (DSC (optimizer_find) ("") == NULL);
  CHECK (DSC (optimizer_find) (NULL) == NULL);
  CHECK (DSC (optimizer_name) (-1) == NULL);
  CHECK (DSC (optimizer_name) (COUNT (rows)) == NULL);
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

void
test_update (void)
{
  static const double steps[] = { 1, 2, 5, 6, 7, 30, 1e15 };
  fill ();
  names ();
  for (int r = 0; r < COUNT (rows); r++)
    for (int c = 0; c < DSC_CONVENTIONS; c++)
      for (int from_zero = 0; from_zero < 2; from_zero++)
        {
          dsc_hyper h = { .rate = .01, .beta1 = .9, .beta2 = .97, .epsilon = 1e-3,
                          .psi = .004, .convention = c };
          for (int i = 0; i < COUNT (steps); i++)
            one_row (r, &h, steps[i], from_zero);
          h.psi = 0;
          one_row (r, &h, 7, from_zero);
          h.psi = 1e4;
          one_row (r, &h, 7, from_zero);
          h.beta1 = h.beta2 = 0;
          one_row (r, &h, 1, from_zero);
          one_row (r, &h, 1e15, from_zero);
        }
}
