/* panel.c: the samples that a network works on at one time.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "carve.h"
#include "panel.h"

/* Layers of up to this many weights are loops, not calls of BLAS; of fewer,
   where a mini-batch has too few samples to fill vectors. */
#define SMALL 4096
#define TINY 256
#define FEW 8

static dsc_layout
layout_of (const DSC (net) *net, dsc_int B)
{
  for (dsc_int l = 1; l <= net->L; l++)
    if (net->sizes[l] > (B < FEW ? TINY : SMALL) / net->sizes[l - 1])
      return DSC_COLUMNS;
  return DSC_ROWS;
}

dsc_int
DSC (target_rows) (const DSC (net) *net)
{
  return net->output->labels ? 1 : net->sizes[net->L];
}

size_t
DSC (panel_lay_out) (const DSC (net) *net, dsc_int B, void *base, panel *p)
{
  size_t used = 0;
  dsc_int L = net->L;
  real **A = carve (&used, base, (L + 1) * sizeof *A);
  real **D = carve (&used, base, (L + 1) * sizeof *D);
  dsc_layout layout = layout_of (net, B);
  dsc_int P = least (B, layout == DSC_ROWS ? PANEL_ROWS : PANEL_COLUMNS);
  for (dsc_int l = 0; l <= L; l++)
    {
      size_t bytes = (size_t) net->sizes[l] * P * sizeof (real);
      real *a = carve (&used, base, bytes);
      real *d = l > 0 && l < L ? carve (&used, base, bytes) : a;
      if (base)
        {
          A[l] = a;
          D[l] = d;
        }
    }
  real *Y = carve (&used, base, (size_t) DSC (target_rows) (net) * P * sizeof (real));
  *p = (panel) { layout, P, 0, A, D, NULL, Y };
  return used;
}

/* A (k units, B samples of the panel's layout) = X(:,order), or X(:,first...) */
static void
gather (dsc_layout layout, dsc_int k, dsc_int B, const dsc_int *order,
        dsc_int first, const real *X, real *A)
{
  if (layout == DSC_COLUMNS && order)
    dsc_gather_columns (k * sizeof (real), B, order, X, A);
  else if (layout == DSC_COLUMNS)
    memcpy (A, X + first * k, B * k * sizeof (real));
  else
    for (dsc_int s = 0; s < B; s++)
      {
        const real *x = X + (order ? order[s] : first + s) * k;
        for (dsc_int j = 0; j < k; j++)
          A[s + j * B] = x[j];
      }
}

void
DSC (panel_take) (panel *p, const DSC (net) *net, dsc_int first, dsc_int n,
                  const dsc_int *order, const real *X, const real *Y)
{
  const dsc_int *part = order ? order + first : NULL;
  p->samples = n;
  if (p->layout == DSC_COLUMNS && ! order)
    p->A0 = X + first * net->sizes[0];
  else
    {
      gather (p->layout, net->sizes[0], n, part, first, X, p->A[0]);
      p->A0 = p->A[0];
    }
  if (Y)
    gather (p->layout, DSC (target_rows) (net), n, part, first, Y, p->Y);
}

void
DSC (panel_steps) (const panel *p, const DSC (net) *net, dsc_int *unit,
                   dsc_int *sample)
{
  *unit = p->layout == DSC_COLUMNS ? 1 : p->samples;
  *sample = p->layout == DSC_COLUMNS ? net->sizes[net->L] : 1;
}
