// __trainbytes__.cc: the memory that the training of a network takes.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__trainbytes__", "__descent__.oct");

#include "oct/mlp-run.h"

template <typename T>
static double
trainbytes (const octave_value_list& args)
{
  return mlp_run<T> (args, "mlptrain").workspace_bytes ();
}

DEFUN_DLD (__trainbytes__, args, ,
           "BYTES = __trainbytes__ (the arguments of __mlptrain__): see "
           "preflight")
{
  return guarded ("__trainbytes__", [&] () -> octave_value_list
    {
      check_nargin (args, 12, "__trainbytes__");
      return ovl (args(2).is_single_type () ? trainbytes<float> (args)
                                            : trainbytes<double> (args));
    });
}

/*
## its numbers: __mlptrain__.cc, which has runs to measure
%!error <needs 12 arguments> __trainbytes__ (1)
*/
