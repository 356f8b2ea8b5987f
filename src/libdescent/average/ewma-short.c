/* ewma-short.c: many short series of any layout, in panels (ewma-panel.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/ahead.h"
#include "base/flush.h"
#include "base/widths.h"
#include "thread/thread.h"
#include "average.h"
#include "ewma-panel.h"
#include "ewma.h"

/* Samples of a piece of work. */
#define CHUNK_SAMPLES 16384

typedef struct
{
  const DSC (ewma_call) *call;
  const ewma_plan *p;
  ewma_panel_block *block;
  dsc_int width;   /* series of a chunk */
  real *v;
} job;

/* Where a series starts: in pages of inner x n. */
static dsc_int
start_of (const DSC (ewma_call) *c, dsc_int series)
{
  const dsc_int page = series / c->inner;
  return page * c->inner * (c->n - 1) + series;
}

/* Where the series of A are in the array. */
static void
find_series (const DSC (ewma_call) *c, ewma_panel *a)
{
  a->at = start_of (c, a->first);
  const dsc_int last = start_of (c, a->first + a->w - 1);
  a->step = last - a->at == a->w - 1 ? 1 : c->inner == 1 ? c->n : 0;
  dsc_int inside = a->first % c->inner, at = a->at;
  for (dsc_int g = 0; g < a->w && a->step == 0; g++, at++)
    {
      a->places[g] = at;
      if (++inside == c->inner)
        inside = 0, at += c->inner * (c->n - 1);
    }
}

/* One sample of each series: those at X for the first samples. */
static inline void
take (const ewma_panel *a, const real *x, real *to)
{
  if (a->step == 1)
    memcpy (to, x + a->at, (size_t) a->w * sizeof (real));
  else if (a->step > 0)
    for (dsc_int g = 0, at = a->at; g < a->w; g++, at += a->step)
      to[g] = x[at];
  else
    for (dsc_int g = 0; g < a->w; g++)
      to[g] = x[a->places[g]];
}

static inline void
give (const ewma_panel *a, const real *from, real *v)
{
  if (a->step == 1)
    memcpy (v + a->at, from, (size_t) a->w * sizeof (real));
  else if (a->step > 0)
    for (dsc_int g = 0, at = a->at; g < a->w; g++, at += a->step)
      v[at] = from[g];
  else
    for (dsc_int g = 0; g < a->w; g++)
      v[a->places[g]] = from[g];
}

/* The averages before the first samples, a->x. */
static void
init_panel (const job *j, ewma_panel *a)
{
  const double *initial = j->call->initial;
  const int first = set_by_first (&j->p->how);
  for (dsc_int g = 0; g < a->w && first; g++)
    a->start[g] = (double) a->x[g];
  for (dsc_int g = 0; g < a->w && initial; g++)
    a->start[g] = initial[a->first+g];
}

/* NaN before MinPeriods observations. */
static void
mask (const ewma_plan *p, ewma_panel *a, dsc_int t, dsc_int n)
{
  for (dsc_int i = 0; i < n && t + i < p->how.min_periods - 1; i++)
    for (dsc_int g = 0; g < a->w; g++)
      a->v[i*EWMA_PANEL_SERIES+g] = (real) NAN;
}

/* A series of its own: with gaps, Inf, or numbers that overflow on the way. */
static __attribute__ ((noinline)) void
one_series (const job *j, dsc_int series, dsc_int at)
{
  const DSC (ewma_call) *c = j->call;
  real x[EWMA_SEGMENT_SAMPLES], v[EWMA_SEGMENT_SAMPLES];
  ewma_mean_state s;
  for (dsc_int i = 0; i < c->n; i++)
    x[i] = c->x[at + i * c->inner];
  DSC (ewma_mean_init) (&s, j->p, c->initial ? c->initial[series] : 0);
  DSC (ewma_mean_advance) (j->p, &s, c->n, (ewma_view) { .x = x, .v = v });
  for (dsc_int i = 0; i < c->n; i++)
    j->v[at + i * c->inner] = v[i];
}

static void
odd_series (const job *j, const ewma_panel *a)
{
  for (dsc_int g = 0; g < a->w; g++)
    if (a->bad[g] != 0)
      one_series (j, a->first + g, start_of (j->call, a->first + g));
}

/* w series from number FIRST on. */
static void
advance (const job *j, ewma_panel *a, dsc_int first, dsc_int w)
{
  const DSC (ewma_call) *c = j->call;
  a->first = first;
  a->w = w;
  find_series (c, a);
  int odd = 0;
  for (dsc_int t = 0; t < c->n; t += EWMA_LANES)
    {
      const dsc_int n = least (c->n - t, EWMA_LANES);
      for (dsc_int i = 0; i < n; i++)
        take (a, c->x + (t + i) * c->inner, a->x + i * EWMA_PANEL_SERIES);
      if (t == 0)
        init_panel (j, a);
      odd = j->block (j->p, a, t / EWMA_LANES, n);
      mask (j->p, a, t, n);
      for (dsc_int i = 0; i < n; i++)
        give (a, a->v + i * EWMA_PANEL_SERIES, j->v + (t + i) * c->inner);
    }
  if (odd)
    odd_series (j, a);
}

/* The pages of series FIRST to END - 1 of V, a row at a time if they are in
   rows. */
static void
get_result_ahead (const job *j, dsc_int first, dsc_int end)
{
  const DSC (ewma_call) *c = j->call;
  const dsc_int begin = start_of (c, first), last = start_of (c, end - 1);
  const dsc_int samples = c->inner == 1 ? c->n : 1, rows = c->n / samples;
  if (last - begin != (end - 1 - first) * samples)
    return;
  for (dsc_int i = 0; i < rows; i++)
    {
      real *row = j->v + i * c->inner;
      get_pages_ahead (row + begin, row + last + samples,
                       j->v + c->inner * c->n * c->outer, 0, 1);
    }
}

static void
chunk (void *self, dsc_int i)
{
  const job *j = self;
  const dsc_int series = j->call->inner * j->call->outer;
  const dsc_int first = i * j->width, end = least (series, first + j->width);
  get_result_ahead (j, first, end);
  const unsigned mode = flush_begin ();
  ewma_panel a;
  memset (a.x, 0, sizeof a.x);           /* lanes without a series, too, */
  memset (a.start, 0, sizeof a.start);   /* have numbers */
  for (dsc_int g = first; g < end; g += EWMA_PANEL_SERIES)
    advance (j, &a, g, least (end - g, EWMA_PANEL_SERIES));
  flush_end (mode);
}

int
DSC (ewma_is_short) (const DSC (ewma_call) *c)
{
  const dsc_averaging *how = &c->how;
  return how->statistic == DSC_MEAN && ! how->timed && how->initial != DSC_SMA
         && c->n <= (c->inner > 1 ? EWMA_SEGMENT_SAMPLES : EWMA_SHORT_SAMPLES)
         && (! c->interleaved || c->K == 1);
}

dsc_status
DSC (ewma_short) (const ewma_plan *p, const DSC (ewma_call) *c, real *v,
                  int threads, const dsc_poll *poll)
{
  const dsc_int panels = 1 + CHUNK_SAMPLES / (c->n * EWMA_PANEL_SERIES);
  const dsc_int width = panels * EWMA_PANEL_SERIES;
  job j = { .call = c, .p = p, .block = DSC (ewma_panel) (vector_bytes ()),
            .width = width, .v = v };
  return dsc_pool_do (threads, (c->inner * c->outer + width - 1) / width, chunk,
                      &j, poll);
}
