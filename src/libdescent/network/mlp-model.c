/* mlp-model.c: a dense network as what train.c trains.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/carve.h"
#include "base/real.h"
#include "thread/thread.h"
#include "distributed/distributed.h"
#include "train/train.h"
#include "network.h"

/* Samples of the validation whose losses have a sum of their own; the parts of
   a feed have a multiple. */
enum { PIECE_SAMPLES = 1024 };

typedef struct
{
  DSC (model) model;      /* the first: what the functions get */
  const DSC (mlp_training) *mlp;
  const dsc_poll *poll;
  dsc_int m;
  dsc_int validations;    /* since the run began or has resumed */
  DSC (mlp) train, validate;
  real *grad;
  dsc_int *sizes;
  unsigned char *plain;
  void *gradient, *run;
} network;

static double
penalty (const DSC (model) *model, const dsc_minibatch *part)
{
  const network *n = (const network *) model;
  return n->mlp->lambda / (double) (n->mlp->per_dataset ? n->m : part->B);
}

static dsc_status
gradient (DSC (model) *model, const dsc_minibatch *part,
          const dsc_gradient_sink *sink, dsc_outcome *outcome)
{
  network *n = (network *) model;
  real *grad = part->shard ? model->into : n->grad;
  n->train.penalty = part->shard ? 0 : penalty (model, part);
  return DSC (mlp_gradient) (&n->train, part, grad, sink, outcome, n->poll,
                             n->gradient);
}

/* The loss alone: weights, penalties and dropping are for training. */
static dsc_status
validate (DSC (model) *model, double *cost, double *accuracy)
{
  network *n = (network *) model;
  const dsc_minibatch all = { .B = n->mlp->mv };
  dsc_outcome outcome = { 0 };
  dsc_status status
    = n->mlp->validation
      ? DSC (mlp_walk) (&n->validate, n->mlp->validation, ++n->validations,
                        NULL, NULL, &outcome, n->poll, n->gradient)
      : DSC (mlp_gradient) (&n->validate, &all, NULL, NULL, &outcome, n->poll,
                            n->gradient);
  *cost = outcome.cost;
  *accuracy = outcome.hits < 0 ? NAN : (double) outcome.hits / (double) all.B;
  return status;
}

/* Of some samples, the first of which begins piece number AT, the pieces from
   number FIRST to END - 1. */
static dsc_status
validate_some (network *n, const dsc_minibatch *some, dsc_int at,
               dsc_int first, dsc_int end, dsc_outcome *outcomes)
{
  dsc_status status = DSC_OK;
  for (dsc_int i = 0; i < some->B && status == DSC_OK; i += PIECE_SAMPLES, at++)
    {
      const dsc_minibatch piece
        = { .t = 1, .B = least (some->B - i, PIECE_SAMPLES),
            .first = some->first + i,
            .order = some->order ? some->order + i : NULL };
      if (at < first || at >= end)
        continue;
      outcomes[at] = (dsc_outcome) { 0 };
      status = DSC (mlp_gradient) (&n->validate, &piece, NULL, NULL,
                                   &outcomes[at], n->poll, n->gradient);
    }
  return status;
}

static dsc_status
validate_pieces (DSC (model) *model, dsc_int first, dsc_int end,
                 dsc_outcome *outcomes)
{
  network *n = (network *) model;
  dsc_feed *feed = n->mlp->validation;
  const dsc_int all = n->mlp->mv;
  const dsc_int most = feed ? dsc_feed_windows (feed).B : all;
  dsc_status status = DSC_OK;
  n->validations++;
  for (dsc_int at = 0; at < all && status == DSC_OK; at += most)
    {
      dsc_minibatch some = { .first = at, .B = least (most, all - at) };
      if (feed)
        status = dsc_feed_take (feed, n->validations, at, some.B, n->poll,
                                &some.first, &some.order);
      if (status == DSC_OK)
        status = validate_some (n, &some, at / PIECE_SAMPLES, first, end,
                                outcomes);
    }
  return status;
}

static size_t
lay_out (const DSC (mlp_training) *mlp, const DSC (run) *run, real *theta,
         void *base, network *n)
{
  const DSC (net) *net = mlp->net;
  size_t used = 0;
  const int cut = run->shards > 1;
  const dsc_int B = cut ? (run->B - 1) / run->shards + 1 : run->B;
  DSC (model) model = { .n = dsc_mlp_count (net->L, net->sizes),
                        .theta = theta, .arrays = 2 * net->L,
                        .gradient = gradient, .takes_sink = 1,
                        .validate = mlp->mv > 0 ? validate : NULL,
                        .knows_shards = 1, .penalty = penalty,
                        .pieces = (mlp->mv + PIECE_SAMPLES - 1) / PIECE_SAMPLES,
                        .validated = mlp->mv,
                        .validate_pieces = validate_pieces };
  size_t training = DSC (mlp_workspace) (net, B, mlp->drop != NULL);
  size_t looking = mlp->mv > 0 ? DSC (mlp_workspace) (net, mlp->mv, 0) : 0;
  n->grad = carve (&used, base, cut ? 0 : model.n * sizeof (real));
  n->sizes = carve (&used, base, model.arrays * sizeof (dsc_int));
  n->plain = carve (&used, base, model.arrays);
  n->gradient = carve (&used, base, training > looking ? training : looking);
  n->run = carve (&used, base, DSC (shards_workspace) (&model, run));
  model.grad = n->grad;
  model.sizes = n->sizes;
  model.plain = n->plain;
  n->model = model;
  return used;
}

size_t
DSC (mlp_train_workspace) (const DSC (mlp_training) *mlp,
                           const DSC (run) *run)
{
  network n;
  return lay_out (mlp, run, NULL, NULL, &n);
}

dsc_status
DSC (mlp_train) (const DSC (mlp_training) *mlp, const DSC (run) *run,
                 real *theta, dsc_history *history, const dsc_run_hooks *hooks,
                 void *work)
{
  const DSC (net) *net = mlp->net;
  const int threads = dsc_threads (run->threads);
  network n;
  if (dsc_mlp_count (net->L, net->sizes) < 0 || run->m < 1 || run->B < 1
      || mlp->mv < 0)
    return DSC_EARG;
  lay_out (mlp, run, theta, work, &n);
  n.mlp = mlp;
  n.validations = 0;
  n.poll = hooks ? &hooks->poll : NULL;
  n.m = run->m;
  n.train = (DSC (mlp)) { .net = net, .theta = theta, .X = mlp->X, .Y = mlp->Y,
                          .weights = mlp->weights, .drop = mlp->drop,
                          .seed = run->seed, .threads = threads };
  n.validate = (DSC (mlp)) { .net = net, .theta = theta, .X = mlp->Xv,
                             .Y = mlp->Yv, .threads = threads };
  for (dsc_int l = 0; l < net->L; l++)
    {
      n.sizes[2 * l] = net->sizes[l + 1] * net->sizes[l];
      n.sizes[2 * l + 1] = net->sizes[l + 1];
      n.plain[2 * l] = 0;
      n.plain[2 * l + 1] = 1;
    }
  return DSC (shards_train) (&n.model, run, history, hooks, n.run);
}
