/* ewma-sum.c: the decayed sum and the decayed count of one series,

     s = sum b^age x,   n = sum b^age

   over its observations, their ages in samples or in units of time.  Between
   two of them both shrink by f = b^age = 1 - d: by small steps whose rounding
   is kept, unless d is large.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "average.h"
#include "ewma-gap.h"
#include "ewma.h"

void
DSC (ewma_sum_init) (ewma_sum_state *s)
{
  *s = (ewma_sum_state) { .weight = { .last = NAN } };
}

/* b^age */
static inline double
left_after (const ewma_plan *p, double age)
{
  return age == 0 ? 1 : age == 1 ? p->b[0] : exp (age * p->log_b);
}

/* sum - low = (1 - d) (sum - low) + x */
static inline void
decay_and_add (double *sum, double *low, double d, double left, double x)
{
  if (d < .5)
    add_compensated (sum, low, (x - d * *sum) + d * *low);
  else
    *sum = left * (*sum - *low) + x, *low = 0;
}

static void
observe (const ewma_plan *p, ewma_sum_state *s, double x)
{
  ewma_weight *w = &s->weight;
  const double age = w->age, left = left_after (p, age);
  const double d = age == 0 ? 0 : age == 1 ? p->c : -expm1 (age * p->log_b);
  w->age = 0;
  decay_and_add (&w->sum, &w->low, d, left, 1);
  if (s->broken || ! isfinite (x))
    s->sum += x;
  else
    decay_and_add (&s->sum, &s->low, d, left, x);
  if (! isfinite (s->sum))
    s->broken = 1;
  if (s->broken)
    s->low = 0;
  s->seen += s->seen < (double) p->how.min_periods;
}

void
DSC (ewma_sum_advance) (const ewma_plan *p, ewma_sum_state *s, dsc_int n,
                        ewma_view at)
{
  const dsc_averaging *how = &p->how;
  for (dsc_int i = 0; i < n; i++)
    {
      const double x = at.x[i];
      const enum sample kind = pass_time (how, &s->weight, isnan (x),
                                          how->timed ? at.times + i : NULL);
      if (kind == OBSERVED)
        observe (p, s, x);
      else if (kind == MISSING && how->missing == DSC_PROPAGATE)
        s->broken = 1, s->sum = NAN;
      double sum = NAN, count = NAN;
      if (s->seen >= (double) how->min_periods
          && (kind == OBSERVED || (kind == MISSING && how->hold)))
        {
          const double left = left_after (p, s->weight.age);
          sum = s->broken ? s->sum : left * (s->sum - s->low);
          count = left * (s->weight.sum - s->weight.low);
        }
      at.v[i] = (real) sum;
      at.w[i] = (real) count;
    }
}
