// __windows__.cc: WINDOWS = __windows__ (WHO, WINDOW, BLOCK, X, M, SIZE, B),
// what __order__ takes for the options ShuffleWindow and ShuffleBlock of M
// samples X in mini-batches of B, which the option SIZE has set; [] where one
// window holds all.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/windows.h"

// PKG_ADD: autoload ("__windows__", "__descent__.oct");
DEFUN_DLD (__windows__, args, , "see private/queue_windows.m")
{
  return guarded ("__windows__", [&] () -> octave_value_list
  {
    const char *self = "__windows__";
    check_nargin (args, 7, self);
    const std::string who = get_name (args(0), self, "WHO"),
      size = get_name (args(5), self, "SIZE");
    const dsc_int most = static_cast<dsc_int> (1) << 53,
      m = get_count (args(4), 1, most, self, "M");
    const dsc_windows windows
      = get_windows (m, get_count (args(6), 1, m, self, "B"), 1,
                     check_number (args(1), POSITIVE_INTEGER_OR_INF,
                                   who.c_str (), "ShuffleWindow"),
                     get_block (args(2), who.c_str ()),
                     sample_bytes (args(3), m), who.c_str (), size.c_str ());
    if (windows.blocks == 0)
      return ovl (Matrix ());
    RowVector numbers (4);
    numbers(0) = windows.B;
    numbers(1) = windows.shards;
    numbers(2) = windows.block;
    numbers(3) = windows.blocks;
    return ovl (numbers);
  });
}

/*
%!assert (__windows__ ("f", 50, 7, 1:100, 100, "B", 9), [9 1 7 7])
%!assert (__windows__ ("f", 500, [], ones (9, 1000), 1000, "B", 9), [9 1 4 125])
%!assert (__windows__ ("f", Inf, [], 1:100, 100, "B", 9), [])
%!assert (__windows__ ("f", 100, 3, 1:100, 100, "B", 9), [])
%!assert (__windows__ ("f", 20, [], cell (3, 100), 100, "B", 9), [9 1 1 20])
%!error <f: ShuffleWindow must be at least B, 9 \(got 8\)>
%! __windows__ ("f", 8, [], 1:100, 100, "B", 9)
%!error <ShuffleWindow must hold B, 9, in blocks of ShuffleBlock, 6 \(11 holds 1\)>
%! __windows__ ("f", 11, 6, 1:100, 100, "B", 9)
%!error <f: ShuffleWindow must be a positive integer or Inf>
%! __windows__ ("f", .5, 6, 1:100, 100, "B", 9)
%!error <f: ShuffleBlock must be a positive integer> __windows__ ("f", 50, 0, 1:100, 100, "B", 9)
%!error <needs 7 arguments> __windows__ (1)
%!error <WHO must be a string> __windows__ (1, 50, 7, 1:100, 100, "B", 9)
%!error <SIZE must be a string> __windows__ ("f", 50, 7, 1:100, 100, 1, 9)
%!error <M is out of range> __windows__ ("f", 50, 7, 1:100, 0, "B", 9)
%!error <B is out of range> __windows__ ("f", 50, 7, 1:100, 100, "B", 101)
*/
