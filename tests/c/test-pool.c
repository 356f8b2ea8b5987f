/* test-pool.c: the pool of threads: who runs what, the token, stops, forks.
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <dirent.h>
#include <fenv.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "base/flush.h"

#define MANY 1000

static void
sleep_ms (long ms)
{
  nanosleep (&(struct timespec) { 0, ms * 1000000 }, NULL);
}

/* What the pieces of a run share. */
typedef struct
{
  int times[MANY];   /* how often each has run */
  dsc_turn turn;
  dsc_int done, sum;
  int polls, last_poll, wrong;
  pthread_t caller;
} record;

static void
complain (record *r)
{
  __atomic_store_n (&r->wrong, 1, __ATOMIC_RELAXED);
}

static void
count (void *self, dsc_int i)
{
  record *r = self;
  __atomic_fetch_add (&r->times[i], 1, __ATOMIC_RELAXED);
}

static int
all_once (const record *r, dsc_int pieces)
{
  for (dsc_int i = 0; i < MANY; i++)
    if (r->times[i] != (i < pieces))
      return 0;
  return 1;
}

static void
once_each (void)
{
  static const int threads[] = { -1, 1, 2, 3, 8, 1000 };
  static const dsc_int pieces[] = { -1, 0, 1, 2, 7, MANY };
  for (dsc_int a = 0; a < COUNT (threads); a++)
    for (dsc_int b = 0; b < COUNT (pieces); b++)
      {
        record r = { 0 };
        CHECK_EQUAL (dsc_pool_do (threads[a], pieces[b], count, &r, NULL),
                     DSC_OK);
        CHECK (all_once (&r, pieces[b]));
      }
}

/* Has piece i begun, or does it within seconds? */
static void
meet (record *r, dsc_int i)
{
  for (int ms = 0; ! __atomic_load_n (&r->times[i], __ATOMIC_ACQUIRE); ms++)
    if (ms == 5000)
      {
        complain (r);
        return;
      }
    else
      sleep_ms (1);
}

/* A piece can wait for the one before it to begin. */
static void
after_the_last (void *self, dsc_int i)
{
  count (self, i);
  if (i)
    meet (self, i - 1);
}

/* Not atomic on purpose: the token alone orders it. */
static void
in_turn (void *self, dsc_int i)
{
  record *r = self;
  if (i % 97 == 5)
    sleep_ms (1);   /* the others have to sleep for it */
  dsc_turn_wait (&r->turn, i);
  r->wrong |= r->done++ != i;
  r->sum = r->sum * 31 % 1000003 + i;
  dsc_turn_pass (&r->turn, i + 1);
}

static void
order (void)
{
  record r = { 0 };
  CHECK_EQUAL (dsc_pool_do (4, MANY, after_the_last, &r, NULL), DSC_OK);
  CHECK (all_once (&r, MANY));
  CHECK (! r.wrong);
  dsc_int want = 0;
  for (dsc_int i = 0; i < MANY; i++)
    want = want * 31 % 1000003 + i;
  for (int threads = 1; threads <= 8; threads++)
    {
      record s = { 0 };
      CHECK_EQUAL (dsc_pool_do (threads, MANY, in_turn, &s, NULL), DSC_OK);
      CHECK_EQUAL (s.sum, want);
      CHECK_EQUAL (s.done, MANY);
      CHECK (! s.wrong);
    }
}

static int
poll_some (void *self)
{
  record *r = self;
  return ++r->polls >= r->last_poll;
}

static void
slowly (void *self, dsc_int i)
{
  sleep_ms (1);
  count (self, i);
}

/* What has run is 0 .. k-1 for some k < MANY, each once. */
static void
stops (void)
{
  for (int threads = 1; threads <= 3; threads++)
    for (int last = 1; last <= 4; last += 3)
      {
        record r = { .last_poll = last };
        const dsc_poll poll = { poll_some, &r };
        dsc_int k = 0;
        CHECK_EQUAL (dsc_pool_do (threads, MANY, slowly, &r, &poll),
                     DSC_ESTOP);
        CHECK_EQUAL (r.polls, last);
        while (k < MANY && r.times[k])
          k++;
        CHECK (k < MANY && all_once (&r, k));
        if (threads == 1)
          CHECK_EQUAL (k, last - 1);
      }
  record r = { .last_poll = 2 * MANY };
  const dsc_poll poll = { poll_some, &r };
  CHECK_EQUAL (dsc_pool_do (2, MANY, count, &r, &poll), DSC_OK);
  CHECK (all_once (&r, MANY));
  CHECK_THAT (r.polls, <=, MANY);
}

static void
here (void *self, dsc_int i)
{
  pthread_t *thread = self;
  (void) i;
  if (! pthread_equal (*thread, pthread_self ()))
    memset (thread, 0, sizeof *thread);
}

/* A run inside a piece stays on the thread of the piece. */
static void
nest (void *self, dsc_int i)
{
  record *r = self;
  pthread_t me = pthread_self ();
  if (dsc_pool_do (4, 50, here, &me, NULL) != DSC_OK
      || ! pthread_equal (me, pthread_self ()))
    complain (r);
  count (self, i);
}

static void *
runs_of_its_own (void *self)
{
  record *r = self;
  for (int k = 0; k < 100; k++)
    {
      memset (r->times, 0, sizeof r->times);
      if (dsc_pool_do (3, 20, count, r, NULL) || ! all_once (r, 20))
        r->wrong = 1;
    }
  return NULL;
}

static void
at_the_same_time (void)
{
  record r = { 0 }, mine = { 0 }, other = { 0 };
  pthread_t thread;
  CHECK_EQUAL (dsc_pool_do (3, 100, nest, &r, NULL), DSC_OK);
  CHECK (all_once (&r, 100));
  CHECK (! r.wrong);
  CHECK_EQUAL (pthread_create (&thread, NULL, runs_of_its_own, &other), 0);
  runs_of_its_own (&mine);
  pthread_join (thread, NULL);
  CHECK (! mine.wrong);
  CHECK (! other.wrong);
}

/* Both pieces wait for each other, so one of them is on a worker: it must have
   nothing of the caller's rounding, flush-to-zero or signals. */
static void
environment_of_worker (void *self, dsc_int i)
{
  record *r = self;
  volatile double tiny = 4e-320;
  sigset_t blocked;
  count (r, i);
  meet (r, ! i);
  if (pthread_equal (r->caller, pthread_self ()))
    return;
  __atomic_fetch_add (&r->done, 1, __ATOMIC_RELAXED);
  pthread_sigmask (SIG_SETMASK, NULL, &blocked);
  if (fegetround () != FE_TONEAREST || tiny * .5 == 0
      || ! sigismember (&blocked, SIGINT) || ! sigismember (&blocked, SIGALRM))
    complain (r);
}

/* Called before any other run, so that the worker is made in it. */
static void
environment (void)
{
  record r = { .caller = pthread_self () };
  unsigned flush = flush_begin ();
  fesetround (FE_UPWARD);
  dsc_status status = dsc_pool_do (2, 2, environment_of_worker, &r, NULL);
  int rounding = fegetround ();
  sigset_t blocked;
  fesetround (FE_TONEAREST);
  flush_end (flush);
  pthread_sigmask (SIG_SETMASK, NULL, &blocked);
  CHECK_EQUAL (status, DSC_OK);
  CHECK_EQUAL (r.done, 1);
  CHECK (! r.wrong);
  CHECK_EQUAL (rounding, FE_UPWARD);
  CHECK (! sigismember (&blocked, SIGINT));
}

/* Does a child, forked from here, run pieces on two threads and end with
   exit or _exit within seconds? */
static int
child_works (int leave_by_exit)
{
  fflush (stdout);
  pid_t child = fork ();
  if (child == 0)
    {
      record r = { .caller = pthread_self () };
      int bad = dsc_pool_do (2, 2, environment_of_worker, &r, NULL) != DSC_OK
                || ! all_once (&r, 2) || r.done != 1 || r.wrong;
#ifndef __SANITIZE_ADDRESS__   /* it would look for the parent's threads */
      if (leave_by_exit)
        exit (bad);
#endif
      _exit (bad);
    }
  int status = -1;
  for (int ms = 0; ms < 10000; ms++)
    if (waitpid (child, &status, WNOHANG) == child)
      return WIFEXITED (status) && WEXITSTATUS (status) == 0;
    else
      sleep_ms (1);
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  return 0;
}

static void
forks (void)
{
#ifdef __SANITIZE_THREAD__   /* ends a child that makes threads */
  return;
#endif
  record r = { 0 };
  CHECK (child_works (0));
  CHECK (child_works (1));
  pthread_t thread;
  CHECK_EQUAL (pthread_create (&thread, NULL, runs_of_its_own, &r), 0);
  for (int k = 0; k < 10; k++)   /* in the middle of another thread's runs */
    CHECK (child_works (k % 2));
  pthread_join (thread, NULL);
  CHECK (! r.wrong);
  CHECK (child_works (1));
}

/* Threads of this process; 0 where /proc does not tell. */
static int
threads_now (void)
{
  DIR *tasks = opendir ("/proc/self/task");
  int n = 0;
  if (! tasks)
    return 0;
  for (struct dirent *e; (e = readdir (tasks)); )
    n += e->d_name[0] != '.';
  closedir (tasks);
  return n;
}

static void
many_runs (void)
{
  record r = { 0 };
  CHECK_EQUAL (dsc_pool_do (8, 8, count, &r, NULL), DSC_OK);
  int before = threads_now (), wrong = 0;
  for (int k = 0; k < 10000; k++)
    wrong |= dsc_pool_do (2 + k % 3, 3, count, &r, NULL) != DSC_OK;
  CHECK (! wrong);
  CHECK_EQUAL (r.times[0], 10001);
  CHECK_EQUAL (r.times[2], 10001);
  CHECK_EQUAL (r.times[7], 1);
  CHECK_EQUAL (threads_now (), before);
}

static void
numbers (void)
{
  static const struct { const char *text; int want; } of[] = {
    { "1", 1 }, { "3,2", 3 }, { " 2 ", 2 }, { "1000", DSC_MAX_THREADS },
    { "99999999999999999999", DSC_MAX_THREADS }
  };
  static const char *none[] = { "0", "-3", "junk", "2x", "", "," };
  const char *old = getenv ("OMP_NUM_THREADS");
  char *kept = old ? strdup (old) : NULL;
  unsetenv ("OMP_NUM_THREADS");
  int all = dsc_threads (0);
  CHECK_THAT (all, >=, 1);
  CHECK_THAT (all, <=, DSC_MAX_THREADS);
  CHECK_EQUAL (dsc_threads (-5), all);
  for (dsc_int i = 0; i < COUNT (none); i++)
    {
      setenv ("OMP_NUM_THREADS", none[i], 1);
      CHECK_EQUAL (dsc_threads (0), all);
    }
  for (dsc_int i = 0; i < COUNT (of); i++)
    {
      setenv ("OMP_NUM_THREADS", of[i].text, 1);
      CHECK_EQUAL (dsc_threads (0), of[i].want);
      CHECK_EQUAL (dsc_threads (5), 5);
      CHECK_EQUAL (dsc_threads (100), DSC_MAX_THREADS);
    }
  if (kept)
    setenv ("OMP_NUM_THREADS", kept, 1);
  else
    unsetenv ("OMP_NUM_THREADS");
  free (kept);
}

void
test_pool (void)
{
  environment ();
  once_each ();
  order ();
  stops ();
  at_the_same_time ();
  forks ();
  many_runs ();
  numbers ();
}
