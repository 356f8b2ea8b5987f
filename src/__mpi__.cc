// __mpi__.cc: what the processes that mpirun has started do together outside
// of a run; see oct/group.h.
//   [RANK, RANKS, THREADS] = __mpi__ ("ranks", WHO)
//   TEXTS = __mpi__ ("gather", WHO, TEXT)
//   __mpi__ ("agree", WHO, TEXT): an error on a rank without one, TEXT, if
//     another has one
//   __mpi__ ("same", WHO, RECORD): an error if they are not the same
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/group.h"
#include "oct/rules.h"

static octave_value_list
act (const process_group& group, const std::string& action,
     const std::string& text)
{
  if (action == "gather")
    return ovl (cell_of (group.gather (text)));
  if (action == "agree")
    group.agree (text);
  else if (action == "same")
    group.check_same (text);
  else
    error_with_id ("descent:usage", "__mpi__: no action \"%s\"",
                   action.c_str ());
  return octave_value_list ();
}

// PKG_ADD: autoload ("__mpi__", "__descent__.oct");
DEFUN_DLD (__mpi__, args, , "see mlptrain")
{
  return guarded ("__mpi__", [&] () -> octave_value_list
  {
    if (args.length () < 2)
      check_nargin (args, 3, "__mpi__");
    const std::string action = get_name (args(0), "__mpi__", "ACTION");
    const std::string who = get_name (args(1), "__mpi__", "WHO");
    const bool asks = action == "ranks";
    check_nargin (args, asks ? 2 : 3, "__mpi__");
    const std::string text
      = asks ? "" : get_name (args(2), "__mpi__", "TEXT");
    const process_group group (who.c_str ());
    if (asks)
      return ovl (group.rank (), group.ranks (), group.core ()->threads);
    return act (group, action, text);
  });
}

/*
%!error <needs 3 arguments> __mpi__ ()
%!error <needs 2 arguments> __mpi__ ("ranks", "f", "")
%!error <needs 3 arguments> __mpi__ ("same", "f")
%!error <ACTION must be a string> __mpi__ (1, "f")
%!error <WHO must be a string> __mpi__ ("ranks", 1)
%!error <TEXT must be a string> __mpi__ ("same", "f", 1)
*/
