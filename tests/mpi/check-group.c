/* check-group.c: check-group [ACT RANK] checks a group over MPI, on all ranks
   that mpirun has started; the last line of rank 0 counts.  With an act, that
   rank ends by it, and each of the others prints what it is told:
     kill, suspend, exit, leave, stop (by its poll), status (exits with 3),
     work (it prints its process, and all exchange until one is lost)
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "group-checks.h"
#include "mpi/group-mpi.h"

static int
stops (void *self)
{
  (void) self;
  return 1;
}

/* The end of one rank, which the others wait for. */
static void
act (dsc_group *group, const char *what)
{
  const dsc_poll poll = { stops, NULL };
  const int next = (group->rank + 1) % group->ranks;
  dsc_status votes[2];   /* one more than there is */
  const dsc_parcel receive[] = { { next, &votes[0], sizeof *votes },
                                 { next, &votes[1], sizeof *votes } };
  if (strcmp (what, "kill") == 0)
    raise (SIGKILL);
  else if (strcmp (what, "suspend") == 0)
    raise (SIGSTOP);
  else if (strcmp (what, "exit") == 0)
    exit (0);
  else if (strcmp (what, "leave") == 0)
    dsc_leave (group);
  else if (strcmp (what, "stop") == 0)
    dsc_exchange (group, 0, NULL, 2, receive, &poll);
  else
    exit (3);
}

/* Until a rank is lost, from outside. */
static void
work (dsc_group *group, int tells)
{
  enum { N = 100000 };
  const int next = (group->rank + 1) % group->ranks;
  const int before = (group->rank + group->ranks - 1) % group->ranks;
  char *bytes = calloc (2, N);
  const dsc_parcel send = { next, bytes, N };
  const dsc_parcel receive = { before, bytes + N, N };
  dsc_status worst = DSC_OK;
  int rank;
  if (tells)
    printf ("process %d\n", (int) getpid ());
  fflush (stdout);
  while (dsc_exchange (group, 1, &send, 1, &receive, NULL) == DSC_OK
         && dsc_vote (group, DSC_OK, &worst, &rank, NULL) == DSC_OK)
    continue;
  free (bytes);
}

static int
lose (dsc_group *group, const char *what, int who)
{
  dsc_status worst;
  int rank;
  dsc_vote (group, DSC_OK, &worst, &rank, NULL);
  if (strcmp (what, "work") == 0)
    work (group, group->rank == who);
  else if (group->rank == who)
    act (group, what);
  if (dsc_vote (group, DSC_OK, &worst, &rank, NULL) == DSC_EGROUP
      && group->rank != who)
    printf ("rank %d: rank %d %s\n", group->rank, group->lost,
            dsc_loss_text (group->loss));
  fflush (stdout);
  return group->rank != who;
}

int
main (int argc, char **argv)
{
  const char *why;
  dsc_group *group = descent_group_mpi (&why);
  if (! group)
    {
      printf ("no group: %s\n", why);
      return 1;
    }
  if (argc == 3)
    return lose (group, argv[1], atoi (argv[2]));
  if (group->ranks > 1)
    {
      group_exchanges (group, NULL);
      group_relays (group, NULL);
    }
  group_gathers (group, NULL);
  group_votes (group, NULL);
  group_refusals (group, NULL);
  CHECK_THAT (group->threads, >=, 1);
  int counts[2 * DSC_MAX_RANKS] = { 0 };
  const int mine[] = { check_passed, check_failed };
  dsc_gather (group, sizeof mine, mine, counts, NULL);
  for (int i = 1; i < group->ranks; i++)
    for (int k = 0; k < 2; k++)
      counts[k] += counts[2 * i + k];
  if (group->rank == 0)
    printf ("%d ranks: %d passed, %d failed\n", group->ranks, counts[0],
            counts[1]);
  return check_failed > 0;
}
