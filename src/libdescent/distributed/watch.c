/* watch.c: do the processes that one waits for still run?  The system says.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "watch.h"

#define LOOK_SECONDS .1
#define AWAY_SECONDS 2   /* between two looks: the looker was suspended, too */

static double
clock_seconds (void)
{
  struct timespec t;
  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

/* The state and the start of process PID from /proc/PID/stat: "pid (name) state
   ..." with the start in field 22; the name may have any characters.  0 where
   there is no such file. */
static int
read_stat (int pid, char *state, unsigned long long *start)
{
  char name[32], text[1024];
  snprintf (name, sizeof name, "/proc/%d/stat", pid);
  const int file = open (name, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return 0;
  const ssize_t n = read (file, text, sizeof text - 1);
  close (file);
  text[n > 0 ? n : 0] = 0;
  const char *end = strrchr (text, ')');
  return end && sscanf (end + 1, " %c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u"
                                 " %*u %*u %*d %*d %*d %*d %*d %*d %llu",
                        state, start) == 2;
}

dsc_process
dsc_process_find (int pid)
{
  dsc_process p = { pid, 0 };
  char state;
  read_stat (pid, &state, &p.start);
  return p;
}

/* What /proc says of it: Z and X have ended, T and t are suspended; R, a system
   without /proc and anything else run. */
static char
state_of (const dsc_process *p)
{
  unsigned long long start;
  char state = 'R';
  if (read_stat (p->pid, &state, &start))
    return p->start && p->start != start ? 'X' : state;
  return kill (p->pid, 0) != 0 && errno == ESRCH ? 'X' : 'R';
}

/* Is the member lost at time NOW? */
static int
is_lost (dsc_watch *watch, int rank, double now, dsc_loss *loss)
{
  const char state = state_of (&watch->member[rank]);
  double *since = &watch->suspended[rank];
  if (state == 'Z' || state == 'X')
    {
      *loss = DSC_HAS_ENDED;
      return 1;
    }
  if (state != 'T' && state != 't')
    *since = 0;
  else if (*since == 0)
    *since = now;
  *loss = DSC_IS_SUSPENDED;
  return *since > 0 && now - *since >= DSC_SUSPENDED_SECONDS;
}

int
dsc_watch_find (dsc_watch *watch, int ranks, const unsigned char *needed,
                dsc_loss *loss)
{
  const double now = clock_seconds ();
  if (now - watch->looked < LOOK_SECONDS)
    return -1;
  if (now - watch->looked > AWAY_SECONDS)
    memset (watch->suspended, 0, sizeof watch->suspended);
  watch->looked = now;
  for (int i = 0; i < ranks; i++)
    if (needed[i] && watch->member[i].pid > 0
        && is_lost (watch, i, now, loss))
      return i;
  return -1;
}
