/* shards.c: mini-batches that are cut into shards, whatever is trained.

   Each shard is a mini-batch of its own, whose mean is over the whole one.
   Costs and gradients are joined in pairs (tree.h), so the result is a function
   of the number of shards, and not of who has made which.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/carve.h"
#include "thread/thread.h"
#include "crew.h"
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

static dsc_status
gradient (DSC (model) *model, const dsc_minibatch *part,
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

static dsc_status
validate (DSC (model) *model, double *cost, double *accuracy)
{
  sharing *s = model->shards;
  dsc_status status = model->validate_pieces (model, 0, model->pieces,
                                              s->pieces);
  if (status == DSC_OK)
    DSC (shards_validated) (s, cost, accuracy);
  return status;
}

static int
is_cut (const DSC (run) *run)
{
  return run->shards > 1;
}

/* Are there others? */
static int
has_crew (const DSC (run) *run)
{
  return run->group && run->group->ranks > 1;
}

static int
is_sound (const DSC (run) *run)
{
  const int S = run->shards;
  return S <= DSC_MAX_SHARDS && (S & (S - 1)) == 0
         && (! has_crew (run) || run->group->ranks <= S)
         && (run->windows.blocks == 0 || run->windows.shards == S);
}

/* A workspace of a run that is cut, in the order of its parts. */
static size_t
lay_out (const DSC (model) *model, const DSC (run) *run, void *base,
         sharing *s, crew *c, void **rest)
{
  size_t used = 0;
  const int S = (int) least (run->shards, DSC_MAX_SHARDS);
  const int rank = has_crew (run) ? run->group->rank : 0;
  const int ranks = has_crew (run) ? run->group->ranks : 1;
  const int most = DSC (tree_measure) (dsc_share (S, rank, ranks),
                                       dsc_share (S, rank + 1, ranks)).most;
  for (int i = 0; i < most; i++)
    s->room[i] = carve (&used, base, model->n * sizeof (real));
  s->costs = carve (&used, base, S * sizeof *s->costs);
  s->pieces = carve (&used, base, model->pieces * sizeof *s->pieces);
  if (has_crew (run))
    used = DSC (crew_lay_out) (model, run, used, base, c);
  *rest = carve (&used, base, DSC (train_workspace) (model, run));
  return used;
}

size_t
DSC (shards_workspace) (const DSC (model) *model, const DSC (run) *run)
{
  sharing s;
  crew c;
  void *rest;
  return is_cut (run) ? lay_out (model, run, NULL, &s, &c, &rest)
                      : DSC (train_workspace) (model, run);
}

/* Others stand in the place of the model's functions while it is trained. */
static void
stand_in (sharing *s, crew *c)
{
  DSC (model) *model = s->model;
  model->shards = s;
  model->ranks = c ? &c->ranks : NULL;
  model->gradient = c ? DSC (crew_gradient) : gradient;
  model->takes_sink = 0;
  if (model->validate && (c || model->validate_pieces))
    model->validate = c ? DSC (crew_validate) : validate;
}

static void
stand_back (const sharing *s)
{
  DSC (model) *model = s->model;
  model->gradient = s->own.gradient;
  model->takes_sink = s->own.takes_sink;
  model->validate = s->own.validate;
  model->ranks = NULL;
}

dsc_status
DSC (shards_train) (DSC (model) *model, const DSC (run) *run,
                    dsc_history *history, const dsc_run_hooks *hooks,
                    void *work)
{
  if (! is_cut (run) && ! has_crew (run))
    return DSC (train) (model, run, history, hooks, work);
  if (! is_sound (run))
    return DSC_EARG;
  sharing s = { .model = model, .shards = run->shards, .own = *model,
                .threads = dsc_threads (run->threads) };
  crew c = { .s = &s, .group = run->group,
             .poll = hooks ? &hooks->poll : NULL };
  void *rest;
  dsc_status status = DSC_OK;
  lay_out (model, run, work, &s, &c, &rest);
  stand_in (&s, has_crew (run) ? &c : NULL);
  if (has_crew (run))
    {
      DSC (crew_fill) (&c, run);
      status = c.ranks.meet (&c.ranks);
    }
  if (status == DSC_OK)
    status = DSC (train) (model, run, history, hooks, rest);
  stand_back (&s);
  return status;
}
