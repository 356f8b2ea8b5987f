/* ewma.c: weighted averages of all series of an array.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/ahead.h"
#include "base/flush.h"
#include "thread/thread.h"
#include "average.h"
#include "ewma.h"

/* Series whose samples are not contiguous are gathered TILE_SERIES at a time,
   one segment long; TILE_PAD keeps the rows of a tile apart in the cache. */
#define TILE_SERIES 8
#define TILE_PAD 8

/* Samples that are worth a second thread; and a series that is. */
#define WORTH_SAMPLES EWMA_PIECE_SAMPLES
#define LONG_SAMPLES (8 * EWMA_PIECE_SAMPLES)

/* What the pieces of work have in common. */
typedef struct
{
  const DSC (ewma_call) *call;
  const ewma_plan *p;
  double *state;       /* (size, series), or NULL */
  dsc_int size;
  dsc_int step;        /* from one average of a series to that of the next */
  dsc_int begin, end;  /* samples of the series, counted in this call */
  dsc_int width;       /* series of a piece of work */
  int abreast;         /* are all pieces worked on at the same time? */
  real *v;
} job;

dsc_int
DSC (ewma_state_size) (dsc_statistic statistic)
{
  const size_t bytes = statistic == DSC_MEAN ? sizeof (ewma_mean_state)
                       : statistic == DSC_SUM ? sizeof (ewma_sum_state)
                       : sizeof (ewma_moments_state);
  return (dsc_int) (bytes / sizeof (double));
}

void
DSC (ewma_init) (const ewma_plan *p, double *state, double v0)
{
  if (p->how.statistic == DSC_MEAN)
    DSC (ewma_mean_init) ((ewma_mean_state *) state, p, v0);
  else if (p->how.statistic == DSC_SUM)
    DSC (ewma_sum_init) ((ewma_sum_state *) state);
  else
    DSC (ewma_moments_init) ((ewma_moments_state *) state);
}

void
DSC (ewma_advance) (const ewma_plan *p, double *state, dsc_int n, ewma_view at)
{
  if (p->how.statistic == DSC_MEAN)
    DSC (ewma_mean_advance) (p, (ewma_mean_state *) state, n, at);
  else if (p->how.statistic == DSC_SUM)
    DSC (ewma_sum_advance) (p, (ewma_sum_state *) state, n, at);
  else if (p->how.statistic == DSC_BAND)
    DSC (ewma_band_advance) (p, (ewma_moments_state *) state, n, at);
  else
    DSC (ewma_moments_advance) (p, (ewma_moments_state *) state, n, at);
}

/* The state of series number i at sample j->begin; OWN if it is not kept. */
static double *
state_of (const job *j, dsc_int i, ewma_any_state *own)
{
  double *s = j->state ? j->state + i * j->size : own->numbers;
  if (j->begin == 0 && ! j->call->resumed)
    DSC (ewma_init) (j->p, s, j->call->initial ? j->call->initial[i] : 0);
  return s;
}

/* ---- series of contiguous samples, width of them */

static ewma_view
view_of (const job *j, dsc_int i)
{
  const DSC (ewma_call) *c = j->call;
  const dsc_int at = i * c->n;
  return (ewma_view) { .x = c->x + at, .y = c->y ? c->y + at : NULL,
                       .times = c->times, .v = j->v + at };
}

static void
contiguous (void *self, dsc_int piece)
{
  const job *j = self;
  const DSC (ewma_call) *c = j->call;
  const dsc_int first = piece * j->width, n = c->n;
  const dsc_int last
    = c->outer - first < j->width ? c->outer : first + j->width;
  get_pages_ahead (j->v + first * n, j->v + last * n, j->v + c->outer * n,
                   0, 1);
  const unsigned mode = flush_begin ();
  for (dsc_int i = first; i < last; i++)
    {
      ewma_any_state own;
      DSC (ewma_advance) (j->p, state_of (j, i, &own), n, view_of (j, i));
    }
  flush_end (mode);
}

/* ---- series side by side */

/* to[g*tostep + i] = from[i*fromstep + g] for i < n, g < w */
static inline __attribute__ ((always_inline)) void
transpose (dsc_int n, dsc_int w, const real *restrict from, dsc_int fromstep,
           real *restrict to, dsc_int tostep)
{
  for (dsc_int i = 0; i < n; i++)
    for (dsc_int g = 0; g < w; g++)
      to[g*tostep+i] = from[i*fromstep+g];
}

/* The same for w <= TILE_SERIES, by a loop of known length when it can. */
static inline void
tile_in (dsc_int n, dsc_int w, const real *from, dsc_int step, real *to)
{
  if (w == TILE_SERIES)
    transpose (n, TILE_SERIES, from, step, to, EWMA_SEGMENT_SAMPLES + TILE_PAD);
  else
    transpose (n, w, from, step, to, EWMA_SEGMENT_SAMPLES + TILE_PAD);
}

static inline void
tile_out (dsc_int n, dsc_int w, const real *from, real *to, dsc_int step)
{
  if (w == TILE_SERIES)
    transpose (TILE_SERIES, n, from, EWMA_SEGMENT_SAMPLES + TILE_PAD, to, step);
  else
    transpose (w, n, from, EWMA_SEGMENT_SAMPLES + TILE_PAD, to, step);
}

/* Up to EWMA_PANEL_SERIES series of one page: sample t of series g at
   x[t * inner + g] and its average at v[(t * inner + g) * step]. */
static void
side_by_side (void *self, dsc_int piece)
{
  const job *j = self;
  const DSC (ewma_call) *c = j->call;
  const dsc_int inner = c->inner, row = EWMA_SEGMENT_SAMPLES + TILE_PAD;
  const dsc_int panels = (inner + j->width - 1) / j->width;
  const dsc_int page = piece / panels, g0 = piece % panels * j->width;
  const dsc_int w = inner - g0 < j->width ? inner - g0 : j->width;
  const dsc_int at = page * inner * c->n + g0, step = j->step;
  real xs[TILE_SERIES * (EWMA_SEGMENT_SAMPLES + TILE_PAD)];
  real ys[TILE_SERIES * (EWMA_SEGMENT_SAMPLES + TILE_PAD)];
  real vs[TILE_SERIES * (EWMA_SEGMENT_SAMPLES + TILE_PAD)];
  ewma_any_state own[EWMA_PANEL_SERIES];
  double *states[EWMA_PANEL_SERIES];
  for (dsc_int g = 0; g < w; g++)
    states[g] = state_of (j, page * inner + g0 + g, own + g);
  const unsigned mode = flush_begin ();
  for (dsc_int t = j->begin; t < j->end; t += EWMA_SEGMENT_SAMPLES)
    {
      const dsc_int len = least (j->end - t, EWMA_SEGMENT_SAMPLES);
      const real *x = c->x + at + t * inner;
      const real *y = c->y ? c->y + at + t * inner : NULL;
      real *v = j->v + (at + t * inner) * step;
      if (j->abreast)
        get_pages_ahead (v - g0 * step, v + (len * inner - g0) * step,
                         j->v + inner * c->n * c->outer * step, piece, panels);
      for (dsc_int i = 0; i < len && step == 1; i++)
        fetch (w, x + i * inner, v + i * inner);
      for (dsc_int g = 0; g < w; g += TILE_SERIES)
        {
          const dsc_int tw = least (w - g, TILE_SERIES);
          tile_in (len, tw, x + g, inner, xs);
          if (y)
            tile_in (len, tw, y + g, inner, ys);
          for (dsc_int i = 0; i < tw; i++)
            {
              const ewma_view view
                = { .x = xs + i * row, .y = ys + i * row,
                    .times = c->times ? c->times + t : NULL,
                    .v = vs + i * row };
              DSC (ewma_advance) (j->p, states[g+i], len, view);
            }
          if (step == 1)
            tile_out (len, tw, vs, v + g, inner);
          else
            for (dsc_int i = 0; i < tw; i++)
              for (dsc_int l = 0; l < len; l++)
                v[(l * inner + g + i) * step] = vs[i*row+l];
        }
    }
  flush_end (mode);
}

/* Chunks of time, so that the caller is polled now and then: 2048 samples of
   128 series take 25 ms where an observation takes 90 ns. */
static dsc_status
all_side_by_side (job *j, int threads, const dsc_poll *poll)
{
  const DSC (ewma_call) *c = j->call;
  const dsc_int parts = (threads + c->outer - 1) / c->outer;
  dsc_int width = (c->inner + parts - 1) / parts;
  if (width > TILE_SERIES)
    width = (width + TILE_SERIES - 1) / TILE_SERIES * TILE_SERIES;
  j->width = least (width, EWMA_PANEL_SERIES);
  const dsc_int panels = (c->inner + j->width - 1) / j->width;
  j->abreast = c->outer == 1 && panels <= threads;
  const dsc_int wide = DSC_EWMA_CHUNK_SAMPLES * (EWMA_PANEL_SERIES / j->width);
  const dsc_int chunk = least (wide, EWMA_PIECE_SAMPLES);
  dsc_status status = DSC_OK;
  for (j->begin = 0; j->begin < c->n && status == DSC_OK; j->begin = j->end)
    {
      j->end = c->n - j->begin < chunk ? c->n : j->begin + chunk;
      status = dsc_pool_do (threads, panels * c->outer, side_by_side, j, poll);
    }
  return status;
}

/* ---- arrays */

static dsc_status
all_contiguous (job *j, int threads, const dsc_poll *poll)
{
  const DSC (ewma_call) *c = j->call;
  const dsc_int n = c->n;
  if (n <= EWMA_PIECE_SAMPLES || (n <= LONG_SAMPLES && c->outer >= 2 * threads))
    {
      j->width = WORTH_SAMPLES / n > 1 ? WORTH_SAMPLES / n : 1;
      return dsc_pool_do (threads, (c->outer + j->width - 1) / j->width,
                          contiguous, j, poll);
    }
  dsc_status status = DSC_OK;
  for (dsc_int i = 0; i < c->outer && status == DSC_OK; i++)
    status = DSC (ewma_long) (j->p, state_of (j, i, NULL), n, view_of (j, i),
                              threads, poll);
  return status;
}

/* Do the options of C go together? */
static int
check_averaging (const dsc_averaging *how)
{
  if (how->window < 0 || how->min_periods < 1 || how->warm_up < 0
      || ! (how->width >= 0))
    return 0;
  if (how->statistic == DSC_SUM)
    return how->initial == DSC_ZERO && ! how->corrected;
  if (how->statistic != DSC_MEAN)
    return how->initial <= DSC_FIRST
           && how->corrected == (how->initial == DSC_ZERO);
  return (! how->corrected || how->initial == DSC_ZERO)
         && (how->initial != DSC_SMA || how->window > 0);
}

/* Is C a gain, and log (1 - c) what LOG_B is? */
static int
check_gain (double c, double log_b)
{
  return c > 0 && c <= 1 && log_b <= 0 && (c == 1 || log_b > -INFINITY)
         && fabs (c + expm1 (log_b)) <= 8 * DBL_EPSILON * c;
}

int
DSC (ewma_call_valid) (const DSC (ewma_call) *c)
{
  for (dsc_int k = 0; k < c->K; k++)
    if (! check_gain (c->gain[k], c->log_beta[k]))
      return 0;
  return c->inner >= 0 && c->n >= 0 && c->outer >= 0 && c->K >= 0
         && check_averaging (&c->how);
}

/* Could no series have left one of the states, (size, series)? */
static int
damaged (const DSC (ewma_call) *c, const ewma_plan *p, dsc_int series,
         dsc_int size, const double *state)
{
  double time = NAN;
  for (dsc_int i = 0; c->how.timed && isnan (time) && i < c->n; i++)
    time = c->times[i];
  for (dsc_int i = 0; i < series; i++)
    if (! DSC (ewma_state_valid) (p, state + i * size, time))
      return 1;
  return 0;
}

dsc_status
DSC (ewma) (const DSC (ewma_call) *c, double *state, real *v,
            const dsc_poll *poll)
{
  const dsc_int series = c->inner * c->outer, total = series * c->n;
  const dsc_int size = DSC (ewma_state_size) (c->how.statistic);
  if (! DSC (ewma_call_valid) (c) || c->how.statistic >= DSC_BAND
      || (! state && (c->resumed
                      || c->n > (c->inner > 1 ? DSC_EWMA_CHUNK_SAMPLES
                                 : EWMA_PIECE_SAMPLES))))
    return DSC_EARG;
  const ewma_plan asked = { .how = c->how };
  if (c->resumed && damaged (c, &asked, series * c->K, size, state))
    return DSC_EARG;
  const int threads
    = total * c->K < WORTH_SAMPLES ? 1 : dsc_threads (c->threads);

  dsc_status status = DSC_OK;
  for (dsc_int k = 0; k < c->K && status == DSC_OK; k++)
    {
      ewma_plan p;
      DSC (ewma_plan_init) (&p, &c->how, c->gain[k], c->log_beta[k],
                            c->resumed ? EWMA_SEGMENT_SAMPLES + 1 : c->n,
                            state != NULL);
      job j = { .call = c, .p = &p, .size = size,
                .state = state ? state + k * series * size : NULL,
                .step = c->interleaved ? c->K : 1,
                .v = v + (c->interleaved ? k : k * total) };
      if (c->n == 0)
        for (dsc_int i = 0; i < series && state; i++)
          state_of (&j, i, NULL);
      else if (! state && p.c < 1 && DSC (ewma_is_short) (c))
        status = DSC (ewma_short) (&p, c, j.v, threads, poll);
      else if (c->inner == 1 && ! c->interleaved)
        status = all_contiguous (&j, threads, poll);
      else if (series > 0)
        status = all_side_by_side (&j, threads, poll);
    }
  return status;
}
