/* exchange.c: parcels as messages of MPI.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "world.h"

enum { PIECE_BYTES = 1 << 30 };   /* MPI counts in int */
#define POLL_SECONDS .01
#define LOOK_SECONDS 200e-6       /* of waiting, until ranks may be lost */

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
  world_tell (m, lost, loss);
  m->group.lost = lost;
  m->group.loss = loss;
  return DSC_EGROUP;
}

/* Is one lost of those that pieces are open with?  Its rank, or -1. */
static int
find_lost (member *m, dsc_loss *loss)
{
  unsigned char needed[DSC_MAX_RANKS] = { 0 };
  for (int i = 0; i < m->pieces; i++)
    if (m->request[i] != MPI_REQUEST_NULL)
      needed[m->piece[i].rank] = 1;
  return world_find_lost (m, needed, loss);
}

/* Waits for all pieces. */
static dsc_status
wait_all (member *m, const dsc_poll *poll)
{
  double since = world_clock (), polled = since, found = 0;
  dsc_loss loss = DSC_HAS_ENDED;
  int lost = -1;
  for (int open = m->pieces; open > 0; )
    {
      const int moved = move_some (m, &lost, &loss);
      const double now = world_clock ();
      if (moved < 0)
        return lose (m, lost, loss);
      open -= moved;
      if (moved > 0)
        since = now;
      else if (now - since > LOOK_SECONDS && lost < 0)
        {
          lost = find_lost (m, &loss);
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
        world_wait (now - since);
    }
  return DSC_OK;
}

dsc_status
world_exchange (dsc_group *group, int sends, const dsc_parcel *send,
                int receives, const dsc_parcel *receive,
                const dsc_poll *poll)
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
