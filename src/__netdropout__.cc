// __netdropout__.cc: P = __netdropout__ (WHO, NET, P) is the share of units
// that are dropped in each hidden layer of the network NET, a row; without
// elements if none are.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct/net-weights.h"

// PKG_ADD: autoload ("__netdropout__", "__descent__.oct");
DEFUN_DLD (__netdropout__, args, , "see oct/net-weights.h")
{
  return guarded ("__netdropout__", [&] () -> octave_value_list
  {
    check_nargin (args, 3, "__netdropout__");
    const std::string who = get_name (args(0), "__netdropout__", "WHO");
    const checked_net net (who.c_str (), args(1));
    return ovl (check_dropout (net, args(2)));
  });
}

/*
%!shared net
%! net = mlp ([2 4 3 1]);
%!assert (__netdropout__ ("f", net, .5), [.5 .5])
%!assert (__netdropout__ ("f", net, [0 .5]), [0 .5])
%!assert (__netdropout__ ("f", net, sparse ([0 .5])), [0 .5])
%!assert (__netdropout__ ("f", net, 0), zeros (1, 0))
%!assert (__netdropout__ ("f", net, [0 0]), zeros (1, 0))
%!assert (__netdropout__ ("f", mlp ([2 1]), 0), zeros (1, 0))
%!assert (__netdropout__ ("f", mlp ([2 1]), zeros (1, 0)), zeros (1, 0))
%!error <f: Dropout must be a real array> __netdropout__ ("f", net, "a")
%!error <f: Dropout must be a number or 1x2, one for each hidden layer; it is 2x1>
%! __netdropout__ ("f", net, [.1; .1])
%!error <f: Dropout must be in \[0, 1\) \(1 at hidden layer 2\)> __netdropout__ ("f", net, [0 1])
%!error <f: Dropout must be in \[0, 1\) \(NaN at hidden layer 1\)> __netdropout__ ("f", net, NaN)
%!error <f: Dropout needs a hidden layer> __netdropout__ ("f", mlp ([2 1]), .5)
%!error <needs 3 arguments> __netdropout__ ("f", net)
*/
