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

dsc_end
DSC (step_end) (const train_step *s)
{
  const DSC (model) *model = s->model;
  const int threads = s->run->threads;
  if (! DSC (is_finite) (model->n, model->grad, threads))
    return DSC_END_GRADIENT;
  for (int i = 0; i < s->run->solver->nslots; i++)
    if (! DSC (is_finite) (model->n, s->slots[i], threads))
      return DSC_END_STATE;
  return DSC_END_PARAMETERS;
}

void
DSC (step_all) (train_step *s)
{
  const DSC (model) *model = s->model;
  dsc_int begin = 0;
  if (s->run->clip == DSC_CLIP_ALL)
    s->norm = DSC (norm) (model->n, model->grad, s->run->threads);
  if (DSC (steps_alike) (s))
    {
      DSC (step_block) (s, 0, 0, model->n);
      return;
    }
  for (dsc_int i = 0; i < model->arrays && s->status == DSC_OK; i++)
    {
      if (s->run->clip == DSC_CLIP_ARRAYS)
        s->norm = DSC (norm) (model->sizes[i], model->grad + begin,
                              s->run->threads);
      DSC (step_block) (s, i, begin, model->sizes[i]);
      begin += model->sizes[i];
    }
}
