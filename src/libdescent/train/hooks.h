/* hooks.h: the course of a run, and the callbacks of its owner (train.h).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_HOOKS_H
#define DESCENT_HOOKS_H

#include "base/base.h"
#include "file/file.h"

DSC_BEGIN_DECLARATIONS

/* Why a run came to its end. */
typedef enum
{
  DSC_END_EPOCHS,        /* all epochs are done, */
  DSC_END_ITERATIONS,    /* or all iterations */
  DSC_END_TIME,
  DSC_END_PATIENCE,      /* the validation's cost fell no more */
  DSC_END_ASKED,         /* report asked for it */
  DSC_END_FILE,          /* its state could not be saved */
  DSC_END_COST,          /* the cost was not finite, */
  DSC_END_GRADIENT,      /* or the gradient, */
  DSC_END_PARAMETERS,    /* or what the last step made of theta, */
  DSC_END_RATE,          /* or the learning rate, */
  DSC_END_STATE          /* or what the last step made of the solver's state */
} dsc_end;

/* In words, one after the other from 0 on; NULL from the last on
   (train-names.c). */
const char *dsc_end_text (int end);

/* The course of a run.  The arrays have room for so many iterations, epochs and
   validations; the counts say how many there were.  More room is asked for
   with hooks->grow. */
typedef struct
{
  double *iteration_cost;        /* of each mini-batch, before its own step */
  double *learn_rate;            /* of its step */
  double *epoch_cost;            /* means of iteration_cost, weighted by size */
  double *epoch_accuracy;        /* shares of right labels; NaN: not counted */
  double *seconds;               /* that each epoch took */
  double *samples_per_second;    /* in each epoch */
  double *validation_cost;       /* after some of the steps */
  double *validation_accuracy;
  double *validation_iteration;  /* the numbers of those steps, from 1 */
  dsc_int room_iterations, room_epochs, room_validations;
  dsc_int iterations, epochs, validations;
  dsc_int steps;                 /* steps behind the returned parameters */
  dsc_end end;
} dsc_history;

/* Where a run stands after an iteration. */
typedef struct
{
  dsc_int epoch, iteration;      /* counted from 1 */
  int epoch_ended;
  double cost, rate;             /* of the iteration */
  const dsc_history *history;    /* so far */
  double seconds;                /* since the run began */
} dsc_progress;

/* What a run asks of its owner.

   begin: a run stands before its first iteration, or before that it resumes
   with.
   report: an iteration has ended.  Both: 1 ends the run with DSC_ESTOP, 2 ends
   it well.  grow: makes room in the arrays of a history where counts have
   reached it; nonzero: DSC_ESTOP.  save: keeps the sections, which are the
   state between two iterations; 1: DSC_ESTOP, 2: it cannot, and the run ends
   well.  load: fills sections, or with data NULL says whether they are there in
   that size; where there is one, a run resumes there; nonzero: DSC_ESTOP.
   Each may be NULL. */
typedef struct
{
  dsc_poll poll;
  int (*begin) (void *self, const dsc_progress *progress);
  int (*report) (void *self, const dsc_progress *progress);
  int (*grow) (void *self, dsc_history *history);
  int (*save) (void *self, int n, const dsc_section *sections);
  int (*load) (void *self, int n, const dsc_section *sections);
  void *self;
} dsc_run_hooks;

DSC_END_DECLARATIONS

#endif
