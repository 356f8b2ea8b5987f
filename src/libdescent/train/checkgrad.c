/* checkgrad.c: a gradient against central differences of its cost.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>

#include "base/real.h"
#include "train.h"

#ifdef DSC_SINGLE
#define REAL_EPS FLT_EPSILON
#define SEEN 4e-3       /* of a derivative: an error that must not be hidden */
#else
#define REAL_EPS DBL_EPSILON
#define SEEN 1e-3
#endif

#define CLOSER 8        /* what h is divided by, */
#define SHRINKS 8       /* so many times at the border of a domain */
#define FLOOR 1e-3      /* of the largest derivative: the least divisor */
#define NOISE 16        /* eps of J that its rounding may come to */
#define ENTRY 100       /* tolerances that one number may be off, */
#define ENTRY_MOST 4e-3 /* if that is not more than this, nor less than one */

/* The derivative at one number, from three costs. */
typedef struct
{
  double central, forward, backward;
  double noise;          /* what rounding may make of it */
  int bends;             /* more than rounding does: the cost is resolved */
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
  double high = fabs (c->J), bend = 0;
  if (isfinite (up))
    high = fmax (high, fabs (up));
  if (isfinite (down))
    high = fmax (high, fabs (down));
  s->central = isfinite (up) && isfinite (down) ? (up - down) / (2 * h) : NAN;
  s->forward = isfinite (up) ? (up - c->J) / h : NAN;
  s->backward = isfinite (down) ? (c->J - down) / h : NAN;
  if (isfinite (s->central))
    bend = fabs (up + down - 2 * c->J);
  s->bends = bend > 4 * NOISE * REAL_EPS * high;
  /* of J, and of theta: a slope is known where theta is, to a rounding */
  s->noise = NOISE * REAL_EPS / h
             * (high + fmax (1, fabs (c->theta[k])) * bend / h);
  return 0;
}

/* The step at the border of a domain, which is at 0 more often than
   elsewhere. */
static double
border_step (const DSC (gradient_check) *c, dsc_int k)
{
  const double theta = fabs (c->theta[k]);
  double h = step_of (c->step, c->theta[k]) / CLOSER;
  int e;
  if (c->step > 0 || theta == 0)
    return h;
  frexp (cbrt (REAL_EPS) * theta * M_SQRT1_2, &e);
  return fmin (h, ldexp (1, e));
}

/* The slope of the side that has costs, from steps of H and, CLOSE, H/RATIO,
   without the part that goes with h. */
static void
one_sided (const slopes *wide, double ratio, slopes *close)
{
  double forward = (close->forward - wide->forward) / (ratio - 1),
         backward = (close->backward - wide->backward) / (ratio - 1);
  close->central = isfinite (forward) ? close->forward + forward
                   : close->backward + backward;
  close->noise = 2 * close->noise
                 + fabs (isfinite (forward) ? forward : backward) * (ratio - 1);
}

/* The derivative at number k; *border: a cost beside it is not finite.  Then
   smaller steps, at last those of one side. */
static int
derivative (const DSC (gradient_check) *c, dsc_int k, slopes *s,
            unsigned char *border)
{
  const double wide = step_of (c->step, c->theta[k]);
  double h = border_step (c, k);
  slopes first, second;
  if (measure (c, k, wide, &first))
    return 1;
  *s = first;
  *border = ! isfinite (s->central);
  for (int i = 0; i < SHRINKS && ! isfinite (s->central); i++, h /= CLOSER)
    {
      if (i > 0 && h < 64 * REAL_EPS * fabs (c->theta[k]))
        break;   /* theta + h must differ from theta */
      if (measure (c, k, h, s))
        return 1;
      if (i == 0)
        second = *s;
    }
  if (! isfinite (s->central))
    {
      *s = second;
      one_sided (&first, wide / border_step (c, k), s);
    }
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

/* What a check knows of one number. */
typedef struct
{
  double numerical, noise;
  int bends;
  unsigned char border, kink;
} estimate;

/* Does FOUND agree with the gradient, not by rounding alone, which was BEFORE
   off?  Then it is taken. */
static int
take_if_close (const DSC (gradient_check) *c, double grad, double found,
               const slopes *s, double before, double floor, estimate *e)
{
  if (! (off (grad, found, s->noise)
         <= c->tolerance * relative_to (grad, found, floor))
      || 4 * s->noise > before)
    return 0;
  e->numerical = found;
  e->noise = s->noise;
  e->bends = s->bends;
  return 1;
}

/* Smaller steps at number k, whose derivative is off by more than the
   tolerance: another derivative, if it agrees, or a kink. */
static int
look_closer (const DSC (gradient_check) *c, dsc_int k, double floor,
             estimate *e)
{
  double h = step_of (c->step, c->theta[k]), grad = c->grad[k];
  double before = fabs (grad - e->numerical);
  slopes s[2];
  for (int i = 0; i < 2; i++)
    {
      if (measure (c, k, h /= CLOSER, &s[i]))
        return 1;
      /* the second time also without the h^2 that a bend leaves */
      double found = s[i].central;
      const double more = i * (found - s[0].central) / (CLOSER * CLOSER - 1);
      for (int j = 0; j <= i; j++, found += more)
        if (take_if_close (c, grad, found, &s[i], before, floor, e))
          return 0;
    }
  e->kink = is_kink (grad, &s[0], &s[1],
                     s[1].noise + c->tolerance
                                  * relative_to (grad, s[1].central, floor));
  /* a function such as log bends at 0 as much as theta is near to it */
  if (! e->kink && border_step (c, k) < h)
    {
      if (measure (c, k, border_step (c, k), &s[0]))
        return 1;
      take_if_close (c, grad, s[0].central, &s[0], before, floor, e);
    }
  return 0;
}

/* Does rounding hide an error of the derivative that is worth to be seen?  Not
   where the cost bends: next to a minimum a derivative is nearly 0.  Where
   nothing changes at all, others have a LARGEST one, or 1 is what is
   expected. */
static int
hidden (double grad, const estimate *e, double floor, double largest)
{
  double size = relative_to (grad, e->numerical, floor);
  if (grad == 0 && e->numerical == 0)
    size = largest > 0 ? largest : 1;
  return ! e->bends && e->noise > SEEN * size;
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

/* Number k against the gradient. */
static int
compare (const DSC (gradient_check) *c, dsc_int k, double floor, estimate *e)
{
  double grad = c->grad[k];
  if (! (off (grad, e->numerical, e->noise)
         <= c->tolerance * relative_to (grad, e->numerical, floor))
      && ! e->border)
    return look_closer (c, k, floor, e);
  return 0;
}

dsc_status
DSC (checkgrad) (const DSC (gradient_check) *c, double *numerical,
                 double *error, unsigned char *kink, double *relative,
                 dsc_int *worst, int *passed)
{
  double floor = 0, largest = 0, top = -1, top_raw = -1;
  double most = fmin (ENTRY * c->tolerance, fmax (c->tolerance, ENTRY_MOST));
  int blind = 0;
  norm difference = { 0, 0 }, excess = difference, given = difference,
       found = difference;
  if (c->K < 0 || ! isfinite (c->J) || ! (c->step >= 0) || ! (c->tolerance > 0))
    return DSC_EARG;
  for (dsc_int k = 0; k < c->K; k++)
    {
      slopes s;
      if (derivative (c, k, &s, &kink[k]))
        return DSC_ESTOP;
      kink[k] += 2 * s.bends;              /* kept until the second walk */
      numerical[k] = s.central;
      error[k] = s.noise;
      if (! isfinite (s.central))
        continue;
      floor = fmax (floor, FLOOR * fabs (s.central));
      largest = fmax (largest, off (s.central, 0, s.noise));
    }

  *worst = -1;
  *passed = 1;
  for (dsc_int k = 0; k < c->K; k++)
    {
      double grad = c->grad[k];
      estimate e = { numerical[k], error[k], kink[k] / 2, kink[k] % 2, 0 };
      if (compare (c, k, floor, &e))
        return DSC_ESTOP;
      numerical[k] = e.numerical;
      kink[k] = e.kink;
      double size = relative_to (grad, e.numerical, floor);
      error[k] = fabs (grad - e.numerical) / size;
      if (e.kink)
        continue;
      double beyond = off (grad, e.numerical, e.noise);
      add (&difference, grad - e.numerical);
      add (&excess, beyond);
      add (&given, grad);
      add (&found, e.numerical);
      /* NaN is worse than anything, and the first one stays */
      if (! (beyond / size < top || isnan (top)
             || (beyond / size == top && error[k] <= top_raw)))
        {
          *worst = k;
          top = beyond / size;
          top_raw = error[k];
        }
      *passed = *passed && beyond / size <= most;
      blind = blind || hidden (grad, &e, floor, largest);
    }
  *relative = over (&difference, &given, &found);
  *passed = *passed && over (&excess, &given, &found) <= c->tolerance;
  if (*passed && blind)
    *passed = -1;
  return DSC_OK;
}
