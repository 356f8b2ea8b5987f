/* train-begin.c: what a run begins with.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "solver/solver.h"
#include "train-run.h"
#include "train.h"

enum { PIECE_PARAMETERS = 1 << 18 };   /* new memory takes long to touch */

typedef DSC (state) state;

/* The slots of parameters AT .. AT + N - 1, if this process has them. */
static void
begin_slots (state *s, dsc_int at, dsc_int n)
{
  const DSC (run) *run = s->run;
  const DSC (ranks) *ranks = s->model->ranks;
  const double first = run->solver->start ? run->solver->start (run->hyper) : 0;
  const dsc_int begin = ranks && ranks->begin > at ? ranks->begin : at;
  const dsc_int end = ranks ? least (at + n, ranks->end) : at + n;
  for (int i = 0; i < run->solver->nslots; i++)
    for (dsc_int j = begin; j < end; j++)
      s->slots[i][j] = (real) first;
}

/* What hooks there are, is known to all processes. */
static dsc_status
begin_hooks (state *s)
{
  DSC (ranks) *ranks = s->model->ranks;
  int has[] = { s->hooks && s->hooks->save, s->hooks && s->hooks->load };
  dsc_status status = ranks ? ranks->tell (ranks, has, sizeof has) : DSC_OK;
  s->saves = has[0];
  s->loads = has[1];
  return status;
}

dsc_status
DSC (train_begin) (state *s)
{
  dsc_history *h = s->history;
  const DSC (run) *run = s->run;
  const real *theta = s->model->theta;
  dsc_status status = begin_hooks (s);
  for (dsc_int at = 0, n; at < s->model->n && status == DSC_OK; at += n)
    {
      n = least (s->model->n - at, PIECE_PARAMETERS);
      if (dsc_poll_stops (s->poll))
        status = hold_back (s, DSC_ESTOP);
      begin_slots (s, at, n);
      memcpy (s->last_good + at, theta + at, n * sizeof (real));
      for (dsc_int j = at; j < at + n && run->average_decay > 0; j++)
        s->average[j] = 0;
      if (s->model->validate && run->best)
        memcpy (s->best + at, theta + at, n * sizeof (real));
    }
  dsc_plateau_begin (&s->plateau);
  h->iterations = h->epochs = h->validations = 0;
  h->steps = 0;
  h->end = DSC_END_EPOCHS;
  if (status == DSC_OK)
    status = meet (s);
  return status == DSC_OK && s->loads ? DSC (train_load) (s) : status;
}
