/* schedule.h: schedules: learning rates that change during a run (schedule.c,
   schedule-options.c); part of solver.h.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_SCHEDULE_H
#define DESCENT_SCHEDULE_H

#include "base/base.h"

DSC_BEGIN_DECLARATIONS

typedef struct dsc_schedule_row dsc_schedule_row;

/* A schedule with its numbers; a row ignores what it has no use for.  Steps
   are epochs or iterations. */
typedef struct
{
  const dsc_schedule_row *row;
  double rate;           /* a0, >= 0 */
  double origin;         /* the number of the first step, an integer >= 0 */
  double warmup;         /* w: the first w steps rise to a0, an integer >= 0 */
  double delay;          /* steps at a0 before the schedule begins, >= 0 */
  double decay;          /* r, >= 0 */
  double interval;       /* I steps, > 0 */
  double duration;       /* E steps, > 0; NAN where none has been given */
  double final;          /* a1, >= 0 */
  double power;          /* > 0 */
  double start;          /* of one-cycle, >= 0; NAN: a0/25 */
  double rise_fraction;  /* of E, in [0, 1] */
  double cosine_rise;    /* 0 linear, 1 half a wave */
  double patience;       /* steps, >= 1 */
  double threshold;      /* relative to the best cost, >= 0 */
  double grain;          /* relative rounding of k if above DBL_EPSILON */
} dsc_schedule;

/* What "plateau" has seen of the costs. */
typedef struct
{
  double best;
  dsc_int waited, drops, seen;   /* costs without improvement; drops; steps */
} dsc_plateau;

/* A row of the table of schedules. */
struct dsc_schedule_row
{
  const char *name;        /* "none", "inverse", "exponential", ... */
  unsigned uses;           /* bit DSC_SCHEDULE_RATE ...: has a use for it */
  double (*rate) (const dsc_schedule *s, const dsc_plateau *p, double x);
  dsc_schedule defaults;   /* see dsc_schedule_of */
};

/* The row of that name, in any case; NULL when there is none. */
const dsc_schedule_row *dsc_schedule_find (const char *name);

/* The rows one after the other; NULL from the last on. */
const dsc_schedule_row *dsc_schedule_at (int row);

/* A schedule of that row: rate 0, and the defaults of the others. */
dsc_schedule dsc_schedule_of (const dsc_schedule_row *row);

/* DSC_EARG if row is NULL or a number that it uses is out of its range. */
dsc_status dsc_schedule_check (const dsc_schedule *s);

/* The rate of step k, any number, counted from s->origin; s as
   dsc_schedule_check lets it pass.  With i = k - origin + 1 it is a0 i/w for
   i <= w (a0/w below 1), else the row's at e = max (k - w - delay, 0).  NaN
   for NaN.  p: what plateau has seen of the steps before k, NULL for nothing;
   the other rows do not look at it.

   e/I counts as an integer where it is one but for rounding: floor (e/I) is 3
   for .3 and .1, and it is exact for integers below 2^53. */
double dsc_learn_rate (const dsc_schedule *s, const dsc_plateau *p, double k);

/* No cost has been seen. */
void dsc_plateau_begin (dsc_plateau *p);

/* The cost of the next step.  Those of the first w + delay steps do not count;
   afterwards a cost below best - threshold |best| is an improvement, and after
   `patience' steps without one the rate drops and the wait begins anew.  A NaN
   is no improvement. */
void dsc_plateau_see (const dsc_schedule *s, dsc_plateau *p, double cost);

/* What users may set (schedule-options.c), bits of `uses'. */
enum
{
  DSC_SCHEDULE_RATE, DSC_SCHEDULE_ORIGIN, DSC_SCHEDULE_WARMUP,
  DSC_SCHEDULE_DELAY, DSC_SCHEDULE_DECAY, DSC_SCHEDULE_INTERVAL,
  DSC_SCHEDULE_DURATION, DSC_SCHEDULE_FINAL, DSC_SCHEDULE_POWER,
  DSC_SCHEDULE_START, DSC_SCHEDULE_RISE_FRACTION, DSC_SCHEDULE_RISE,
  DSC_SCHEDULE_PATIENCE, DSC_SCHEDULE_THRESHOLD
};
typedef struct
{
  const char *name;          /* "LearnRate", "Origin", ... */
  const char *rule;          /* the end of "NAME must be ...", or names for
                                0, 1, ...: "linear|cosine" */
  double least, greatest;    /* values that are allowed */
  size_t member;             /* where it is in a dsc_schedule */
} dsc_schedule_option;

/* The options one after the other; NULL from the last on. */
const dsc_schedule_option *dsc_schedule_option_at (int option);

/* Where option number `option' is in s. */
double *dsc_schedule_member (dsc_schedule *s, int option);

DSC_END_DECLARATIONS

#endif
