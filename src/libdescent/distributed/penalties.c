/* penalties.c: the squares of all parameters, in pieces.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/flush.h"
#include "base/real.h"
#include "solver/solver.h"
#include "thread/thread.h"
#include "train/train.h"
#include "sharing.h"

enum { PIECE_PARAMETERS = 4096 };

typedef struct
{
  dsc_int n;
  const real *theta;
  real lambda, *grad;        /* NULL: the sum alone */
  dsc_int begin, end;        /* where grad is wanted */
  double sum;
  dsc_turn turn;
} job;

/* The sums of pieces are joined in their order. */
static void
piece (void *self, dsc_int i)
{
  job *j = self;
  const dsc_int at = i * PIECE_PARAMETERS;
  const dsc_int n = least (j->n - at, PIECE_PARAMETERS);
  const dsc_int from = at > j->begin ? at : j->begin;
  const dsc_int to = least (at + n, j->end);
  const int whole = from == at && to == at + n;
  const unsigned mode = flush_begin ();
  const double sum = DSC (penalise) (n, j->theta + at, j->lambda,
                                     whole ? j->grad + at : NULL);
  if (! whole && from < to)
    DSC (penalise) (to - from, j->theta + from, j->lambda, j->grad + from);
  flush_end (mode);
  dsc_turn_wait (&j->turn, i);
  j->sum += sum;
  dsc_turn_pass (&j->turn, i + 1);
}

double
DSC (penalties) (const DSC (model) *model, double lambda, real *grad,
                 dsc_int begin, dsc_int end, int threads)
{
  double sum = 0;
  for (dsc_int i = 0, at = 0; i < model->arrays; at += model->sizes[i++])
    {
      job j = { .n = model->sizes[i], .theta = model->theta + at,
                .lambda = (real) lambda, .grad = grad + at,
                .begin = begin - at, .end = end - at };
      if (model->plain && model->plain[i])
        continue;
      dsc_pool_do (threads, (j.n + PIECE_PARAMETERS - 1) / PIECE_PARAMETERS,
                   piece, &j, NULL);
      sum += j.sum;
    }
  return sum;
}
