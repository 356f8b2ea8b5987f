/* shards.c: mini-batches that are cut into shards, whatever is trained.

   Each shard is a mini-batch of its own, whose mean is over the whole one.
   Costs and gradients are joined in pairs (tree.h), so the result is a function
   of the number of shards, and not of who has made which.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "sharing.h"

dsc_minibatch
DSC (shard_of) (const dsc_minibatch *part, int k, int shards)
{
  const dsc_int begin = dsc_share (part->B, k, shards);
  dsc_minibatch shard = *part;
  shard.first += begin;
  shard.order = part->order ? part->order + begin : NULL;
  shard.B = dsc_share (part->B, k + 1, shards) - begin;
  shard.whole = part->B;
  shard.place = begin;
  shard.shard = 1;
  return shard;
}

/* Its gradient to TO; where the model gives means over its samples, these get
   their weight in the whole. */
static dsc_status
take_shard (sharing *s, const dsc_minibatch *shard, real *to,
            dsc_outcome *outcome)
{
  DSC (model) *model = s->model;
  const double weight = (double) shard->B / (double) shard->whole;
  model->into = to;
  model->grad = s->own.grad;   /* unless the model has others */
  dsc_status status = s->own.gradient (model, shard, NULL, outcome);
  if (status != DSC_OK || model->knows_shards)
    return status;
  outcome->cost *= weight;
  DSC (tree_scale) (model->n, (real) weight, model->grad, to, s->threads);
  return DSC_OK;
}

dsc_status
DSC (shards_gradient) (sharing *s, const dsc_minibatch *part, int first,
                       int end, tree *t, dsc_outcome *outcome)
{
  outcome->hits = 0;
  for (int k = first; k < end; k++)
    {
      const dsc_minibatch shard = DSC (shard_of) (part, k, s->shards);
      dsc_outcome one = { 0 };
      real *to = shard.B > 0 ? s->room[DSC (tree_sums) (t)] : NULL;
      const dsc_status status = to ? take_shard (s, &shard, to, &one) : DSC_OK;
      if (status != DSC_OK)
        return status;
      s->costs[k] = one.cost;
      outcome->hits = one.hits < 0 || outcome->hits < 0
                      ? -1 : outcome->hits + one.hits;
      DSC (tree_push) (t, k, 1, to);
    }
  return DSC_OK;
}

double
DSC (shards_cost) (sharing *s)
{
  for (int step = 1; step < s->shards; step *= 2)
    for (int k = 0; k < s->shards; k += 2 * step)
      s->costs[k] += s->costs[k + step];
  return s->costs[0];
}

void
DSC (shards_validated) (const sharing *s, double *cost, double *accuracy)
{
  const DSC (model) *model = s->model;
  double loss = 0;
  dsc_int hits = 0;
  for (dsc_int i = 0; i < model->pieces; i++)
    {
      loss += s->pieces[i].loss;
      hits = s->pieces[i].hits < 0 ? -1 : hits + s->pieces[i].hits;
    }
  *cost = loss / (double) model->validated;
  *accuracy = hits < 0 ? NAN : (double) hits / (double) model->validated;
}

dsc_status
DSC (shards_whole) (DSC (model) *model, const dsc_minibatch *part,
                    const dsc_gradient_sink *sink, dsc_outcome *outcome)
{
  sharing *s = model->shards;
  tree t = { .n = model->n, .threads = s->threads };
  (void) sink;
  dsc_status status = DSC (shards_gradient) (s, part, 0, s->shards, &t,
                                             outcome);
  if (status != DSC_OK)
    return status;
  real *grad = t.node[0].sum;
  const double lambda = model->penalty ? model->penalty (model, part) : 0;
  outcome->cost = DSC (shards_cost) (s);
  if (lambda != 0)
    outcome->cost += lambda / 2 * DSC (penalties) (model, lambda, grad, 0,
                                                   model->n, s->threads);
  model->grad = grad;
  return DSC_OK;
}

dsc_status
DSC (shards_validate) (DSC (model) *model, double *cost, double *accuracy)
{
  sharing *s = model->shards;
  dsc_status status = model->validate_pieces (model, 0, model->pieces,
                                              s->pieces);
  if (status == DSC_OK)
    DSC (shards_validated) (s, cost, accuracy);
  return status;
}
