// __mlpcost__.cc: cost and gradient of a network on one batch.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__mlpcost__", "__descent__.oct");

#include "oct-net.h"

template <typename T>
static octave_value_list
mlpcost (const octave_value_list& args, bool want_grad)
{
  const char *who = "__mlpcost__";
  net_view<T> net (args, who);
  const auto X = net.samples (args(3));
  octave_idx_type m = X.columns ();
  if (m < 1)
    error_with_id ("descent:size", "%s: X has no samples", who);
  const auto Y = net.targets (args(4), m);
  double penalty = get_number (args(5), who, "PENALTY"), cost;
  auto grad = fresh<T> (dim_vector (want_grad ? net.theta ().numel () : 0, 1));
  workspace work (DSC_CALL (mlp_workspace, T) (net.net (), m));
  run_hooks hooks;
  hooks.after_run (DSC_CALL (mlp_gradient, T)
                     (net.net (), net.theta ().data (), m, nullptr, X.data (),
                      Y.data (), penalty, &cost,
                      want_grad ? grad.fortran_vec () : nullptr,
                      hooks.hooks (), work.base ()), who);
  if (want_grad)
    return ovl (cost, grad);
  return ovl (cost);
}

DEFUN_DLD (__mlpcost__, args, nargout,
           "[J, GRAD] = __mlpcost__ (SIZES, ACTIVATIONS, THETA, X, Y, PENALTY): "
           "see mlpcost")
{
  return guarded ("__mlpcost__", [&] ()
    {
      need (args, 6, "__mlpcost__");
      return args(2).is_single_type () ? mlpcost<float> (args, nargout > 1)
                                       : mlpcost<double> (args, nargout > 1);
    });
}

/*
%!test
%! [J, grad] = __mlpcost__ ([1 1], {"linear"}, [2; 1], 3, 5, 0);
%! assert (J, 2);               # 1/2 (2*3 + 1 - 5)^2
%! assert (grad, [6; 2]);
%!error <needs 6 arguments> __mlpcost__ (1)
%!error <ACTIVATIONS must be a cell> __mlpcost__ ([1 1], "linear", [2; 1], 3, 5, 0)
%!error <no output "relu"> __mlpcost__ ([1 1], {"relu"}, [2; 1], 3, 5, 0)
%!error <no activation "softmax"> __mlpcost__ ([1 1 1], {"softmax", "linear"}, ones (4, 1), 3, 5, 0)
%!error <THETA must have 2 elements> __mlpcost__ ([1 1], {"linear"}, 2, 3, 5, 0)
%!error <X must have 1 rows> __mlpcost__ ([1 1], {"linear"}, [2; 1], [3; 3], 5, 0)
%!error <Y does not fit> __mlpcost__ ([1 1], {"linear"}, [2; 1], 3, [5 5], 0)
%!error <X has no samples> __mlpcost__ ([1 1], {"linear"}, [2; 1], zeros (1, 0), zeros (1, 0), 0)
%!error <labels in 1..2> __mlpcost__ ([1 2], {"softmax"}, zeros (4, 1), 3, 3, 0)
%!error <labels in 1..2> __mlpcost__ ([1 2], {"softmax"}, zeros (4, 1), 3, NaN, 0)
%!error id=descent:class __mlpcost__ ([1 1], {"linear"}, [2; 1], 3i, 5, 0)
%!error id=descent:class __mlpcost__ ([1 1], {"linear"}, [2; 1], 3, 5, "0")
*/
