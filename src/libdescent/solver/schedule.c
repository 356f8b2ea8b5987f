/* schedule.c: learning rates that change during a run, a table of rows.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>
#include <strings.h>

#include "solver.h"

/* ---- the rows: the rate at x = e/Interval, x in [0, DBL_MAX] */

#define ROW(name) static double \
  name (const dsc_schedule *s, const dsc_plateau *p __attribute__ ((unused)), \
        double x __attribute__ ((unused)))

/* from a at t = 0 to b at t = 1, both exactly */
static double
between (double a, double b, double t)
{
  return a * (1 - t) + b * t;
}

/* (1 - cos (pi t))/2, from 0 to 1 without loss near 0 */
static double
half_wave (double t)
{
  double sine = sin (1.57079632679489661923 * t);
  return sine * sine;
}

/* 1 - x/E, from 1 to 0 at the end of the schedule and after it */
static double
left (const dsc_schedule *s, double x)
{
  return fmax (s->duration - x, 0) / s->duration;
}

/* a0 r^x, also where r^x alone overflows or loses digits below the normal
   numbers */
static double
geometric (const dsc_schedule *s, double x)
{
  const double power = pow (s->decay, x);
  if (isnan (power) || (power >= DBL_MIN && power <= DBL_MAX))
    return s->rate * power;
  if (s->rate == 0)
    return 0;
  const double root = pow (s->decay, x / 2);
  return s->rate * root * root;
}

/* a0 */
ROW (none) { return s->rate; }

/* a0/(1 + r e/I) */
ROW (inverse) { return s->rate / (1 + s->decay * x); }

/* a0 r^(e/I) */
ROW (exponential) { return geometric (s, x); }

/* a0/sqrt (max (e/I, 1)) */
ROW (root) { return s->rate / sqrt (fmax (x, 1)); }

/* a0/(1 + r floor (e/I)) */
ROW (staircase) { return s->rate / (1 + s->decay * floor (x)); }

/* a0 r^floor (e/I) */
ROW (step) { return geometric (s, floor (x)); }

/* a1 + (a0 - a1)(1 + cos (pi min (e/E, 1)))/2 */
ROW (cosine) { return between (s->final, s->rate, half_wave (left (s, x))); }

/* a1 + (a0 - a1)(1 - min (e/E, 1))^p */
ROW (polynomial)
{
  return between (s->final, s->rate, pow (left (s, x), s->power));
}

/* up to a0 over the share f of E, then half a wave down to a1 */
ROW (one_cycle)
{
  double f = s->rise_fraction, up = fmin (x / s->duration, 1);
  /* with f = 1 it drops there */
  int ended = 1 - up <= 8 * fmax (s->grain, DBL_EPSILON);
  if (up < f && ! ended)
    {
      double start = isnan (s->start) ? s->rate / 25 : s->start;
      return between (start, s->rate,
                      s->cosine_rise ? half_wave (up / f) : up / f);
    }
  return between (s->final, s->rate,
                  f < 1 ? half_wave (fmin (left (s, x) / (1 - f), 1)) : 0);
}

/* a0 r^drops */
ROW (plateau) { return geometric (s, p ? p->drops : 0); }

#define BIT(option) (1u << DSC_SCHEDULE_##option)
#define ALWAYS (BIT (RATE) | BIT (ORIGIN) | BIT (WARMUP))
#define DECAYS (ALWAYS | BIT (DELAY) | BIT (DECAY) | BIT (INTERVAL))
#define ENDS (ALWAYS | BIT (DELAY) | BIT (DURATION) | BIT (FINAL))

static const dsc_schedule_row table[] = {
  { "none", ALWAYS, none, { .origin = 0 } },
  { "inverse", DECAYS, inverse, { .origin = 1, .decay = 1, .interval = 1 } },
  { "exponential", DECAYS, exponential,
    { .origin = 1, .decay = .95, .interval = 1 } },
  { "sqrt", DECAYS & ~BIT (DECAY), root, { .origin = 1, .interval = 1 } },
  { "staircase", DECAYS, staircase,
    { .origin = 1, .decay = 1, .interval = 10 } },
  { "step", DECAYS, step, { .decay = .1, .interval = 10 } },
  { "cosine", ENDS, cosine, { .duration = NAN } },
  { "polynomial", ENDS | BIT (POWER), polynomial,
    { .duration = NAN, .power = 1 } },
  { "one-cycle", ENDS | BIT (START) | BIT (RISE_FRACTION) | BIT (RISE),
    one_cycle,
    { .duration = NAN, .start = NAN, .rise_fraction = .3 } },
  { "plateau",
    ALWAYS | BIT (DELAY) | BIT (DECAY) | BIT (PATIENCE) | BIT (THRESHOLD),
    plateau,
    { .decay = .1, .patience = 10, .threshold = 1e-4 } }
};
enum { ROWS = sizeof table / sizeof table[0] };

const dsc_schedule_row *
dsc_schedule_at (int row)
{
  return row >= 0 && row < ROWS ? &table[row] : NULL;
}

const dsc_schedule_row *
dsc_schedule_find (const char *name)
{
  for (int i = 0; name && i < ROWS; i++)
    if (strcasecmp (name, table[i].name) == 0)
      return &table[i];
  return NULL;
}

dsc_schedule
dsc_schedule_of (const dsc_schedule_row *row)
{
  dsc_schedule s = row->defaults;
  s.row = row;
  return s;
}

double
dsc_learn_rate (const dsc_schedule *s, const dsc_plateau *p, double k)
{
  double i = k - s->origin + 1, before = s->warmup + s->delay;
  if (isnan (k))
    return k;
  if (s->warmup > 0 && i <= s->warmup)
    return s->rate * (fmax (i, 1) / s->warmup);

  /* x = e/I; an integer where it is one but for the rounding of .3 and .1 */
  double I = s->row->uses & BIT (INTERVAL) ? s->interval : 1;
  double x = fmin (fmax (k - before, 0) / I, DBL_MAX), rounded = nearbyint (x);
  double noise = 4 * fmax (s->grain, DBL_EPSILON) * (fabs (k) + before);
  if (fabs (x - rounded) * I <= fmin (noise, .25))
    x = rounded;
  return s->row->rate (s, p, x);
}

void
dsc_plateau_begin (dsc_plateau *p)
{
  *p = (dsc_plateau) { .best = INFINITY };
}

void
dsc_plateau_see (const dsc_schedule *s, dsc_plateau *p, double cost)
{
  if (p->seen++ < s->warmup + s->delay)
    return;
  if (cost
      < (isinf (p->best) ? p->best : p->best - s->threshold * fabs (p->best)))
    {
      p->best = cost;
      p->waited = 0;
    }
  else if (++p->waited >= s->patience)
    {
      p->drops++;
      p->waited = 0;
    }
}
