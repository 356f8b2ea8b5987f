/* thread-count.c: how many threads there should be.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE   /* sched_getaffinity */
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "thread.h"

/* The processors that this process may run on. */
static int
processors (void)
{
#ifdef CPU_COUNT
  cpu_set_t set;
  if (sched_getaffinity (0, sizeof set, &set) == 0)
    return CPU_COUNT (&set);
#endif
  long n = sysconf (_SC_NPROCESSORS_ONLN);
  return n < 1 ? 1 : n < DSC_MAX_THREADS ? (int) n : DSC_MAX_THREADS;
}

int
dsc_threads (int wanted)
{
  const char *text = wanted < 1 ? getenv ("OMP_NUM_THREADS") : NULL;
  char *end;
  long n = wanted;
  if (text)
    {
      n = strtol (text, &end, 10);
      end += strspn (end, " \t");
      if (*end && *end != ',')
        n = 0;
    }
  if (n < 1)
    n = processors ();
  return n < DSC_MAX_THREADS ? (int) n : DSC_MAX_THREADS;
}
