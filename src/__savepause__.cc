// __savepause__.cc: the time between checkpoints.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__savepause__", "__descent__.oct");

#include "oct/args.h"

DEFUN_DLD (__savepause__, args, ,
           "SECONDS = __savepause__ (TOOK): the least time after a checkpoint "
           "that took so many seconds, unless \"CheckpointFrequency\" is given")
{
  return guarded ("__savepause__", [&] ()
    {
      check_nargin (args, 1, "__savepause__");
      return ovl (dsc_save_pause (get_number (args(0), "__savepause__",
                                              "TOOK")));
    });
}

/*
%!assert (__savepause__ (.01), 1)
%!assert (__savepause__ (2), 38)
%!error <needs 1 arguments> __savepause__ ()
%!error <TOOK must be a real scalar> __savepause__ ("a")
*/
