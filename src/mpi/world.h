/* world.h: what the files of src/mpi share.  MPI moves bytes and never adds, so
   sums do not depend on it.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_WORLD_H
#define DESCENT_WORLD_H

#include <mpi.h>
#include <sys/types.h>

#include "distributed/distributed.h"

enum { DATA_TAG = 1, NOTICE_TAG = 2 };

/* in which what a rank has sent before it was lost still arrives */
#define GRACE_SECONDS .2

/* Rank `lost' is lost to the one that sends this; if it is the sender itself,
   by leaving, that matters only to those who wait for it. */
typedef struct { int lost, loss; } notice;

/* A piece of a parcel, under way. */
typedef struct
{
  int rank, receives, n;
} piece;

/* This process as a member of the group. */
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

/* ---- notice.c: who is lost, or has left */

double world_clock (void);

/* A rank that has waited so many seconds yields, or sleeps: shortly, then
   longer. */
void world_wait (double waited);

/* Begins to hear notices. */
void world_listen (member *m);

/* Tells all others; returns when they have it, or have had time to. */
void world_tell (member *m, int lost, dsc_loss loss);

/* Has another member told that one is lost?  Its rank, or -1. */
int world_hear (member *m, dsc_loss *loss);

/* Is one lost of those that are needed?  Its rank, or -1. */
int world_find_lost (member *m, const unsigned char *needed, dsc_loss *loss);

/* ---- exchange.c: as a transport of a group is to exchange */

dsc_status world_exchange (dsc_group *group, int sends, const dsc_parcel *send,
                           int receives, const dsc_parcel *receive,
                           const dsc_poll *poll);

#endif
