/* watch.h: do the processes that one waits for still run (watch.c)?

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_WATCH_H
#define DESCENT_WATCH_H

#include "distributed/group.h"

DSC_BEGIN_DECLARATIONS

#define DSC_SUSPENDED_SECONDS 5   /* until a process counts as lost */

/* A process of this machine; pid 0: of another one.  start: when it began, so
   that another one with its number is not taken for it; 0: unknown. */
typedef struct
{
  int pid;
  unsigned long long start;
} dsc_process;

dsc_process dsc_process_find (int pid);

/* The members of a group, and since when each is suspended (seconds of a clock
   of its own; 0: it is not).  It begins with zeros and the processes. */
typedef struct
{
  dsc_process member[DSC_MAX_RANKS];
  double suspended[DSC_MAX_RANKS];
  double looked;
} dsc_watch;

/* The first of the ranks with a nonzero NEEDED that has ended or is suspended
   for long, and which of these; or -1.  Looks at most ten times a second, in
   between it says -1. */
int dsc_watch_find (dsc_watch *watch, int ranks, const unsigned char *needed,
                    dsc_loss *loss);

/* What members of a group do first: fills WATCH, which has zeros before, with
   those of this machine, and group->threads: as dsc_threads (0) says if
   OMP_NUM_THREADS is set, else the processors that any member on this machine
   may run on, divided by the number of these members.  The status is that of
   dsc_gather. */
dsc_status dsc_meet (dsc_group *group, dsc_watch *watch,
                     const dsc_poll *poll);

DSC_END_DECLARATIONS

#endif
