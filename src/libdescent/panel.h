/* panel.h: the samples that a network works on at one time, with the
   activations and deltas of all its layers, in a caller's workspace.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_PANEL_H
#define DESCENT_PANEL_H

#include "dense.h"

/* The most samples of a panel, in either layout. */
#define PANEL_COLUMNS 1024
#define PANEL_ROWS 128

typedef struct
{
  dsc_layout layout;
  dsc_int size;       /* samples there is room for */
  dsc_int samples;    /* samples of the panel at hand */
  real **A;           /* L+1: activations; A[L] becomes the deltas of layer L */
  real **D;           /* L+1: deltas; D[L] is A[L] */
  const real *A0;     /* the samples: A[0], or a part of X */
  real *Y;
} panel;

static inline dsc_int
least (dsc_int a, dsc_int b)
{
  return a < b ? a : b;
}

/* Lays a panel for mini-batches of B samples out at BASE and returns its
   bytes; with BASE NULL it only measures. */
size_t DSC (panel_lay_out) (const DSC (net) *net, dsc_int B, void *base,
                            panel *p);

/* Takes samples first .. first + n - 1 of the mini-batch in; Y may be NULL. */
void DSC (panel_take) (panel *p, const DSC (net) *net, dsc_int first,
                       dsc_int n, const dsc_int *order, const real *X,
                       const real *Y);

/* The steps between units and between samples of the scores. */
void DSC (panel_steps) (const panel *p, const DSC (net) *net, dsc_int *unit,
                        dsc_int *sample);

#endif
