/* test-group.c: processes that exchange, gather, vote, leave and are lost.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
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

/* ---- bytes arrive */

enum { PARCELS = 9, LARGEST = 100003 };

static const size_t parcel_sizes[PARCELS]
  = { 0, 1, 8, LARGEST, 12, 13, 14, 0, 4097 };

/* byte i of parcel k of one rank to another */
static char
byte_of (int from, int to, int k, size_t i)
{
  return (char) (i * 31 + from * 7 + to * 11 + k * 13 + (i >> 8));
}

/* Everyone sends all parcels to all others, those of the ranks interleaved. */
static void
exchanges (dsc_group *group, void *self)
{
  const int all = PARCELS * group->ranks;
  dsc_parcel *send = calloc (2 * all, sizeof *send), *receive = send + all;
  int sends = 0, receives = 0, wrong = 0;
  (void) self;
  for (int k = 0; k < PARCELS; k++)
    for (int rank = 0; rank < group->ranks; rank++)
      if (rank != group->rank)
        {
          const size_t n = parcel_sizes[k];
          char *bytes = malloc (n + 1);
          for (size_t i = 0; i < n; i++)
            bytes[i] = byte_of (group->rank, rank, k, i);
          send[sends++] = (dsc_parcel) { rank, bytes, n };
          receive[receives++] = (dsc_parcel) { rank, malloc (n + 1), n };
        }
  for (int time = 0; time < 2; time++)
    CHECK_EQUAL (dsc_exchange (group, sends, send, receives, receive, NULL),
                 DSC_OK);
  for (int j = 0; j < receives; j++)
    for (size_t i = 0; i < receive[j].n; i++)
      wrong += ((char *) receive[j].bytes)[i]
               != byte_of (receive[j].rank, group->rank,
                           j / (group->ranks - 1), i);
  CHECK_EQUAL (wrong, 0);
  for (int j = 0; j < sends; j++)
    {
      free (send[j].bytes);
      free (receive[j].bytes);
    }
  free (send);
}

/* A ring: each sends to the next one alone, so many times that fast ranks run
   ahead. */
static void
relays (dsc_group *group, void *self)
{
  const int ranks = group->ranks;
  int wrong = 0;
  (void) self;
  for (int k = 0; k < 200; k++)
    {
      int out[3] = { group->rank, k, -k }, in[3];
      dsc_parcel send = { (group->rank + 1) % ranks, out, sizeof out };
      dsc_parcel receive = { (group->rank + ranks - 1) % ranks, in, sizeof in };
      wrong += dsc_exchange (group, 1, &send, 1, &receive, NULL) != DSC_OK
               || in[0] != receive.rank || in[1] != k || in[2] != -k;
    }
  CHECK_EQUAL (wrong, 0);
}

static void
gathers (dsc_group *group, void *self)
{
  double all[DSC_MAX_RANKS];
  double *mine = &all[group->rank];
  int wrong = 0;
  (void) self;
  for (int k = 0; k < 20; k++)
    {
      const double x = k + .5 * group->rank;
      *mine = x;
      wrong += dsc_gather (group, sizeof x, k % 2 ? mine : &x, all, NULL)
               != DSC_OK;
      for (int i = 0; i < group->ranks; i++)
        wrong += all[i] != k + .5 * i;
    }
  CHECK_EQUAL (wrong, 0);
  CHECK_EQUAL (dsc_gather (group, 0, NULL, NULL, NULL), DSC_OK);
}

static void
votes (dsc_group *group, void *self)
{
  dsc_status worst;
  int rank;
  const int last = group->ranks - 1;
  (void) self;
  CHECK_EQUAL (dsc_vote (group, DSC_OK, &worst, &rank, NULL), DSC_OK);
  CHECK_EQUAL (worst, DSC_OK);
  CHECK_EQUAL (rank, 0);
  CHECK_EQUAL (dsc_vote (group, group->rank == last ? DSC_EDATA : DSC_ESTOP,
                         &worst, &rank, NULL), DSC_OK);
  CHECK_EQUAL (worst, DSC_EDATA);
  CHECK_EQUAL (rank, last);
  CHECK_EQUAL (dsc_vote (group, group->rank ? DSC_EFILE : DSC_OK, &worst,
                         &rank, NULL), DSC_OK);
  CHECK_EQUAL (worst, group->ranks > 1 ? DSC_EFILE : DSC_OK);
  CHECK_EQUAL (rank, group->ranks > 1);
}

static void
refusals (dsc_group *group, void *self)
{
  char byte = 0;
  const int ranks[] = { -1, group->rank, group->ranks };
  (void) self;
  for (size_t i = 0; i < COUNT (ranks); i++)
    {
      dsc_parcel p = { ranks[i], &byte, 1 };
      CHECK_EQUAL (dsc_exchange (group, 1, &p, 0, NULL, NULL), DSC_EARG);
      CHECK_EQUAL (dsc_exchange (group, 0, NULL, 1, &p, NULL), DSC_EARG);
    }
  CHECK_EQUAL (dsc_exchange (group, 0, NULL, 0, NULL, NULL), DSC_OK);
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
          CHECK_EQUAL (fork_group (ranks, 4096, exchanges, NULL), 0);
          CHECK_EQUAL (fork_group (ranks, 64, relays, NULL), 0);
        }
      CHECK_EQUAL (fork_group (ranks, 13, gathers, NULL), 0);
      CHECK_EQUAL (fork_group (ranks, 3, votes, NULL), 0);
    }
  CHECK_EQUAL (fork_group (3, 13, exchanges, NULL), 0);
  CHECK_EQUAL (fork_group (2, 13, refusals, NULL), 0);
#ifndef DSC_SINGLE   /* they take seconds, and have nothing of a precision */
  ends ();
  CHECK_EQUAL (fork_group (2, 64, pauses, fork_memory (sizeof (int))), 0);
#endif
}
