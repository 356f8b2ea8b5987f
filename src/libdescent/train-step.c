/* train-step.c: one step of the solver on a model, its gradient cut before.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "train.h"

typedef struct
{
  const DSC (model) *model;
  const DSC (training) *run;
  real *const *slots;
  DSC (step) step;
  const dsc_hooks *hooks;
} job;

/* At the N parameters from BEGIN on; NORM: of the gradient to be cut, or 0. */
static dsc_status
update (job *j, dsc_int begin, dsc_int n, int plain, double norm)
{
  real *theta = j->model->theta + begin, *slots[DSC_MAX_SLOTS];
  for (int i = 0; i < j->step.row->nslots; i++)
    slots[i] = j->slots[i] + begin;
  j->step.hyper.l2 = plain ? 0 : j->run->hyper->l2;
  j->step.hyper.decay = plain ? 0 : j->run->hyper->decay;
  j->step.scale = norm > j->run->threshold ? j->run->threshold / norm : 1;
  return DSC (update) (&j->step, n, theta, j->model->grad + begin,
                       (const real *const *) slots, theta, slots, j->hooks);
}

/* All at once, or array by array where these differ. */
dsc_status
DSC (train_step) (const DSC (model) *model, const DSC (training) *run,
                  real *const slots[], dsc_int t, double rate,
                  const dsc_hooks *hooks, int *finite)
{
  job j = { model, run, slots,
            { run->solver, *run->hyper, t, 1,
              run->clip == DSC_CLIP_ELEMENTS ? run->threshold : INFINITY,
              run->threads, finite },
            hooks };
  int penalties = run->hyper->l2 > 0 || run->hyper->decay > 0;
  double norm = 0;
  j.step.hyper.rate = rate;
  *finite = 1;
  if (run->clip == DSC_CLIP_ALL)
    norm = DSC (norm) (model->n, model->grad, run->threads);
  if (run->clip != DSC_CLIP_ARRAYS && ! (model->plain && penalties))
    return update (&j, 0, model->n, 0, norm);

  dsc_status status = DSC_OK;
  dsc_int begin = 0;
  for (dsc_int i = 0; i < model->arrays && status == DSC_OK; i++)
    {
      if (run->clip == DSC_CLIP_ARRAYS)
        norm = DSC (norm) (model->sizes[i], model->grad + begin, run->threads);
      status = update (&j, begin, model->sizes[i],
                       model->plain && model->plain[i], norm);
      begin += model->sizes[i];
    }
  return status;
}
