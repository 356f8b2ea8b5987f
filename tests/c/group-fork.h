/* group-fork.h: groups of forked processes over shared memory, for tests.
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_GROUP_FORK_H
#define DESCENT_GROUP_FORK_H

#include "descent.h"

/* Memory of N bytes, zeros, that processes forked later share; never freed by
   them. */
void *fork_memory (size_t n);

/* The bytes that a group of that many ranks needs, whose pairs hand data over
   in pieces of at most PIECE bytes, and joining it as one of the ranks.  BYTES
   begins as zeros.  The group lives as long as the process. */
size_t fork_group_bytes (int ranks, size_t piece);
dsc_group *fork_group_join (void *bytes, int ranks, size_t piece, int rank);

/* Runs work (group, self) as each of so many ranks: rank 0 in this process, the
   others in children, which end with the number of checks that failed in them.
   Returns the number of ranks that ended in another way than with 0; children
   that still run 30 seconds after rank 0 has ended are killed, and count. */
int fork_group (int ranks, size_t piece,
                void (*work) (dsc_group *group, void *self), void *self);

#endif
