/* ewma-long.c: one long series in pieces, by many threads.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/ahead.h"
#include "base/flush.h"
#include "thread/thread.h"
#include "average.h"
#include "ewma.h"

typedef struct
{
  const ewma_plan *p;
  double *state;      /* of the series where the next piece starts */
  dsc_int n;
  ewma_view at;
  dsc_int first;      /* samples of the first piece */
  double t;           /* samples of the stretch before it */
  int apart;          /* are averages and sums of pieces made apart? */
  dsc_int few;        /* samples that have no average for min_periods */
  dsc_turn turn;      /* whose piece may use the state */
  int gaps;
} job;

static ewma_view
from (ewma_view at, dsc_int i)
{
  at.x += i;
  at.y += at.y ? i : 0;
  at.times += at.times ? i : 0;
  at.v += i;
  return at;
}

static dsc_int
start_of (const job *j, dsc_int i)
{
  return i == 0 ? 0 : j->first + (i - 1) * EWMA_PIECE_SAMPLES;
}

/* A whole piece: its sums while the pieces before it are under way, the
   average at its end when they can tell, all others after that. */
static void
piece_apart (job *j, dsc_int i, dsc_int begin)
{
  const ewma_plan *p = j->p;
  const ewma_view at = from (j->at, begin);
  ewma_stretch sums = { .samples = j->t + (double) begin };
  DSC (ewma_piece_sums) (p, &sums, at.x);
  dsc_turn_wait (&j->turn, i);
  ewma_stretch *stretch = &((ewma_mean_state *) j->state)->stretch;
  ewma_stretch before = *stretch;
  sums.piece_mean = stretch->at.mean, sums.piece_low = stretch->at.low;
  sums.broken = sums.broken || stretch->broken;
  sums.settled = stretch->settled;
  const int known = DSC (ewma_piece_join) (p, &sums);
  if (known)
    {
      *stretch = sums;
      dsc_turn_pass (&j->turn, i + 1);
    }
  get_pages_ahead (at.v, at.v + EWMA_PIECE_SAMPLES, j->at.v + j->n, 0, 1);
  DSC (ewma_stretch_advance) (p, known ? &before : stretch, ! known,
                              EWMA_PIECE_SAMPLES, at.x, at.v);
  if (! known)
    dsc_turn_pass (&j->turn, i + 1);
}

static void
piece (void *self, dsc_int i)
{
  job *j = self;
  const dsc_int begin = start_of (j, i), next = start_of (j, i + 1);
  const unsigned mode = flush_begin ();
  if (j->apart && next < j->n && next - begin == EWMA_PIECE_SAMPLES)
    piece_apart (j, i, begin);
  else
    {
      dsc_turn_wait (&j->turn, i);
      DSC (ewma_advance) (j->p, j->state, least (next, j->n) - begin,
                          from (j->at, begin));
      dsc_turn_pass (&j->turn, i + 1);
    }
  for (dsc_int k = begin; k < j->few && k < next; k++)
    j->at.v[k] = (real) NAN;
  flush_end (mode);
}

static dsc_status
count_few (job *j, const dsc_poll *poll)
{
  for (dsc_int i = 0, len; i < j->n && j->few == i; i += len)
    {
      if (dsc_poll_stops (poll))
        return DSC_ESTOP;
      len = least (j->n - i, EWMA_PIECE_SAMPLES);
      j->few += DSC (ewma_too_few) (j->p, (ewma_mean_state *) j->state, len,
                                    j->at.x + i);
    }
  return DSC_OK;
}

static void
look_for_gaps (void *self, dsc_int i)
{
  job *j = self;
  const dsc_int begin = start_of (j, i), next = start_of (j, i + 1);
  if (DSC (ewma_gaps) (least (next, j->n) - begin, j->at.x + begin))
    __atomic_store_n (&j->gaps, 1, __ATOMIC_RELAXED);
}

dsc_status
DSC (ewma_long) (const ewma_plan *p, double *state, dsc_int n, ewma_view at,
                 int threads, const dsc_poll *poll)
{
  job j = { .p = p, .state = state, .n = n, .at = at,
            .first = EWMA_PIECE_SAMPLES };
  const int mean = p->how.statistic == DSC_MEAN;
  ewma_mean_state *s = (ewma_mean_state *) state;
  if (mean)
    {
      j.t = s->stretch.samples;
      j.first -= (dsc_int) s->stretch.samples % EWMA_PIECE_SAMPLES;
    }
  const dsc_int pieces
    = n <= j.first ? 1
      : 1 + (n - j.first + EWMA_PIECE_SAMPLES - 1) / EWMA_PIECE_SAMPLES;
  j.apart = mean && DSC (ewma_in_stretch) (p, s);
  dsc_status status = DSC_OK;
  if (j.apart && p->how.missing != DSC_PROPAGATE)
    {
      status = dsc_pool_do (threads, pieces, look_for_gaps, &j, poll);
      j.apart = ! j.gaps;
    }
  if (status == DSC_OK && j.apart)
    {
      status = count_few (&j, poll);
      DSC (ewma_first) (p, s, at.x[0]);
    }
  const double seen = s->seen;
  if (status == DSC_OK)
    status = dsc_pool_do (threads, pieces, piece, &j, poll);
  if (j.apart)   /* pieces that went by themselves have counted again */
    s->seen = seen;
  return status;
}
