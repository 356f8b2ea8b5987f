/* ewma-groups.c: samples of several groups, each a series on its own.

   The samples are put in the order of their groups, each series on its own
   (gather), advanced group by group, and the results put back (scatter).  All
   three are done by many threads where there is enough to do.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/flush.h"
#include "thread/thread.h"
#include "average.h"
#include "ewma.h"

/* Samples that are gathered, or that a series advances, between polls. */
#define PART_SAMPLES EWMA_PIECE_SAMPLES

/* The arrays in the order of groups, each series (n) on its own, or those of
   the call where that is their order. */
typedef struct
{
  const DSC (ewma_call) *call;
  const dsc_groups *groups;
  const dsc_int *first;        /* of groups */
  dsc_int series;
  int apart;                   /* is the order another one? */
  ewma_view at;
  real *x, *y;                 /* x, y and times of AT, if apart */
  double *times;
  DSC (ewma_results) out;      /* of the gain in turn */
  dsc_int step;                /* from a result to the next of its series */
  /* of the gain in turn */
  const ewma_plan *p;
  double *state;               /* (size, series) of group 0 */
  dsc_int size, next;          /* to the same state of the next group */
  dsc_int width, panels;       /* of series */
  dsc_int samples, begin;      /* of each group, in this round */
} job;

/* Is the order of the samples, or of results, not that of the groups'
   series? */
static int
is_apart (const DSC (ewma_call) *c, const dsc_groups *g)
{
  return g->of || c->inner > 1 || c->interleaved;
}

size_t
DSC (ewma_groups_bytes) (const DSC (ewma_call) *c, const dsc_groups *g)
{
  if (! is_apart (c, g))
    return 0;
  const size_t n = (size_t) c->n, all = n * (size_t) (c->inner * c->outer);
  const size_t of_pair = dsc_is_pair (c->how.statistic);
  const size_t second = c->how.statistic >= DSC_BAND;
  const size_t flags = c->how.statistic == DSC_BAND;
  return n * sizeof (double) + (2 + of_pair + second) * all * sizeof (real)
         + flags * all;
}

/* ---- the order of groups */

/* The place of each sample, in the order of groups. */
static dsc_status
find_places (dsc_int n, const dsc_groups *g, const dsc_poll *poll)
{
  dsc_int *next = g->first + 1;
  for (dsc_int q = 0; q <= g->count; q++)
    g->first[q] = 0;
  for (dsc_int i = 0; i < n; i++)
    {
      if (i % PART_SAMPLES == 0 && dsc_poll_stops (poll))
        return DSC_ESTOP;
      next[g->of[i]]++;
    }
  for (dsc_int q = 1; q < g->count; q++)
    next[q] += next[q-1];
  for (dsc_int q = g->count; q > 0; q--)   /* from ends to starts */
    g->first[q] = g->first[q-1];
  for (dsc_int i = 0; i < n; i++)
    {
      if (i % PART_SAMPLES == 0 && dsc_poll_stops (poll))
        return DSC_ESTOP;
      g->of[i] = next[g->of[i]]++;
    }
  return DSC_OK;
}

/* Part number i of a series: its samples from *T on, their number; and *FROM,
   the index of sample 0 in the arrays of the call. */
static dsc_int
part_of (const job *j, dsc_int i, dsc_int *s, dsc_int *t, dsc_int *from)
{
  const DSC (ewma_call) *c = j->call;
  const dsc_int parts = (c->n + PART_SAMPLES - 1) / PART_SAMPLES;
  *s = i / parts;
  *t = i % parts * PART_SAMPLES;
  *from = *s / c->inner * c->n * c->inner + *s % c->inner;
  return least (c->n - *t, PART_SAMPLES);
}

static inline dsc_int
place_of (const job *j, dsc_int t)
{
  return j->groups->of ? j->groups->of[t] : t;
}

static void
gather (void *self, dsc_int i)
{
  const job *j = self;
  const DSC (ewma_call) *c = j->call;
  dsc_int s, t, from;
  const dsc_int len = part_of (j, i, &s, &t, &from);
  real *x = j->x + s * c->n, *y = c->y ? j->y + s * c->n : NULL;
  for (dsc_int l = t; l < t + len; l++)
    x[place_of (j, l)] = c->x[from + l * c->inner];
  for (dsc_int l = t; l < t + len && y; l++)
    y[place_of (j, l)] = c->y[from + l * c->inner];
  for (dsc_int l = t; l < t + len && s == 0 && c->how.timed; l++)
    j->times[place_of (j, l)] = c->times[l];
}

static void
scatter (void *self, dsc_int i)
{
  const job *j = self;
  const DSC (ewma_call) *c = j->call;
  dsc_int s, t, from;
  const dsc_int len = part_of (j, i, &s, &t, &from);
  const real *v = j->at.v + s * c->n, *w = j->at.w ? j->at.w + s * c->n : NULL;
  const unsigned char *flag = j->at.flag ? j->at.flag + s * c->n : NULL;
  const dsc_int step = j->step;
  for (dsc_int l = t; l < t + len; l++)
    j->out.v[(from + l * c->inner) * step] = v[place_of (j, l)];
  for (dsc_int l = t; l < t + len && w; l++)
    j->out.w[(from + l * c->inner) * step] = w[place_of (j, l)];
  for (dsc_int l = t; l < t + len && flag; l++)
    j->out.flag[(from + l * c->inner) * step] = flag[place_of (j, l)];
}

/* Where the results of the gain in turn are put in the order of groups. */
static void
carve (job *j, void *work)
{
  const DSC (ewma_call) *c = j->call;
  const dsc_int all = j->series * c->n;
  j->at.times = j->times = work;
  real *next = (real *) (j->times + c->n);
  j->at.x = j->x = next, next += all;
  if (c->y)
    j->at.y = j->y = next, next += all;
  j->at.v = next, next += all;
  if (j->out.w)
    j->at.w = next, next += all;
  if (j->out.flag)
    j->at.flag = (unsigned char *) next;
}

/* ---- one group after the other */

/* The samples of a group in turn, of series s. */
static ewma_view
view_of (const job *j, dsc_int s, dsc_int at)
{
  ewma_view view = j->at;
  const dsc_int i = s * j->call->n + at;
  view.x += i;
  view.y += view.y ? i : 0;
  view.times += j->call->how.timed ? at : 0;
  view.v += i;
  view.w += view.w ? i : 0;
  view.flag += view.flag ? i : 0;
  return view;
}

static void
advance_group (const job *j, dsc_int q, dsc_int s0, dsc_int s1)
{
  const dsc_int first = j->first[q] + j->begin;
  const dsc_int n = least (j->first[q+1] - first, j->samples);
  for (dsc_int s = s0; s < s1 && n > 0; s++)
    DSC (ewma_advance) (j->p, j->state + s * j->size + q * j->next, n,
                        view_of (j, s, first));
}

/* The first group whose samples begin at PLACE or after it. */
static dsc_int
group_from (const job *j, dsc_int place)
{
  dsc_int low = 0, high = j->groups->count;
  while (low < high)
    {
      const dsc_int middle = low + (high - low) / 2;
      if (j->first[middle] < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The groups that begin within some samples; of a panel of series. */
static void
piece (void *self, dsc_int i)
{
  const job *j = self;
  const dsc_int part = i / j->panels, s0 = i % j->panels * j->width;
  const dsc_int s1 = least (s0 + j->width, j->series);
  const dsc_int end = (part + 1) * j->samples;
  const unsigned mode = flush_begin ();
  for (dsc_int q = group_from (j, part * j->samples);
       q < j->groups->count && j->first[q] < end; q++)
    advance_group (j, q, s0, s1);
  flush_end (mode);
}

/* Rounds of J->samples samples a group. */
static dsc_status
advance (job *j, dsc_int longest, int threads, const dsc_poll *poll)
{
  const dsc_int n = j->call->n;
  const dsc_int parts = (n + j->samples - 1) / j->samples;
  dsc_status status = DSC_OK;
  for (j->begin = 0; j->begin < longest && status == DSC_OK;
       j->begin += j->samples)
    status = dsc_pool_do (threads, parts * j->panels, piece, j, poll);
  return status;
}

/* Samples of the longest group. */
static dsc_int
longest_of (const job *j)
{
  dsc_int n = 0;
  for (dsc_int q = 0; q < j->groups->count; q++)
    if (j->first[q+1] - j->first[q] > n)
      n = j->first[q+1] - j->first[q];
  return n;
}

/* ---- states */

/* Could no series have left one of the states that are continued? */
static int
damaged (const job *j, const double *state)
{
  const DSC (ewma_call) *c = j->call;
  const ewma_plan asked = { .how = c->how };
  const dsc_int states = j->series * c->K;
  for (dsc_int q = 0; q < j->groups->resumed; q++)
    {
      double time = NAN;
      for (dsc_int i = j->first[q];
           c->how.timed && isnan (time) && i < j->first[q+1]; i++)
        time = j->at.times[i];
      for (dsc_int i = 0; i < states; i++)
        {
          const double *one = state + (q * states + i) * j->size;
          if (! DSC (ewma_state_valid) (&asked, one, time))
            return 1;
        }
    }
  return 0;
}

static void
begin_states (const job *j)
{
  const double *v0 = j->call->initial;
  for (dsc_int q = j->groups->resumed; q < j->groups->count; q++)
    for (dsc_int s = 0; s < j->series; s++)
      DSC (ewma_init) (j->p, j->state + s * j->size + q * j->next,
                       v0 ? v0[s] : 0);
}

/* All groups with the K-th gain. */
static dsc_status
with_gain (job *j, dsc_int k, double *state, DSC (ewma_results) out,
           int threads, const dsc_poll *poll)
{
  const DSC (ewma_call) *c = j->call;
  const int means = c->how.statistic == DSC_MEAN;
  const dsc_int skip = c->interleaved ? k : k * j->series * c->n;
  ewma_plan p;
  DSC (ewma_plan_init) (&p, &c->how, c->gain[k], c->log_beta[k],
                        means ? EWMA_SEGMENT_SAMPLES + 1 : 1, means);
  j->p = &p;
  j->state = state + k * j->series * j->size;
  j->out.v = out.v + skip;
  j->out.w = out.w ? out.w + skip : NULL;
  j->out.flag = out.flag ? out.flag + skip : NULL;
  if (! j->apart)
    j->at.v = j->out.v, j->at.w = j->out.w, j->at.flag = j->out.flag;
  begin_states (j);
  dsc_status status = advance (j, longest_of (j), threads, poll);
  const dsc_int parts = (c->n + PART_SAMPLES - 1) / PART_SAMPLES;
  if (status == DSC_OK && j->apart)
    status = dsc_pool_do (threads, parts * j->series, scatter, j, poll);
  return status;
}

dsc_status
DSC (ewma_groups) (const DSC (ewma_call) *c, const dsc_groups *g, double *state,
                   DSC (ewma_results) out, void *work, const dsc_poll *poll)
{
  if (! DSC (ewma_call_valid) (c) || g->resumed < 0 || g->resumed > g->count
      || (! g->of && g->count != 1))
    return DSC_EARG;
  const dsc_int one[2] = { 0, c->n };
  job j = { .call = c, .groups = g, .first = g->of ? g->first : one,
            .series = c->inner * c->outer, .apart = is_apart (c, g),
            .out = out, .size = DSC (ewma_state_size) (c->how.statistic),
            .step = c->interleaved ? c->K : 1,
            .at = { .x = c->x, .y = c->y, .times = c->times } };
  j.next = j.size * j.series * c->K;
  j.width = least (j.series, EWMA_PANEL_SERIES);
  j.panels = j.series > 0 ? (j.series + j.width - 1) / j.width : 0;
  j.samples = j.series > 0 ? PART_SAMPLES / j.width : 1;
  const int threads = j.series * c->n * c->K < PART_SAMPLES
                      ? 1 : dsc_threads (c->threads);
  dsc_status status = g->of ? find_places (c->n, g, poll) : DSC_OK;
  if (status == DSC_OK && j.apart)
    {
      const dsc_int parts = (c->n + PART_SAMPLES - 1) / PART_SAMPLES;
      carve (&j, work);
      status = dsc_pool_do (threads, parts * j.series, gather, &j, poll);
    }
  if (status == DSC_OK && damaged (&j, state))
    return DSC_EARG;
  for (dsc_int k = 0; k < c->K && status == DSC_OK; k++)
    status = with_gain (&j, k, state, out, threads, poll);
  return status;
}
