/* mlp-model.c: a dense network as what train.c trains.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "carve.h"
#include "real.h"

typedef struct
{
  DSC (model) model;   /* the first: what the functions get */
  const DSC (mlp_training) *mlp;
  const dsc_hooks *hooks;
  dsc_int m;
  real *grad;
  dsc_int *sizes;
  unsigned char *plain;
  void *gradient, *train;
} network;

static dsc_status
gradient (DSC (model) *model, dsc_int first, dsc_int B, const dsc_int *order,
          double *cost)
{
  const network *n = (const network *) model;
  const DSC (mlp_training) *mlp = n->mlp;
  dsc_int skip = order ? 0 : first;
  return DSC (mlp_gradient) (mlp->net, model->theta, B, order,
                             mlp->X + skip * mlp->net->sizes[0],
                             mlp->Y + skip * DSC (target_rows) (mlp->net),
                             mlp->lambda / (double) (mlp->per_dataset ? n->m : B),
                             cost, n->grad, n->hooks, n->gradient);
}

/* The loss alone: penalties are for training. */
static dsc_status
validate (DSC (model) *model, double *cost)
{
  const network *n = (const network *) model;
  const DSC (mlp_training) *mlp = n->mlp;
  return DSC (mlp_gradient) (mlp->net, model->theta, mlp->mv, NULL, mlp->Xv,
                             mlp->Yv, 0, cost, NULL, n->hooks, n->gradient);
}

static size_t
lay_out (const DSC (mlp_training) *mlp, const DSC (training) *run, real *theta,
         void *base, network *n)
{
  const DSC (net) *net = mlp->net;
  size_t used = 0;
  DSC (model) model = { .n = dsc_mlp_count (net->L, net->sizes),
                        .theta = theta, .arrays = 2 * net->L,
                        .gradient = gradient,
                        .validate = mlp->mv > 0 ? validate : NULL };
  dsc_int B = run->B > mlp->mv ? run->B : mlp->mv;
  n->grad = carve (&used, base, model.n * sizeof (real));
  n->sizes = carve (&used, base, model.arrays * sizeof (dsc_int));
  n->plain = carve (&used, base, model.arrays);
  n->gradient = carve (&used, base, DSC (mlp_workspace) (net, B));
  n->train = carve (&used, base, DSC (train_workspace) (&model, run));
  model.grad = n->grad;
  model.sizes = n->sizes;
  model.plain = n->plain;
  n->model = model;
  return used;
}

size_t
DSC (mlp_train_workspace) (const DSC (mlp_training) *mlp,
                           const DSC (training) *run)
{
  network n;
  return lay_out (mlp, run, NULL, NULL, &n);
}

dsc_status
DSC (mlp_train) (const DSC (mlp_training) *mlp, const DSC (training) *run,
                 real *theta, dsc_history *history, const dsc_hooks *hooks,
                 void *work)
{
  const DSC (net) *net = mlp->net;
  network n;
  if (dsc_mlp_count (net->L, net->sizes) < 0 || run->m < 1 || run->B < 1
      || mlp->mv < 0)
    return DSC_EARG;
  lay_out (mlp, run, theta, work, &n);
  n.mlp = mlp;
  n.hooks = hooks;
  n.m = run->m;
  for (dsc_int l = 0; l < net->L; l++)
    {
      n.sizes[2 * l] = net->sizes[l + 1] * net->sizes[l];
      n.sizes[2 * l + 1] = net->sizes[l + 1];
      n.plain[2 * l] = 0;
      n.plain[2 * l + 1] = 1;
    }
  return DSC (train) (&n.model, run, history, hooks, n.train);
}
