/* team.c: packed tiles, unpacked on several threads.

   The threads last as long as a call: the pool's are those of the work that the
   samples are read for, often at the same time.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <pthread.h>
#include <signal.h>

#include "team.h"

enum { WORTH_BYTES = 1 << 17 };   /* a thread unpacks them in a millisecond */

/* What the threads share.  Items are handed out in their order, so that all
   before one that fails have been; first_bad stands under the lock. */
typedef struct
{
  const dsc_part_run *run;
  dsc_int next;
  int stop;
  pthread_mutex_t lock;
  dsc_int first_bad;
  dsc_status status;
  dsc_source_error error;
} team_job;

typedef struct { team_job *job; dsc_reader *r; } member;

int
dsc_team_worth (const dsc_part_run *run, int team, size_t bytes)
{
  const dsc_int tile = (dsc_int) bytes, least = WORTH_BYTES;
  const dsc_int items = tile >= least ? run->items
                        : run->items / (least / (tile + 1) + 1);
  return items < team ? (int) items : team;
}

static void
note_error (team_job *job, dsc_int item, dsc_status status,
            const dsc_source_error *e)
{
  pthread_mutex_lock (&job->lock);
  if (job->status == DSC_OK || item < job->first_bad)
    {
      job->first_bad = item;
      job->status = status;
      job->error = *e;
    }
  pthread_mutex_unlock (&job->lock);
  __atomic_store_n (&job->stop, 1, __ATOMIC_RELAXED);
}

static void
work (team_job *job, const dsc_reader *r)
{
  while (! __atomic_load_n (&job->stop, __ATOMIC_RELAXED))
    {
      const dsc_int item = __atomic_fetch_add (&job->next, 1,
                                               __ATOMIC_RELAXED);
      if (item >= job->run->items)
        return;
      const dsc_status status = dsc_poll_stops (r->poll) ? DSC_ESTOP
                                : dsc_read_item (r, job->run, item);
      if (status != DSC_OK)
        note_error (job, item, status, r->e);
    }
}

static void *
serve (void *self)
{
  const member *m = self;
  dsc_source_error e = *m->r->e;   /* its file is known */
  m->r->e = &e;
  m->r->poll = NULL;
  work (m->job, m->r);
  return NULL;
}

dsc_status
dsc_read_together (dsc_reader *each, int team, const dsc_part_run *run)
{
  team_job job = { .run = run, .lock = PTHREAD_MUTEX_INITIALIZER };
  pthread_t thread[DSC_MAX_THREADS];
  member members[DSC_MAX_THREADS];
  sigset_t all, before;
  int made = 0;
  dsc_source_error own = *each[0].e, *e = each[0].e;
  each[0].e = &own;
  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &before);
  for (int i = 1; i < team; i++)
    {
      members[made] = (member) { &job, &each[i] };
      each[i].e = e;
      if (pthread_create (&thread[made], NULL, serve, &members[made]) == 0)
        made++;
    }
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  work (&job, &each[0]);
  while (made > 0)
    pthread_join (thread[--made], NULL);
  if (job.status != DSC_OK)
    *e = job.error;
  return job.status;
}
