/* update-formulas.h: the optimisers as loops in double, written from the
   formulas.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

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
  const int course = h->convention == DSC_COURSE,
    torch = h->convention == DSC_TORCH;
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
