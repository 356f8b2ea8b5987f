/* tree.h: gradients that are joined in pairs (tree.c).

   The S leaves of a perfect binary tree are the shards of a mini-batch.  Nodes
   come in the order of their leaves; two that are siblings become their parent
   at once.  So few nodes wait at a time, and the sum of all has the same bits
   whichever process has joined which nodes.  A node without a sample is absent:
   its sibling is their parent.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_TREE_H
#define DESCENT_TREE_H

#include "base/real.h"

/* Nodes that wait, at most: of some leaves that follow each other, two of each
   size, and one more. */
enum { TREE_NODES = 18 };

typedef struct
{
  dsc_int first, leaves;   /* which; leaves is a power of two */
  real *sum;               /* (n), or NULL: absent */
} tree_node;

typedef struct
{
  dsc_int n;
  int threads;
  int nodes;
  tree_node node[TREE_NODES];   /* that wait, in the order of their leaves */
} tree;

/* The node that comes next; its sum may be added to that of one before. */
void DSC (tree_push) (tree *t, dsc_int first, dsc_int leaves, real *sum);

/* How many of those that wait are there. */
int DSC (tree_sums) (const tree *t);

/* The most that wait where leaves FIRST to END - 1 come one after the other,
   and how many are left at the end. */
typedef struct { int most, left; } tree_size;
tree_size DSC (tree_measure) (dsc_int first, dsc_int end);

/* to = factor from (n). */
void DSC (tree_scale) (dsc_int n, real factor, const real *from, real *to,
                       int threads);

#endif
