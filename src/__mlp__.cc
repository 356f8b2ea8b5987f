// __mlp__.cc: the parameters that a network starts from.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__mlp__", "__descent__.oct");

#include "oct/net.h"

template <typename T>
static octave_value
start (const layer_sizes& sizes, const std::string& name, uint64_t seed)
{
  auto theta = fresh<T> (dim_vector (sizes.count (), 1));
  if (DSC_CALL (mlp_start, T) (sizes.layers (), sizes.data (), name.c_str (),
                               seed, theta.fortran_vec ()) != DSC_OK)
    error_with_id ("descent:value", "__mlp__: no start \"%s\"", name.c_str ());
  return theta;
}

DEFUN_DLD (__mlp__, args, ,
           "THETA = __mlp__ (SIZES, START, SEED, SINGLE): see mlp")
{
  return guarded ("__mlp__", [&] () -> octave_value_list
    {
      check_nargin (args, 4, "__mlp__");
      layer_sizes sizes (args(0), "__mlp__");
      std::string name = get_name (args(1), "__mlp__", "START");
      uint64_t seed = get_seed (args(2), "__mlp__");
      if (get_flag (args(3), "__mlp__", "SINGLE"))
        return ovl (start<float> (sizes, name, seed));
      return ovl (start<double> (sizes, name, seed));
    });
}

/*
%!assert (size (__mlp__ ([3 2 1], "he", 0, false)), [11 1])
%!assert (class (__mlp__ ([3 2 1], "he", 0, true)), "single")
%!error <needs 4 arguments> __mlp__ ()
%!error <descent|SIZES are not> __mlp__ ([3 0 1], "he", 0, false)
%!error <SIZES are not> __mlp__ (3, "he", 0, false)
%!error <SIZES are not> __mlp__ ([], "he", 0, false)
%!error <SIZES are not> __mlp__ ([NaN 1], "he", 0, false)
%!error <SIZES are not> __mlp__ ([2e9 2e9 2e9], "he", 0, false)
%!error <no start "she"> __mlp__ ([3 1], "she", 0, false)
%!error <SEED> __mlp__ ([3 1], "he", -1, false)
%!error <SINGLE> __mlp__ ([3 1], "he", 0, {})
%!error id=descent:class __mlp__ ({}, "he", 0, false)
*/
