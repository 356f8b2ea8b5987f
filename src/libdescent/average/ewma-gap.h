/* ewma-gap.h: the share of an observation, from what lies between it and
   the one before: missing samples, or time.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_EWMA_GAP_H
#define DESCENT_EWMA_GAP_H

#include <math.h>

#include "average.h"
#include "ewma.h"

/* What a sample is. */
enum sample { IGNORED, MISSING, OBSERVED };

/* Time advances to the next sample, NONE (missing) or not, at *TIME. */
static inline enum sample
pass_time (const dsc_averaging *how, ewma_weight *w, int none,
           const double *time)
{
  double step = 1;
  if (how->timed)
    {
      if (isnan (*time))
        return IGNORED;
      step = isnan (w->last) ? 0 : *time - w->last;
      w->last = *time;
    }
  if (! none || how->missing != DSC_SKIP)
    w->age += step;
  return none ? MISSING : OBSERVED;
}

/* Do the weights, of new ones c, add up to all the weight there is? */
static inline int
complete (const ewma_weight *w)
{
  return 1 - w->sum <= 2 * EWMA_OVER;
}

/* Is the next observation one step after the last, and all the weight there?
   Then its share is c. */
static inline int
in_step (const ewma_plan *p, const ewma_weight *w)
{
  return p->how.corrected && ! p->how.timed && w->age == 1 && complete (w);
}

/* The share g of an observation and, to its own digits, 1 - g in *LEFT; the
   weights know the observation from there on.  With f = b^age: where the
   weights count (corrected), w = f w + 1 and g = 1/w, in units of c without
   times; else c/(f + c), or with times 1 - f. */
static inline double
weight_of_next (const ewma_plan *p, ewma_weight *w, double *left)
{
  const double age = w->age;
  if (in_step (p, w))
    {
      w->age = 0;
      *left = p->b[0];
      return p->c;
    }
  const double d = age == 0 ? 0 : age == 1 ? p->c : -expm1 (age * p->log_b);
  const double unit = p->how.timed ? 1 : p->c;
  w->age = 0;
  const double f = d < .5 ? 1 - d : age == 0 ? 1 : exp (age * p->log_b);
  if (! p->how.corrected)
    {
      const double sum = p->how.timed ? 1 : 1 - (d - unit);
      *left = f / sum;
      return (p->how.timed ? d : unit) / sum;
    }
  if (d < .5)
    add_compensated (&w->sum, &w->low, -d * w->sum);
  else
    w->sum *= f, w->low = 0;
  const double old = w->sum;
  add_compensated (&w->sum, &w->low, unit);
  *left = old / w->sum;
  return unit / w->sum;
}

/* The first observation has all the weight. */
static inline void
first_weight (const ewma_plan *p, ewma_weight *w)
{
  w->sum = p->how.timed ? 1 : p->c;
  w->low = 0;
  w->age = 0;
}

#endif
