/* group-mpi.c: the group of all processes of MPI, its begin and its end.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#define _DEFAULT_SOURCE   /* on_exit, usleep */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "group-mpi.h"
#include "world.h"

#define VISIBLE __attribute__ ((visibility ("default")))

enum { END_US = 300000 };   /* for the others to say why they end */

static member world;

static void
leave (dsc_group *group)
{
  member *m = group->self;
  world_tell (m, group->rank, DSC_HAS_LEFT);
  m->left[group->rank] = 1;
}

/* Leaves, and waits until all have left; 0 if one is lost instead. */
static int
all_leave (member *m)
{
  const double begin = world_clock ();
  unsigned char stays[DSC_MAX_RANKS];
  dsc_leave (&m->group);
  for (;;)
    {
      int n = 0, lost = world_hear (m, &m->group.loss);
      for (int i = 0; i < m->group.ranks; i++)
        n += stays[i] = ! m->left[i];
      if (lost < 0 && n == 0)
        return 1;
      if (lost < 0)
        lost = dsc_watch_find (&m->watch, m->group.ranks, stays,
                               &m->group.loss);
      if (lost >= 0)
        {
          m->group.lost = lost;
          return 0;
        }
      world_wait (world_clock () - begin);
    }
}

/* Ends all ranks; MPI_Finalize would wait for them for ever.  They hear of it
   first, and have the time to say so. */
static void
end_all (member *m, int status)
{
  const dsc_group *g = &m->group;
  if (g->lost < 0)
    world_tell (m, g->rank, DSC_HAS_ENDED);
  if (g->lost < 0 || g->lost == g->rank)
    fprintf (stderr, "descent: rank %d ends with status %d, and all with it\n",
             g->rank, status);
  else
    fprintf (stderr, "descent: rank %d %s, so rank %d ends all\n", g->lost,
             dsc_loss_text (g->loss), g->rank);
  usleep (END_US);
  MPI_Abort (MPI_COMM_WORLD, status ? status : 1);
}

/* At the end of the process. */
static void
end (int status, void *self)
{
  member *m = self;
  int over;
  if (getpid () != m->process || MPI_Finalized (&over) != MPI_SUCCESS || over)
    return;
  if (! m->group.self)   /* there never was one */
    MPI_Finalize ();
  else if (status || (m->group.lost >= 0 && ! m->left[m->group.rank])
           || ! all_leave (m))
    end_all (m, status);
  else
    {
      MPI_Cancel (&m->hears);
      MPI_Request_free (&m->hears);
      MPI_Comm_free (&m->world);
      MPI_Finalize ();
    }
}

/* Was this process started as one of several, by an mpirun that this MPI does
   not understand?  All of them would then be rank 0. */
static int
is_alone_among_several (const member *m)
{
  static const char *const sizes[] = { "OMPI_COMM_WORLD_SIZE", "PMI_SIZE" };
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
    {
      const char *size = getenv (sizes[i]);
      if (size && m->group.ranks == 1 && atoi (size) > 1)
        return 1;
    }
  return 0;
}

/* The first thing that ranks tell each other, in the same form in all versions
   of descent: which one they are.  NULL, or how one differs. */
static const char *
differing_version (member *m)
{
  static char text[120];
  char mine[32] = PACKAGE_VERSION, all[DSC_MAX_RANKS][sizeof mine];
  if (dsc_gather (&m->group, sizeof mine, mine, all, NULL) != DSC_OK)
    return "a rank was lost at the start";
  for (int i = 1; i < m->group.ranks; i++)
    if (memcmp (all[i], all[0], sizeof mine) != 0)
      {
        snprintf (text, sizeof text, "rank 0 is descent %.31s, rank %d %.31s",
                  all[0], i, all[i]);
        return text;
      }
  return NULL;
}

/* NULL, or why there is no group. */
static const char *
begin (member *m)
{
  int there = 0, over = 0, threads = MPI_THREAD_SINGLE;
  if (MPI_Initialized (&there) != MPI_SUCCESS || MPI_Finalized (&over) != 0)
    return "MPI does not work";
  if (over)
    return "MPI has been finalized in this process";
  if (there)
    MPI_Query_thread (&threads);
  else if (MPI_Init_thread (NULL, NULL, MPI_THREAD_FUNNELED, &threads)
           != MPI_SUCCESS)
    return "MPI cannot be initialized";
  m->process = getpid ();
  if (! there && on_exit (end, m) != 0)
    return "too many functions are called at exit";
  if (threads < MPI_THREAD_FUNNELED)
    return "this MPI does not allow threads (MPI_THREAD_FUNNELED)";
  if (MPI_Comm_dup (MPI_COMM_WORLD, &m->world) != MPI_SUCCESS)
    return "MPI has no communicator left";
  MPI_Comm_set_errhandler (m->world, MPI_ERRORS_RETURN);
  MPI_Comm_rank (m->world, &m->group.rank);
  MPI_Comm_size (m->world, &m->group.ranks);
  if (m->group.ranks > DSC_MAX_RANKS)
    return "there are more than 256 ranks";
  if (is_alone_among_several (m))
    return "mpirun is of another MPI than the one that descent is linked with";
  m->group.lost = -1;
  m->group.exchange = world_exchange;
  m->group.leave = leave;
  m->group.self = m;
  world_listen (m);
  const char *differs = differing_version (m);
  if (differs)
    return differs;
  if (dsc_meet (&m->group, &m->watch, NULL) != DSC_OK)
    return "a rank was lost at the start";
  return NULL;
}

VISIBLE dsc_group *
descent_group_mpi (const char **why)
{
  static const char *reason;
  static int begun;
  if (! begun)
    reason = begin (&world);
  begun = 1;
  *why = reason;
  return reason ? NULL : &world.group;
}

VISIBLE const char *
descent_mpi_library (void)
{
  static char text[MPI_MAX_LIBRARY_VERSION_STRING];
  int n;
  if (MPI_Get_library_version (text, &n) != MPI_SUCCESS)
    return "an unknown MPI";
  text[strcspn (text, "\n\t")] = 0;
  return text;
}
