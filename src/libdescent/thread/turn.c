/* turn.c: a token that goes from piece to piece of a job.

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#include <sched.h>
#include <time.h>

#include "thread.h"

static inline void
pause_briefly (void)
{
#if defined __x86_64__ || defined __i386__
  __builtin_ia32_pause ();
#elif defined __aarch64__
  __asm__ volatile ("yield");
#endif
}

/* The one before is about to be done: so some looks that cost little, some
   that give the processor to others, and then the thread sleeps. */
void
dsc_turn_wait (dsc_turn *turn, dsc_int i)
{
  int looks = 0;
  while (__atomic_load_n (&turn->turn, __ATOMIC_ACQUIRE) != i)
    if (looks < 100)
      {
        pause_briefly ();
        looks++;
      }
    else if (looks < 110)
      {
        sched_yield ();
        looks++;
      }
    else
      nanosleep (&(struct timespec) { 0, 30000 }, NULL);
}

void
dsc_turn_pass (dsc_turn *turn, dsc_int next)
{
  __atomic_store_n (&turn->turn, next, __ATOMIC_RELEASE);
}
