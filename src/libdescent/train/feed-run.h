/* feed-run.h: what the files of a feed share.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_FEED_RUN_H
#define DESCENT_FEED_RUN_H

#include <pthread.h>

#include "feed.h"

/* A stream of windows, counted from where the run begins.  `read' and `free'
   stand under the lock. */
typedef struct
{
  dsc_int windows;     /* in an epoch */
  dsc_int skipped;     /* of the first epoch */
  dsc_int read;        /* so many are there */
  dsc_int left;        /* so many are used no more */
  dsc_int *order[2];   /* places within a window that comes now or next */
} feed_stream;

struct dsc_feed
{
  dsc_feeding how;
  dsc_windows windows;         /* as they are read */
  int whole;                   /* one window holds all */
  dsc_int size;                /* places of a window */
  char *array[DSC_FEED_ARRAYS];
  dsc_int first, end;          /* streams that are read */
  feed_stream *stream;         /* (shards) */
  dsc_int *minibatch;          /* (B) */
  dsc_int epoch;               /* in which the run begins; 0: it has not */

  /* of what reads alone */
  dsc_deal deal;
  dsc_int *dealt;
  dsc_span *spans;
  dsc_int *at;                 /* places of the spans */
  const dsc_poll *poll;        /* where there is no thread */
  dsc_int bad;

  pthread_mutex_t lock;
  pthread_cond_t there;        /* a window is, or an error */
  pthread_cond_t wanted;       /* a place has become free, or it is the end */
  pthread_t thread;
  int has_thread;
  int stop;                    /* looked at without the lock, too */
  dsc_status status;
  dsc_feed_account account;
};

/* Reads the window that is needed first, if there is one and room for it; the
   lock is held before and after, not while it reads.  0: there is none. */
int dsc_feed_read (dsc_feed *f);

/* What the thread does; SELF is the feed. */
void * dsc_feed_serve (void *self);

#endif
