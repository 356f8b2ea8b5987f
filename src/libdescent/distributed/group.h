/* group.h: processes that work together, and how they talk (group.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_GROUP_H
#define DESCENT_GROUP_H

#include "base/base.h"

DSC_BEGIN_DECLARATIONS

#define DSC_MAX_RANKS 256

/* N bytes, n >= 0, for or from another rank.  Those that are sent are only
   read. */
typedef struct
{
  int rank;
  void *bytes;
  size_t n;
} dsc_parcel;

/* How a group has lost a member. */
typedef enum
{
  DSC_HAS_LEFT,       /* by dsc_leave */
  DSC_HAS_ENDED,      /* the process has */
  DSC_IS_SUSPENDED,
  DSC_WAS_STOPPED,    /* by its poll, in the middle of an exchange */
  DSC_IS_ELSEWHERE,   /* it sends or expects another number of bytes */
  DSC_IS_SILENT       /* it cannot be reached */
} dsc_loss;

/* In words that follow the number of a rank, one after the other from 0 on;
   NULL from the last on. */
const char *dsc_loss_text (int loss);

/* A member's own view of its group.  Only the thread that a transport is for,
   Octave's main thread, may call its functions, and no child of a fork; they
   are called by all members in the same order.  A transport is a pair of
   functions: it moves bytes and never adds.

   Once a member is lost the group is over for good, on all ranks: lost is that
   rank, the same on all if one was lost alone, and every call returns
   DSC_EGROUP.  No call waits longer than 10 seconds for a rank that has ended
   or has left, or for one on the same machine that is suspended; for one that
   works it waits as long as that takes. */
typedef struct dsc_group dsc_group;
struct dsc_group
{
  int rank, ranks;   /* the own number, 0 .. ranks-1; <= DSC_MAX_RANKS */
  int lost;          /* -1: none */
  dsc_loss loss;     /* of the rank that is lost */
  int threads;       /* that each may use where users do not say (meet.c) */
  dsc_status (*exchange) (dsc_group *group, int sends, const dsc_parcel *send,
                          int receives, const dsc_parcel *receive,
                          const dsc_poll *poll);
  void (*leave) (dsc_group *group);
  void *self;
};

/* Sends and receives parcels, all at the same time; returns when what is
   received is there and what is sent can be overwritten.  Several parcels from
   one rank to another arrive in their order, and each pair has the same size
   on both sides: that the other side expects another one is DSC_EGROUP, with
   its rank.  Parcels sent and received do not overlap; those received have
   unknown bytes unless the status is DSC_OK.

   POLL, which may be NULL, is asked each 20 ms at least while it waits.  When
   it stops, the exchange is given up: DSC_ESTOP.  The group is then over (lost
   is the own rank), and the others get DSC_EGROUP.  A poll that lets the
   exchange finish, remembers the wish and returns 0 ends a run better: the
   wish goes with the next exchange, as a status.

   DSC_EARG: a rank that is the own one or none of the group. */
dsc_status dsc_exchange (dsc_group *group, int sends, const dsc_parcel *send,
                         int receives, const dsc_parcel *receive,
                         const dsc_poll *poll);

/* N bytes of each rank, in the order of ranks, to all: ALL has n*ranks bytes
   and may overlap MINE only where the own bytes go.  n is the same on all. */
dsc_status dsc_gather (dsc_group *group, size_t n, const void *mine, void *all,
                       const dsc_poll *poll);

/* The worst (largest) of the ranks' statuses MINE, and the first rank that has
   it, the same on all.  DSC_OK: all have voted. */
dsc_status dsc_vote (dsc_group *group, dsc_status mine, dsc_status *worst,
                     int *rank, const dsc_poll *poll);

/* Takes no more part; the group is over here.  Others get DSC_EGROUP from a
   call that needs this rank. */
void dsc_leave (dsc_group *group);

/* The first of N things, cut among the ranks, that RANK has; those of all ranks
   from 0 on join without a gap.  rank = ranks: n. */
static inline dsc_int
dsc_share (dsc_int n, int rank, int ranks)
{
  return n / ranks * rank + n % ranks * rank / ranks;
}

DSC_END_DECLARATIONS

#endif
