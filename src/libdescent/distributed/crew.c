/* crew.c: a process and the others of its group: who has what.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/carve.h"
#include "solver/solver.h"
#include "crew.h"

/* The arrays whose norms may be asked for; all parameters are one. */
typedef struct
{
  dsc_int arrays;
  const dsc_int *sizes;
} measured;

static measured
measured_of (const DSC (model) *model, const DSC (run) *run)
{
  return run->clip == DSC_CLIP_ARRAYS
         ? (measured) { model->arrays, model->sizes }
         : (measured) { 1, &model->n };
}

static dsc_int
blocks_of (dsc_int n)
{
  return (n + DSC_NORM_BLOCK - 1) / DSC_NORM_BLOCK;
}

/* At most; the sizes of arrays may not be known yet. */
static dsc_int
most_granules (const DSC (model) *model)
{
  return blocks_of (model->n) + model->arrays;
}

/* Nodes that a rank may have of a mini-batch. */
static int
nodes_of (int shards, int rank, int ranks)
{
  return DSC (tree_measure) (dsc_share (shards, rank, ranks),
                             dsc_share (shards, rank + 1, ranks)).left;
}

/* The most parameters that a rank has. */
static dsc_int
part_of (dsc_int n, dsc_int granules, int ranks)
{
  return least (n, (granules / ranks + 1) * DSC_NORM_BLOCK);
}

size_t
DSC (crew_lay_out) (const DSC (model) *model, const DSC (run) *run,
                    size_t used, void *base, crew *c)
{
  const int N = run->group->ranks, rank = run->group->rank;
  const dsc_int G = most_granules (model), n = model->n;
  dsc_int others = 0;
  for (int r = 0; r < N; r++)
    others += r == rank ? 0 : nodes_of (run->shards, r, N);
  const size_t parcels = (size_t) N * (TREE_NODES + 2) * sizeof (dsc_parcel);
  c->starts = carve (&used, base, (size_t) (G + 1) * sizeof *c->starts);
  c->cut = carve (&used, base, (size_t) (N + 1) * sizeof *c->cut);
  c->squares = carve (&used, base, (size_t) G * sizeof *c->squares);
  c->heads = carve (&used, base, (size_t) N * sizeof *c->heads);
  c->send = carve (&used, base, parcels);
  c->receive = carve (&used, base, parcels);
  c->grad = carve (&used, base, (size_t) n * sizeof (real));
  c->got = carve (&used, base,
                  (size_t) (others * part_of (n, G, N)) * sizeof (real));
  return used;
}

void
DSC (crew_fill) (crew *c, const DSC (run) *run)
{
  const measured m = measured_of (c->s->model, run);
  const int N = c->group->ranks;
  dsc_int k = 0, at = 0;
  for (dsc_int i = 0; i < m.arrays; at += m.sizes[i++])
    for (dsc_int b = 0; b < m.sizes[i]; b += DSC_NORM_BLOCK)
      c->starts[k++] = at + b;
  c->starts[k] = at;
  c->granules = k;
  for (int r = 0; r <= N; r++)
    {
      c->cut[r] = c->starts[dsc_share (c->granules, r, N)];
      if (r < N)
        c->heads[r] = (crew_head) { 0 };
    }
  DSC (crew_ranks) (c);
}
