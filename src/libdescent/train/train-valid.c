/* train-valid.c: can these be the arrays of a run?

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>

#include "base/finite.h"
#include "solver/solver.h"
#include "train-run.h"
#include "train.h"

static int
within (dsc_int n, const double *x, double low, double high)
{
  dsc_int good = 0;
  for (dsc_int i = 0; i < n; i++)
    good += x[i] >= low && x[i] <= high;
  return good == n;
}

/* Shares, or NaN where nothing is counted. */
static int
are_shares (dsc_int n, const double *x)
{
  dsc_int good = 0;
  for (dsc_int i = 0; i < n; i++)
    good += isnan (x[i]) || (x[i] >= 0 && x[i] <= 1);
  return good == n;
}

static int
validated_in_turn (const DSC (state) *s)
{
  const dsc_history *h = s->history;
  for (dsc_int i = 0; i < h->validations; i++)
    if (h->validation_iteration[i] != (double) (i + 1) * s->run->validate_every)
      return 0;
  return 1;
}

/* What this process has of slot i; the first one has all while it loads and
   saves. */
static int
slot_valid (const DSC (state) *s, int i)
{
  const DSC (ranks) *ranks = s->model->ranks;
  const int part = ranks && ! ranks->first;
  const dsc_int begin = part ? ranks->begin : 0;
  const dsc_int end = part ? ranks->end : s->model->n;
  return all_finite (end - begin, s->slots[i] + begin);
}

int
DSC (state_valid) (const DSC (state) *s)
{
  const dsc_history *h = s->history;
  const dsc_int n = s->model->n, t = h->iterations, e = h->epochs;
  int good = all_finite (n, s->model->theta) && all_finite (n, s->last_good)
             && (! s->model->validate || ! s->run->best
                 || all_finite (n, s->best))
             && (s->run->average_decay == 0
                 || within (n, s->average, -DBL_MAX, DBL_MAX));
  for (int i = 0; i < s->run->solver->nslots && good; i++)
    good = slot_valid (s, i);
  return good && within (t, h->iteration_cost, -DBL_MAX, DBL_MAX)
         && within (t, h->learn_rate, -DBL_MAX, DBL_MAX)
         && within (e, h->epoch_cost, -INFINITY, INFINITY)
         && within (e, h->seconds, 0, DBL_MAX)
         && within (e, h->samples_per_second, 0, INFINITY)
         && are_shares (e, h->epoch_accuracy)
         && are_shares (h->validations, h->validation_accuracy)
         && validated_in_turn (s);
}
