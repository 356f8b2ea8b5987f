/* train-step.c: one step of the solver on a model, its gradient cut before.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "solver/solver.h"
#include "train-run.h"
#include "train.h"

int
DSC (step_waits) (const train_step *s)
{
  return s->run->clip == DSC_CLIP_ARRAYS || s->run->clip == DSC_CLIP_ALL;
}

int
DSC (steps_alike) (const train_step *s)
{
  int penalties = s->run->hyper->l2 > 0 || s->run->hyper->decay > 0;
  return s->run->clip != DSC_CLIP_ARRAYS && ! (s->model->plain && penalties);
}

void
DSC (step_begin) (train_step *s, dsc_int t, double rate)
{
  const DSC (run) *run = s->run;
  s->step = (DSC (step)) { run->solver, *run->hyper, t, { 1, 1 },
                           run->clip == DSC_CLIP_ELEMENTS ? run->threshold
                                                          : INFINITY,
                           run->threads, &s->finite };
  s->step.hyper.rate = rate;
  s->norm = (dsc_norm) { 0, 0 };
  s->finite = 1;
  s->status = DSC_OK;
}

void
DSC (step_block) (void *self, dsc_int array, dsc_int begin, dsc_int n)
{
  train_step *s = self;
  DSC (step) step = s->step;
  real *theta = s->model->theta + begin, *slots[DSC_MAX_SLOTS];
  for (int i = 0; i < step.row->nslots; i++)
    slots[i] = s->slots[i] + begin;
  if (s->model->plain && s->model->plain[array])
    step.hyper.l2 = step.hyper.decay = 0;
  step.cut = dsc_norm_cut (s->norm, s->run->threshold);
  dsc_status status = DSC (update) (&step, n, theta, s->model->grad + begin,
                                    (const real *const *) slots, theta, slots,
                                    s->poll);
  if (status != DSC_OK)
    __atomic_store_n (&s->status, status, __ATOMIC_RELAXED);
}

/* Bits: what this process has of what is not finite. */
enum { LOST_GRADIENT = 1, LOST_STATE = 2 };

static int
lost (const train_step *s)
{
  const DSC (model) *model = s->model;
  const dsc_int begin = model->ranks ? model->ranks->begin : 0;
  const dsc_int n = (model->ranks ? model->ranks->end : model->n) - begin;
  const int threads = s->run->threads;
  if (! DSC (is_finite) (n, model->grad + begin, threads))
    return LOST_GRADIENT;
  for (int i = 0; i < s->run->solver->nslots; i++)
    if (! DSC (is_finite) (n, s->slots[i] + begin, threads))
      return LOST_STATE;
  return 0;
}

dsc_status
DSC (step_end) (const train_step *s, dsc_end *end)
{
  DSC (ranks) *ranks = s->model->ranks;
  int what = lost (s);
  dsc_status status = ranks ? ranks->any (ranks, &what) : DSC_OK;
  *end = what & LOST_GRADIENT ? DSC_END_GRADIENT
         : what ? DSC_END_STATE : DSC_END_PARAMETERS;
  return status;
}

/* Of n elements of the gradient from BEGIN on. */
static dsc_norm
norm (train_step *s, dsc_int begin, dsc_int n)
{
  DSC (ranks) *ranks = s->model->ranks;
  return ranks ? ranks->norm (ranks, begin, n)
         : DSC (norm) (n, s->model->grad + begin, s->run->threads);
}

/* What this process has of the step at n parameters from BEGIN on. */
static void
step_part (train_step *s, dsc_int array, dsc_int begin, dsc_int n)
{
  const DSC (ranks) *ranks = s->model->ranks;
  const dsc_int from = ranks && ranks->begin > begin ? ranks->begin : begin;
  const dsc_int to = ranks ? least (begin + n, ranks->end) : begin + n;
  if (from < to)
    DSC (step_block) (s, array, from, to - from);
}

static void
step_arrays (train_step *s)
{
  const DSC (model) *model = s->model;
  dsc_int begin = 0;
  if (s->run->clip == DSC_CLIP_ALL)
    s->norm = norm (s, 0, model->n);
  if (DSC (steps_alike) (s))
    {
      step_part (s, 0, 0, model->n);
      return;
    }
  for (dsc_int i = 0; i < model->arrays && s->status == DSC_OK; i++)
    {
      if (s->run->clip == DSC_CLIP_ARRAYS)
        s->norm = norm (s, begin, model->sizes[i]);
      step_part (s, i, begin, model->sizes[i]);
      begin += model->sizes[i];
    }
}

void
DSC (step_all) (train_step *s)
{
  DSC (ranks) *ranks = s->model->ranks;
  if (ranks && DSC (step_waits) (s))
    s->status = ranks->measure (ranks);
  if (s->status == DSC_OK)
    step_arrays (s);
  if (ranks && s->status == DSC_OK)
    s->status = ranks->spread (ranks, &s->finite);
}
