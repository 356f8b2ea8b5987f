/* ewma-segment.c: the arithmetic of exponentially weighted averages, on up to
   EWMA_SEGMENT_SAMPLES samples without a gap.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/widths.h"
#include "average.h"
#include "ewma-blocks.h"

void
DSC (ewma_plan_init) (ewma_plan *p, const dsc_averaging *how, double gain,
                      double log_b, dsc_int n, int joined)
{
  memset (p, 0, sizeof *p);
  p->how = *how;
  p->joined = joined;
  p->c = gain;
  p->log_b = log_b;
  for (int j = 0; j < 3; j++)
    p->b[j] = exp ((1 << j) * log_b);
  if (gain == 1)
    return;
  for (int j = 0; j < EWMA_LANES; j++)
    p->B[j] = exp ((j + 1) * log_b);
  /* the corrections of the first segment; blocks use d[0] in any case */
  const dsc_int needed = how->corrected && n > EWMA_LANES ? n : EWMA_LANES;
  for (dsc_int j = 0; j < EWMA_SEGMENT_SAMPLES; j++)
    p->d[j] = j < needed ? -expm1 ((double) (j + 1) * p->log_b) : 1;
  for (int j = 0;
       j < EWMA_STRIDE_SEGMENTS && (joined || n > EWMA_SEGMENT_SAMPLES);
       j++)
    p->masses[j] = -expm1 ((double) (j * EWMA_SEGMENT_SAMPLES) * p->log_b);
  p->past = exp (EWMA_SEGMENT_SAMPLES * p->log_b);
  /* b^-reach is beyond all numbers */
  const double reach = ceil (-750 / (EWMA_SEGMENT_SAMPLES * log_b))
                       * EWMA_SEGMENT_SAMPLES;
  p->reach = reach < EWMA_PIECE_SAMPLES
             ? (dsc_int) fmax (reach, EWMA_SEGMENT_SAMPLES)
             : EWMA_PIECE_SAMPLES;
  for (int j = 0; j < EWMA_SEGMENT_SAMPLES && joined; j++)
    p->w[j] = gain * exp ((double) (EWMA_SEGMENT_SAMPLES - 1 - j) * p->log_b);
}

double
DSC (ewma_mass) (const ewma_plan *p, const ewma_stretch *z, double t)
{
  return p->how.corrected && ! z->settled && t > 0 ? -expm1 (t * p->log_b)
         : p->how.corrected && ! z->settled ? 0 : 1;
}

/* *Q0 = 1 - b^t at the start t of segment number SEGMENT, and *P0 = b^t; 0
   where that is over.  In closed form now and then, in one step from there. */
static void
find_mass (const ewma_plan *p, const ewma_stretch *z, dsc_int segment,
           ewma_closed_form *mass, double *q0, double *p0)
{
  *q0 = 1, *p0 = 0;
  if (! p->how.corrected || z->settled)
    return;
  const dsc_int step = segment % EWMA_STRIDE_SEGMENTS, base = segment - step;
  if (mass->base != base)
    {
      const double t = (double) base * EWMA_SEGMENT_SAMPLES;
      *mass = (ewma_closed_form) { base, -expm1 (t * p->log_b),
                                   exp (t * p->log_b) };
    }
  const double d = step > 0 ? p->masses[step] : 0;
  const double left = mass->left * (1 - d);
  if (left >= EWMA_OVER)
    *q0 = mass->mass + mass->left * d, *p0 = left;
}

/* m takes what k has gathered. */
static void
settle (ewma_level *z)
{
  const double m = z->mean - z->low;
  z->low = (m - z->mean) + z->low;
  z->mean = m;
}

/* m += c/q_j (x_j - m) */
static int
one_by_one (const ewma_plan *p, ewma_level *z, double q0, double p0,
            const double *d, dsc_int n, const real *x, real *y)
{
  double m = z->mean, g = p->c, bad = 0;
  for (dsc_int i = 0; i < n; i++)
    {
      if (p0 > 0)
        g = p->c / (q0 + p0 * d[i]);
      m += g * ((double) x[i] - m);
      bad += m - m;
      y[i] = (real) m;
    }
  z->mean = m;
  return bad == 0;
}

static int
segment_direct (const ewma_plan *p, ewma_stretch *z, ewma_closed_form *mass,
                dsc_int n, const real *x, real *y)
{
  const dsc_int t = (dsc_int) z->samples, segment = t / EWMA_SEGMENT_SAMPLES;
  const double *d = p->d + t % EWMA_SEGMENT_SAMPLES;
  const ewma_loops *blocks = DSC (ewma_blocks) (vector_bytes ());
  double q0, p0;
  find_mass (p, z, segment, mass, &q0, &p0);
  z->samples += (double) n;
  const int early = p0 > 0 || (segment == 0 && ! z->settled);
  if (p->c > EWMA_LARGE_GAIN && early)
    return one_by_one (p, &z->at, q0, p0, d, n, x, y);
  if (p->c >= EWMA_SMALL_GAIN && ! early)
    return blocks->steep (p, &z->at, n, x, y);
  const int fine = p0 > 0 ? blocks->corrected (p, &z->at, q0, p0, d, n, x, y)
                   : blocks->plain (p, &z->at, d, n, x, y);
  if (fine && (t + n) % EWMA_SEGMENT_SAMPLES == 0)
    settle (&z->at);
  return fine;
}

static void
rescale (ewma_level *z, double scale)
{
  z->mean *= scale, z->low *= scale;
  for (int i = 0; i < EWMA_LAG_BLOCKS; i++)
    z->before[i] *= scale;
}

static double
within (double top, double v)   /* NaN stays */
{
  return v > top ? top : v < -top ? -top : v;
}

/* Samples so large that something overflows on the way: scaled by a power of
   two the bits are the same. */
static void
segment_scaled (const ewma_plan *p, ewma_stretch *z, ewma_closed_form *mass,
                dsc_int n, const real *x, real *y)
{
  const double scale = 0x1p-4, top = sizeof (real) == 4 ? FLT_MAX : DBL_MAX;
  real small[EWMA_LANES] = { 0 };
  for (dsc_int i = 0; i < n; i++)
    small[i] = (real) (x[i] * scale);
  rescale (&z->at, scale);
  segment_direct (p, z, mass, n, small, y);
  for (dsc_int i = 0; i < n; i++)
    y[i] = (real) within (top, y[i] / scale);
  rescale (&z->at, 1 / scale);
  z->at.mean = within (top, z->at.mean);
}

/* One block of finite samples, each average from the samples up to its own. */
static void
segment_carefully (const ewma_plan *p, ewma_stretch *z, ewma_closed_form *mass,
                   dsc_int n, const real *x, real *y)
{
  const double t = z->samples;
  const ewma_level before = z->at;
  if (segment_direct (p, z, mass, n, x, y))
    return;
  for (dsc_int j = 1; j <= n; j++)
    {
      real v[EWMA_LANES];
      z->at = before, z->samples = t;
      if (! segment_direct (p, z, mass, j, x, v))
        {
          z->at = before, z->samples = t;
          segment_scaled (p, z, mass, j, x, v);
        }
      y[j-1] = v[j-1];
    }
}

void
DSC (ewma_segment) (const ewma_plan *p, ewma_stretch *z, ewma_closed_form *mass,
                    dsc_int n, const real *x, real *y)
{
  const double t = z->samples;
  const ewma_level before = z->at;
  dsc_int r = 0;
  if (! z->broken)
    {
      if (segment_direct (p, z, mass, n, x, y))
        return;
      z->at = before, z->samples = t;
      dsc_int finite = 0;
      while (finite < n && isfinite (x[finite]))
        finite++;
      for (; r < finite; r += EWMA_LANES)
        segment_carefully (p, z, mass, least (finite - r, EWMA_LANES),
                           x + r, y + r);
      r = finite;
      if (r < n)
        z->broken = 1, z->at.mean = 0;
    }
  /* as v = b v + c x continues: Inf stays, Inf - Inf and NaN give NaN */
  for (; r < n; r++)
    y[r] = (real) (z->at.mean += x[r]);
  z->samples = t + (double) n;
}
