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

/* Samples whose averages and deviations wait here. */
#define WINDOW_SAMPLES EWMA_SEGMENT_SAMPLES

/* The band after each of n samples is in MEAN and DEVIATION; that before the
   first is m, s, of SEEN observations. */
static void
judge (const dsc_averaging *how, dsc_int n, ewma_view at, const real *mean,
       const real *deviation, real m, real s, double seen)
{
  for (dsc_int i = 0; i < n; i++)
    {
      const real x = at.x[i];
      const int ignored = how->timed && isnan (at.times[i]), none = isnan (x);
      const int masked = ignored || (none && ! how->hold);
      const real before_m = m, before_s = s;
      at.flag[i] = seen >= (double) how->warm_up && ! ignored
                   && outside (how->width, x, m, s);
      if (! ignored)
        m = mean[i], s = deviation[i], seen += ! none;
      at.v[i] = masked ? (real) NAN : how->lag ? before_m : m;
      at.w[i] = masked ? (real) NAN : how->lag ? before_s : s;
    }
}

void
DSC (ewma_band_advance) (const ewma_plan *p, ewma_moments_state *s, dsc_int n,
                         ewma_view at)
{
  real mean[WINDOW_SAMPLES], deviation[WINDOW_SAMPLES], m, d;
  for (dsc_int len; n > 0; n -= len)
    {
      len = least (n, WINDOW_SAMPLES);
      const double seen = s->seen;
      DSC (ewma_moments_value) (&p->how, s, &m, &d);
      const ewma_view to = { .x = at.x, .times = at.times, .v = deviation,
                             .w = mean };
      DSC (ewma_moments_advance) (p, s, len, to);
      judge (&p->how, len, at, mean, deviation, m, d, seen);
      at.x += len, at.v += len, at.w += len, at.flag += len;
      at.times += at.times ? len : 0;
    }
}
