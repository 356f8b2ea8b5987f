/* update.c: the table of optimisers and the checked step.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/ahead.h"
#include "base/flush.h"
#include "thread/thread.h"
#include "moment.h"
#include "solver.h"
#include "update.h"

#include <math.h>
#include <string.h>


static const DSC (optimizer) *const table[] = {
#define ROW(name) &DSC (optimizer_##name),
  ALL_OPTIMIZERS
#undef ROW
};

enum
{
  ROWS = sizeof table / sizeof table[0],
  BLOCK_PARAMETERS = 1024,       /* made ready for a step in the L1 cache */
  PIECE_PARAMETERS = 1 << 18     /* what a thread takes at a time */
};

static const real zeros[BLOCK_PARAMETERS];   /* a block of a new state */

const char *
DSC (optimizer_name) (int row)
{
  return row >= 0 && row < ROWS ? table[row]->name : NULL;
}

const DSC (optimizer) *
DSC (optimizer_find) (const char *name)
{
  for (int i = 0; name && i < ROWS; i++)
    if (strcmp (name, table[i]->name) == 0)
      return table[i];
  return NULL;
}

static int
not_negative (double x)
{
  return x >= 0 && x < INFINITY;
}

static int
in_range (const DSC (step) *s)
{
  const dsc_hyper *h = &s->hyper;
  return not_negative (h->rate)
         && h->beta1 >= 0 && h->beta1 <= 1
         && h->beta2 >= 0 && h->beta2 < 1
         && not_negative (h->epsilon) && not_negative (h->psi)
         && not_negative (h->l2) && not_negative (h->decay)
         && (unsigned) h->convention < DSC_CONVENTIONS
         && s->t >= 1 && s->t < INFINITY
         && s->cut.factor >= 0 && s->cut.factor <= 1
         && s->cut.power >= 0 && s->cut.power <= 1 && s->bound > 0;
}

/* A step over whole arrays. */
typedef struct
{
  const DSC (step) *step;
  dsc_int n;
  const real *theta0, *grad;
  const real *const *slots0;
  real *theta;
  real *const *slots;
  int changes_grad;   /* it is scaled, bounded, or theta is added */
  int begins;         /* some state does */
} job;

/* p = min (max (factor g, -bound), bound) + l2 theta; a factor may be too small
   for real.  Not 0: some g is not finite, which a bound would hide. */
static DSC_CLONES int
prepare (dsc_int n, const real *g, const real *theta, real *p, double factor,
         real bound, real l2)
{
  flags lost = 0;
  for (dsc_int i = 0; i < n; i++)
    {
      lost |= not_finite (g[i]);
      real x = (real) (factor * g[i]);
      x = x > bound ? bound : x;
      x = x < -bound ? -bound : x;
      p[i] = x + l2 * theta[i];
    }
  return lost != 0;
}

/* y = keep x */
static DSC_CLONES void
shrink (dsc_int n, const real *x, real *y, real keep)
{
#pragma GCC ivdep
  for (dsc_int i = 0; i < n; i++)
    y[i] = keep * x[i];
}

/* The n elements from number i on; at most BLOCK_PARAMETERS of them where
   something has to be made ready.  start: a block of what states begin with.
   Not 0: some number is not finite. */
static int
part (const job *j, dsc_int i, dsc_int n, const real *start)
{
  const DSC (step) *s = j->step;
  const dsc_hyper *h = &s->hyper;
  const real *from[DSC_MAX_SLOTS], *theta0 = j->theta0 + i, *grad = j->grad + i;
  real *to[DSC_MAX_SLOTS], prepared[BLOCK_PARAMETERS];
  int lost = 0;
  for (int k = 0; k < s->row->nslots; k++)
    {
      from[k] = j->slots0[k] ? j->slots0[k] + i : start;
      to[k] = j->slots[k] + i;
    }
  if (j->changes_grad)
    {
      if (s->cut.power < 1)
        {
          shrink (n, grad, prepared, (real) s->cut.power);
          grad = prepared;
        }
      lost = prepare (n, grad, theta0, prepared, s->cut.factor, s->bound,
                      h->l2);
      grad = prepared;
    }
  if (h->decay > 0)
    {
      shrink (n, theta0, j->theta + i, 1 - h->rate * h->decay);
      theta0 = j->theta + i;
    }
  return s->row->step (n, theta0, grad, from, j->theta + i, to, h, s->t) | lost;
}

/* Memory of results that the system has still to give. */
static void
ahead (const job *j, dsc_int first, dsc_int last)
{
  if (j->theta != j->theta0)
    get_pages_ahead (j->theta + first, j->theta + last, j->theta + j->n, 0, 1);
  for (int k = 0; k < j->step->row->nslots; k++)
    if (j->slots[k] != j->slots0[k])
      get_pages_ahead (j->slots[k] + first, j->slots[k] + last,
                       j->slots[k] + j->n, 0, 1);
}

static void
piece (void *self, dsc_int number)
{
  const job *j = self;
  const DSC (optimizer) *row = j->step->row;
  real other[BLOCK_PARAMETERS];
  const real *start = zeros;
  if (j->begins && row->start)
    {
      for (int i = 0; i < BLOCK_PARAMETERS; i++)
        other[i] = row->start (&j->step->hyper);
      start = other;
    }
  const int in_place = ! j->changes_grad && ! j->begins
                       && ! (j->step->hyper.decay > 0);
  const dsc_int most = in_place ? PIECE_PARAMETERS : BLOCK_PARAMETERS;
  const dsc_int first = number * PIECE_PARAMETERS;
  const dsc_int last
    = j->n - first < PIECE_PARAMETERS ? j->n : first + PIECE_PARAMETERS;
  if (j->n > PIECE_PARAMETERS)
    ahead (j, first, last);
  const unsigned mode = flush_begin ();
  for (dsc_int i = first; i < last; i += most)
    {
      const int lost = part (j, i, least (last - i, most), start);
      if (lost && j->step->finite)
        {
          __atomic_store_n (j->step->finite, 0, __ATOMIC_RELAXED);
          break;
        }
    }
  flush_end (mode);
}

dsc_status
DSC (update) (const DSC (step) *step, dsc_int n, const real *theta0,
              const real *grad, const real *const slots0[], real *theta,
              real *const slots[], const dsc_poll *poll)
{
  if (! step->row || n < 0 || ! in_range (step))
    return DSC_EARG;
  job j = { step, n, theta0, grad, slots0, theta, slots, 0, 0 };
  j.changes_grad
    = step->cut.factor < 1 || step->cut.power < 1 || step->bound < INFINITY
      || step->hyper.l2 > 0;
  for (int k = 0; k < step->row->nslots; k++)
    j.begins |= ! slots0[k];
  const dsc_int pieces = (n + PIECE_PARAMETERS - 1) / PIECE_PARAMETERS;
  if (pieces > 1)
    return dsc_pool_do (dsc_threads (step->threads), pieces, piece, &j, poll);
  piece (&j, 0);
  return DSC_OK;
}

dsc_int
DSC (overflow) (int nslots, dsc_int n, const real *theta0, const real *grad,
                const real *theta, const real *const slots[], int *slot)
{
  for (dsc_int i = 0; i < n; i++)
    {
      if (not_finite (theta0[i]) || not_finite (grad[i]))
        continue;
      for (*slot = 0; *slot < nslots; ++*slot)
        if (not_finite (slots[*slot][i]))
          return i;
      *slot = -1;
      if (not_finite (theta[i]))
        return i;
    }
  return -1;
}
