// __descent_mpi__.cc: LIBRARY = __descent_mpi__ () loads MPI, and names it.  An
// oct-file of its own, so that descent does not need MPI.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "group-mpi.h"
#include "oct/args.h"

DEFUN_DLD (__descent_mpi__, args, ,
           "-*- texinfo -*-\n"
           "@deftypefn {} {@var{library} =} __descent_mpi__ ()\n"
           "The part of the descent package that is linked with MPI: calling\n"
           "it loads MPI.  It returns the name and version of the library.\n"
           "@end deftypefn")
{
  return guarded ("__descent_mpi__", [&] () -> octave_value_list
  {
    check_nargin (args, 0, "__descent_mpi__");
    return ovl (std::string (descent_mpi_library ()));
  });
}
