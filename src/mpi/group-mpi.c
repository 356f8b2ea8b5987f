/* group-mpi.c: a group over MPI: the only file that knows mpi.h.  MPI moves
   bytes and never adds, so sums do not depend on it.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#define _DEFAULT_SOURCE   /* on_exit */
#include <mpi.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "group-mpi.h"

#define VISIBLE __attribute__ ((visibility ("default")))

enum { DATA_TAG = 1, NOTICE_TAG = 2 };
enum { PIECE_BYTES = 1 << 30 };   /* MPI counts in int */

/* While a rank waits: it yields, then sleeps shortly, then longer. */
#define YIELD_SECONDS 200e-6
#define SHORT_SECONDS 5e-3
enum { SHORT_SLEEP_US = 50, LONG_SLEEP_US = 500 };
#define POLL_SECONDS .01
/* in which what a rank has sent before it was lost still arrives */
#define GRACE_SECONDS .2
enum { END_US = 300000 };   /* for the others to say why they end */

/* Rank `lost' is lost to the one that sends this; if it is the sender itself,
   by leaving, that matters only to those who wait for it. */
typedef struct { int lost, loss; } notice;

/* A piece of a parcel, under way. */
typedef struct
{
  int rank, receives, n;
} piece;

typedef struct
{
  dsc_group group;
  MPI_Comm world;
  pid_t process;
  dsc_watch watch;
  unsigned char left[DSC_MAX_RANKS];
  notice heard, told;
  MPI_Request hears;   /* always posted until the group is over */
  /* of an exchange, for so many pieces */
  int room, pieces;
  MPI_Request *request;
  piece *piece;
  MPI_Status *status;
  int *done;
} member;

static member world;

static double
clock_seconds (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void
wait_some (double waited)
{
  if (waited < YIELD_SECONDS)
    sched_yield ();
  else
    usleep (waited < SHORT_SECONDS ? SHORT_SLEEP_US : LONG_SLEEP_US);
}

/* ---- notices: who is lost, or has left */

static void
listen (member *m)
{
  MPI_Irecv (&m->heard, sizeof m->heard, MPI_BYTE, MPI_ANY_SOURCE, NOTICE_TAG,
             m->world, &m->hears);
}

/* Tells all others; returns when they have it, or have had time to. */
static void
tell (member *m, int lost, dsc_loss loss)
{
  MPI_Request requests[DSC_MAX_RANKS];
  const double begin = clock_seconds ();
  double waited = 0;
  int n = 0, done = 0;
  m->told = (notice) { lost, (int) loss };
  for (int i = 0; i < m->group.ranks; i++)
    if (i != m->group.rank && (i != lost || loss == DSC_IS_ELSEWHERE)
        && MPI_Isend (&m->told, sizeof m->told, MPI_BYTE, i, NOTICE_TAG,
                      m->world, &requests[n]) == MPI_SUCCESS)
      n++;
  while (waited < GRACE_SECONDS
         && MPI_Testall (n, requests, &done, MPI_STATUSES_IGNORE)
              == MPI_SUCCESS
         && ! done)
    {
      wait_some (waited);
      waited = clock_seconds () - begin;
    }
}

/* Has another member told that one is lost?  Its rank, or -1. */
static int
hear (member *m, dsc_loss *loss)
{
  int heard = 0;
  MPI_Status from;
  while (MPI_Test (&m->hears, &heard, &from) == MPI_SUCCESS && heard)
    {
      const notice n = m->heard;
      listen (m);
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

/* Is one lost of those that are needed?  Its rank, or -1. */
static int
find_lost (member *m, const unsigned char *needed, dsc_loss *loss)
{
  const int told = hear (m, loss);
  if (told >= 0)
    return told;
  *loss = DSC_HAS_LEFT;
  for (int i = 0; i < m->group.ranks; i++)
    if (needed[i] && m->left[i])
      return i;
  return dsc_watch_find (&m->watch, m->group.ranks, needed, loss);
}

/* ---- exchanges */

/* Makes room for N pieces; 0 where there is no memory. */
static int
make_room (member *m, size_t n)
{
  if (n <= (size_t) m->room)
    return 1;
  free (m->request);
  free (m->piece);
  free (m->status);
  free (m->done);
  m->request = calloc (n, sizeof *m->request);
  m->piece = calloc (n, sizeof *m->piece);
  m->status = calloc (n, sizeof *m->status);
  m->done = calloc (n, sizeof *m->done);
  m->room = m->request && m->piece && m->status && m->done && n < 1 << 30
            ? (int) n : 0;
  return m->room > 0;
}

static size_t
count_pieces (int n, const dsc_parcel *parcels)
{
  size_t pieces = 0;
  for (int i = 0; i < n; i++)
    pieces += parcels[i].n / PIECE_BYTES + 1;
  return pieces;
}

/* Begins to move a parcel: whole pieces, and a shorter one, which may be
   empty.  Returns what MPI says. */
static int
post (member *m, const dsc_parcel *p, int receives)
{
  size_t left = p->n;
  int more;
  do
    {
      char *bytes = (char *) p->bytes + (p->n - left);
      const int n = left < PIECE_BYTES ? (int) left : PIECE_BYTES;
      MPI_Request *request = &m->request[m->pieces];
      const int error
        = receives ? MPI_Irecv (bytes, n, MPI_BYTE, p->rank, DATA_TAG,
                                m->world, request)
                   : MPI_Isend (bytes, n, MPI_BYTE, p->rank, DATA_TAG,
                                m->world, request);
      if (error != MPI_SUCCESS)
        return error;
      m->piece[m->pieces++] = (piece) { p->rank, receives, n };
      left -= (size_t) n;
      more = n == PIECE_BYTES;
    }
  while (more);
  return MPI_SUCCESS;
}

/* Receives are posted first.  -1, or the rank to or from which nothing can be
   moved. */
static int
post_all (member *m, int n, const dsc_parcel *parcels, int receives)
{
  for (int i = 0; i < n; i++)
    if (post (m, &parcels[i], receives) != MPI_SUCCESS)
      return parcels[i].rank;
  return -1;
}

/* Has piece I, which is done, come as it should?  LOSS is changed only if it
   has not. */
static int
is_right (const member *m, int i, const MPI_Status *status, dsc_loss *loss)
{
  const piece *p = &m->piece[i];
  int n = p->n, class = MPI_SUCCESS;
  if (status->MPI_ERROR != MPI_SUCCESS)
    MPI_Error_class (status->MPI_ERROR, &class);
  else if (p->receives)
    MPI_Get_count (status, MPI_BYTE, &n);
  if (class == MPI_SUCCESS && n == p->n)
    return 1;
  *loss = class == MPI_SUCCESS || class == MPI_ERR_TRUNCATE
          ? DSC_IS_ELSEWHERE : DSC_IS_SILENT;
  return 0;
}

/* Lets MPI work.  Returns how many pieces are done that were not, or -1 for one
   that went wrong, whose rank is then in *lost. */
static int
move_some (member *m, int *lost, dsc_loss *loss)
{
  int n = 0;
  for (int i = 0; i < m->pieces; i++)
    m->status[i].MPI_ERROR = MPI_SUCCESS;
  const int error = MPI_Testsome (m->pieces, m->request, &n, m->done,
                                  m->status);
  if (error != MPI_ERR_IN_STATUS)   /* only then statuses have errors */
    for (int k = 0; k < n; k++)
      m->status[k].MPI_ERROR = MPI_SUCCESS;
  if (n == MPI_UNDEFINED)
    n = 0;
  for (int k = 0; k < n; k++)
    if (! is_right (m, m->done[k], &m->status[k], loss))
      {
        *lost = m->piece[m->done[k]].rank;
        return -1;
      }
  return n;
}

/* Ends the group, on all ranks.  What is to be received comes no more; what MPI
   has begun to write is written while the others are told. */
static dsc_status
lose (member *m, int lost, dsc_loss loss)
{
  for (int i = 0; i < m->pieces; i++)
    if (m->piece[i].receives && m->request[i] != MPI_REQUEST_NULL)
      MPI_Cancel (&m->request[i]);
  tell (m, lost, loss);
  m->group.lost = lost;
  m->group.loss = loss;
  return DSC_EGROUP;
}

/* Waits for the N pieces under way. */
static dsc_status
wait_all (member *m, const dsc_poll *poll)
{
  unsigned char needed[DSC_MAX_RANKS];
  double since = clock_seconds (), polled = since, found = 0;
  dsc_loss loss = DSC_HAS_ENDED, seen;
  int lost = -1;
  for (int open = m->pieces; open > 0; )
    {
      const int moved = move_some (m, &lost, &loss);
      const double now = clock_seconds ();
      if (moved < 0)
        return lose (m, lost, loss);
      open -= moved;
      if (moved > 0)
        since = now;
      else if (now - since > YIELD_SECONDS && lost < 0)
        {
          memset (needed, 0, sizeof needed);
          for (int i = 0; i < m->pieces; i++)
            if (m->request[i] != MPI_REQUEST_NULL)
              needed[m->piece[i].rank] = 1;
          lost = find_lost (m, needed, &seen);
          loss = seen;
          found = now;
        }
      if (open > 0 && lost >= 0 && now - found > GRACE_SECONDS)
        return lose (m, lost, loss);
      if (open > 0 && now - polled > POLL_SECONDS)
        {
          polled = now;
          if (dsc_poll_stops (poll))
            {
              lose (m, m->group.rank, DSC_WAS_STOPPED);
              return DSC_ESTOP;
            }
        }
      if (open > 0 && moved == 0)
        wait_some (now - since);
    }
  return DSC_OK;
}

static dsc_status
exchange (dsc_group *group, int sends, const dsc_parcel *send, int receives,
          const dsc_parcel *receive, const dsc_poll *poll)
{
  member *m = group->self;
  m->pieces = 0;
  if (! make_room (m, count_pieces (sends, send)
                      + count_pieces (receives, receive)))
    {
      lose (m, group->rank, DSC_WAS_STOPPED);
      return DSC_EMEMORY;
    }
  int lost = post_all (m, receives, receive, 1);
  if (lost < 0)
    lost = post_all (m, sends, send, 0);
  if (lost >= 0)
    return lose (m, lost, DSC_IS_SILENT);
  return wait_all (m, poll);
}

static void
leave (dsc_group *group)
{
  member *m = group->self;
  tell (m, group->rank, DSC_HAS_LEFT);
  m->left[group->rank] = 1;
}

/* ---- begin and end */

/* Leaves, and waits until all have left; 0 if one is lost instead. */
static int
all_leave (member *m)
{
  const double begin = clock_seconds ();
  unsigned char stays[DSC_MAX_RANKS];
  dsc_leave (&m->group);
  for (;;)
    {
      int n = 0, lost = hear (m, &m->group.loss);
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
      wait_some (clock_seconds () - begin);
    }
}

/* Ends all ranks; MPI_Finalize would wait for them for ever.  They hear of it
   first, and have the time to say so. */
static void
end_all (member *m, int status)
{
  const dsc_group *g = &m->group;
  if (g->lost < 0)
    tell (m, g->rank, DSC_HAS_ENDED);
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
  m->group.lost = -1;
  m->group.exchange = exchange;
  m->group.leave = leave;
  m->group.self = m;
  listen (m);
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
