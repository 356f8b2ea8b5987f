/* ewma-moments.c: the variance of one series, the covariance and correlation
   of two.

   With the share g of an observation (ewma-weight.h), d = x - m:
     m = m + g d,   S = (1 - g) (S + g d^2)
   (D. H. D. West, CACM 22 (1979)), and for the normalised weights
     h = 1 - sum w^2 / (sum w)^2 = (1 - g) ((1 - g) h + 2 g),
   so that S / h is unbiased.  All of them move by small steps whose rounding
   is kept.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "ewma.h"
#include "ewma-weight.h"

void
DSC (ewma_moments_start) (ewma_moments_state *s)
{
  *s = (ewma_moments_state) { .weight = { .last = NAN } };
}

/* S = left S + inc */
static inline void
update (double *S, double *low, double g, double left, double inc)
{
  if (g < .5)
    add_kept (S, low, inc - g * *S);
  else
    *S = left * *S + inc, *low = 0;
}

static inline __attribute__ ((always_inline)) void
observe (const ewma_plan *p, ewma_moments_state *s, int pair, double x,
         double y)
{
  double g = 1, left = 0;
  if (s->seen > 0)
    g = share (p, &s->weight, &left);
  else
    first_weight (p, &s->weight);
  const double dx = (x - s->m[0]) + s->k[0];
  update (&s->S[0], &s->l[0], g, left, g * left * dx * dx);
  add_kept (&s->m[0], &s->k[0], g * dx);
  if (pair)
    {
      const double dy = (y - s->m[1]) + s->k[1];
      update (&s->S[1], &s->l[1], g, left, g * left * dx * dy);
      update (&s->S[2], &s->l[2], g, left, g * left * dy * dy);
      add_kept (&s->m[1], &s->k[1], g * dy);
    }
  /* left^2 h + 2 left g */
  if (g < .5)
    add_kept (&s->h, &s->j, g * (2 * left - (1 + left) * s->h));
  else
    s->h = left * (left * s->h + 2 * g), s->j = 0;
}

/* What is asked for, from the moments. */
static inline double
result (const dsc_averaging *how, const ewma_moments_state *s)
{
  const double scale = ! how->unbiased ? 1 : s->h > 0 ? s->h : NAN;
  const double xx = s->S[0] > 0 ? s->S[0] : 0, yy = s->S[2];
  if (how->statistic == DSC_VAR)
    return xx / scale;
  if (how->statistic == DSC_STD)
    return sqrt (xx / scale);
  if (how->statistic == DSC_COV)
    return s->S[1] / scale;
  if (! (xx > 0 && yy > 0))
    return NAN;
  const double r = s->S[1] / sqrt (xx) / sqrt (yy);
  return r > 1 ? 1 : r < -1 ? -1 : r;
}

static inline __attribute__ ((always_inline)) void
series (const ewma_plan *p, ewma_moments_state *state, int pair, dsc_int n,
        ewma_view at)
{
  const dsc_averaging *how = &p->how;
  const double least = (double) how->min_periods;
  ewma_moments_state s = *state;
  for (dsc_int i = 0; i < n; i++)
    {
      const double x = at.x[i], y = pair ? at.y[i] : x;
      const int none = isnan (x) || isnan (y);
      const enum sample kind
        = pass_time (how, &s.weight, none, how->timed ? at.times + i : NULL);
      double v = NAN;
      if (kind == OBSERVED)
        {
          if (! isfinite (x) || ! isfinite (y))
            s.broken = 1;
          if (! s.broken)
            observe (p, &s, pair, x, y);
          s.seen += s.seen < least;
        }
      else if (kind == MISSING && how->missing == DSC_PROPAGATE)
        s.broken = 1;
      if (! s.broken && s.seen >= least && (kind == OBSERVED || (kind == MISSING && how->hold)))
        v = result (how, &s);
      at.v[i] = (real) v;
    }
  *state = s;
}

void
DSC (ewma_moments) (const ewma_plan *p, ewma_moments_state *s, dsc_int n,
                    ewma_view at)
{
  if (p->how.statistic == DSC_COV || p->how.statistic == DSC_CORR)
    series (p, s, 1, n, at);
  else
    series (p, s, 0, n, at);
}
