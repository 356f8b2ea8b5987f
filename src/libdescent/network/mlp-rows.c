/* mlp-rows.c: a mini-batch of a network of few weights.

   Its samples are cut into chunks, each with a gradient of its own, and these
   are joined in a tree; so threads meet once.  A chunk goes through its samples
   in panels which stay in the L1 and L2 caches.  All cuts depend on sizes
   alone.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/carve.h"
#include "base/flush.h"
#include "solver/solver.h"
#include "thread/thread.h"
#include "mlp.h"
#include "network.h"

enum
{
  CHUNKS_AT_ONCE = 16,          /* before they are joined */
  CHUNK_SAMPLES_MOST = 1024,
  CHUNK_PRODUCTS = 1 << 18      /* samples times weights of a chunk, about */
};

typedef struct
{
  const pass_job *b;
  dsc_int first;          /* of the chunks at hand in the mini-batch, */
  dsc_int samples;        /* of a chunk */
  panel panels[CHUNKS_AT_ONCE];
  real *grads[CHUNKS_AT_ONCE];   /* the first is the result */
  partial_sum sums[CHUNKS_AT_ONCE];
} chunks;

/* Samples of a chunk: a number of panels that is a power of two. */
static dsc_int
chunk_of (dsc_int count)
{
  dsc_int n = CHUNK_SAMPLES_MOST;
  while (n > PANEL_SAMPLES_ROWS && n > CHUNK_PRODUCTS / count)
    n /= 2;
  return n;
}

dsc_int
DSC (mlp_rows_grid) (dsc_int count)
{
  return CHUNKS_AT_ONCE * chunk_of (count);
}

static size_t
lay_out (const DSC (net) *net, dsc_int B, int drops, void *base, chunks *s)
{
  size_t used = 0;
  const dsc_int count = dsc_mlp_count (net->L, net->sizes);
  dsc_int n = (B - 1) / chunk_of (count) + 1;
  for (dsc_int i = 0; i < least (n, CHUNKS_AT_ONCE); i++)
    {
      used = (used + 63) & ~(size_t) 63;
      used += DSC (panel_lay_out) (net, B, drops,
                                   base ? (char *) base + used : NULL,
                                   &s->panels[i]);
      s->grads[i] = carve (&used, base, i > 0 ? count * sizeof (real) : 0);
    }
  return used;
}

size_t
DSC (mlp_rows_workspace) (const DSC (net) *net, dsc_int B, int drops)
{
  chunks s;
  return lay_out (net, B, drops, NULL, &s);
}

/* Chunk I of those at hand; the first adds to what earlier ones have left. */
static void
chunk (void *self, dsc_int i)
{
  chunks *s = self;
  const pass_job *b = s->b;
  const DSC (net) *net = b->mlp->net;
  panel *p = &s->panels[i];
  const dsc_int begin = s->first + i * s->samples;
  const dsc_int end = least (begin + s->samples, b->part->B);
  const unsigned mode = flush_begin ();
  s->sums[i] = (partial_sum) { 0 };
  for (dsc_int at = begin; at < end; at += p->size)
    {
      const dsc_int n = least (p->size, end - at);
      real *grad = s->grads[i];
      DSC (panel_begin) (p, b->mlp, b->part, at, n);
      DSC (mlp_pass) (b, p, 0, n, &s->sums[i]);
      for (dsc_int l = 1; b->grad && l <= net->L; l++)
        {
          DSC (mlp_weigh) (b, p, l, 0, net->sizes[l - 1],
                           i == 0 ? goes_on (b->part) || at > 0 : at > begin,
                           grad);
          grad += net->sizes[l] * (net->sizes[l - 1] + 1);
        }
    }
  flush_end (mode);
}

/* Gradients and sums of n chunks into those of the first. */
static DSC_CLONES void
join (chunks *s, dsc_int n)
{
  for (dsc_int step = 1; step < n; step *= 2)
    for (dsc_int i = 0; i + step < n; i += 2 * step)
      {
        real *a = s->grads[i];
        const real *b = s->grads[i + step];
        for (dsc_int j = 0; s->b->grad && j < s->b->count; j++)
          a[j] += b[j];
        s->sums[i].loss += s->sums[i + step].loss;
        s->sums[i].hits += s->sums[i + step].hits;
      }
}

/* What follows when the gradient is known but for the penalty. */
static void
finish (const pass_job *b, partial_sum *sum)
{
  const DSC (net) *net = b->mlp->net;
  dsc_int at = 0;
  for (dsc_int l = 1; l <= net->L; l++)
    {
      const dsc_int n = net->sizes[l] * net->sizes[l - 1];
      if (b->mlp->penalty != 0)
        sum->squares += DSC (penalise) (n, b->mlp->theta + at,
                                        (real) b->mlp->penalty, b->grad + at);
      if (b->sink && ! b->sink->together)
        {
          b->sink->block (b->sink->self, 2 * (l - 1), at, n);
          b->sink->block (b->sink->self, 2 * l - 1, at + n, net->sizes[l]);
        }
      at += n + net->sizes[l];
    }
  if (b->sink && b->sink->together)
    b->sink->block (b->sink->self, 0, 0, b->count);
}

dsc_status
DSC (mlp_rows) (const pass_job *b, partial_sum *sum, void *work)
{
  const dsc_int B = b->part->B;
  chunks s;
  lay_out (b->mlp->net, samples_together (b->part), b->mlp->drop != NULL, work,
           &s);
  s.b = b;
  s.grads[0] = b->grad;
  s.samples = chunk_of (b->count);
  for (s.first = 0; s.first < B; s.first += CHUNKS_AT_ONCE * s.samples)
    {
      dsc_int n = least ((B - s.first - 1) / s.samples + 1, CHUNKS_AT_ONCE);
      dsc_status status = dsc_pool_do (b->threads, n, chunk, &s, b->poll);
      if (status != DSC_OK)
        return status;
      join (&s, n);
      sum->loss += s.sums[0].loss;
      sum->hits += s.sums[0].hits;
    }
  if (is_last_part (b->part) && gradient_wanted (b, sum))
    finish (b, sum);
  return DSC_OK;
}
