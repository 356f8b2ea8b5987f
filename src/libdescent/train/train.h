/* train.h: training runs over mini-batches, whatever is trained (train.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_TRAIN_H
#define DESCENT_TRAIN_H

#include "random/random.h"
#include "solver/solver.h"
#include "train/feed.h"
#include "train/hooks.h"

DSC_BEGIN_DECLARATIONS

/* The mini-batch of step t: samples with the numbers ORDER (B), counted from 0,
   or if that is NULL, FIRST and those that follow.  Or one part of it, of those
   that follow each other: from PLACE on, of WHOLE samples.  Sums are handed on
   from part to part, but a SHARD has sums of its own: its share in the mean
   over WHOLE samples, without a penalty. */
typedef struct
{
  dsc_int t, first, B;
  const dsc_int *order;
  dsc_int whole, place;   /* whole is 0: it is no part */
  int shard;
} dsc_minibatch;

/* What a mini-batch was: its cost, and how many of its samples had the right
   label; -1: not counted.  loss: what parts of one hand on, the sum over the
   samples so far. */
typedef struct
{
  double cost;
  dsc_int hits;
  double loss;
} dsc_outcome;

/* What is done with a gradient while it is made.  ready: the cost is known
   (without a penalty); 0: no gradient is wanted.  block: N elements of array
   number ARRAY, from number BEGIN of all, are complete; each block once, in any
   order and from any thread.  TOGETHER: a block may reach over several arrays,
   the first of them ARRAY. */
typedef struct
{
  int (*ready) (void *self, double cost);
  void (*block) (void *self, dsc_int array, dsc_int begin, dsc_int n);
  int together;
  void *self;
} dsc_gradient_sink;

/* When training shuffles its samples. */
typedef enum { DSC_NEVER, DSC_ONCE, DSC_EVERY_EPOCH } dsc_shuffle;

/* In words, one after the other from 0 on; NULL from the last on
   (train-names.c). */
const char *dsc_shuffle_name (int shuffle);

/* How long gradients are shortened: not; each array by its own norm; all by
   their common one; each element by itself. */
typedef enum
{
  DSC_NO_CLIP, DSC_CLIP_ARRAYS, DSC_CLIP_ALL, DSC_CLIP_ELEMENTS
} dsc_clip;

/* Parameters up to which those of every iteration are kept: a copy takes a few
   percent of a step. */
#define DSC_KEEP_ALL_PARAMETERS 262144

/* Seconds from the end of a save that took so long to the next one by the
   clock: one at least, and so many that saving takes a twentieth of the time at
   most. */
static inline double
dsc_save_pause (double took)
{
  return took > 1.0 / 19 ? 19 * took : 1;
}

DSC_END_DECLARATIONS

#define DSC_TYPED "train/ranks-typed.h"
#include "base/both.h"
#undef DSC_TYPED

#define DSC_TYPED "train/train-typed.h"
#include "base/both.h"
#undef DSC_TYPED

#define DSC_TYPED "train/checkgrad-typed.h"
#include "base/both.h"
#undef DSC_TYPED

#endif
