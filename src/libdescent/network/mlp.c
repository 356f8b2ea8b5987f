/* mlp.c: cost, gradient and outputs of a dense network over a flat theta.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/real.h"
#include "blas/blas.h"
#include "sample/sample.h"
#include "thread/thread.h"
#include "solver/solver.h"
#include "train/train.h"
#include "mlp.h"
#include "network.h"

/* A last, smaller mini-batch may be laid out in columns where the others are
   in rows. */
size_t
DSC (mlp_workspace) (const DSC (net) *net, dsc_int B, int drops)
{
  if (DSC (panel_layout) (net, B) == DSC_COLUMNS)
    return DSC (mlp_columns_workspace) (net, B, drops);
  size_t rows = DSC (mlp_rows_workspace) (net, B, drops);
  size_t few = DSC (mlp_columns_workspace) (net, least (B, PANEL_SAMPLES_FEW),
                                            drops);
  return rows > few ? rows : few;
}

dsc_int
DSC (mlp_part) (const DSC (net) *net, dsc_int whole, dsc_int most)
{
  const dsc_int grid
    = DSC (panel_layout) (net, whole) == DSC_COLUMNS ? PANEL_SAMPLES_COLUMNS
      : DSC (mlp_rows_grid) (dsc_mlp_count (net->L, net->sizes));
  const dsc_int samples = most > grid ? most / grid * grid : grid;
  return least (samples, whole);
}

static dsc_status
pass_minibatch (pass_job *b, partial_sum *sum, void *work)
{
  const int rows
    = DSC (panel_layout) (b->mlp->net, samples_together (b->part)) == DSC_ROWS;
  if (! rows)
    b->threads = dsc_blas_room (b->threads);
  if (! rows && b->threads < 1)
    return DSC_EMEMORY;
  dsc_scope s = dsc_scope_begin ();
  dsc_status status = rows ? DSC (mlp_rows) (b, sum, work)
                           : DSC (mlp_columns) (b, sum, work);
  dsc_scope_end (s);
  return status;
}

/* sum ||W||^2 */
static double
squares (const DSC (net) *net, const real *theta)
{
  double sum = 0;
  for (dsc_int l = 1; l <= net->L; l++)
    {
      sum += DSC (penalise) (net->sizes[l] * net->sizes[l - 1], theta, 0, NULL);
      theta += net->sizes[l] * (net->sizes[l - 1] + 1);
    }
  return sum;
}

dsc_status
DSC (mlp_gradient) (const DSC (mlp) *mlp, const dsc_minibatch *part,
                    real *grad, const dsc_gradient_sink *sink,
                    dsc_outcome *outcome, const dsc_poll *poll,
                    void *work)
{
  const DSC (net) *net = mlp->net;
  pass_job b = { .mlp = mlp, .part = part,
                 .count = dsc_mlp_count (net->L, net->sizes),
                 .grad = grad, .sink = sink, .poll = poll,
                 .threads = dsc_threads (mlp->threads) };
  partial_sum sum = { 0 };
  if (part->B < 1 || b.count < 0)
    return DSC_EARG;
  if (goes_on (part))
    sum = (partial_sum) { .loss = outcome->loss, .hits = outcome->hits };
  dsc_status status = pass_minibatch (&b, &sum, work);
  outcome->loss = sum.loss;
  outcome->cost = sum.loss / samples_of (part);
  outcome->hits = net->output->counts ? sum.hits : -1;
  if (mlp->penalty != 0)
    outcome->cost += mlp->penalty / 2
                     * (sum.squares >= 0 ? sum.squares
                                         : squares (net, mlp->theta));
  return status;
}

dsc_status
DSC (mlp_predict) (const DSC (mlp) *mlp, const dsc_minibatch *part,
                   real *Yhat, const dsc_poll *poll, void *work)
{
  const DSC (net) *net = mlp->net;
  pass_job b = { .mlp = mlp, .part = part,
                 .count = dsc_mlp_count (net->L, net->sizes),
                 .Yhat = Yhat, .poll = poll,
                 .threads = dsc_threads (mlp->threads) };
  partial_sum sum = { 0 };
  if (part->B < 0 || b.count < 0)
    return DSC_EARG;
  return part->B == 0 ? DSC_OK : pass_minibatch (&b, &sum, work);
}
