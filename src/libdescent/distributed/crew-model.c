/* crew-model.c: the gradient and the validation of a model by several
   processes, with the bits of one.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "crew.h"

/* The nodes that a rank has of a mini-batch, with sums in ROOM, which are not
   made here. */
static tree
nodes_of (const crew *c, const dsc_minibatch *part, int rank,
          real *const room[TREE_NODES])
{
  tree t = { .n = 0, .threads = 1 };
  for (int k = crew_shard (c, rank); k < crew_shard (c, rank + 1); k++)
    {
      const dsc_minibatch shard = DSC (shard_of) (part, k, c->s->shards);
      DSC (tree_push) (&t, k, 1,
                       shard.B > 0 ? room[DSC (tree_sums) (&t)] : NULL);
    }
  return t;
}

/* Its own nodes; what fails waits in ranks.mine, and the sums are worthless. */
static tree
own_nodes (crew *c, const dsc_minibatch *part, dsc_outcome *outcome)
{
  sharing *s = c->s;
  const int rank = c->group->rank;
  tree t = { .n = s->model->n, .threads = s->threads };
  if (c->ranks.mine == DSC_OK)
    c->ranks.mine
      = DSC (shards_gradient) (s, part, crew_shard (c, rank),
                               crew_shard (c, rank + 1), &t, outcome);
  return c->ranks.mine == DSC_OK ? t : nodes_of (c, part, rank, s->room);
}

/* The parts of the own nodes go to their owners. */
static void
send_nodes (crew *c, const tree *own)
{
  const dsc_int *cut = c->cut;
  for (int r = 0; r < c->group->ranks; r++)
    for (int i = 0; i < own->nodes && r != c->group->rank; i++)
      if (own->node[i].sum)
        DSC (crew_send) (c, r, own->node[i].sum + cut[r],
                         (size_t) (cut[r + 1] - cut[r]) * sizeof (real));
}

/* The nodes of rank r, into LIST: of the own part, here or where they are
   received.  The first of all has the place where the result is to be. */
static int
list_nodes (crew *c, const dsc_minibatch *part, int r, const tree *own,
            tree_node *list, real **room, real **place)
{
  const dsc_int begin = c->ranks.begin, n = c->ranks.end - begin;
  real *some[TREE_NODES];
  for (int i = 0; i < TREE_NODES; i++)
    some[i] = c->grad;
  const tree t = r == c->group->rank ? *own : nodes_of (c, part, r, some);
  for (int i = 0; i < t.nodes; i++)
    {
      list[i] = t.node[i];
      if (! list[i].sum)
        continue;
      if (r == c->group->rank)
        list[i].sum += begin;
      else
        {
          list[i].sum = *place ? *place : *room;
          *room += *place ? 0 : n;
          DSC (crew_receive) (c, r, list[i].sum, (size_t) n * sizeof (real));
        }
      *place = NULL;
    }
  return t.nodes;
}

static void
share_costs (crew *c)
{
  dsc_int cut[DSC_MAX_RANKS + 1];
  for (int r = 0; r <= c->group->ranks; r++)
    cut[r] = crew_shard (c, r);
  DSC (crew_share) (c, c->s->costs, sizeof *c->s->costs, c->s->shards, cut,
                    -1);
}

static void
sum_up (crew *c, const dsc_minibatch *part, dsc_outcome *outcome)
{
  const DSC (model) *model = c->s->model;
  real *grad = (real *) model->grad;   /* c->grad or a node */
  const double lambda = model->penalty ? model->penalty (model, part) : 0;
  outcome->hits = 0;
  for (int r = 0; r < c->group->ranks; r++)
    outcome->hits = c->heads[r].hits < 0 || outcome->hits < 0
                    ? -1 : outcome->hits + (dsc_int) c->heads[r].hits;
  outcome->cost = DSC (shards_cost) (c->s);
  if (lambda != 0)
    outcome->cost += lambda / 2
                     * DSC (penalties) (model, lambda, grad, c->ranks.begin,
                                        c->ranks.end, c->s->threads);
}

dsc_status
DSC (crew_gradient) (DSC (model) *model, const dsc_minibatch *part,
                     const dsc_gradient_sink *sink, dsc_outcome *outcome)
{
  crew *c = (crew *) model->ranks;
  tree_node list[DSC_MAX_SHARDS];
  int nodes = 0;
  real *room = c->got, *place = c->grad + c->ranks.begin;
  (void) sink;
  const tree own = own_nodes (c, part, outcome);
  c->heads[c->group->rank].hits = outcome->hits;
  DSC (crew_begin) (c, c->ranks.mine, 0);
  share_costs (c);
  send_nodes (c, &own);
  for (int r = 0; r < c->group->ranks; r++)
    nodes += list_nodes (c, part, r, &own, list + nodes, &room, &place);
  const dsc_status status = DSC (crew_talk) (c);
  if (status != DSC_OK || c->ranks.asked)
    return status;
  tree all = { .n = c->ranks.end - c->ranks.begin, .threads = c->s->threads };
  for (int i = 0; i < nodes; i++)
    DSC (tree_push) (&all, list[i].first, list[i].leaves, list[i].sum);
  model->grad = all.node[0].sum == c->grad + c->ranks.begin ? c->grad
                : c->s->room[0];
  sum_up (c, part, outcome);
  return DSC_OK;
}

/* Where the model does not know pieces, the first rank does it. */
static dsc_status
validate_alone (crew *c, double *cost, double *accuracy)
{
  double said[] = { 0, 0 };
  if (c->ranks.first && c->ranks.mine == DSC_OK)
    c->ranks.mine = c->s->own.validate (c->s->model, &said[0], &said[1]);
  DSC (crew_begin) (c, c->ranks.mine, 0);
  for (int r = 1; r < c->group->ranks && c->ranks.first; r++)
    DSC (crew_send) (c, r, said, sizeof said);
  if (! c->ranks.first)
    DSC (crew_receive) (c, 0, said, sizeof said);
  const dsc_status status = DSC (crew_talk) (c);
  *cost = said[0];
  *accuracy = said[1];
  return status;
}

dsc_status
DSC (crew_validate) (DSC (model) *model, double *cost, double *accuracy)
{
  crew *c = (crew *) model->ranks;
  const int rank = c->group->rank, N = c->group->ranks;
  const dsc_int pieces = model->pieces;
  dsc_outcome *of_pieces = c->s->pieces;
  if (! model->validate_pieces)
    return validate_alone (c, cost, accuracy);
  if (c->ranks.mine == DSC_OK)
    c->ranks.mine
      = model->validate_pieces (model, dsc_share (pieces, rank, N),
                                dsc_share (pieces, rank + 1, N), of_pieces);
  DSC (crew_begin) (c, c->ranks.mine, 0);
  DSC (crew_share) (c, of_pieces, sizeof *of_pieces, pieces, NULL, -1);
  const dsc_status status = DSC (crew_talk) (c);
  if (status == DSC_OK)
    DSC (shards_validated) (c->s, cost, accuracy);
  return status;
}
