// __update__.cc: one step of an optimiser whose arguments are numbers.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__update__", "__descent__.oct");

#include "oct/optimizer.h"
#include "oct/update.h"

// [params, state1, ...] = __update__ (names, row, params, grad, states, hyper,
//                                     convention, t)
// names: the caller and what its messages call params, grad and each state;
// hyper: [rate, beta1, beta2, epsilon].
DEFUN_DLD (__update__, args, , "see adamupdate")
{
  return guarded ("__update__", [&] () -> octave_value_list
  {
    const char *who = "__update__";
    check_nargin (args, 8, who);
    const std::string name = get_name (args(1), who, "ROW");
    const dsc_optimizer_d *row = dsc_optimizer_find_d (name.c_str ());
    if (! row)
      error_with_id ("descent:value", "%s: no such optimizer: %s", who,
                     name.c_str ());
    const int nslots = row->nslots;
    if (! args(0).iscellstr () || args(0).numel () != 3 + nslots)
      class_error (who, "NAMES",
                   "a cell of strings, one for the caller and each tree");
    if (! args(4).iscell () || args(4).numel () != nslots)
      class_error (who, "STATES", "a cell of the optimizer's states");
    const NDArray hyper = get_real<double> (args(5), who, "HYPER");
    if (hyper.numel () != 4)
      class_error (who, "HYPER", "[rate, beta1, beta2, epsilon]");
    const dsc_hyper h = { hyper(0), hyper(1), hyper(2), hyper(3), 0, 0, 0,
                          get_convention (args(6), who, "CONVENTION") };

    const Array<std::string> names = args(0).cellstr_value ();
    const Cell states = args(4).cell_value ();
    trees::titles titles;
    for (int k = 0; k < trees::STATE + nslots; k++)
      titles[k] = names(1 + k);
    trees::values in, out;
    in[trees::PARAMS] = args(2);
    in[trees::GRAD] = args(3);
    for (int k = 0; k < nslots; k++)
      in[trees::STATE + k] = states(k);
    tree_step step (names(0).c_str (), titles, row->name, h,
                    get_number (args(7), who, "T"));
    step.take (in, out);

    octave_value_list result (1 + nslots);
    result(0) = out[trees::PARAMS];
    for (int k = 0; k < nslots; k++)
      result(1 + k) = out[trees::STATE + k];
    return result;
  });
}

/*
%!shared names
%! names = {"me", "P", "G", "V"};
%!test
%! [p, v] = __update__ (names, "momentum", [1 2], [1 1], {[0 1]}, [.5 .5 0 0], "matlab", 1);
%! assert (v, [-.5 0]);
%! assert (p, [.5 2]);
%!error <needs 8 arguments> __update__ ()
%!error id=descent:value __update__ (names, "newton", 1, 1, {[]}, [.1 0 0 0], "course", 1)
%!error id=descent:value __update__ (names, "momentum", 1, 1, {[]}, [.1 0 0 0], "mine", 1)
%!error id=descent:class __update__ (names(1:3), "momentum", 1, 1, {[]}, [.1 0 0 0], "course", 1)
%!error id=descent:class __update__ (names, "momentum", 1, 1, {}, [.1 0 0 0], "course", 1)
%!error id=descent:class __update__ (names, "momentum", 1, 1, {[]}, [.1 0 0], "course", 1)
%!error id=descent:class __update__ (names, "momentum", 1, 1, {[]}, "abcd", "course", 1)
%!error id=descent:value __update__ (names, "momentum", 1, 1, {[]}, [.1 0 0 0], {}, 1)
%!error id=descent:internal __update__ (names, "momentum", 1, 1, {[]}, [.1 0 0 0], "course", 0)
%!error id=descent:internal __update__ (names, "momentum", 1, 1, {[]}, [NaN 0 0 0], "course", 1)
%!error <me: G is 1x2, P is 1x1>
%! __update__ (names, "momentum", 1, [1 2], {[]}, [.1 0 0 0], "course", 1)
%!error <me: V must be a cell, like P>
%! __update__ (names, "momentum", {1}, {1}, {1}, [.1 0 0 0], "course", 1)
*/
