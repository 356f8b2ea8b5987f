/* sharing.h: what the files of training in shards share.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_SHARING_H
#define DESCENT_SHARING_H

#include "base/real.h"
#include "train/train.h"
#include "distributed.h"
#include "tree.h"

/* A model whose mini-batches are cut.  What it does itself waits here while
   others stand in its place. */
typedef struct
{
  DSC (model) *model;
  int shards, threads;
  DSC (model) own;            /* the model as it was */
  real *room[TREE_NODES];     /* gradients of nodes that wait */
  double *costs;              /* (shards) */
  dsc_outcome *pieces;        /* (model->pieces) */
} sharing;

/* ---- shards.c */

/* Shard number k of a mini-batch. */
dsc_minibatch DSC (shard_of) (const dsc_minibatch *part, int k, int shards);

/* The cost and the gradient of shards FIRST to END - 1, into the nodes of T,
   s->costs and OUTCOME, which has their hits. */
dsc_status DSC (shards_gradient) (sharing *s, const dsc_minibatch *part,
                                  int first, int end, tree *t,
                                  dsc_outcome *outcome);

/* The cost of a mini-batch from those of all its shards, which are spoilt. */
double DSC (shards_cost) (sharing *s);

/* What all pieces of a validation say. */
void DSC (shards_validated) (const sharing *s, double *cost, double *accuracy);

/* In the place of the model's own functions, of one process. */
dsc_status DSC (shards_whole) (DSC (model) *model, const dsc_minibatch *part,
                               const dsc_gradient_sink *sink,
                               dsc_outcome *outcome);
dsc_status DSC (shards_validate) (DSC (model) *model, double *cost,
                                  double *accuracy);

/* ---- penalties.c: the gradient of lambda/2 sum theta^2, of all arrays that
   are not plain, is added to GRAD (n) from BEGIN to END; the sum. */
double DSC (penalties) (const DSC (model) *model, double lambda, real *grad,
                        dsc_int begin, dsc_int end, int threads);

#endif
