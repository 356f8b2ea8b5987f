/* tree.c: gradients that are joined in pairs.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/flush.h"
#include "thread/thread.h"
#include "tree.h"

enum { PIECE_ELEMENTS = 1 << 16 };   /* what a thread takes at a time */

typedef struct
{
  dsc_int n;
  real factor;
  const real *from;
  real *to;
} job;

DSC_CLONES static void
add (dsc_int n, const real *from, real *to)
{
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    to[i] += from[i];
}

DSC_CLONES static void
scale (dsc_int n, real factor, const real *from, real *to)
{
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    to[i] = factor * from[i];
}

static void
add_piece (void *self, dsc_int i)
{
  const job *j = self;
  const dsc_int at = i * PIECE_ELEMENTS;
  const unsigned mode = flush_begin ();
  add (least (j->n - at, PIECE_ELEMENTS), j->from + at, j->to + at);
  flush_end (mode);
}

static void
scale_piece (void *self, dsc_int i)
{
  const job *j = self;
  const dsc_int at = i * PIECE_ELEMENTS;
  const unsigned mode = flush_begin ();
  scale (least (j->n - at, PIECE_ELEMENTS), j->factor, j->from + at,
         j->to + at);
  flush_end (mode);
}

static void
in_pieces (job *j, void (*piece) (void *self, dsc_int i), int threads)
{
  const dsc_int pieces = (j->n + PIECE_ELEMENTS - 1) / PIECE_ELEMENTS;
  dsc_pool_do (threads, pieces, piece, j, NULL);
}

void
DSC (tree_scale) (dsc_int n, real factor, const real *from, real *to,
                  int threads)
{
  job j = { n, factor, from, to };
  in_pieces (&j, scale_piece, threads);
}

/* The sum of two siblings. */
static real *
join (const tree *t, real *left, real *right)
{
  job j = { t->n, 1, right, left };
  if (left && right)
    in_pieces (&j, add_piece, t->threads);
  return left ? left : right;
}

void
DSC (tree_push) (tree *t, dsc_int first, dsc_int leaves, real *sum)
{
  tree_node node = { first, leaves, sum };
  while (t->nodes > 0)
    {
      const tree_node *left = &t->node[t->nodes - 1];
      if (left->leaves != node.leaves || left->first % (2 * node.leaves) != 0)
        break;
      node = (tree_node) { left->first, 2 * node.leaves,
                           join (t, left->sum, node.sum) };
      t->nodes--;
    }
  t->node[t->nodes++] = node;
}

int
DSC (tree_sums) (const tree *t)
{
  int sums = 0;
  for (int i = 0; i < t->nodes; i++)
    sums += t->node[i].sum != NULL;
  return sums;
}

tree_size
DSC (tree_measure) (dsc_int first, dsc_int end)
{
  tree t = { .n = 0 };
  tree_size size = { 0, 0 };
  for (dsc_int k = first; k < end; k++)
    {
      size.most = t.nodes >= size.most ? t.nodes + 1 : size.most;
      DSC (tree_push) (&t, k, 1, NULL);
    }
  size.left = t.nodes;
  return size;
}
