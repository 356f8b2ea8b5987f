/* train-average.c: the exponentially weighted average of the parameters along
   a run, with bias correction.

   After step t it is a += g (theta - a) with g = (1 - beta)/(1 - beta^t), which
   is v/(1 - beta^t) of v = beta v + (1 - beta) theta without a division at the
   end.  It is kept in double: in single, theta would differ from it by less
   than its rounding.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/clones.h"
#include "base/carve.h"
#include "solver/solver.h"
#include "thread/thread.h"
#include "train-run.h"
#include "train.h"

enum { PIECE_PARAMETERS = 1 << 15 };

typedef DSC (state) state;

size_t
DSC (average_lay_out) (size_t used, dsc_int n, void *base, state *s)
{
  s->average = carve (&used, base, n * sizeof (double));
  s->spare = carve (&used, base, n * sizeof (real));
  return used;
}

DSC_CLONES static void
follow (dsc_int n, double gain, const real *theta, double *average)
{
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    average[i] += gain * ((double) theta[i] - average[i]);
}

static void
piece (void *self, dsc_int i)
{
  const state *s = self;
  const double beta = s->run->average_decay;
  const dsc_int at = i * PIECE_PARAMETERS;
  follow (least (s->model->n - at, PIECE_PARAMETERS),
          (1 - beta) / dsc_bias_correction (beta, (double) s->history->steps),
          s->model->theta + at, s->average + at);
}

void
DSC (average_advance) (state *s)
{
  const dsc_int n = (s->model->n + PIECE_PARAMETERS - 1) / PIECE_PARAMETERS;
  dsc_pool_do (dsc_threads (s->run->threads), n, piece, s, NULL);
}

void
DSC (average_take) (state *s)
{
  real *theta = s->model->theta;
  DSC (train_copy) (s, s->spare, theta);
  for (dsc_int i = 0; i < s->model->n; i++)
    theta[i] = (real) s->average[i];
}

void
DSC (average_put_back) (state *s)
{
  DSC (train_copy) (s, s->model->theta, s->spare);
}
