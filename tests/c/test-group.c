/* test-group.c: processes that exchange, gather, vote, leave and are lost.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "group-checks.h"
#include "group-fork.h"

static double
seconds (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void
shares (void)
{
  for (dsc_int n = 0; n < 40; n++)
    for (int ranks = 1; ranks <= 9; ranks++)
      {
        CHECK_EQUAL (dsc_share (n, 0, ranks), 0);
        CHECK_EQUAL (dsc_share (n, ranks, ranks), n);
        for (int r = 0; r < ranks; r++)
          CHECK_EQUAL (dsc_share (n, r, ranks), n * r / ranks);
      }
  CHECK_EQUAL (dsc_share (PTRDIFF_MAX, 256, 256), PTRDIFF_MAX);
}

static void
losses (void)
{
  int n = 0;
  while (dsc_loss_text (n))
    n++;
  CHECK_EQUAL (n, DSC_IS_SILENT + 1);
  CHECK_EQUAL (dsc_loss_text (-1), NULL);
}

/* All are on one machine, and share its processors. */
static void
meets (dsc_group *group, void *self)
{
  dsc_watch watch = { 0 };
  const int all = dsc_threads (0);
  (void) self;
  CHECK_EQUAL (dsc_meet (group, &watch, NULL), DSC_OK);
  CHECK_EQUAL (watch.member[group->rank].pid, getpid ());
  for (int i = 0; i < group->ranks; i++)
    {
      CHECK_THAT (watch.member[i].pid, >, 0);
      CHECK_EQUAL (watch.member[i].pid == getpid (), i == group->rank);
    }
  CHECK_EQUAL (group->threads, getenv ("OMP_NUM_THREADS") ? all
                               : all > group->ranks ? all / group->ranks : 1);
}

/* ---- members are lost */

/* What a member of a group of four does that is not to be waited for; the
   others vote, or wait for the rank before them. */
typedef struct
{
  int who;
  void (*end) (dsc_group *group);
  dsc_loss loss;
  int chain;   /* each waits for the one before it alone */
  int *pid;    /* of the one that is lost, on shared memory */
} scene;

/* All get the rank that is lost and how, in time, and stay out of it. */
static void
loses (dsc_group *group, void *self)
{
  const scene *s = self;
  const double begin = seconds ();
  const int before = (group->rank + group->ranks - 1) % group->ranks;
  dsc_status worst;
  int rank;
  char byte;
  const dsc_parcel p = { before, &byte, 1 };
  CHECK_EQUAL (dsc_vote (group, DSC_OK, &worst, &rank, NULL), DSC_OK);
  if (group->rank == s->who)
    {
      *s->pid = getpid ();
      s->end (group);
      return;
    }
  CHECK_EQUAL (s->chain ? dsc_exchange (group, 0, NULL, 1, &p, NULL)
                        : dsc_vote (group, DSC_OK, &worst, &rank, NULL),
               DSC_EGROUP);
  CHECK_THAT (seconds () - begin, <, 10);
  CHECK_EQUAL (group->lost, s->who);
  CHECK_EQUAL (group->loss, s->loss);
  CHECK_EQUAL (dsc_vote (group, DSC_OK, &worst, &rank, NULL), DSC_EGROUP);
  CHECK_EQUAL (dsc_gather (group, 0, NULL, NULL, NULL), DSC_EGROUP);
  if (group->rank == 0 && s->loss == DSC_IS_SUSPENDED)
    kill (*s->pid, SIGKILL);
}

static void
end_by_exit (dsc_group *group)
{
  (void) group;
  _exit (0);
}

static void
end_by_signal (dsc_group *group)
{
  (void) group;
  raise (SIGKILL);
}

static void
end_suspended (dsc_group *group)
{
  (void) group;
  raise (SIGSTOP);
}

static void
end_by_leaving (dsc_group *group)
{
  dsc_leave (group);
  dsc_leave (group);
  CHECK_EQUAL (group->lost, group->rank);
  CHECK_EQUAL (dsc_gather (group, 0, NULL, NULL, NULL), DSC_EGROUP);
}

static int
stops_later (void *self)
{
  return --*(int *) self == 0;
}

/* It waits for a vote more than there is. */
static void
end_by_poll (dsc_group *group)
{
  int polls = 5;
  dsc_status votes[2];
  const int next = (group->rank + 1) % group->ranks;
  const dsc_parcel receive[] = { { next, &votes[0], sizeof *votes },
                                 { next, &votes[1], sizeof *votes } };
  const dsc_poll poll = { stops_later, &polls };
  CHECK_EQUAL (dsc_exchange (group, 0, NULL, 2, receive, &poll), DSC_ESTOP);
  CHECK_EQUAL (polls, 0);
  CHECK_EQUAL (group->lost, group->rank);
}

/* It sends a vote that is too long. */
static void
end_elsewhere (dsc_group *group)
{
  char bytes[64] = { 0 };
  dsc_parcel send[3];
  for (int i = 1; i < 4; i++)
    send[i - 1] = (dsc_parcel) { (group->rank + i) % 4, bytes, sizeof bytes };
  CHECK_EQUAL (dsc_exchange (group, 3, send, 0, NULL, NULL), DSC_OK);
}

static void
ends (void)
{
  int *pid = fork_memory (sizeof *pid);
  const scene scenes[]
    = { { 2, end_by_exit, DSC_HAS_ENDED, 0, pid },
        { 3, end_by_exit, DSC_HAS_ENDED, 1, pid },
        { 1, end_by_signal, DSC_HAS_ENDED, 0, pid },
        { 2, end_by_leaving, DSC_HAS_LEFT, 0, pid },
        { 0, end_by_leaving, DSC_HAS_LEFT, 1, pid },
        { 3, end_by_poll, DSC_WAS_STOPPED, 0, pid },
        { 0, end_by_poll, DSC_WAS_STOPPED, 0, pid },
        { 1, end_elsewhere, DSC_IS_ELSEWHERE, 0, pid },
        { 2, end_suspended, DSC_IS_SUSPENDED, 0, pid } };
  for (size_t i = 0; i < COUNT (scenes); i++)
    {
      const int killed = scenes[i].end == end_by_signal
                         || scenes[i].end == end_suspended;
      CHECK_EQUAL (fork_group (4, 100, loses, (void *) &scenes[i]), killed);
    }
}

/* One that is suspended for a moment is waited for. */
static void
pauses (dsc_group *group, void *self)
{
  dsc_status worst;
  int rank;
  *(int *) self = 0;
  CHECK_EQUAL (dsc_vote (group, DSC_OK, &worst, &rank, NULL), DSC_OK);
  if (group->rank == 1)
    {
      *(volatile int *) self = getpid ();
      raise (SIGSTOP);
    }
  else
    {
      while (*(volatile int *) self == 0)
        usleep (1000);
      usleep (300000);
      kill (*(int *) self, SIGCONT);
    }
  CHECK_EQUAL (dsc_vote (group, DSC_OK, &worst, &rank, NULL), DSC_OK);
}

void
test_group (void)
{
  shares ();
  losses ();
  for (int ranks = 1; ranks <= 8; ranks++)
    {
      if (ranks > 1)
        {
          CHECK_EQUAL (fork_group (ranks, 4096, group_exchanges, NULL), 0);
          CHECK_EQUAL (fork_group (ranks, 64, group_relays, NULL), 0);
        }
      CHECK_EQUAL (fork_group (ranks, 13, group_gathers, NULL), 0);
      CHECK_EQUAL (fork_group (ranks, 3, group_votes, NULL), 0);
      CHECK_EQUAL (fork_group (ranks, 64, meets, NULL), 0);
    }
  CHECK_EQUAL (fork_group (3, 13, group_exchanges, NULL), 0);
  CHECK_EQUAL (fork_group (2, 13, group_refusals, NULL), 0);
#ifndef DSC_SINGLE   /* they take seconds, and have nothing of a precision */
  ends ();
  CHECK_EQUAL (fork_group (2, 64, pauses, fork_memory (sizeof (int))), 0);
#endif
}
