/* mlp.h: what the files of a network share: a mini-batch at work.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_MLP_H
#define DESCENT_MLP_H

#include "train/train.h"
#include "network.h"
#include "panel.h"

typedef struct
{
  const DSC (mlp) *mlp;
  const dsc_minibatch *part;
  dsc_int count;          /* parameters */
  real *grad;             /* NULL: the cost alone, */
  real *Yhat;             /* or if this is not NULL, (K,B): the outputs alone */
  const dsc_gradient_sink *sink;
  const dsc_poll *poll;
  int threads;
} pass_job;

/* What some of its samples, or weights, add. */
typedef struct
{
  double loss;            /* sum over samples */
  double squares;         /* sum ||W||^2; -1 of all: unknown, theta unchanged */
  dsc_int hits;
} partial_sum;

/* Samples s0 .. s0 + n - 1 of the panel: taken in, forward, and if a gradient
   is wanted, backward (mlp-pass.c). */
void DSC (mlp_pass) (const pass_job *b, const panel *p, dsc_int s0, dsc_int n,
                     partial_sum *sum);

/* Columns j0 .. j1-1 of dW of layer l of a panel: grad = keep grad + D A0'/B,
   and the whole of db where j0 is 0; at WEIGHTS in theta and in GRAD. */
void DSC (mlp_weigh) (const pass_job *b, const panel *p, dsc_int l,
                      dsc_int j0, dsc_int j1, real keep, real *grad);

/* All of the mini-batch, in either layout. */
dsc_status DSC (mlp_columns) (const pass_job *b, partial_sum *sum, void *work);
size_t DSC (mlp_columns_workspace) (const DSC (net) *net, dsc_int B, int drops);
dsc_status DSC (mlp_rows) (const pass_job *b, partial_sum *sum, void *work);
size_t DSC (mlp_rows_workspace) (const DSC (net) *net, dsc_int B, int drops);

/* Samples after which sums can be handed on, of this number of weights. */
dsc_int DSC (mlp_rows_grid) (dsc_int count);

/* Samples of the mini-batch. */
static inline dsc_int
samples_of (const dsc_minibatch *part)
{
  return part->whole ? part->whole : part->B;
}

/* The samples that its layout and its cuts follow from. */
static inline dsc_int
samples_together (const dsc_minibatch *part)
{
  return part->shard ? part->B : samples_of (part);
}

/* Do its sums begin with what other parts have left? */
static inline int
goes_on (const dsc_minibatch *part)
{
  return ! part->shard && part->place > 0;
}

/* Do they end with this part? */
static inline int
is_last_part (const dsc_minibatch *part)
{
  return part->shard || part->place + part->B >= samples_of (part);
}

/* Is a gradient wanted, and the sink, if there is one, ready to take blocks?
   If not, the mini-batch ends with its loss. */
static inline int
gradient_wanted (const pass_job *b, partial_sum *sum)
{
  const double samples = (double) samples_of (b->part);
  if (b->grad && (! b->sink
                  || b->sink->ready (b->sink->self, sum->loss / samples)))
    return 1;
  sum->squares = -1;
  return 0;
}

#endif
