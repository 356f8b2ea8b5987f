/* group-mpi.h: the processes that mpirun has started, as a group (group-mpi.c).

   Copyright (C) 2026 The descent developers
   SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef DESCENT_GROUP_MPI_H
#define DESCENT_GROUP_MPI_H

#include "distributed/distributed.h"

DSC_BEGIN_DECLARATIONS

/* All processes of MPI's world; of one process where it was not started by
   mpirun.  The first call, which all must make, initialises MPI unless that has
   been done; then it is finalised when this process ends well, and when it does
   not, all are ended.  NULL: there is none, and WHY says so in words that end
   with the process. */
dsc_group *descent_group_mpi (const char **why);

/* The library's name and version, in a text that ends with the process. */
const char *descent_mpi_library (void);

DSC_END_DECLARATIONS

#endif
