/* meet.c: what members of a group tell each other first: who they are, and on
   which machine.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE   /* sched_getaffinity */
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "thread/thread.h"
#include "watch.h"

/* Two members are on one machine, and see each other's processes, if the system
   was booted once and the process numbers are of one namespace. */
typedef struct
{
  char boot[40];
  uint64_t space;
  dsc_process process;
  unsigned char processors[128];   /* bits: those that it may run on */
} card;

static void
read_boot (char boot[40])
{
  const int file = open ("/proc/sys/kernel/random/boot_id",
                         O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return;
  if (read (file, boot, 36) != 36)
    boot[0] = 0;
  close (file);
}

static void
read_processors (unsigned char processors[128])
{
#ifdef CPU_SETSIZE
  cpu_set_t set;
  if (sched_getaffinity (0, sizeof set, &set) == 0)
    for (int i = 0; i < 1024 && i < CPU_SETSIZE; i++)
      if (CPU_ISSET (i, &set))
        processors[i / 8] |= (unsigned char) (1 << i % 8);
#else
  (void) processors;
#endif
}

static card
make_card (void)
{
  card c;
  struct stat space;
  memset (&c, 0, sizeof c);
  read_boot (c.boot);
  c.space = stat ("/proc/self/ns/pid", &space) == 0 ? space.st_ino : 0;
  c.process = dsc_process_find (getpid ());
  read_processors (c.processors);
  return c;
}

/* A machine that does not say which it is shares nothing. */
static int
on_one_machine (const card *a, const card *b)
{
  return a->boot[0] && memcmp (a->boot, b->boot, sizeof a->boot) == 0
         && a->space == b->space;
}

static int
threads_for (const unsigned char processors[128], int members)
{
  int n = 0;
  for (int i = 0; i < 1024; i++)
    n += processors[i / 8] >> i % 8 & 1;
  if (n == 0 || getenv ("OMP_NUM_THREADS"))
    return dsc_threads (0);
  return dsc_threads (n > members ? n / members : 1);
}

dsc_status
dsc_meet (dsc_group *group, dsc_watch *watch, const dsc_poll *poll)
{
  card all[DSC_MAX_RANKS], mine = make_card ();
  int members = 0;
  const dsc_status status = dsc_gather (group, sizeof mine, &mine, all, poll);
  if (status != DSC_OK)
    return status;
  for (int i = 0; i < group->ranks; i++)
    if (i == group->rank || on_one_machine (&all[i], &mine))
      {
        watch->member[i] = all[i].process;
        members++;
        for (size_t k = 0; k < sizeof mine.processors; k++)
          mine.processors[k] |= all[i].processors[k];
      }
  group->threads = threads_for (mine.processors, members);
  return DSC_OK;
}
