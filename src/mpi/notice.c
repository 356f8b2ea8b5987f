/* notice.c: what ranks tell each other beside exchanges, and how they wait.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#define _DEFAULT_SOURCE   /* usleep */
#include <sched.h>
#include <time.h>
#include <unistd.h>

#include "world.h"

#define YIELD_SECONDS 200e-6
#define SHORT_SECONDS 5e-3
enum { SHORT_SLEEP_US = 50, LONG_SLEEP_US = 500 };

double
world_clock (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

void
world_wait (double waited)
{
  if (waited < YIELD_SECONDS)
    sched_yield ();
  else
    usleep (waited < SHORT_SECONDS ? SHORT_SLEEP_US : LONG_SLEEP_US);
}

void
world_listen (member *m)
{
  MPI_Irecv (&m->heard, sizeof m->heard, MPI_BYTE, MPI_ANY_SOURCE, NOTICE_TAG,
             m->world, &m->hears);
}

void
world_tell (member *m, int lost, dsc_loss loss)
{
  MPI_Request requests[DSC_MAX_RANKS];
  MPI_Status statuses[DSC_MAX_RANKS];
  const double begin = world_clock ();
  double waited = 0;
  int n = 0, done = 0;
  m->told = (notice) { lost, (int) loss };
  for (int i = 0; i < m->group.ranks; i++)
    if (i != m->group.rank && (i != lost || loss == DSC_IS_ELSEWHERE)
        && MPI_Isend (&m->told, sizeof m->told, MPI_BYTE, i, NOTICE_TAG,
                      m->world, &requests[n]) == MPI_SUCCESS)
      n++;
  while (waited < GRACE_SECONDS
         && MPI_Testall (n, requests, &done, statuses) == MPI_SUCCESS
         && ! done)
    {
      world_wait (waited);
      waited = world_clock () - begin;
    }
}

int
world_hear (member *m, dsc_loss *loss)
{
  int heard = 0;
  MPI_Status from;
  while (MPI_Test (&m->hears, &heard, &from) == MPI_SUCCESS && heard)
    {
      const notice n = m->heard;
      world_listen (m);
      if (n.lost < 0 || n.lost >= m->group.ranks
          || ! dsc_loss_text (n.loss))
        continue;
      if (n.lost != from.MPI_SOURCE || n.loss != DSC_HAS_LEFT)
        {
          *loss = (dsc_loss) n.loss;
          return n.lost;
        }
      m->left[n.lost] = 1;
    }
  return -1;
}

int
world_find_lost (member *m, const unsigned char *needed, dsc_loss *loss)
{
  const int told = world_hear (m, loss);
  if (told >= 0)
    return told;
  *loss = DSC_HAS_LEFT;
  for (int i = 0; i < m->group.ranks; i++)
    if (needed[i] && m->left[i])
      return i;
  return dsc_watch_find (&m->watch, m->group.ranks, needed, loss);
}
