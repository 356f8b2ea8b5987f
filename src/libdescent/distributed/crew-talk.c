/* crew-talk.c: what the processes of a run tell each other.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <time.h>

#include "crew.h"

/* A wish to end the run goes with the next status; if others do not come, the
   exchange is given up. */
static const double patience = 5;   /* seconds */

static double
clock_now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static int
poll_late (void *self)
{
  crew *c = self;
  if (dsc_poll_stops (c->poll))
    {
      c->wished = c->wished > 0 ? c->wished : clock_now ();
      if (c->ranks.mine == DSC_OK)
        c->ranks.mine = DSC_ESTOP;
    }
  return c->wished > 0 && clock_now () > c->wished + patience;
}

void
DSC (crew_send) (crew *c, int rank, const void *bytes, size_t n)
{
  if (n > 0)
    c->send[c->sends++] = (dsc_parcel) { rank, (void *) bytes, n };
}

void
DSC (crew_receive) (crew *c, int rank, void *bytes, size_t n)
{
  if (n > 0)
    c->receive[c->receives++] = (dsc_parcel) { rank, bytes, n };
}

void
DSC (crew_begin) (crew *c, dsc_status status, int flags)
{
  const dsc_group *g = c->group;
  crew_head *mine = &c->heads[g->rank];
  c->sends = c->receives = 0;
  *mine = (crew_head) { .now = clock_now (), .hits = mine->hits,
                        .status = (int32_t) status, .asks = c->ranks.asks,
                        .flags = flags };
  for (int r = 0; r < g->ranks; r++)
    if (r != g->rank)
      {
        DSC (crew_send) (c, r, mine, sizeof *mine);
        DSC (crew_receive) (c, r, &c->heads[r], sizeof *mine);
      }
}

void
DSC (crew_share) (crew *c, void *base, size_t bytes, dsc_int n,
                  const dsc_int *cut, int to)
{
  const dsc_group *g = c->group;
  dsc_int first[DSC_MAX_RANKS + 1];
  for (int r = 0; r <= g->ranks; r++)
    first[r] = cut ? cut[r] : dsc_share (n, r, g->ranks);
#define PART(r) \
  (char *) base + (size_t) first[r] * bytes, \
  (size_t) (first[(r) + 1] - first[r]) * bytes
  for (int r = 0; r < g->ranks; r++)
    if (r != g->rank && (to < 0 || to == r))
      DSC (crew_send) (c, r, PART (g->rank));
  for (int r = 0; r < g->ranks; r++)
    if (r != g->rank && (to < 0 || to == g->rank))
      DSC (crew_receive) (c, r, PART (r));
#undef PART
}

dsc_status
DSC (crew_talk) (crew *c)
{
  const dsc_poll poll = { poll_late, c };
  dsc_status status = dsc_exchange (c->group, c->sends, c->send, c->receives,
                                    c->receive, &poll);
  if (status != DSC_OK)
    return status;
  int worst = DSC_OK;
  for (int r = 0; r < c->group->ranks; r++)
    {
      worst = c->heads[r].status > worst ? c->heads[r].status : worst;
      c->ranks.asked |= c->heads[r].asks != 0;
    }
  c->ranks.now = c->heads[0].now;
  return (dsc_status) worst;
}
