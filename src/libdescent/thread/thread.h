/* thread.h: work on resident threads (pool.c, turn.c, thread-count.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_THREAD_H
#define DESCENT_THREAD_H

#include "base/base.h"

DSC_BEGIN_DECLARATIONS

/* The number of threads to use: wanted if >= 1, else OMP_NUM_THREADS if it is
   a positive integer or a list that begins with one ("4,2"), else the
   processors that this process may run on; at most DSC_MAX_THREADS.  The
   environment is read at each call. */
int dsc_threads (int wanted);

/* Runs piece (self, i) for i = 0 .. pieces-1 on up to `threads' threads, the
   caller one of them.  Pieces are handed out one at a time in their order:
   when one runs, all before it have ended or are running, so a piece may wait
   for the one before it (dsc_turn_wait).  On return none is running, and what
   they have written can be read.

   The caller asks POLL before each of its own pieces.  When it stops the job,
   no more pieces are handed out, those that have been end, and the status is
   DSC_ESTOP; else it is DSC_OK.  POLL may be NULL.

   While a job has workers, another one, from inside a piece or on another
   thread, is done by its caller alone; so it is with one thread, and where no
   thread can be made.  Pieces on other threads find the floating-point
   environment at its defaults and all signals blocked.  A piece must not fork,
   exit or leave by longjmp.

   The workers are made when they are first needed, sleep between jobs and end
   at exit; the child of a fork begins with none.  They are all that the core
   owns; beside them it keeps what it has found of OpenBLAS (blas-*.c). */
dsc_status dsc_pool_do (int threads, dsc_int pieces,
                        void (*piece) (void *self, dsc_int i), void *self,
                        const dsc_poll *poll);

/* A token that goes through the pieces of a job in their order.  Who has it
   sees all that those before have written.  It begins at { 0 }, with piece 0;
   every piece must pass it on. */
typedef struct { dsc_int turn; } dsc_turn;

/* Returns when piece i has the token; sleeps if that takes long. */
void dsc_turn_wait (dsc_turn *turn, dsc_int i);

/* Gives the token to piece `next'. */
void dsc_turn_pass (dsc_turn *turn, dsc_int next);

DSC_END_DECLARATIONS

#endif
