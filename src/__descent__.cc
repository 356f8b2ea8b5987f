// __descent__.cc: gives the oct-file a function of its own name.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/args.h"

DEFUN_DLD (__descent__, args, ,
           "-*- texinfo -*-\n"
           "@deftypefn {} {} __descent__ ()\n"
           "The compiled part of the descent package.  Its functions are\n"
           "called by those that the package documents; it takes no\n"
           "argument and returns nothing.\n"
           "@end deftypefn")
{
  check_nargin (args, 0, "__descent__");
  return octave_value_list ();
}

/*
%!test __descent__ ();
%!error <needs 0 arguments> __descent__ (1)
*/
