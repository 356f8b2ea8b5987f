/* panel.h: the samples that a network works on at one time, with the
   activations and deltas of all its layers, in a caller's workspace.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_PANEL_H
#define DESCENT_PANEL_H

#include "sample/sample.h"
#include "train/train.h"
#include "dense.h"
#include "network.h"

/* The most samples of a panel, in either layout. */
#define PANEL_SAMPLES_COLUMNS 1024
#define PANEL_SAMPLES_ROWS 128

/* Mini-batches of fewer samples do not fill vectors. */
#define PANEL_SAMPLES_FEW 8

typedef struct
{
  dsc_layout layout;
  dsc_int size;          /* samples there is room for */
  dsc_int first;         /* where its samples begin in the mini-batch, */
  dsc_int samples;       /* and how many there are */
  real **A;              /* L+1: activations; A[L] becomes deltas of layer L */
  real **D;              /* L+1: deltas; D[L] is A[L] */
  unsigned char **mask;  /* L+1: which units stay, if any are dropped */
  const real *A0;        /* the samples: A[0], or a part of X */
  real *Y, *weights;
} panel;

/* The layout for mini-batches of B samples. */
dsc_layout DSC (panel_layout) (const DSC (net) *net, dsc_int B);

/* Lays a panel for mini-batches of B samples out at BASE and returns its
   bytes; with BASE NULL it only measures. */
size_t DSC (panel_lay_out) (const DSC (net) *net, dsc_int B, int drops,
                            void *base, panel *p);

/* The panel is to hold N samples of the mini-batch, from number FIRST on. */
void DSC (panel_begin) (panel *p, const DSC (mlp) *mlp,
                        const dsc_minibatch *part, dsc_int first, dsc_int n);

/* Takes in samples s0 .. s0 + n - 1 of the panel, Y and weights if any. */
void DSC (panel_take) (const panel *p, const DSC (mlp) *mlp,
                       const dsc_minibatch *part, dsc_int s0, dsc_int n);

#endif
