/* ewma-band.c: the mean and the deviation of one series by the same weights,
   and which samples are beyond the band that those before them make.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "average.h"
#include "ewma.h"

/* Is x farther than WIDTH deviations s from the mean m?  In the precision of
   the results, so that users who compare them come to the same. */
static inline int
outside (double width, real x, real m, real s)
{
  return REAL_FN (fabs) (x - m) > (real) width * s;
}

void
DSC (ewma_band_advance) (const ewma_plan *p, ewma_moments_state *s, dsc_int n,
                         ewma_view at)
{
  const dsc_averaging *how = &p->how;
  for (dsc_int i = 0; i < n; i++)
    {
      const real x = at.x[i];
      const double *time = how->timed ? at.times + i : NULL;
      const int ignored = time && isnan (*time);
      const int ready = s->seen >= (double) how->warm_up && ! ignored;
      double mean, deviation;
      DSC (ewma_moments_value) (how, s, &mean, &deviation);
      at.flag[i] = ready && outside (how->width, x, (real) mean,
                                     (real) deviation);
      const ewma_view one = { .x = at.x + i, .times = time, .v = at.w + i };
      DSC (ewma_moments_advance) (p, s, 1, one);
      if (! how->lag)
        DSC (ewma_moments_value) (how, s, &mean, &deviation);
      if (ignored || (isnan (x) && ! how->hold))
        mean = deviation = NAN;
      at.v[i] = (real) mean;
      at.w[i] = (real) deviation;
    }
}
