/* mlp.c: cost, gradient and outputs of a dense network over a flat theta.

   A mini-batch is worked on in panels (panel.h).  A panel is cut into chunks
   of samples for the passes forward and backward, and the weight gradients
   into blocks of columns, which then need no sum over chunks.  All cuts depend
   on sizes alone.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "panel.h"
#include "scope.h"

/* Samples of a chunk; entries of a block of dW. */
#define CHUNK PANEL_ROWS
#define BLOCK 65536

size_t
DSC (mlp_workspace) (const DSC (net) *net, dsc_int B)
{
  panel p;
  return DSC (panel_lay_out) (net, B, NULL, &p);
}

/* The next layer's W and b within theta. */
static const real *
layer (const DSC (net) *net, dsc_int l, const real **theta)
{
  const real *W = *theta;
  *theta += net->sizes[l] * (net->sizes[l - 1] + 1);
  return W;
}

/* Samples s0 .. s0 + n - 1 forward, up to the scores of the last layer. */
static void
forward (const panel *p, const DSC (net) *net, const real *theta,
         dsc_int s0, dsc_int n)
{
  for (dsc_int l = 1; l <= net->L; l++)
    {
      dsc_int m = net->sizes[l], k = net->sizes[l - 1];
      const real *W = layer (net, l, &theta);
      const real *A0 = (l == 1 ? p->A0 : p->A[l - 1]) + s0 * k;
      real *A = p->A[l] + s0 * m;
      DSC (dense_forward) (p->layout, m, k, n, W, W + m * k, A0, A);
      if (l < net->L)
        net->hidden[l - 1]->forward (m * n, A);
    }
}

/* The same samples backward, from the deltas of the last layer to the first's. */
static void
backward (const panel *p, const DSC (net) *net, const real *theta,
          dsc_int count, dsc_int s0, dsc_int n)
{
  const real *end = theta + count;
  for (dsc_int l = net->L; l > 1; l--)
    {
      dsc_int m = net->sizes[l], k = net->sizes[l - 1];
      const real *W = end -= m * (k + 1);
      real *D0 = p->D[l - 1] + s0 * k;
      DSC (dense_backward) (p->layout, m, k, n, W, p->D[l] + s0 * m, D0);
      net->hidden[l - 2]->backward (k * n, p->A[l - 1] + s0 * k, D0);
    }
}

/* All chunks of the panel; *LOSS grows by their losses, in order. */
static dsc_status
pass (const panel *p, const DSC (net) *net, const real *theta, dsc_int count,
      int want_grad, double *loss, const dsc_hooks *hooks)
{
  dsc_int K = net->sizes[net->L], unit, sample;
  DSC (panel_steps) (p, net, &unit, &sample);
  for (dsc_int s0 = 0; s0 < p->samples; s0 += CHUNK)
    {
      dsc_int n = least (CHUNK, p->samples - s0);
      if (dsc_stopped (hooks))
        return DSC_ESTOP;
      forward (p, net, theta, s0, n);
      *loss += net->output->loss (K, n, unit, sample,
                                  p->Y + s0 * DSC (target_rows) (net),
                                  p->A[net->L] + s0 * K);
      if (want_grad)
        backward (p, net, theta, count, s0, n);
    }
  return DSC_OK;
}

/* grad = keep grad + scale (D_l A_{l-1}', sum D_l) of the panel, all layers */
static dsc_status
weigh (const panel *p, const DSC (net) *net, real scale, real keep, real *grad,
       const dsc_hooks *hooks)
{
  for (dsc_int l = 1; l <= net->L; l++)
    {
      dsc_int m = net->sizes[l], k = net->sizes[l - 1];
      dsc_int width = BLOCK / m > 0 ? BLOCK / m : 1;
      const real *A0 = l == 1 ? p->A0 : p->A[l - 1];
      for (dsc_int j = 0; j < k; j += width)
        {
          if (dsc_stopped (hooks))
            return DSC_ESTOP;
          DSC (dense_weights) (p->layout, m, k, p->samples, j,
                               least (j + width, k), scale, p->D[l], A0, keep,
                               grad);
        }
      DSC (dense_bias) (p->layout, m, p->samples, scale, p->D[l], keep,
                        grad + m * k);
      grad += m * (k + 1);
    }
  return DSC_OK;
}

/* sum ||W||^2, and grad += penalty W; biases are not regularised */
static double
regularise (const DSC (net) *net, const real *theta, real penalty, real *grad)
{
  double squares = 0;
  dsc_int at = 0;
  for (dsc_int l = 1; l <= net->L; l++)
    {
      dsc_int end = at + net->sizes[l] * net->sizes[l - 1];
      for (dsc_int i = at; i < end; i++)
        {
          squares += (double) theta[i] * theta[i];
          if (grad)
            grad[i] += penalty * theta[i];
        }
      at = end + net->sizes[l];
    }
  return squares;
}

static dsc_status
gradient (const DSC (net) *net, const real *theta, dsc_int count, dsc_int B,
          const dsc_int *order, const real *X, const real *Y, double penalty,
          double *cost, real *grad, const dsc_hooks *hooks, void *work)
{
  panel p;
  double loss = 0;
  DSC (panel_lay_out) (net, B, work, &p);
  for (dsc_int first = 0; first < B; first += p.size)
    {
      DSC (panel_take) (&p, net, first, least (p.size, B - first), order, X, Y);
      dsc_status status = pass (&p, net, theta, count, grad != NULL, &loss, hooks);
      if (status == DSC_OK && grad)
        status = weigh (&p, net, (real) (1.0 / B), first > 0, grad, hooks);
      if (status != DSC_OK)
        return status;
    }
  *cost = loss / B;
  if (penalty != 0)
    *cost += penalty / 2 * regularise (net, theta, (real) penalty, grad);
  return DSC_OK;
}

dsc_status
DSC (mlp_gradient) (const DSC (net) *net, const real *theta, dsc_int B,
                    const dsc_int *order, const real *X, const real *Y,
                    double penalty, double *cost, real *grad,
                    const dsc_hooks *hooks, void *work)
{
  dsc_int count = dsc_mlp_count (net->L, net->sizes);
  if (B < 1 || count < 0)
    return DSC_EARG;
  scope s = scope_begin ();
  dsc_status status = gradient (net, theta, count, B, order, X, Y, penalty,
                                cost, grad, hooks, work);
  scope_end (s);
  return status;
}

static dsc_status
predict (const DSC (net) *net, const real *theta, dsc_int m, const real *X,
         real *Yhat, const dsc_hooks *hooks, void *work)
{
  panel p;
  dsc_int K = net->sizes[net->L], unit, sample;
  DSC (panel_lay_out) (net, least (m, CHUNK), work, &p);
  for (dsc_int first = 0; first < m; first += CHUNK)
    {
      dsc_int n = least (CHUNK, m - first);
      if (dsc_stopped (hooks))
        return DSC_ESTOP;
      DSC (panel_take) (&p, net, first, n, NULL, X, NULL);
      forward (&p, net, theta, 0, n);
      DSC (panel_steps) (&p, net, &unit, &sample);
      net->output->output (K, n, unit, sample, p.A[net->L]);
      for (dsc_int s = 0; s < n; s++)
        for (dsc_int i = 0; i < K; i++)
          Yhat[(first + s) * K + i] = p.A[net->L][i * unit + s * sample];
    }
  return DSC_OK;
}

dsc_status
DSC (mlp_predict) (const DSC (net) *net, const real *theta, dsc_int m,
                   const real *X, real *Yhat, const dsc_hooks *hooks, void *work)
{
  if (m < 0 || dsc_mlp_count (net->L, net->sizes) < 0)
    return DSC_EARG;
  if (m == 0)
    return DSC_OK;
  scope s = scope_begin ();
  dsc_status status = predict (net, theta, m, X, Yhat, hooks, work);
  scope_end (s);
  return status;
}
