/* ewma-mean.c: the average of one series: how it starts, what missing samples
   do, samples at given times.  Stretches without a gap are left to
   ewma-stretch.c.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "average.h"
#include "ewma-gap.h"
#include "ewma.h"

/* Samples that are looked at together. */
#define WINDOW_SAMPLES EWMA_SEGMENT_SAMPLES

void
DSC (ewma_mean_init) (ewma_mean_state *s, const ewma_plan *p, double v0)
{
  *s = (ewma_mean_state) { .weight = { .last = NAN } };
  const int counts = p->how.initial == DSC_GIVEN && p->log_b > -INFINITY;
  set_level (&s->stretch.at, counts ? v0 : 0, 0);
  s->stretch.broken = ! isfinite (s->stretch.at.mean);
}

int
DSC (ewma_gaps) (dsc_int n, const real *x)
{
  int gaps = 0;
  for (dsc_int i = 0; i < n; i++)
    gaps |= x[i] != x[i];
  return gaps;
}

/* m += g (x - m), one sample; LEFT is 1 - g to its own digits */
static void
move (ewma_stretch *z, double g, double left, double x)
{
  const double m = z->at.mean;
  if (z->broken || ! isfinite (x))
    {
      z->at.mean = z->broken ? m + x : x;
      z->at.low = 0;
      z->broken = 1;
      return;
    }
  if (g == 1)
    {
      z->at.mean = left > 0 ? x + (left * m - left * x) : x;
      z->at.low = 0;
      return;
    }
  add_compensated (&z->at.mean, &z->at.low, g * ((x - m) + z->at.low));
  if (! isfinite (z->at.mean))   /* x - m is too large */
    {
      z->at.mean = (1 - g) * m + g * x;
      z->at.low = 0;
    }
}

/* An observation on its own. */
static double
observe (const ewma_plan *p, ewma_mean_state *s, double x)
{
  double g = 1, left = 0;
  if (! s->begun && set_by_first (&p->how))
    first_weight (p, &s->weight);
  else
    {
      if (! s->begun)
        s->weight.age = 1;   /* one unit of time after the start */
      g = weight_of_next (p, &s->weight, &left);
    }
  s->begun = 1;
  move (&s->stretch, g, left, x);
  return s->held = (real) s->stretch.at.mean;
}

void
DSC (ewma_first) (const ewma_plan *p, ewma_mean_state *s, double x)
{
  if (s->begun || ! set_by_first (&p->how))
    return;
  s->begun = 1;
  set_level (&s->stretch.at, x, 0);
}

/* Observations without a gap. */
static void
observe_stretch (const ewma_plan *p, ewma_mean_state *s, dsc_int n,
                 const real *x, real *v)
{
  if (n == 0)
    return;
  DSC (ewma_first) (p, s, x[0]);
  DSC (ewma_stretch_advance) (p, &s->stretch, p->joined, n, x, v);
  s->held = v[n-1];
}

/* ---- the mean of the first samples as a start */

static int
seeding (const ewma_plan *p, const ewma_mean_state *s)
{
  return p->how.initial == DSC_SMA && s->seen < (double) p->how.window;
}

static double
seed (const ewma_plan *p, ewma_mean_state *s, double x)
{
  const double window = (double) p->how.window;
  if (isnan (x))
    {
      if (p->how.missing == DSC_PROPAGATE && s->seen > 0)
        {
          s->stretch.broken = 1;
          s->stretch.at.mean = NAN;
          s->seen = window;
        }
      return NAN;
    }
  ++s->seen;
  move (&s->stretch, 1 / s->seen, 1 - 1 / s->seen, x);
  if (seeding (p, s))
    return NAN;
  DSC (ewma_stretch_resume) (&s->stretch, s->stretch.at.mean,
                             s->stretch.at.low);
  s->begun = 1;
  s->weight.age = 0;
  s->held = (real) s->stretch.at.mean;
  return s->seen < (double) p->how.min_periods ? NAN : s->stretch.at.mean;
}

/* ---- missing samples */

/* As if they were not there. */
static void
skip (const ewma_plan *p, ewma_mean_state *s, dsc_int n, const real *x, real *v)
{
  real xs[WINDOW_SAMPLES], vs[WINDOW_SAMPLES];
  double held = s->held;
  dsc_int k = 0;
  for (dsc_int i = 0; i < n; i++)
    if (! isnan (x[i]))
      xs[k++] = x[i];
  observe_stretch (p, s, k, xs, vs);
  k = 0;
  for (dsc_int i = 0; i < n; i++)
    {
      if (! isnan (x[i]))
        held = vs[k++];
      v[i] = (real) held;
    }
}

/* As zeros: for averages from zero or from a value, in which the weights of
   what is missing count too. */
static void
count_as_zero (const ewma_plan *p, ewma_mean_state *s, dsc_int n,
               const real *x, real *v)
{
  real xs[WINDOW_SAMPLES];
  for (dsc_int i = 0; i < n; i++)
    xs[i] = isnan (x[i]) ? 0 : x[i];
  observe_stretch (p, s, n, xs, v);
}

/* The average continues one by one. */
static void
split (const ewma_plan *p, ewma_mean_state *s)
{
  double m, k;
  DSC (ewma_stretch_value) (p, &s->stretch, &m, &k);
  s->weight.sum = DSC (ewma_mass) (p, &s->stretch, s->stretch.samples);
  s->weight.low = 0;
  s->weight.age = 0;
  if (! isfinite (m))   /* an Inf in the block, or the differences overflow */
    m = s->held, k = 0;
  DSC (ewma_stretch_resume) (&s->stretch, m, k);
  s->singly = 1;
}

/* The weights of observations decay through the gaps. */
static void
decay (const ewma_plan *p, ewma_mean_state *s, dsc_int n, const real *x,
       real *v)
{
  for (dsc_int i = 0; i < n; )
    if (isnan (x[i]))
      {
        if (s->begun && ! s->singly && ! s->stretch.broken)
          split (p, s);
        pass_time (&p->how, &s->weight, 1, NULL);
        v[i++] = (real) s->held;
      }
    else if (s->singly)
      {
        pass_time (&p->how, &s->weight, 0, NULL);
        v[i] = (real) observe (p, s, x[i]);
        i++;
        /* all the weight is there again: as if there had been no gap */
        if (! p->how.corrected || s->stretch.broken || complete (&s->weight))
          {
            DSC (ewma_stretch_resume) (&s->stretch, s->stretch.at.mean,
                                       s->stretch.at.low);
            s->singly = 0;
          }
      }
    else
      {
        dsc_int end = i;
        while (end < n && ! isnan (x[end]))
          end++;
        observe_stretch (p, s, end - i, x + i, v + i);
        i = end;
      }
}

/* ---- the series */

int
DSC (ewma_in_stretch) (const ewma_plan *p, const ewma_mean_state *s)
{
  return ! p->how.timed && p->c < 1 && ! s->singly && ! seeding (p, s);
}

dsc_int
DSC (ewma_too_few) (const ewma_plan *p, ewma_mean_state *s, dsc_int n,
                    const real *x)
{
  const double least = (double) p->how.min_periods;
  for (dsc_int i = 0; i < n; i++)
    {
      if (s->seen < least)
        s->seen += ! isnan (x[i]);
      if (s->seen >= least)
        return i;
    }
  return n;
}

/* NaN where no average is to stand. */
static void
mask (const ewma_plan *p, ewma_mean_state *s, dsc_int n, const real *x, real *v)
{
  const dsc_int few = DSC (ewma_too_few) (p, s, n, x);
  for (dsc_int i = 0; i < few; i++)
    v[i] = (real) NAN;
  for (dsc_int i = few; i < n && ! p->how.hold; i++)
    if (isnan (x[i]))
      v[i] = (real) NAN;
}

static void
timed (const ewma_plan *p, ewma_mean_state *s, dsc_int n, ewma_view at)
{
  for (dsc_int i = 0; i < n; i++)
    {
      const double x = at.x[i];
      const enum sample kind
        = pass_time (&p->how, &s->weight, isnan (x), at.times + i);
      if (kind == IGNORED)
        at.v[i] = (real) NAN;
      else if (seeding (p, s))
        at.v[i] = (real) seed (p, s, x);
      else
        {
          if (kind == OBSERVED)
            observe (p, s, x);
          else if (p->how.missing == DSC_PROPAGATE)
            {
              s->begun = s->stretch.broken = 1;
              s->stretch.at.mean = s->held = NAN;
            }
          at.v[i] = (real) s->held;
          mask (p, s, 1, at.x + i, at.v + i);
        }
    }
}

void
DSC (ewma_mean_advance) (const ewma_plan *p, ewma_mean_state *s, dsc_int n,
                         ewma_view at)
{
  const dsc_averaging *how = &p->how;
  if (how->timed)
    {
      timed (p, s, n, at);
      return;
    }
  const real *x = at.x;
  real *v = at.v;
  for (; n > 0 && seeding (p, s); n--)
    *v++ = (real) seed (p, s, *x++);
  if (how->missing == DSC_PROPAGATE)
    {
      observe_stretch (p, s, n, x, v);
      mask (p, s, n, x, v);
      return;
    }
  const int zeros = how->missing == DSC_DECAY && ! set_by_first (how)
                    && how->initial != DSC_SMA;
  for (dsc_int len; n > 0; n -= len, x += len, v += len)
    {
      len = least (n, WINDOW_SAMPLES);
      if (! s->singly && ! DSC (ewma_gaps) (len, x))
        observe_stretch (p, s, len, x, v);
      else if (how->missing == DSC_SKIP)
        skip (p, s, len, x, v);
      else if (zeros)
        count_as_zero (p, s, len, x, v);
      else
        decay (p, s, len, x, v);
      mask (p, s, len, x, v);
    }
}
