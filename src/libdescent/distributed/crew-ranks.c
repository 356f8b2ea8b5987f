/* crew-ranks.c: what a run asks of the processes that make it together.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "solver/solver.h"
#include "thread/thread.h"
#include "crew.h"

typedef DSC (ranks) ranks;

static dsc_status
meet (ranks *self)
{
  crew *c = (crew *) self;
  DSC (crew_begin) (c, self->mine, 0);
  return DSC (crew_talk) (c);
}

static dsc_status
any (ranks *self, int *flags)
{
  crew *c = (crew *) self;
  DSC (crew_begin) (c, DSC_OK, *flags);
  const dsc_status status = DSC (crew_talk) (c);
  for (int r = 0; r < c->group->ranks; r++)
    *flags |= c->heads[r].flags;
  return status;
}

static dsc_status
spread (ranks *self, int *finite)
{
  crew *c = (crew *) self;
  DSC (model) *model = c->s->model;
  DSC (crew_begin) (c, DSC_OK, ! *finite);
  DSC (crew_share) (c, model->theta, sizeof (real), model->n, c->cut, -1);
  const dsc_status status = DSC (crew_talk) (c);
  for (int r = 0; r < c->group->ranks; r++)
    *finite = *finite && ! c->heads[r].flags;
  return status;
}

static dsc_status
collect (ranks *self, real *array)
{
  crew *c = (crew *) self;
  DSC (crew_begin) (c, DSC_OK, 0);
  DSC (crew_share) (c, array, sizeof (real), c->s->model->n, c->cut, 0);
  return DSC (crew_talk) (c);
}

static dsc_status
deal (ranks *self, real *array)
{
  crew *c = (crew *) self;
#define PART(r) \
  array + c->cut[r], (size_t) (c->cut[(r) + 1] - c->cut[r]) * sizeof (real)
  DSC (crew_begin) (c, DSC_OK, 0);
  for (int r = 1; r < c->group->ranks && self->first; r++)
    DSC (crew_send) (c, r, PART (r));
  if (! self->first)
    DSC (crew_receive) (c, 0, PART (c->group->rank));
#undef PART
  return DSC (crew_talk) (c);
}

static dsc_status
tell (ranks *self, void *bytes, size_t n)
{
  crew *c = (crew *) self;
  DSC (crew_begin) (c, DSC_OK, 0);
  for (int r = 1; r < c->group->ranks && self->first; r++)
    DSC (crew_send) (c, r, bytes, n);
  if (! self->first)
    DSC (crew_receive) (c, 0, bytes, n);
  return DSC (crew_talk) (c);
}

/* ---- norms */

typedef struct
{
  crew *c;
  double factor;
  dsc_int first, blocks;   /* granules of what is measured */
  dsc_int own;             /* the first that this rank has */
} measuring;

static void
granule (void *self, dsc_int i)
{
  const measuring *m = self;
  const crew *c = m->c;
  const dsc_int k = m->own + i;
  c->squares[k] = DSC (norm_block) (c->starts[k + 1] - c->starts[k],
                                    c->s->model->grad + c->starts[k],
                                    m->factor);
}

/* Of all granules, everywhere. */
static dsc_status
measure_by (crew *c, double factor)
{
  const int rank = c->group->rank, N = c->group->ranks;
  measuring m = { .c = c, .factor = factor,
                  .own = dsc_share (c->granules, rank, N) };
  dsc_pool_do (c->s->threads, dsc_share (c->granules, rank + 1, N) - m.own,
               granule, &m, NULL);
  DSC (crew_begin) (c, DSC_OK, 0);
  DSC (crew_share) (c, c->squares, sizeof *c->squares, c->granules, NULL, -1);
  return DSC (crew_talk) (c);
}

static dsc_status
measure (ranks *self)
{
  return measure_by ((crew *) self, 1);
}

/* The squares are those of factor 1 until another one is asked for. */
static double
pass (void *self, double factor)
{
  const measuring *m = self;
  crew *c = m->c;
  if (factor != 1 && measure_by (c, factor) != DSC_OK)
    return NAN;   /* the group is over, which the next call says */
  return DSC (norm_pass) (m->blocks, c->squares + m->first, factor);
}

static dsc_norm
norm (ranks *self, dsc_int begin, dsc_int n)
{
  crew *c = (crew *) self;
  measuring m = { .c = c };
  while (c->starts[m.first] < begin)
    m.first++;
  while (c->starts[m.first + m.blocks] < begin + n)
    m.blocks++;
  if (n < 1)
    return (dsc_norm) { 0, 0 };
  const dsc_norm result = DSC (norm_by) (pass, &m);
  return result;
}

void
DSC (crew_ranks) (crew *c)
{
  ranks *r = &c->ranks;
  r->first = c->group->rank == 0;
  r->begin = c->cut[c->group->rank];
  r->end = c->cut[c->group->rank + 1];
  r->meet = meet;
  r->measure = measure;
  r->norm = norm;
  r->spread = spread;
  r->any = any;
  r->collect = collect;
  r->deal = deal;
  r->tell = tell;
}
