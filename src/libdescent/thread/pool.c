/* pool.c: pieces of work on resident threads.  The pool below is the one
   thing that the core owns.

   It is not OpenMP's, since a child that is forked after a parallel region of
   OpenMP hangs in its next one, threads that spin at barriers collapse when
   another process holds a processor, and gcc's runtime hides races from
   ThreadSanitizer behind false ones.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <fenv.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "thread.h"

typedef struct
{
  void (*piece) (void *self, dsc_int i);
  void *self;
  dsc_int pieces, next;   /* next: the first that is not handed out */
} job;

/* Everything stands under the lock; `open' and `inside' are also looked at
   by a thread that is about to take it. */
static struct
{
  pthread_mutex_t lock;
  pthread_cond_t begun;   /* places are open, or the pool is closed */
  pthread_cond_t left;    /* no worker is inside */
  job *job;               /* of the job under way; NULL: there is none */
  int open;               /* places in it that workers may still take */
  int inside;             /* workers that have taken one and not left it */
  int made;               /* workers that there are */
  int closed;             /* no workers may be made any more */
  pthread_t worker[DSC_MAX_THREADS - 1];
} pool = { .lock = PTHREAD_MUTEX_INITIALIZER,
           .begun = PTHREAD_COND_INITIALIZER,
           .left = PTHREAD_COND_INITIALIZER };

#define LOOK(word) __atomic_load_n (&(word), __ATOMIC_RELAXED)
#define SET(word, value) __atomic_store_n (&(word), value, __ATOMIC_RELAXED)

/* Looks at WORD until it is 0, or is not, as WANTED says, for 500 us at most: a
   thread that sleeps instead may need 50 us to wake up, for which the others
   would wait in their turn.  Who else wants this processor gets it. */
static void
linger (const int *word, int wanted)
{
  struct timespec start, now;
  clock_gettime (CLOCK_MONOTONIC, &start);
  do
    {
      if (! LOOK (*word) == ! wanted)
        return;
      sched_yield ();
      clock_gettime (CLOCK_MONOTONIC, &now);
    }
  while ((now.tv_sec - start.tv_sec) * 1000000000LL
         + (now.tv_nsec - start.tv_nsec) < 500000);
}

/* What each thread of a job does. */
static dsc_status
work (job *j, const dsc_poll *poll)
{
  while (LOOK (j->next) < j->pieces)
    {
      if (dsc_poll_stops (poll))
        {
          SET (j->next, j->pieces);
          return DSC_ESTOP;
        }
      dsc_int i = __atomic_fetch_add (&j->next, 1, __ATOMIC_RELAXED);
      if (i < j->pieces)
        j->piece (j->self, i);
    }
  return DSC_OK;
}

static void *
serve (void *unused)
{
  fesetenv (FE_DFL_ENV);   /* not what the caller had set for itself */
  pthread_mutex_lock (&pool.lock);
  while (! pool.closed)
    if (pool.open)
      {
        job *j = pool.job;
        SET (pool.open, pool.open - 1);
        SET (pool.inside, pool.inside + 1);
        pthread_mutex_unlock (&pool.lock);
        work (j, NULL);
        pthread_mutex_lock (&pool.lock);
        SET (pool.inside, pool.inside - 1);
        if (! pool.inside)
          pthread_cond_signal (&pool.left);
        pthread_mutex_unlock (&pool.lock);
        linger (&pool.open, 1);
        pthread_mutex_lock (&pool.lock);
      }
    else
      pthread_cond_wait (&pool.begun, &pool.lock);
  pthread_mutex_unlock (&pool.lock);
  return unused;
}

/* As many of HELPERS workers as can be had; the lock is held.  They get no
   signals, which are for the program's own threads. */
static int
hire (int helpers)
{
  sigset_t all, before;
  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &before);
  while (pool.made < helpers && pool.made < DSC_MAX_THREADS - 1 && ! pool.closed
         && pthread_create (&pool.worker[pool.made], NULL, serve, NULL) == 0)
    pool.made++;
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  return pool.made < helpers ? pool.made : helpers;
}

/* At exit; a job after it finds places that no thread takes. */
static void
close_pool (void)
{
  pthread_mutex_lock (&pool.lock);
  pool.closed = 1;
  pthread_cond_broadcast (&pool.begun);
  pthread_mutex_unlock (&pool.lock);
  for (int k = 0; k < pool.made; k++)
    pthread_join (pool.worker[k], NULL);
}

/* The lock is held across a fork; the child has no worker and no job. */
static void
before_fork (void)
{
  pthread_mutex_lock (&pool.lock);
}

static void
after_fork (void)
{
  pthread_mutex_unlock (&pool.lock);
}

static void
in_child (void)
{
  pool.begun = (pthread_cond_t) PTHREAD_COND_INITIALIZER;
  pool.left = (pthread_cond_t) PTHREAD_COND_INITIALIZER;
  pool.job = NULL;
  pool.open = pool.inside = pool.made = 0;
  pthread_mutex_unlock (&pool.lock);
}

/* Once, before the first worker. */
static void
found (void)
{
  if (pthread_atfork (before_fork, after_fork, in_child) || atexit (close_pool))
    pool.closed = 1;
}

dsc_status
dsc_pool_do (int threads, dsc_int pieces,
             void (*piece) (void *self, dsc_int i), void *self,
             const dsc_poll *poll)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  job j = { piece, self, pieces, 0 };
  if (threads <= 1 || pieces <= 1)
    return work (&j, poll);
  threads = threads < pieces ? threads : (int) pieces;
  pthread_once (&once, found);

  pthread_mutex_lock (&pool.lock);
  int helpers = pool.job ? 0 : hire (threads - 1);
  if (helpers)
    {
      pool.job = &j;
      SET (pool.open, helpers);
    }
  pthread_mutex_unlock (&pool.lock);
  for (int k = 0; k < helpers; k++)
    pthread_cond_signal (&pool.begun);
  dsc_status status = work (&j, poll);
  if (! helpers)
    return status;

  /* workers that have not begun are not waited for */
  pthread_mutex_lock (&pool.lock);
  SET (pool.open, 0);
  pthread_mutex_unlock (&pool.lock);
  linger (&pool.inside, 0);
  pthread_mutex_lock (&pool.lock);
  while (pool.inside)
    pthread_cond_wait (&pool.left, &pool.lock);
  pool.job = NULL;
  pthread_mutex_unlock (&pool.lock);
  return status;
}
