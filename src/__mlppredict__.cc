// __mlppredict__.cc: the outputs of a network.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__mlppredict__", "__descent__.oct");

#include "oct/net.h"

template <typename T>
static octave_value
mlppredict (const octave_value_list& args)
{
  const char *who = "__mlppredict__";
  net_view<T> net (args, who);
  const auto X = net.samples (args(5));
  octave_idx_type m = X->count ();
  auto Yhat = fresh<T> (dim_vector (net.outputs (), m));
  const typename core<T>::mlp mlp = net.mlp (*X);
  workspace work (DSC_CALL (mlp_workspace, T) (net.net (), m > 0 ? m : 1, 0));
  poll_hooks hooks;
  hooks.check_end (DSC_CALL (mlp_predict, T)
                     (&mlp, m, Yhat.fortran_vec (), hooks.poll (),
                      work.base ()), who);
  return Yhat;
}

DEFUN_DLD (__mlppredict__, args, ,
           "YHAT = __mlppredict__ (SIZES, ACTIVATIONS, THETA, INPUTOFFSET, "
           "INPUTSCALE, X): see mlppredict")
{
  return guarded ("__mlppredict__", [&] ()
    {
      check_nargin (args, 6, "__mlppredict__");
      return ovl (args(2).is_single_type () ? mlppredict<float> (args)
                                            : mlppredict<double> (args));
    });
}

/*
%!assert (__mlppredict__ ([1 1], {"linear"}, [2; 1], [], [], [3 4]), [7 9])
%!assert (__mlppredict__ ([1 1], {"linear"}, [2; 1], 1, 2, uint8 ([3 4])), [9 13])
%!error <must have 1 elements> __mlppredict__ ([1 1], {"linear"}, [2; 1], [1 1], [1 1], 1)
%!error <must have 1 elements> __mlppredict__ ([1 1], {"linear"}, [2; 1], [], 1, 1)
%!error <INPUTOFFSET must be> __mlppredict__ ([1 1], {"linear"}, [2; 1], {}, 1, 1)
%!assert (size (__mlppredict__ ([1 2], {"softmax"}, zeros (4, 1), [], [], zeros (1, 0))), [2 0])
%!error <needs 6 arguments> __mlppredict__ ()
%!error <X must have 1 rows> __mlppredict__ ([1 1], {"linear"}, [2; 1], [], [], [])
%!error <X must have 1 rows> __mlppredict__ ([1 1], {"linear"}, [2; 1], [], [], ones (1, 2, 2))
%!error id=descent:class __mlppredict__ ([1 1], {"linear"}, [2; 1], [], [], {})
%!error id=descent:class __mlppredict__ ([1 1], {"linear"}, [2; 1], [], [], sparse (1))
*/
