/* shards-train.c: a run whose mini-batches are cut, of one process or several.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/carve.h"
#include "thread/thread.h"
#include "crew.h"
#include "sharing.h"

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
  model->gradient = c ? DSC (crew_gradient) : DSC (shards_whole);
  model->takes_sink = 0;
  if (model->validate && (c || model->validate_pieces))
    model->validate = c ? DSC (crew_validate) : DSC (shards_validate);
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
