// __optionaliases__.cc: TABLE = __optionaliases__ () is a cell of rows {other
// name, name}: other names of options.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/options.h"

// PKG_ADD: autoload ("__optionaliases__", "__descent__.oct");
DEFUN_DLD (__optionaliases__, args, , "see oct/options.h")
{
  return guarded ("__optionaliases__", [&] () -> octave_value_list
  {
    check_nargin (args, 0, "__optionaliases__");
    const int rows = sizeof option_aliases / sizeof option_aliases[0];
    Cell table (rows, 2);
    for (int i = 0; i < rows; i++)
      {
        table(i,0) = option_aliases[i].alias;
        table(i,1) = option_aliases[i].name;
      }
    return ovl (table);
  });
}

/*
%!assert (any (strcmp (__optionaliases__ ()(:,2), "LearnRate")))
%!error <needs 0 arguments> __optionaliases__ (1)
*/
