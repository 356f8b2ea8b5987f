// __order__.cc: ORDER = __order__ (M, SEED, EPOCH), the order of an epoch as
// a row of the numbers 1 .. M.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oct-hooks.h"

// PKG_ADD: autoload ("__order__", "__descent__.oct");
DEFUN_DLD (__order__, args, , "see minibatches")
{
  return guarded ("__order__", [&] () -> octave_value_list
  {
    const char *who = "__order__";
    const dsc_int limit = static_cast<dsc_int> (1) << 53;
    need (args, 3, who);
    dsc_int m = get_count (args(0), 0, limit, who, "M");
    uint64_t seed = get_seed (args(1), who);
    uint64_t epoch = get_count (args(2), 1, limit, who, "EPOCH");

    std::unique_ptr<dsc_int[]> order (new dsc_int[m]);
    run_hooks hooks;
    hooks.after_run (dsc_order (m, seed, epoch, hooks.hooks (), order.get ()), who);
    NDArray numbers = fresh<double> (dim_vector (1, m));
    double *to = numbers.fortran_vec ();
    for (dsc_int i = 0; i < m; i++)
      to[i] = order[i] + 1;
    return ovl (numbers);
  });
}

/*
%!assert (sort (__order__ (100, 1, 1)), 1:100)
%!assert (__order__ (1, 0, 1), 1)
%!assert (__order__ (0, 0, 1), zeros (1, 0))
%!error <needs 3 arguments> __order__ (1, 2)
%!error <M is out of range> __order__ (-1, 0, 1)
%!error <M is out of range> __order__ (NaN, 0, 1)
%!error <SEED is out of range> __order__ (3, 2^53, 1)
%!error <EPOCH is out of range> __order__ (3, 0, 0)
%!error <M is out of range> __order__ (2^54, 0, 1)
%!error id=descent:class __order__ ({}, 0, 1)
*/
