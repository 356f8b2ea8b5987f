/* panel.c: the samples that a network works on at one time.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/carve.h"
#include "sample/sample.h"
#include "train/train.h"
#include "network.h"
#include "panel.h"

/* Layers of up to this many weights are loops, not calls of BLAS; of fewer,
   where a mini-batch has too few samples to fill vectors. */
#define LOOP_WEIGHTS 4096
#define LOOP_WEIGHTS_FEW 256

dsc_layout
DSC (panel_layout) (const DSC (net) *net, dsc_int B)
{
  for (dsc_int l = 1; l <= net->L; l++)
    if (net->sizes[l]
        > ((B < PANEL_SAMPLES_FEW ? LOOP_WEIGHTS_FEW : LOOP_WEIGHTS)
           / net->sizes[l - 1]))
      return DSC_COLUMNS;
  return DSC_ROWS;
}

dsc_int
DSC (target_rows) (const DSC (net) *net)
{
  return net->output->labels ? 1 : net->sizes[net->L];
}

size_t
DSC (panel_lay_out) (const DSC (net) *net, dsc_int B, int drops, void *base,
                     panel *p)
{
  size_t used = 0;
  dsc_int L = net->L;
  real **A = carve (&used, base, (L + 1) * sizeof *A);
  real **D = carve (&used, base, (L + 1) * sizeof *D);
  unsigned char **mask = carve (&used, base, (L + 1) * sizeof *mask);
  dsc_layout layout = DSC (panel_layout) (net, B);
  dsc_int P = least (B, layout == DSC_ROWS ? PANEL_SAMPLES_ROWS
                        : PANEL_SAMPLES_COLUMNS);
  for (dsc_int l = 0; l <= L; l++)
    {
      int hidden = l > 0 && l < L;
      size_t places = (size_t) net->sizes[l] * P;
      real *a = carve (&used, base, places * sizeof (real));
      real *d = hidden ? carve (&used, base, places * sizeof (real)) : a;
      unsigned char *stay = carve (&used, base, hidden && drops ? places : 0);
      if (base)
        {
          A[l] = a;
          D[l] = d;
          mask[l] = stay;
        }
    }
  real *Y = carve (&used, base,
                   (size_t) DSC (target_rows) (net) * P * sizeof (real));
  real *weights = carve (&used, base, P * sizeof (real));
  *p = (panel) { layout, P, 0, 0, A, D, mask, NULL, Y, weights };
  return used;
}

void
DSC (panel_begin) (panel *p, const DSC (mlp) *mlp, const dsc_minibatch *part,
                   dsc_int first, dsc_int n)
{
  p->first = first;
  p->samples = n;
  p->A0 = p->layout == DSC_COLUMNS && ! part->order
          ? DSC (samples_view) (mlp->X, part->first + first) : NULL;
  if (! p->A0)
    p->A0 = p->A[0];
}

void
DSC (panel_take) (const panel *p, const DSC (mlp) *mlp,
                  const dsc_minibatch *part, dsc_int s0, dsc_int n)
{
  const dsc_int *order = part->order ? part->order + p->first + s0 : NULL;
  const dsc_int first = part->first + p->first + s0;
  const dsc_int k = mlp->X->rows, count = mlp->X->count;
  const dsc_int rows = DSC (target_rows) (mlp->net);
  if (p->A0 == p->A[0])
    DSC (samples_take) (mlp->X, p->layout, n, order, first, p->A[0] + s0 * k);
  if (mlp->Y)
    DSC (samples_take) (&(dsc_samples) { rows, REAL_KIND, mlp->Y, NULL, NULL,
                                         count },
                        p->layout, n, order, first, p->Y + s0 * rows);
  if (mlp->weights)
    DSC (samples_take) (&(dsc_samples) { 1, REAL_KIND, mlp->weights, NULL, NULL,
                                         count },
                        p->layout, n, order, first, p->weights + s0);
}
