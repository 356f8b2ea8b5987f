/* mlp-pass.c: samples forward and backward through a network, and what they
   say of its weights.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample/sample.h"
#include "dropout.h"
#include "mlp.h"
#include "network.h"

/* The next layer's W and b within theta. */
static const real *
layer (const DSC (net) *net, dsc_int l, const real **theta)
{
  const real *W = *theta;
  *theta += net->sizes[l] * (net->sizes[l - 1] + 1);
  return W;
}

static double
dropped (const DSC (mlp) *mlp, dsc_int l)
{
  return mlp->drop && l > 0 && l < mlp->net->L ? mlp->drop[l - 1] : 0;
}

/* What the outputs of layer l are multiplied by: the units that stay stand for
   those that are dropped. */
static real
alpha (const DSC (mlp) *mlp, dsc_int l)
{
  return (real) (1 / (1 - dropped (mlp, l)));
}

/* g (W A0 + b) without the units that are dropped */
static void
hidden (const pass_job *b, const panel *p, const real *W, dsc_int l,
        dsc_int s0, dsc_int n)
{
  const DSC (mlp) *mlp = b->mlp;
  const DSC (activation) *row = mlp->net->hidden[l - 1];
  const dsc_int m = mlp->net->sizes[l], k = mlp->net->sizes[l - 1];
  const real *A0 = (l == 1 ? p->A0 : p->A[l - 1]) + s0 * k, *bias = W + m * k;
  const int columns = p->layout == DSC_COLUMNS;
  real *A = p->A[l] + s0 * m;
  DSC (dense_forward) (p->layout, m, k, n, alpha (mlp, l - 1), W,
                       columns ? NULL : bias, A0, A);
  if (columns)
    row->forward (m, n, bias, A);
  else
    row->forward (m * n, 1, NULL, A);
  if (dropped (mlp, l) > 0)
    DSC (drop) (mlp->seed, b->part->t, l, b->part->place + p->first + s0, m, n,
                dropped (mlp, l), columns ? 1 : n, columns ? m : 1,
                p->mask[l] + s0 * m, A);
}

/* Up to the scores of the last layer. */
static void
forward (const pass_job *b, const panel *p, dsc_int s0, dsc_int n)
{
  const DSC (net) *net = b->mlp->net;
  const dsc_int L = net->L, K = net->sizes[L], k = net->sizes[L - 1];
  const real *theta = b->mlp->theta;
  for (dsc_int l = 1; l < L; l++)
    hidden (b, p, layer (net, l, &theta), l, s0, n);
  DSC (dense_forward) (p->layout, K, k, n, alpha (b->mlp, L - 1), theta,
                       theta + K * k,
                       (L == 1 ? p->A0 : p->A[L - 1]) + s0 * k,
                       p->A[L] + s0 * K);
}

/* From the deltas of the last layer to those of the first. */
static void
backward (const pass_job *b, const panel *p, dsc_int s0, dsc_int n)
{
  const DSC (net) *net = b->mlp->net;
  const real *end = b->mlp->theta + b->count;
  for (dsc_int l = net->L; l > 1; l--)
    {
      const dsc_int m = net->sizes[l], k = net->sizes[l - 1];
      const real *W = end -= m * (k + 1);
      real *D0 = p->D[l - 1] + s0 * k;
      DSC (dense_backward) (p->layout, m, k, n, alpha (b->mlp, l - 1), W,
                            p->D[l] + s0 * m, D0);
      if (dropped (b->mlp, l - 1) > 0)
        DSC (drop_again) (k * n, p->mask[l - 1] + s0 * k, D0);
      net->hidden[l - 2]->backward (k * n, p->A[l - 1] + s0 * k, D0);
    }
}

void
DSC (mlp_pass) (const pass_job *b, const panel *p, dsc_int s0, dsc_int n,
                partial_sum *sum)
{
  const DSC (mlp) *mlp = b->mlp;
  const DSC (output) *row = mlp->net->output;
  const dsc_int K = mlp->net->sizes[mlp->net->L];
  const dsc_int unit = p->layout == DSC_COLUMNS ? 1 : n;
  const dsc_int sample = p->layout == DSC_COLUMNS ? K : 1;
  real *Z = p->A[mlp->net->L] + s0 * K;
  DSC (panel_take) (p, mlp, b->part, s0, n);
  forward (b, p, s0, n);
  if (b->Yhat)
    {
      real *to = b->Yhat + (p->first + s0) * K;
      row->output (K, n, unit, sample, Z);
      for (dsc_int s = 0; s < n; s++)
        for (dsc_int i = 0; i < K; i++)
          to[s * K + i] = Z[i * unit + s * sample];
      return;
    }
  sum->loss += row->loss (K, n, unit, sample,
                          p->Y + s0 * DSC (target_rows) (mlp->net),
                          mlp->weights ? p->weights + s0 : NULL, Z, &sum->hits);
  if (b->grad)
    backward (b, p, s0, n);
}

void
DSC (mlp_weigh) (const pass_job *b, const panel *p, dsc_int l, dsc_int j0,
                 dsc_int j1, real keep, real *grad)
{
  const dsc_int m = b->mlp->net->sizes[l], k = b->mlp->net->sizes[l - 1];
  const real scale = (real) (1.0 / samples_of (b->part));
  DSC (dense_weights) (p->layout, m, k, p->samples, j0, j1,
                       scale * alpha (b->mlp, l - 1), p->D[l],
                       l == 1 ? p->A0 : p->A[l - 1], keep, grad);
  if (j0 == 0)
    DSC (dense_bias) (p->layout, m, p->samples, scale, p->D[l], keep,
                      grad + m * k);
}
