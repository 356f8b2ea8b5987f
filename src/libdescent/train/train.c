/* train.c: a run: its memory, its epochs, and what it ends with.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>
#include <time.h>

#include "base/carve.h"
#include "random/random.h"
#include "solver/solver.h"
#include "train-run.h"
#include "train.h"

typedef DSC (state) state;

static size_t
lay_out (const DSC (model) *model, const DSC (run) *run, void *base,
         state *s)
{
  size_t used = 0, bytes = model->n * sizeof (real);
  for (int i = 0; i < run->solver->nslots; i++)
    s->slots[i] = carve (&used, base, bytes);
  s->last_good = carve (&used, base, bytes);
  s->best = carve (&used, base, model->validate && run->best ? bytes : 0);
  used = DSC (average_lay_out) (used, run->average_decay > 0 ? model->n : 0,
                                base, s);
  const int orders = DSC (train_orders) (run);
  s->order = carve (&used, base, orders ? run->m * sizeof (dsc_int) : 0);
  s->order_room = carve (&used, base,
                         orders ? dsc_windows_room (&run->windows) : 0);
  return used;
}

size_t
DSC (train_workspace) (const DSC (model) *model, const DSC (run) *run)
{
  state s;
  return lay_out (model, run, NULL, &s);
}

int
DSC (train_orders) (const DSC (run) *run)
{
  return ! run->feed || dsc_feed_holds_all (run->feed);
}

double
DSC (train_now) (const state *s)
{
  struct timespec t;
  if (s->model->ranks)
    return s->model->ranks->now;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

void
DSC (train_copy) (const state *s, real *to, const real *from)
{
  memcpy (to, from, s->model->n * sizeof (real));
}

dsc_status
DSC (train_room) (state *s, int is_there)
{
  if (is_there)
    return DSC_OK;
  if (! s->hooks || ! s->hooks->grow)
    return DSC_EARG;
  return s->hooks->grow (s->hooks->self, s->history) ? DSC_ESTOP : DSC_OK;
}

/* May the run continue after an iteration of epoch e?  If not, sets h->end. */
static int
may_continue (state *s, dsc_int e, int epoch_ended, double elapsed)
{
  dsc_history *h = s->history;
  if (s->run->patience > 0 && s->worse >= s->run->patience)
    h->end = DSC_END_PATIENCE;
  else if (elapsed >= s->run->seconds)
    h->end = DSC_END_TIME;
  else if (h->iterations >= s->run->iterations)
    h->end = DSC_END_ITERATIONS;
  else if (epoch_ended && e >= s->run->epochs)
    h->end = DSC_END_EPOCHS;
  else
    return 1;
  return 0;
}

/* Reports by CALL, if there is such a hook, where the run is; *ON becomes 0 if
   it is to end. */
static dsc_status
tell (state *s, int (*call) (void *self, const dsc_progress *progress),
      dsc_int e, int epoch_ended, double elapsed, int *on)
{
  dsc_history *h = s->history;
  dsc_int t = h->iterations;
  if (! call)
    return DSC_OK;
  dsc_progress p = { e, t, epoch_ended, t ? h->iteration_cost[t - 1] : NAN,
                     t ? h->learn_rate[t - 1] : NAN, h, elapsed };
  int answer = call (s->hooks->self, &p);
  if (! answer)
    return DSC_OK;
  if (s->model->ranks)   /* the others do not know of it */
    {
      s->model->ranks->asks |= answer == 2;
      return hold_back (s, answer == 1 ? DSC_ESTOP : DSC_OK);
    }
  *on = 0;
  h->end = DSC_END_ASKED;
  return answer == 1 ? DSC_ESTOP : DSC_OK;
}

dsc_status
DSC (train_report) (state *s, dsc_int e, int epoch_ended, int *on)
{
  const double elapsed = s->now - s->start;
  dsc_status status = tell (s, s->hooks ? s->hooks->report : NULL, e,
                            epoch_ended, elapsed, on);
  if (status != DSC_OK || ! *on)
    return status;
  *on = may_continue (s, e, epoch_ended, elapsed);
  return DSC (save_due) (s) ? DSC (train_save) (s, on) : DSC_OK;
}

/* The parameters before an iteration with a finite cost. */
static void
restore_last_good (state *s)
{
  DSC (train_copy) (s, s->model->theta, s->last_good);
  s->history->steps = s->last_good_steps;
}

/* Which parameters come back. */
static dsc_status
finish (state *s)
{
  DSC (model) *model = s->model;
  dsc_history *h = s->history;
  int spoilt = h->end >= DSC_END_COST, on = 0;
  if (! spoilt && ! DSC (is_finite) (model->n, model->theta, s->run->threads))
    {
      spoilt = 1;
      h->end = DSC_END_PARAMETERS;
    }
  dsc_status status = spoilt ? DSC_OK : DSC (train_save) (s, &on);
  if (status == DSC_OK && ! spoilt && model->validate && h->steps > 0
      && h->steps % s->run->validate_every != 0)
    status = DSC (train_validate) (s, h->steps);
  if (status != DSC_OK)
    return status;
  if (model->validate && s->run->best && s->least < INFINITY)
    {
      DSC (train_copy) (s, model->theta, s->best);
      h->steps = s->best_steps;
      return DSC_OK;
    }
  if (spoilt)
    restore_last_good (s);
  if (s->run->return_average && h->steps > 0)
    DSC (average_take) (s);
  return DSC_OK;
}

/* The epochs that are left. */
static dsc_status
epochs (state *s)
{
  dsc_history *h = s->history;
  const DSC (run) *run = s->run;
  dsc_int all = dsc_minibatch_count (run->m, run->B, 0);
  dsc_int first = h->iterations % all * run->B;
  double elapsed = DSC (train_now) (s) - s->start;
  int on = run->iterations > 0
           && (h->iterations == 0 || s->validation_due
               || may_continue (s, h->epochs, first == 0, elapsed));
  dsc_status status = tell (s, s->hooks ? s->hooks->begin : NULL, h->epochs,
                            first == 0, elapsed, &on);
  if (status == DSC_OK && on && s->validation_due)
    status = DSC (train_follow) (s, h->epochs, first == 0 ? run->m : first,
                                 &on);
  for (dsc_int e = h->iterations / all + 1;
       e <= run->epochs && on && status == DSC_OK; e++, first = 0)
    status = DSC (train_epoch) (s, e, first, &on);
  if (status != DSC_OK || ! s->model->ranks)
    return status;
  status = meet (s);
  if (s->model->ranks->asked && h->end < DSC_END_COST)
    h->end = DSC_END_ASKED;
  return status;
}

/* What there is when a hook ends the run. */
static void
end_early (state *s)
{
  int on = 0;
  if (s->complete)
    DSC (train_save) (s, &on);   /* the run ends anyway */
  else
    restore_last_good (s);
}

dsc_status
DSC (train) (DSC (model) *model, const DSC (run) *run,
             dsc_history *history, const dsc_run_hooks *hooks, void *work)
{
  state s = { .model = model, .run = run, .history = history, .hooks = hooks,
              .poll = hooks ? &hooks->poll : NULL,
              .least = INFINITY, .saved = -1 };
  s.start = DSC (train_now) (&s);
  s.begin = s.now = s.start;
  s.save_next = s.start + dsc_save_pause (0);
  if (model->n < 0 || run->m < 1 || run->B < 1 || run->B > run->m
      || run->epochs < 0 || run->validate_every < 1 || ! (run->threshold > 0)
      || ! (run->average_decay >= 0 && run->average_decay < 1)
      || (run->return_average && run->average_decay == 0)
      || run->save_every < 0
      || (run->windows.blocks > 0 && run->windows.m != run->m)
      || dsc_schedule_check (run->schedule) != DSC_OK)
    return DSC_EARG;
  lay_out (model, run, work, &s);
  s.step = (train_step) { .model = model, .run = run, .slots = s.slots };
  dsc_status status = DSC (train_begin) (&s);
  if (status != DSC_OK)
    return status;
  s.complete = 1;
  status = epochs (&s);
  if (status == DSC_OK)
    status = finish (&s);
  if (status == DSC_ESTOP || status == DSC_EFILE || status == DSC_EDATA)
    end_early (&s);
  return status;
}
