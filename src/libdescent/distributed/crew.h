/* crew.h: what the files of several processes share.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_CREW_H
#define DESCENT_CREW_H

#include "base/real.h"
#include "train/train.h"
#include "distributed.h"
#include "sharing.h"

/* What each rank says in every exchange. */
typedef struct
{
  double now;           /* its clock */
  int64_t hits;
  int32_t status, asks, flags;
  int32_t unused;       /* all bytes are told */
} crew_head;

/* A process and the others of its group.  Rank r of N has shards floor (r S/N)
   .. floor ((r+1) S/N) - 1 and the steps of parameters cut[r] .. cut[r+1] - 1,
   which are whole granules: blocks of the norms that may be asked for. */
typedef struct
{
  DSC (ranks) ranks;    /* the first: what a run gets */
  sharing *s;
  dsc_group *group;
  const dsc_poll *poll;
  double wished;        /* since when poll wants the end; 0: it does not */
  dsc_int granules;
  dsc_int *starts;      /* (granules + 1): the first parameter of each */
  dsc_int *cut;         /* (N + 1) */
  double *squares;      /* (granules) of the gradient */
  real *grad;           /* (n), of which the own part is used */
  real *got;            /* nodes of others, one after the other */
  crew_head *heads;     /* (N) */
  dsc_parcel *send, *receive;
  int sends, receives;
} crew;

/* ---- crew-talk.c: an exchange begins, gets its parcels, and takes place.
   Everyone tells STATUS and FLAGS to all others; the worst status comes back,
   or that of the group.  SHARE: of N things of BYTES each at BASE, each rank
   has those from its share (dsc_share) on, or from cut[r] on if CUT is not
   NULL, and gets those of all others; TO is who gets them, or -1: all. */
void DSC (crew_begin) (crew *c, dsc_status status, int flags);
void DSC (crew_send) (crew *c, int rank, const void *bytes, size_t n);
void DSC (crew_receive) (crew *c, int rank, void *bytes, size_t n);
void DSC (crew_share) (crew *c, void *base, size_t bytes, dsc_int n,
                       const dsc_int *cut, int to);
dsc_status DSC (crew_talk) (crew *c);

/* ---- crew-ranks.c: the functions of a run's ranks, but for its model's. */
void DSC (crew_ranks) (crew *c);

/* ---- crew-model.c: in the place of the model's own. */
dsc_status DSC (crew_gradient) (DSC (model) *model, const dsc_minibatch *part,
                                const dsc_gradient_sink *sink,
                                dsc_outcome *outcome);
dsc_status DSC (crew_validate) (DSC (model) *model, double *cost,
                                double *accuracy);

/* ---- crew.c: lays it out, on BASE, and fills in what follows from sizes. */
size_t DSC (crew_lay_out) (const DSC (model) *model, const DSC (run) *run,
                           size_t used, void *base, crew *c);
void DSC (crew_fill) (crew *c, const DSC (run) *run);

/* The first shard of a rank; that of rank N: all. */
static inline int
crew_shard (const crew *c, int rank)
{
  return (int) dsc_share (c->s->shards, rank, c->group->ranks);
}

#endif
