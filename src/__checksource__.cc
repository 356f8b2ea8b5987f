// __checksource__.cc: __checksource__ (WHO, SRC) is an error of the function
// WHO unless SRC is a struct of datasource whose files are what it says.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/source.h"

// PKG_ADD: autoload ("__checksource__", "__descent__.oct");
DEFUN_DLD (__checksource__, args, , "see private/feed_check.m")
{
  return guarded ("__checksource__", [&] () -> octave_value_list
  {
    check_nargin (args, 2, "__checksource__");
    const std::string who = get_name (args(0), "__checksource__", "WHO");
    check_source (args(1), who.c_str ());
    return ovl ();
  });
}

/*
%!error <needs 2 arguments> __checksource__ ()
%!error <WHO must be a string> __checksource__ (1, 2)
%!error <f: SRC must be a struct that datasource has returned> __checksource__ ("f", 1)
*/
