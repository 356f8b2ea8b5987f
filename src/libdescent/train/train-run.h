/* train-run.h: what the files of a training run share.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_TRAIN_RUN_H
#define DESCENT_TRAIN_RUN_H

#include "base/real.h"
#include "solver/solver.h"
#include "train.h"

/* One step of the solver on a model (train-step.c). */
typedef struct
{
  const DSC (model) *model;
  const DSC (run) *run;
  real *const *slots;
  const dsc_poll *poll;   /* NULL in blocks: their maker polls */
  DSC (step) step;
  dsc_norm norm;        /* of the gradient that is to be cut, or 0 */
  int finite;           /* all was; else theta is worthless */
  dsc_status status;
} train_step;

/* A run as it goes. */
typedef struct
{
  DSC (model) *model;
  const DSC (run) *run;
  dsc_history *history;
  const dsc_run_hooks *hooks;
  const dsc_poll *poll;
  real *slots[DSC_MAX_SLOTS];
  real *last_good, *best;   /* parameters: of a finite cost; best validation */
  double *average;          /* of the parameters, after the last good step */
  real *spare;              /* theta, while the average is in its place */
  dsc_int last_good_steps, best_steps;
  double least;          /* cost of best */
  dsc_int worse;         /* validations since then */
  dsc_plateau plateau;
  dsc_int *order;        /* of epoch number `ordered' (0: none) */
  dsc_int ordered;
  void *order_room;      /* for dsc_windows_order */
  train_step step;
  double total;          /* of the epoch at hand: costs times samples, */
  dsc_int hits;          /* and samples with the right label */
  double start, begin;   /* when the run began, and that epoch; */
  double now;            /* when the clock was last looked at */
  dsc_int saved;         /* iterations of the saved state; -1: nothing */
  double save_next;      /* by the clock: not before this time */
  int saves, loads;      /* there is a hook for it, in the first process */
  int complete;          /* all of this is as it is after a step */
  int validation_due;    /* but that step's validation is still to be done */
} DSC (state);

/* Is the order of an epoch made here?  A feed of windows has its own
   (train.c). */
int DSC (train_orders) (const DSC (run) *run);

/* Seconds on a clock that never goes back; of several processes, that of the
   first one when they met (train.c). */
double DSC (train_now) (const DSC (state) *s);

/* What this process alone has come to waits until all of them meet, and the run
   continues until then (train.c). */
static inline dsc_status
hold_back (DSC (state) *s, dsc_status status)
{
  DSC (ranks) *ranks = s->model->ranks;
  if (! ranks || status == DSC_OK)
    return status;
  if (ranks->mine == DSC_OK)
    ranks->mine = status;
  return DSC_OK;
}

/* What any process has come to. */
static inline dsc_status
meet (const DSC (state) *s)
{
  DSC (ranks) *ranks = s->model->ranks;
  return ranks ? ranks->meet (ranks) : DSC_OK;
}

/* Is this the process that loads and saves? */
static inline int
is_first (const DSC (state) *s)
{
  return ! s->model->ranks || s->model->ranks->first;
}

/* The state at the beginning, or what hooks->load has (train-begin.c). */
dsc_status DSC (train_begin) (DSC (state) *s);

/* train-state.c.  SAVE hands a whole state to hooks->save, unless it has got
   that one, no step has been made, or an array of it is not what a run can
   have; *ON becomes 0 where the state cannot be saved, and h->end says so,
   if it was 1.  LOAD makes S, whose pointers are set, the state that
   hooks->load has: DSC_ESTATE if that is none.  DUE: should the state be saved
   after an iteration? */
dsc_status DSC (train_save) (DSC (state) *s, int *on);
int DSC (save_due) (const DSC (state) *s);
dsc_status DSC (train_load) (DSC (state) *s);

/* Can its arrays be those of a run?  A cost of validation may be any number
   (train-valid.c). */
int DSC (state_valid) (const DSC (state) *s);

/* More room in the history, unless it IS_THERE (train.c). */
dsc_status DSC (train_room) (DSC (state) *s, int is_there);

/* theta or what is like it (train.c). */
void DSC (train_copy) (const DSC (state) *s, real *to, const real *from);

/* After an iteration of epoch e: reports it, and saves; *ON becomes 0 if the
   run is to end (train.c). */
dsc_status DSC (train_report) (DSC (state) *s, dsc_int e, int epoch_ended,
                               int *on);

/* Epoch e from sample number FIRST on (train-epoch.c). */
dsc_status DSC (train_epoch) (DSC (state) *s, dsc_int e, dsc_int first,
                              int *on);

/* What comes after the last step, one of epoch e, of which DONE samples have
   been seen: validation, the epoch's cost for "plateau", and the report. */
dsc_status DSC (train_follow) (DSC (state) *s, dsc_int e, dsc_int done,
                               int *on);

/* Looks at the samples that are not trained on, after step t. */
dsc_status DSC (train_validate) (DSC (state) *s, dsc_int t);

/* ---- train-average.c: the average of the parameters, for runs that have one.
   LAY_OUT goes on with carve for n parameters.  ADVANCE: a step more.  TAKE
   puts it in the place of theta, PUT_BACK ends that. */
size_t DSC (average_lay_out) (size_t used, dsc_int n, void *base,
                              DSC (state) *s);
void DSC (average_advance) (DSC (state) *s);
void DSC (average_take) (DSC (state) *s);
void DSC (average_put_back) (DSC (state) *s);

/* ---- train-step.c */

/* Makes S ready for step number t at this rate. */
void DSC (step_begin) (train_step *s, dsc_int t, double rate);

/* Must the whole gradient be known before the step begins? */
int DSC (step_waits) (const train_step *s);

/* Have all arrays the same step, so that they need not be told apart? */
int DSC (steps_alike) (const train_step *s);

/* The step at N parameters from BEGIN on, of array number ARRAY; SELF is a
   train_step.  Any thread may do it. */
void DSC (step_block) (void *self, dsc_int array, dsc_int begin, dsc_int n);

/* The step at all of them. */
void DSC (step_all) (train_step *s);

/* *END: what was not finite, if something was not. */
dsc_status DSC (step_end) (const train_step *s, dsc_end *end);

#endif
