/* ewma-state.c: whether the numbers of a state can be those of a series.
   States are arrays of users, who may have edited them.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <stdint.h>

#include "base/finite.h"
#include "average.h"
#include "ewma.h"

/* What Kahan's compensation leaves of a sum is less than this share of it. */
#define ROUNDING 0x1p-40

static int
is_flag (double v)
{
  return v == 0 || v == 1;
}

static int
is_count (double v, double most)
{
  return v >= 0 && v <= most && v == (double) (int64_t) v;
}

/* SEEN observations have been made, the next sample is at TIME. */
static int
weight_valid (const ewma_plan *p, const ewma_weight *w, double seen,
              double time)
{
  if (! (w->sum >= 0 && isfinite (w->sum) && w->age >= 0
         && fabs (w->low) <= ROUNDING * w->sum))
    return 0;
  return ! p->how.timed || (isnan (w->last) ? seen == 0
                            : isfinite (w->last) && ! (w->last > time));
}

/* Only what an Inf or NaN has broken, or will at the end of its block, may have
   averages that are none. */
static int
mean_valid (const ewma_plan *p, const ewma_mean_state *s, double time)
{
  const ewma_stretch *z = &s->stretch;
  const double longest = fmin (0x1p52, (double) (PTRDIFF_MAX / 2));
  if (! (is_count (z->samples, longest) && is_count (s->seen, 0x1p53)
         && is_flag (s->begun) && is_flag (s->singly) && is_flag (z->broken)
         && is_flag (z->settled) && is_flag (z->varies)
         && weight_valid (p, &s->weight, s->seen, time)))
    return 0;
  const double numbers[] = { z->at.mean, z->at.low, z->at.before[0],
                             z->at.before[1], z->at.before[2], s->held,
                             z->piece_mean, z->piece_low, z->first };
  return z->broken || all_finite_double (COUNT (numbers), numbers)
         || ! all_finite_double ((dsc_int) z->samples % EWMA_LANES, z->rest);
}

/* Squares that overflow take the averages along. */
static int
moments_valid (const ewma_plan *p, const ewma_moments_state *s, double time)
{
  return is_count (s->seen, 0x1p53) && is_flag (s->broken)
         && ! (s->moment[0] < 0) && ! (s->moment[2] < 0)
         && s->left >= 0 && s->left <= 1 && s->spread >= 0 && s->spread <= 2
         && fabs (s->spread_low) <= ROUNDING
         && (! all_finite_double (3, s->moment)
             || (all_finite_double (2, s->mean)
                 && all_finite_double (2, s->mean_low)))
         && weight_valid (p, &s->weight, s->seen, time);
}

static int
sum_valid (const ewma_plan *p, const ewma_sum_state *s, double time)
{
  return is_count (s->seen, 0x1p53) && is_flag (s->broken)
         && (s->broken || (isfinite (s->sum) && isfinite (s->low)))
         && weight_valid (p, &s->weight, s->seen, time);
}

int
DSC (ewma_state_valid) (const ewma_plan *p, const double *state, double time)
{
  return p->how.statistic == DSC_MEAN
         ? mean_valid (p, (const ewma_mean_state *) state, time)
         : p->how.statistic == DSC_SUM
         ? sum_valid (p, (const ewma_sum_state *) state, time)
         : moments_valid (p, (const ewma_moments_state *) state, time);
}
