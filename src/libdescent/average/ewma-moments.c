/* ewma-moments.c: the variance of one series, the covariance and correlation
   of two.

   With the share g of an observation (ewma-gap.h), d = x - m:
     m = m + g d,   S = (1 - g) (S + g d^2)
   (D. H. D. West, CACM 22 (1979)), and for the normalised weights
     h = 1 - sum w^2 / (sum w)^2 = (1 - g) ((1 - g) h + 2 g),
   so that S / h is unbiased.  All of them move by small steps whose rounding
   is kept.

   After a gap 1 - g may be below all numbers, and S / h is (S + d^2) / 2 still:
   where 1 - g is small, S and h are kept without it until the next observation.
   And m = x - (1 - g) d there, since m + g d would keep the rounding of a d
   that is far larger than x.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "average.h"
#include "ewma-gap.h"
#include "ewma.h"

void
DSC (ewma_moments_init) (ewma_moments_state *s)
{
  *s = (ewma_moments_state) { .left = 1, .weight = { .last = NAN } };
}

/* What is left of the weights is small below this.  (From it on, what m loses
   of a level in rounding is below 4 eps of what S holds of it.) */
#define LITTLE_LEFT .25

/* S = left S + inc */
static inline void
update (double *S, double *low, double g, double left, double inc)
{
  if (g < .5)
    add_compensated (S, low, inc - g * *S);
  else
    *S = left * *S + inc, *low = 0;
}

/* The same of an S that was kept without the factor FACTOR. */
static inline void
update_late (double *S, double *low, double factor, double g, double left,
             double inc)
{
  if (g < .5)
    {
      *S *= factor, *low *= factor;
      update (S, low, g, left, inc);
    }
  else
    update (S, low, g, factor * left, inc);
}

/* An average m - k moves to x, a distance d away. */
static inline void
move (double *m, double *k, double g, double left, double x, double d)
{
  if (left < LITTLE_LEFT)
    {
      const double down = left * d;
      *m = x - down;
      *k = (*m - x) + down;
    }
  else
    add_compensated (m, k, g * d);
}

/* An observation of share g, be 1 - g = LEFT small or not. */
static inline __attribute__ ((always_inline)) void
observe_any (const ewma_plan *p, ewma_moments_state *s, int pair, double g,
             double left, double x, double y)
{
  if (s->seen == 0)
    {
      s->mean[0] = x;
      s->mean[1] = pair ? y : 0;
      return;
    }
  if (g == 0 && s->left != 1)   /* it counts for nothing */
    return;
  const int later = left < LITTLE_LEFT && p->log_b > -INFINITY;
  const double factor = s->left, now = later ? 1 : left;
  const double dx = (x - s->mean[0]) + s->mean_low[0];
  update_late (&s->moment[0], &s->moment_low[0], factor, g, now,
               g * now * dx * dx);
  move (&s->mean[0], &s->mean_low[0], g, left, x, dx);
  if (pair)
    {
      const double dy = (y - s->mean[1]) + s->mean_low[1];
      update_late (&s->moment[1], &s->moment_low[1], factor, g, now,
                   g * now * dx * dy);
      update_late (&s->moment[2], &s->moment_low[2], factor, g, now,
                   g * now * dy * dy);
      move (&s->mean[1], &s->mean_low[1], g, left, y, dy);
    }
  /* left^2 h + 2 left g */
  if (g < .5)
    {
      s->spread *= factor, s->spread_low *= factor;
      add_compensated (&s->spread, &s->spread_low,
                       g * (2 * left - (1 + left) * s->spread));
    }
  else
    s->spread = now * (factor * left * s->spread + 2 * g), s->spread_low = 0;
  s->left = later ? left : 1;
}

/* The same where LEFT is not small, and was not before. */
static inline __attribute__ ((always_inline)) void
observe_usual (ewma_moments_state *s, int pair, double g, double left, double x,
               double y)
{
  const double dx = (x - s->mean[0]) + s->mean_low[0];
  update (&s->moment[0], &s->moment_low[0], g, left, g * left * dx * dx);
  add_compensated (&s->mean[0], &s->mean_low[0], g * dx);
  if (pair)
    {
      const double dy = (y - s->mean[1]) + s->mean_low[1];
      update (&s->moment[1], &s->moment_low[1], g, left, g * left * dx * dy);
      update (&s->moment[2], &s->moment_low[2], g, left, g * left * dy * dy);
      add_compensated (&s->mean[1], &s->mean_low[1], g * dy);
    }
  /* left^2 h + 2 left g */
  if (g < .5)
    add_compensated (&s->spread, &s->spread_low,
                     g * (2 * left - (1 + left) * s->spread));
  else
    s->spread = left * (left * s->spread + 2 * g), s->spread_low = 0;
}

/* What is asked for, from the moments. */
static inline double
result (const dsc_averaging *how, const ewma_moments_state *s, int usual)
{
  const double part = usual || how->unbiased ? 1 : s->left;
  const double scale = ! how->unbiased ? 1 : s->spread > 0 ? s->spread : NAN;
  const double xx = s->moment[0] > 0 ? s->moment[0] : 0, yy = s->moment[2];
  if (how->statistic == DSC_VAR)
    return part * xx / scale;
  if (how->statistic == DSC_STD || how->statistic == DSC_BAND)
    return sqrt (part * xx / scale);
  if (how->statistic == DSC_COV)
    return part * s->moment[1] / scale;
  if (! (xx > 0 && yy > 0))
    return NAN;
  const double r = s->moment[1] / sqrt (xx) / sqrt (yy);
  return r > 1 ? 1 : r < -1 ? -1 : r;
}

/* Are there as many observations as are asked for, and no Inf? */
static inline int
is_known (const dsc_averaging *how, const ewma_moments_state *s)
{
  return ! s->broken && s->seen >= (double) how->min_periods;
}

static inline double
mean_of (const dsc_averaging *how, const ewma_moments_state *s)
{
  return is_known (how, s) ? s->mean[0] - s->mean_low[0] : NAN;
}

/* The result after a sample that was OBSERVED, or is missing.  A band masks
   its results itself. */
static inline __attribute__ ((always_inline)) real
shown (const dsc_averaging *how, const ewma_moments_state *s, int usual,
       enum sample kind)
{
  const int held = how->hold || how->statistic == DSC_BAND;
  if (is_known (how, s) && (kind == OBSERVED || (kind == MISSING && held)))
    return (real) result (how, s, usual);
  return (real) NAN;
}

/* The shares of an observation that leaves less than is usual. */
typedef struct
{
  double g, left;
} rare_weight;

/* n samples; or, with USUAL, of a series that has begun, those before the one
   that leaves little, whose share is in *RARE and which the weights know
   already.  Returns how many. */
static inline __attribute__ ((always_inline)) dsc_int
series (const ewma_plan *p, ewma_moments_state *state, int pair, int usual,
        dsc_int n, ewma_view at, rare_weight *rare)
{
  const dsc_averaging *how = &p->how;
  const double most = counted (how);
  ewma_moments_state s = *state;
  double g, left;
  dsc_int i = 0;
  for (; i < n; i++)
    {
      const double x = at.x[i], y = pair ? at.y[i] : x;
      const int none = isnan (x) || isnan (y);
      const enum sample kind
        = pass_time (how, &s.weight, none, how->timed ? at.times + i : NULL);
      if (kind == OBSERVED)
        {
          if (! isfinite (x) || ! isfinite (y))
            s.broken = 1;
          if (! s.broken)
            {
              g = 1, left = 0;
              if (usual && in_step (p, &s.weight))
                g = p->c, left = p->b[0], s.weight.age = 0;
              else if (usual || s.seen > 0)
                {
                  g = weight_of_next (p, &s.weight, &left);
                  if (usual && left < LITTLE_LEFT)
                    {
                      *rare = (rare_weight) { g, left };
                      break;
                    }
                }
              else
                first_weight (p, &s.weight);
              if (usual)
                observe_usual (&s, pair, g, left, x, y);
              else
                observe_any (p, &s, pair, g, left, x, y);
            }
          s.seen += s.seen < most;
        }
      else if (kind == MISSING && how->missing == DSC_PROPAGATE)
        s.broken = 1;
      at.v[i] = shown (how, &s, usual, kind);
      if (! pair && at.w)
        at.w[i] = (real) mean_of (how, &s);
    }
  *state = s;
  return i;
}

static __attribute__ ((noinline)) dsc_int
any_samples (const ewma_plan *p, ewma_moments_state *s, dsc_int n, ewma_view at)
{
  return dsc_is_pair (p->how.statistic) ? series (p, s, 1, 0, n, at, NULL)
         : series (p, s, 0, 0, n, at, NULL);
}

static __attribute__ ((noinline)) dsc_int
usual_samples (const ewma_plan *p, ewma_moments_state *s, dsc_int n,
               ewma_view at)
{
  const int pair = dsc_is_pair (p->how.statistic);
  rare_weight rare = { 1, 0 };
  const dsc_int i = pair ? series (p, s, 1, 1, n, at, &rare)
                    : series (p, s, 0, 1, n, at, &rare);
  if (i == n)
    return n;
  observe_any (p, s, pair, rare.g, rare.left, at.x[i], pair ? at.y[i] : 0);
  s->seen += s->seen < counted (&p->how);
  at.v[i] = shown (&p->how, s, 0, OBSERVED);
  if (! pair && at.w)
    at.w[i] = (real) mean_of (&p->how, s);
  return i + 1;
}

void
DSC (ewma_moments_advance) (const ewma_plan *p, ewma_moments_state *s,
                            dsc_int n, ewma_view at)
{
  for (dsc_int done; n > 0; n -= done)
    {
      if (p->b[0] < LITTLE_LEFT)
        done = any_samples (p, s, n, at);
      else if (s->left != 1 || s->seen == 0)
        done = any_samples (p, s, 1, at);
      else
        done = usual_samples (p, s, n, at);
      at.x += done;
      at.y += at.y ? done : 0;
      at.times += at.times ? done : 0;
      at.v += done;
      at.w += at.w ? done : 0;
    }
}

void
DSC (ewma_moments_value) (const dsc_averaging *how, const ewma_moments_state *s,
                          real *mean, real *value)
{
  *mean = (real) mean_of (how, s);
  *value = is_known (how, s) ? (real) result (how, s, 0) : (real) NAN;
}
