/* train-epoch.c: an epoch of mini-batches, each a gradient and one step of the
   solver.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "random/random.h"
#include "solver/solver.h"
#include "train-run.h"
#include "train.h"

/* Where keeping the parameters of each iteration would cost time. */
enum { KEEP_ITERATIONS = 16 };

/* No single step goes from this cost to infinity. */
static const double CALM_COST = 1e100;

typedef DSC (state) state;

/* *ORDER: the sample numbers of epoch e >= 1; NULL means as they stand. */
static dsc_status
order_of (state *s, dsc_int e, const dsc_int **order)
{
  const DSC (run) *run = s->run;
  *order = s->order;
  if (! DSC (train_orders) (run))
    *order = NULL;
  else if (run->order)
    *order = run->order + (e - 1) * run->m;
  else if (run->shuffle == DSC_NEVER)
    *order = NULL;
  else
    {
      dsc_int wanted = run->shuffle == DSC_EVERY_EPOCH ? e : 1;
      dsc_status status = DSC_OK;
      if (s->ordered != wanted && run->windows.blocks > 0)
        status = dsc_windows_order (&run->windows, run->seed, wanted, s->poll,
                                    s->order_room, s->order);
      else if (s->ordered != wanted)
        status = dsc_order (run->m, run->seed, wanted, s->poll, s->order);
      s->ordered = status == DSC_OK ? wanted : 0;
      return status;
    }
  return DSC_OK;
}

/* Waits until the samples of a mini-batch from position FIRST of epoch e on are
   there, if they come from a feed. */
static dsc_status
wait_for (const state *s, dsc_int e, dsc_int first, dsc_minibatch *part)
{
  dsc_feed *feed = s->run->feed;
  dsc_int place;
  const dsc_int *order;
  if (! feed)
    return DSC_OK;
  dsc_status status = dsc_feed_take (feed, e, first, part->B, s->poll, &place,
                                     &order);
  if (status == DSC_OK && ! dsc_feed_holds_all (feed))
    {
      part->first = place;
      part->order = order;
    }
  return status;
}

/* After step t, with what was validated in the place of theta. */
static void
note_validation (state *s, dsc_int t, double cost, double accuracy)
{
  dsc_history *h = s->history;
  h->validation_cost[h->validations] = cost;
  h->validation_accuracy[h->validations] = accuracy;
  h->validation_iteration[h->validations++] = (double) t;
  if (cost < s->least)
    {
      s->least = cost;
      s->worse = 0;
      s->best_steps = t;
      if (s->run->best)
        DSC (train_copy) (s, s->best, s->model->theta);
    }
  else
    s->worse++;
}

dsc_status
DSC (train_validate) (state *s, dsc_int t)
{
  dsc_history *h = s->history;
  const int averaged = s->run->average_decay > 0 && h->steps > 0;
  double cost, accuracy = NAN;
  dsc_status status = DSC (train_room) (s,
                                        h->validations < h->room_validations);
  status = hold_back (s, status);
  if (status != DSC_OK)
    return status;
  if (averaged)
    DSC (average_take) (s);
  status = s->model->validate (s->model, &cost, &accuracy);
  if (status == DSC_OK)
    note_validation (s, t, cost, accuracy);
  if (averaged)
    DSC (average_put_back) (s);
  return status;
}
/* Are the parameters of step t, of this cost, to be kept?  With many of them a
   run that may be about to explode is copied at each step, others seldom. */
static int
is_last_good (const state *s, dsc_int t, double cost)
{
  const dsc_history *h = s->history;
  const dsc_int k = s->last_good_steps;
  if (s->model->n <= DSC_KEEP_ALL_PARAMETERS || t % KEEP_ITERATIONS == 1
      || k >= t - 1)
    return 1;
  const double then = h->iteration_cost[k];
  return cost - then > fabs (then)
         || s->step.step.hyper.rate > 2 * h->learn_rate[k];
}

/* The cost of the mini-batch is known; the step may begin, if it is finite. */
static int
ready (void *self, double cost)
{
  state *s = self;
  const dsc_int t = (dsc_int) s->step.step.t;
  if (! isfinite (cost) || ! isfinite (s->step.step.hyper.rate))
    return 0;
  if (is_last_good (s, t, cost))
    {
      DSC (train_copy) (s, s->last_good, s->model->theta);
      s->last_good_steps = t - 1;
    }
  s->complete = 0;
  return 1;
}

static void
block (void *self, dsc_int array, dsc_int begin, dsc_int n)
{
  state *s = self;
  DSC (step_block) (&s->step, array, begin, n);
}

/* One mini-batch of epoch e: gradient, step; *ON becomes 0 if the run
   is to end. */
static dsc_status
iteration (state *s, dsc_int e, const dsc_minibatch *part, dsc_int *hits,
           int *on)
{
  dsc_history *h = s->history;
  const DSC (run) *run = s->run;
  const dsc_int t = part->t;
  const double k = (double) (run->per_iteration ? t : e) - 1
                   + run->schedule->origin;
  const double rate = dsc_learn_rate (run->schedule, &s->plateau, k);
  DSC (step_begin) (&s->step, t, rate);
  /* in one pass with the step the penalty is known too late to be found
     infinite */
  const int calm = t == 1 || h->iteration_cost[t - 2] < CALM_COST;
  const int fused = s->model->takes_sink && calm
                    && ! DSC (step_waits) (&s->step);
  /* blocks may be on any thread; of several processes all make the step */
  s->step.poll = fused || s->model->ranks ? NULL : s->poll;
  const dsc_gradient_sink sink
    = { ready, block, DSC (steps_alike) (&s->step), s };
  dsc_outcome outcome = { .hits = -1 };
  dsc_status status = DSC (train_room) (s, h->iterations < h->room_iterations
                                           && e <= h->room_epochs);
  status = hold_back (s, status);
  if (status == DSC_OK)
    status = s->model->gradient (s->model, part, fused ? &sink : NULL,
                                 &outcome);
  if (status == DSC_OK && s->model->ranks && s->model->ranks->asked)
    {
      *on = 0;
      h->end = DSC_END_ASKED;
      return DSC_OK;
    }
  if (status == DSC_OK && s->complete
      && ! (isfinite (outcome.cost) && isfinite (rate)))
    status = DSC (train_save) (s, on);   /* the state before this iteration */
  if (status != DSC_OK)
    return status;

  h->iteration_cost[t - 1] = outcome.cost;
  h->learn_rate[t - 1] = rate;
  h->iterations = t;
  *hits = outcome.hits;
  *on = 0;
  h->end = ! isfinite (outcome.cost) ? DSC_END_COST : DSC_END_RATE;
  if (! fused && ready (s, outcome.cost))
    DSC (step_all) (&s->step);
  s->complete = 0;   /* until the step has been found good */
  if (! isfinite (outcome.cost) || ! isfinite (rate))
    return DSC_OK;
  if (s->step.status != DSC_OK)
    return s->step.status;
  if (! s->step.finite)
    {
      return DSC (step_end) (&s->step, &h->end);
    }
  *on = 1;
  h->steps = t;
  if (run->average_decay > 0)
    DSC (average_advance) (s);
  if (run->per_iteration)
    dsc_plateau_see (run->schedule, &s->plateau, outcome.cost);
  return DSC_OK;
}

/* Time and speed of epoch e, of which DONE samples have been seen. */
static void
clock_epoch (state *s, dsc_int e, dsc_int done)
{
  dsc_history *h = s->history;
  s->now = DSC (train_now) (s);
  h->seconds[e - 1] = s->now - s->begin;
  h->samples_per_second[e - 1] = (double) done / h->seconds[e - 1];
}

/* What it has come to after these, of which the last mini-batch had B samples,
   HITS of them right. */
static void
count (state *s, dsc_int e, dsc_int done, dsc_int B, dsc_int hits)
{
  dsc_history *h = s->history;
  const double cost = h->iteration_cost[h->iterations - 1];
  const double share = (double) B / (double) done;
  const double before = done > B ? h->epoch_cost[e - 1] : 0;
  s->total += cost * (double) B;
  s->hits += hits > 0 ? hits : 0;
  h->epoch_cost[e - 1] = isinf (s->total) ? before * (1 - share) + cost * share
                                          : s->total / (double) done;
  h->epoch_accuracy[e - 1] = hits < 0 ? NAN : (double) s->hits / (double) done;
  h->epochs = e;
  clock_epoch (s, e, done);
}

dsc_status
DSC (train_follow) (state *s, dsc_int e, dsc_int done, int *on)
{
  dsc_history *h = s->history;
  const DSC (run) *run = s->run;
  const dsc_int t = h->iterations;
  const int ended = done == run->m;
  dsc_int before = (e - 1) * dsc_minibatch_count (run->m, run->B, 0);
  s->complete = s->validation_due = 1;
  const int looks = s->model->validate && t % run->validate_every == 0;
  dsc_status status = looks ? DSC (train_validate) (s, t) : DSC_OK;
  if (status != DSC_OK)
    return status;
  if (looks)
    clock_epoch (s, e, done);
  if (ended && ! run->per_iteration)
    {
      const int validated = h->validations > before / run->validate_every;
      if (validated)
        dsc_plateau_see (run->schedule, &s->plateau,
                         h->validation_cost[h->validations - 1]);
      else if (! s->model->validate)
        dsc_plateau_see (run->schedule, &s->plateau, h->epoch_cost[e - 1]);
      else
        s->plateau.seen++;
    }
  s->validation_due = 0;
  return DSC (train_report) (s, e, ended, on);
}

dsc_status
DSC (train_epoch) (state *s, dsc_int e, dsc_int first, int *on)
{
  const DSC (run) *run = s->run;
  const dsc_int *order;
  dsc_status status = hold_back (s, order_of (s, e, &order));
  if (first == 0)
    {
      s->total = 0;
      s->hits = 0;
      s->begin = DSC (train_now) (s);
    }
  for (; status == DSC_OK && *on && first < run->m; first += run->B)
    {
      dsc_int B = least (run->m - first, run->B);
      if (dsc_poll_stops (s->poll))
        status = hold_back (s, DSC_ESTOP);
      if (status != DSC_OK)
        return status;
      dsc_minibatch part
        = { .t = s->history->iterations + 1, .first = order ? 0 : first,
            .B = B, .order = order ? order + first : NULL };
      dsc_int hits = -1;
      status = hold_back (s, wait_for (s, e, first, &part));
      if (status == DSC_OK)
        status = iteration (s, e, &part, &hits, on);
      if (status != DSC_OK || s->history->iterations < part.t)
        return status;
      count (s, e, first + B, B, hits);
      if (*on)
        status = DSC (train_follow) (s, e, first + B, on);
    }
  return status;
}
