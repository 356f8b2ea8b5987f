// __cachebytes__.cc: BYTES = __cachebytes__ (), the second-level cache of a
// core; 0 where the system does not tell.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/args.h"

// PKG_ADD: autoload ("__cachebytes__", "__descent__.oct");
DEFUN_DLD (__cachebytes__, args, , "see minibatchsize")
{
  return guarded ("__cachebytes__", [&] () -> octave_value_list
  {
    check_nargin (args, 0, "__cachebytes__");
    return ovl (static_cast<double> (dsc_cache_bytes ()));
  });
}

/*
%!test
%! bytes = __cachebytes__ ();
%! assert (bytes >= 0 && bytes == fix (bytes));
%!error <needs 0 arguments> __cachebytes__ (1)
*/
