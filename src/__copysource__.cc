// __copysource__.cc: M = __copysource__ (SRC, TO, SEED) writes the M samples of
// a source into the NPY file TO, one after the other; in a random order if SEED
// is not [].
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/shuffled-copy.h"
#include "oct/source.h"

// PKG_ADD: autoload ("__copysource__", "__descent__.oct");
DEFUN_DLD (__copysource__, args, , "see datasource")
{
  return guarded ("__copysource__", [&] () -> octave_value_list
  {
    const char *who = "datasource";
    check_nargin (args, 3, "__copysource__");
    const auto source = open_files (args(0), who);
    shuffled_copy copy (*source, get_name (args(1), who, "TO"), who);
    if (args(2).isempty ())
      copy.run ();
    else
      copy.shuffle (get_seed (args(2), who));
    return ovl (source->get ()->samples);
  });
}

/*
%!error <needs 3 arguments> __copysource__ ()
%!error <SRC must be a struct that datasource has returned> __copysource__ (1, "a", [])
*/
