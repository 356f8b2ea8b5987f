/* mlp-columns.c: a mini-batch on several threads, its products by BLAS.

   A panel of samples is cut into chunks for the passes forward and backward.
   When all of them are done, the weight gradients are cut into blocks of
   columns, which need no sum over chunks; a block that is complete goes to the
   sink, the solver's step, while it is in the cache.  So the threads meet two
   times a panel.  All cuts depend on sizes alone.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/carve.h"
#include "base/flush.h"
#include "blas/blas.h"
#include "solver/solver.h"
#include "thread/thread.h"
#include "mlp.h"
#include "network.h"

enum
{
  CHUNK_SAMPLES_LEAST = 32,   /* fewer cost more packing of W by BLAS than they
                                 save; half of up to 512 keep two cores busy */
  CHUNK_SAMPLES_MOST = 256,
  CHUNKS_MOST = PANEL_SAMPLES_COLUMNS / CHUNK_SAMPLES_LEAST,
  BLOCK_WEIGHTS = 65536       /* about */
};

/* Products of so many multiplications take less than Ctrl-C may; a chunk has
   twice as many as it has samples times weights. */
#define SHORT_PRODUCTS 1e9

typedef struct
{
  const pass_job *b;
  panel p;
  dsc_int chunk;          /* samples */
  partial_sum *sums;      /* of chunks, then of blocks */
  int last;               /* this panel is the last */
} stage;

/* Pieces of which N things are cut into parts of about SIZE: one, or an even
   number, so that two threads have the same to do. */
static dsc_int
parts (dsc_int n, dsc_int size)
{
  return n <= size ? 1 : 2 * ((n + 2 * size - 1) / (2 * size));
}

/* The samples of a chunk where there are n, in a network of COUNT weights. */
static dsc_int
chunk_of (dsc_int n, dsc_int count)
{
  const dsc_int most = least (CHUNK_SAMPLES_MOST,
                              (dsc_int) (SHORT_PRODUCTS / 2 / (double) count));
  dsc_int size = least (n / 2, most);
  size = size < CHUNK_SAMPLES_LEAST ? CHUNK_SAMPLES_LEAST : size;
  size = (n + parts (n, size) - 1) / parts (n, size);
  return (size + 7) / 8 * 8;
}

/* Columns of a block of a layer's weights. */
static dsc_int
width_of (dsc_int m, dsc_int k)
{
  dsc_int n = least (parts (m * k, BLOCK_WEIGHTS), k);
  return (k + n - 1) / n;
}

static dsc_int
count_of (dsc_int k, dsc_int width)
{
  return (k + width - 1) / width;
}

/* Blocks of all layers. */
static dsc_int
blocks_of (const DSC (net) *net)
{
  dsc_int n = 0;
  for (dsc_int l = 1; l <= net->L; l++)
    n += count_of (net->sizes[l - 1],
                   width_of (net->sizes[l], net->sizes[l - 1]));
  return n;
}

static size_t
lay_out (const DSC (net) *net, dsc_int B, int drops, void *base, stage *s)
{
  size_t used = DSC (panel_lay_out) (net, B, drops, base, &s->p);
  dsc_int n = blocks_of (net);
  s->sums = carve (&used, base,
                   (n > CHUNKS_MOST ? n : CHUNKS_MOST) * sizeof (partial_sum));
  return used;
}

size_t
DSC (mlp_columns_workspace) (const DSC (net) *net, dsc_int B, int drops)
{
  stage s;
  return lay_out (net, B, drops, NULL, &s);
}

static void
chunk (void *self, dsc_int i)
{
  const stage *s = self;
  const dsc_int s0 = i * s->chunk;
  const unsigned mode = flush_begin ();
  dsc_blas_single ();   /* of this thread; a helper's need not be put back */
  s->sums[i] = (partial_sum) { 0 };
  DSC (mlp_pass) (s->b, &s->p, s0, least (s->chunk, s->p.samples - s0),
                  &s->sums[i]);
  flush_end (mode);
}

/* Block I of the gradient, and in the last panel all that follows from it. */
static void
block (void *self, dsc_int i)
{
  const stage *s = self;
  const pass_job *b = s->b;
  const DSC (net) *net = b->mlp->net;
  dsc_int l = 1, at = 0, number = i;
  const unsigned mode = flush_begin ();
  dsc_blas_single ();
  for (;; l++)
    {
      dsc_int n = count_of (net->sizes[l - 1],
                            width_of (net->sizes[l], net->sizes[l - 1]));
      if (number < n)
        break;
      number -= n;
      at += net->sizes[l] * (net->sizes[l - 1] + 1);
    }
  const dsc_int m = net->sizes[l], k = net->sizes[l - 1];
  const dsc_int width = width_of (m, k);
  const dsc_int j0 = number * width, j1 = least (j0 + width, k);
  const dsc_int begin = at + j0 * m, n = (j1 - j0) * m;
  DSC (mlp_weigh) (b, &s->p, l, j0, j1, goes_on (b->part) || s->p.first > 0,
                   b->grad + at);
  s->sums[i] = (partial_sum) { 0 };
  if (s->last && b->mlp->penalty != 0)
    s->sums[i].squares
      = DSC (penalise) (n, b->mlp->theta + begin, (real) b->mlp->penalty,
                        b->grad + begin);
  if (s->last && b->sink)
    {
      b->sink->block (b->sink->self, 2 * (l - 1), begin, n);
      if (j0 == 0)
        b->sink->block (b->sink->self, 2 * l - 1, at + m * k, m);
    }
  flush_end (mode);
}

/* Does parts 0 .. n-1 by PIECE and adds their sums up, in order. */
static dsc_status
sum_parts (stage *s, dsc_int n, void (*piece) (void *self, dsc_int i),
           const dsc_poll *poll, partial_sum *sum)
{
  dsc_status status = dsc_pool_do (s->b->threads, n, piece, s, poll);
  for (dsc_int i = 0; i < n && status == DSC_OK; i++)
    {
      sum->loss += s->sums[i].loss;
      sum->squares += s->sums[i].squares;
      sum->hits += s->sums[i].hits;
    }
  return status;
}

dsc_status
DSC (mlp_columns) (const pass_job *b, partial_sum *sum, void *work)
{
  const DSC (net) *net = b->mlp->net;
  const dsc_int B = b->part->B;
  stage s = { .b = b };
  lay_out (net, samples_together (b->part), b->mlp->drop != NULL, work, &s);
  for (dsc_int first = 0; first < B; first += s.p.size)
    {
      DSC (panel_begin) (&s.p, b->mlp, b->part, first,
                         least (s.p.size, B - first));
      s.chunk = chunk_of (s.p.samples, b->count);
      s.last = first + s.p.size >= B && is_last_part (b->part);
      dsc_status status = sum_parts (&s, count_of (s.p.samples, s.chunk), chunk,
                                     b->poll, sum);
      if (status != DSC_OK)
        return status;
      if (s.last && ! gradient_wanted (b, sum))
        return DSC_OK;
      if (! b->grad)
        continue;
      /* where blocks go to a sink at once, half of them is no result */
      int quick = (double) b->count * s.p.samples < SHORT_PRODUCTS;
      partial_sum more = { 0 };
      status = sum_parts (&s, blocks_of (net), block,
                          s.last && b->sink && quick ? NULL : b->poll, &more);
      if (status != DSC_OK)
        return status;
      sum->squares = more.squares;
    }
  return DSC_OK;
}
