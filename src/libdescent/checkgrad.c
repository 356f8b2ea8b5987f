/* checkgrad.c: a gradient against central differences of its cost.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>

#include "real.h"

#ifdef DSC_SINGLE
#define REAL_EPS FLT_EPSILON
#else
#define REAL_EPS DBL_EPSILON
#endif

#define CLOSER 8        /* what h is divided by */
#define FLOOR 1e-3      /* of the largest derivative: no error is relative to less */
#define NOISE 16        /* eps of J that its rounding may come to */
#define ENTRY 100       /* tolerances that one number may be off */

/* The derivative at one number, from three costs. */
typedef struct
{
  double central, forward, backward;
  double noise;          /* what rounding may make of it */
} slopes;

/* h: near eps^(1/3) rounding and curvature cost the same; a power of two, so
   that theta + h and theta - h are exact */
static double
step_of (double step, double theta)
{
  int e;
  if (step > 0)
    return step;
  frexp (cbrt (REAL_EPS) * fmax (1, fabs (theta)) * M_SQRT1_2, &e);
  return ldexp (1, e);
}

static int
measure (const DSC (gradient_check) *c, dsc_int k, double h, slopes *s)
{
  double up, down;
  if (c->cost (c->self, k, (real) (c->theta[k] + h), &up)
      || c->cost (c->self, k, (real) (c->theta[k] - h), &down))
    return 1;
  s->central = isfinite (up) && isfinite (down) ? (up - down) / (2 * h) : NAN;
  s->forward = (up - c->J) / h;
  s->backward = (c->J - down) / h;
  /* of J, and of theta: a slope is known where theta is, to a rounding */
  s->noise = NOISE * REAL_EPS / h
             * (fmax (fabs (c->J), fmax (fabs (up), fabs (down)))
                + fmax (1, fabs (c->theta[k])) * fabs (up + down - 2 * c->J) / h);
  return 0;
}

/* |grad - numerical| less what NOISE explains; NaN stays */
static double
off (double grad, double numerical, double noise)
{
  double d = fabs (grad - numerical);
  return d <= noise ? 0 : d - noise;
}

static double
relative_to (double grad, double numerical, double floor)
{
  double size = fmax (fmax (fabs (grad), fabs (numerical)), floor);
  return size > 0 ? size : 1;
}

/* Is there a kink at theta_k, with the derivative given between the slopes of
   both sides?  A bend shrinks with h, a jump of J grows: a kink stays. */
static int
is_kink (double grad, const slopes *wide, const slopes *close, double slack)
{
  double before = fabs (wide->forward - wide->backward),
         now = fabs (close->forward - close->backward);
  return now > 4 * close->noise && now > before / 2 && now < before * 2
         && grad >= fmin (close->forward, close->backward) - slack
         && grad <= fmax (close->forward, close->backward) + slack;
}

/* Smaller steps at number k, whose derivative is off by more than the tolerance:
   another derivative, if it agrees, or a kink. */
static int
look_closer (const DSC (gradient_check) *c, dsc_int k, double floor,
             double *numerical, double *noise, unsigned char *kink)
{
  double h = step_of (c->step, c->theta[k]), grad = c->grad[k];
  double before = fabs (grad - *numerical);
  slopes s[2];
  for (int i = 0; i < 2; i++)
    {
      if (measure (c, k, h /= CLOSER, &s[i]))
        return 1;
      /* the second time also without the h^2 that a bend leaves */
      double found = s[i].central, more = i * (found - s[0].central) / (CLOSER * CLOSER - 1);
      for (int j = 0; j <= i; j++, found += more)
        /* rounding grows: what agrees by it alone does not agree */
        if (off (grad, found, s[i].noise) <= c->tolerance * relative_to (grad, found, floor)
            && ! (4 * s[i].noise > before))
          {
            *numerical = found;
            *noise = s[i].noise;
            return 0;
          }
    }
  *kink = is_kink (grad, &s[0], &s[1],
                   s[1].noise + c->tolerance * relative_to (grad, s[1].central, floor));
  if (! isfinite (*numerical))
    {
      *numerical = s[1].central;
      *noise = s[1].noise;
    }
  return 0;
}

/* ||x|| of what has been added */
typedef struct { double scale, sum; } norm;

static void
add (norm *n, double x)
{
  x = fabs (x);
  if (x > n->scale)
    {
      n->sum = 1 + n->sum * (n->scale / x) * (n->scale / x);
      n->scale = x;
    }
  else if (x != 0)
    n->sum += isnan (x) ? x : (x / n->scale) * (x / n->scale);
}

static double
length (const norm *n)
{
  return isnan (n->sum) ? NAN : n->scale * sqrt (n->sum);
}

static double
over (const norm *d, const norm *a, const norm *b)
{
  double size = length (a) + length (b);
  return size == 0 ? 0 : length (d) / size;
}

dsc_status
DSC (checkgrad) (const DSC (gradient_check) *c, double *numerical,
                 double *error, unsigned char *kink, double *relative,
                 dsc_int *worst, int *passed)
{
  double floor = 0, most = ENTRY * c->tolerance, top = -1, top_raw = -1;
  norm difference = { 0, 0 }, excess = difference, given = difference,
       found = difference;
  if (c->K < 0 || ! isfinite (c->J) || ! (c->step >= 0) || ! (c->tolerance > 0))
    return DSC_EARG;
  for (dsc_int k = 0; k < c->K; k++)
    {
      slopes s;
      if (measure (c, k, step_of (c->step, c->theta[k]), &s))
        return DSC_ESTOP;
      numerical[k] = s.central;
      error[k] = s.noise;
      if (isfinite (s.central))
        floor = fmax (floor, FLOOR * fabs (s.central));
    }

  *worst = -1;
  *passed = 1;
  for (dsc_int k = 0; k < c->K; k++)
    {
      double grad = c->grad[k], noise = error[k];
      double size = relative_to (grad, numerical[k], floor);
      kink[k] = 0;
      if (! (off (grad, numerical[k], noise) <= c->tolerance * size)
          && look_closer (c, k, floor, &numerical[k], &noise, &kink[k]))
        return DSC_ESTOP;
      size = relative_to (grad, numerical[k], floor);
      error[k] = fabs (grad - numerical[k]) / size;
      if (kink[k])
        continue;
      double beyond = off (grad, numerical[k], noise);
      add (&difference, grad - numerical[k]);
      add (&excess, beyond);
      add (&given, grad);
      add (&found, numerical[k]);
      /* NaN is worse than anything, and the first one stays */
      if (! (beyond / size < top || isnan (top)
             || (beyond / size == top && error[k] <= top_raw)))
        {
          *worst = k;
          top = beyond / size;
          top_raw = error[k];
        }
      *passed = *passed && beyond / size <= most;
    }
  *relative = over (&difference, &given, &found);
  *passed = *passed && over (&excess, &given, &found) <= c->tolerance;
  return DSC_OK;
}
