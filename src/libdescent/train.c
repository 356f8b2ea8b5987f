/* train.c: epochs of mini-batches, each a gradient and one step of the solver.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>
#include <time.h>

#include "carve.h"
#include "train.h"

enum { KEEP_EVERY = 16 };   /* iterations, where keeping each would cost time */

/* A run as it goes. */
typedef struct
{
  DSC (model) *model;
  const DSC (training) *run;
  dsc_history *history;
  const dsc_hooks *hooks;
  real *slots[DSC_MAX_SLOTS];
  real *kept, *best;     /* parameters: of a finite cost; of the best validation */
  dsc_int kept_steps, best_steps;
  double least;          /* cost of best */
  dsc_int worse;         /* validations since then */
  dsc_plateau plateau;
  dsc_int *order;        /* of the epoch at hand */
  double start;
} state;

static size_t
lay_out (const DSC (model) *model, const DSC (training) *run, void *base,
         state *s)
{
  size_t used = 0, bytes = model->n * sizeof (real);
  for (int i = 0; i < run->solver->nslots; i++)
    s->slots[i] = carve (&used, base, bytes);
  s->kept = carve (&used, base, bytes);
  s->best = carve (&used, base, model->validate && run->best ? bytes : 0);
  s->order = carve (&used, base, run->m * sizeof (dsc_int));
  return used;
}

size_t
DSC (train_workspace) (const DSC (model) *model, const DSC (training) *run)
{
  state s;
  return lay_out (model, run, NULL, &s);
}

static double
now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

/* *ORDER: the sample numbers of epoch e >= 1; NULL means as they stand. */
static dsc_status
order_of (state *s, dsc_int e, const dsc_int **order)
{
  const DSC (training) *run = s->run;
  *order = s->order;
  if (run->order)
    *order = run->order + (e - 1) * run->m;
  else if (run->shuffle == DSC_NEVER)
    *order = NULL;
  else if (run->shuffle == DSC_EVERY_EPOCH || e == 1)
    return dsc_order (run->m, run->seed, e, s->hooks, s->order);
  return DSC_OK;
}

static void
copy (const state *s, real *to, const real *from)
{
  memcpy (to, from, s->model->n * sizeof (real));
}

/* More room in the history, unless it IS_THERE. */
static dsc_status
make_room (state *s, int is_there)
{
  if (is_there)
    return DSC_OK;
  if (! s->hooks || ! s->hooks->grow)
    return DSC_EARG;
  return s->hooks->grow (s->hooks->self, s->history) ? DSC_ESTOP : DSC_OK;
}

/* Looks at the samples that are not trained on, after step t. */
static dsc_status
validate (state *s, dsc_int t)
{
  dsc_history *h = s->history;
  double cost;
  dsc_status status = s->model->validate (s->model, &cost);
  if (status == DSC_OK)
    status = make_room (s, h->validations < h->room_validations);
  if (status != DSC_OK)
    return status;
  h->validation_cost[h->validations] = cost;
  h->validation_iteration[h->validations++] = (double) t;
  if (cost < s->least)
    {
      s->least = cost;
      s->worse = 0;
      s->best_steps = t;
      if (s->run->best)
        copy (s, s->best, s->model->theta);
    }
  else
    s->worse++;
  return DSC_OK;
}

/* One mini-batch: gradient, step, validation; *ON: does the run go on? */
static dsc_status
iteration (state *s, dsc_int e, dsc_int first, dsc_int B,
           const dsc_int *order, int *on)
{
  dsc_history *h = s->history;
  const DSC (training) *run = s->run;
  double cost;
  dsc_status status = s->model->gradient (s->model, first, B, order, &cost);
  if (status == DSC_OK)
    status = make_room (s, h->iterations < h->room_iterations && e <= h->room_epochs);
  if (status != DSC_OK)
    return status;

  dsc_int t = h->iterations + 1;
  double k = (double) (run->per_iteration ? t : e) - 1 + run->schedule->origin;
  h->iteration_cost[t - 1] = cost;
  h->learn_rate[t - 1] = dsc_learn_rate (run->schedule, &s->plateau, k);
  h->iterations = t;
  *on = 0;
  h->end = DSC_END_COST;
  if (! isfinite (cost))
    return DSC_OK;
  if (s->model->n <= DSC_KEPT || t % KEEP_EVERY == 1)
    {
      copy (s, s->kept, s->model->theta);
      s->kept_steps = t - 1;
    }
  h->end = DSC_END_RATE;
  if (! isfinite (h->learn_rate[t - 1]))
    return DSC_OK;
  h->end = DSC_END_GRADIENT;
  status = DSC (train_step) (s->model, run, s->slots, t, h->learn_rate[t - 1],
                             s->hooks, on);
  if (status != DSC_OK || ! *on)
    return status;
  h->steps = t;
  if (run->per_iteration)
    dsc_plateau_see (run->schedule, &s->plateau, cost);
  return s->model->validate && t % run->validate_every == 0 ? validate (s, t)
                                                             : DSC_OK;
}

/* Tells of an iteration; does the run go on after it? */
static dsc_status
report (state *s, dsc_int e, int epoch_ended, int *on)
{
  dsc_history *h = s->history;
  double elapsed = now () - s->start;
  *on = 0;
  if (s->hooks && s->hooks->report)
    {
      dsc_progress p = { e, h->iterations, epoch_ended,
                         h->iteration_cost[h->iterations - 1],
                         h->learn_rate[h->iterations - 1], h, elapsed };
      int answer = s->hooks->report (s->hooks->self, &p);
      h->end = DSC_END_ASKED;
      if (answer)
        return answer == 1 ? DSC_ESTOP : DSC_OK;
    }
  if (s->run->patience > 0 && s->worse >= s->run->patience)
    h->end = DSC_END_PATIENCE;
  else if (elapsed >= s->run->seconds)
    h->end = DSC_END_TIME;
  else if (h->iterations >= s->run->iterations)
    h->end = DSC_END_ITERATIONS;
  else if (epoch_ended && e == s->run->epochs)
    h->end = DSC_END_EPOCHS;
  else
    *on = 1;
  return DSC_OK;
}

static dsc_status
epoch (state *s, dsc_int e, int *on)
{
  const DSC (training) *run = s->run;
  dsc_history *h = s->history;
  const dsc_int *order;
  dsc_int validations = h->validations;
  double total = 0, begin = now ();
  dsc_status status = order_of (s, e, &order);
  for (dsc_int first = 0; status == DSC_OK && *on && first < run->m;
       first += run->B)
    {
      dsc_int B = run->m - first < run->B ? run->m - first : run->B;
      int ended = first + B == run->m;
      if (dsc_stopped (s->hooks))
        return DSC_ESTOP;
      status = iteration (s, e, first, B, order ? order + first : NULL, on);
      if (status != DSC_OK)
        return status;
      total += h->iteration_cost[h->iterations - 1] * B;
      h->epoch_cost[e - 1] = total / (double) (first + B);
      h->seconds[e - 1] = now () - begin;
      h->epochs = e;
      if (ended && ! run->per_iteration)
        dsc_plateau_see (run->schedule, &s->plateau,
                         h->validations > validations
                         ? h->validation_cost[h->validations - 1]
                         : h->epoch_cost[e - 1]);
      if (*on)
        status = report (s, e, ended, on);
    }
  return status;
}

/* Which parameters come back. */
static dsc_status
finish (state *s)
{
  DSC (model) *model = s->model;
  dsc_history *h = s->history;
  int spoilt = h->end >= DSC_END_COST;
  if (! spoilt && ! isfinite (DSC (norm) (model->n, model->theta, s->run->threads)))
    {
      spoilt = 1;
      h->end = DSC_END_PARAMETERS;
    }
  if (! spoilt && model->validate && h->steps > 0
      && h->steps % s->run->validate_every != 0)
    {
      dsc_status status = validate (s, h->steps);
      if (status != DSC_OK)
        return status;
    }
  if (model->validate && s->run->best && s->least < INFINITY)
    {
      copy (s, model->theta, s->best);
      h->steps = s->best_steps;
    }
  else if (spoilt)
    {
      copy (s, model->theta, s->kept);
      h->steps = s->kept_steps;
    }
  return DSC_OK;
}

dsc_status
DSC (train) (DSC (model) *model, const DSC (training) *run,
             dsc_history *history, const dsc_hooks *hooks, void *work)
{
  state s = { .model = model, .run = run, .history = history, .hooks = hooks,
              .least = INFINITY, .start = now () };
  if (model->n < 0 || run->m < 1 || run->B < 1 || run->B > run->m
      || run->epochs < 0 || run->validate_every < 1 || ! (run->threshold > 0)
      || dsc_schedule_check (run->schedule) != DSC_OK)
    return DSC_EARG;
  lay_out (model, run, work, &s);
  double first = run->solver->start ? run->solver->start (run->hyper) : 0;
  for (int i = 0; i < run->solver->nslots; i++)
    for (dsc_int j = 0; j < model->n; j++)
      {
        if (j % (1 << 20) == 0 && dsc_stopped (hooks))
          return DSC_ESTOP;
        s.slots[i][j] = (real) first;
      }
  copy (&s, s.kept, model->theta);
  dsc_plateau_begin (&s.plateau);
  history->iterations = history->epochs = history->validations = 0;
  history->steps = 0;
  history->end = DSC_END_EPOCHS;

  dsc_status status = DSC_OK;
  int on = run->iterations > 0;
  for (dsc_int e = 1; e <= run->epochs && on && status == DSC_OK; e++)
    status = epoch (&s, e, &on);
  return status == DSC_OK ? finish (&s) : status;
}
