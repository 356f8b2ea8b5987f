// __mlpcost__.cc: cost and gradient of a network on one batch.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__mlpcost__", "__descent__.oct");

#include "oct/net.h"

template <typename T>
static octave_value_list
mlpcost (const octave_value_list& args, bool want_grad)
{
  const char *who = "__mlpcost__";
  net_view<T> net (args, who);
  const auto X = net.samples (args(5));
  octave_idx_type m = X->count ();
  if (m < 1)
    error_with_id ("descent:size", "%s: X has no samples", who);
  const auto Y = net.targets (args(6), m);
  auto grad = fresh<T> (dim_vector (want_grad ? net.theta ().numel () : 0, 1));
  typename core<T>::mlp mlp = net.mlp (*X);
  mlp.Y = Y.data ();
  mlp.penalty = get_number (args(7), who, "PENALTY");
  const auto weights = net.weights (args(8), m);
  mlp.weights = weights.isempty () ? nullptr : weights.data ();
  const dsc_minibatch all = { 1, 0, m, nullptr };
  dsc_outcome outcome;
  workspace work (DSC_CALL (mlp_workspace, T) (net.net (), m, 0));
  poll_hooks hooks;
  hooks.check_end (DSC_CALL (mlp_gradient, T)
                     (&mlp, &all, want_grad ? grad.fortran_vec () : nullptr,
                      nullptr, &outcome, hooks.poll (), work.base ()), who);
  if (want_grad)
    return ovl (outcome.cost, grad);
  return ovl (outcome.cost);
}

DEFUN_DLD (__mlpcost__, args, nargout,
           "[J, GRAD] = __mlpcost__ (SIZES, ACTIVATIONS, THETA, INPUTOFFSET, "
           "INPUTSCALE, X, Y, PENALTY, WEIGHTS): see mlpcost")
{
  return guarded ("__mlpcost__", [&] ()
    {
      check_nargin (args, 9, "__mlpcost__");
      return args(2).is_single_type () ? mlpcost<float> (args, nargout > 1)
                                       : mlpcost<double> (args, nargout > 1);
    });
}

/*
%!test
%! [J, grad] = __mlpcost__ ([1 1], {"linear"}, [2; 1], [], [], 3, 5, 0, []);
%! assert (J, 2);               # 1/2 (2*3 + 1 - 5)^2
%! assert (grad, [6; 2]);
%! [J, grad] = __mlpcost__ ([1 1], {"linear"}, [2; 1], 3, 2, uint8 (5), 7, 0, []);
%! assert (J, 2);               # 1/2 (2 * 2*(5 - 3) + 1 - 7)^2
%! assert (grad, [8; 2]);
%!assert (__mlpcost__ ([1 1], {"linear"}, [2; 1], [], [], [3 9], [5 0], 0, [1 0]), 1)
%!error <WEIGHTS must have 1 elements>
%! __mlpcost__ ([1 1], {"linear"}, [2; 1], [], [], 3, 5, 0, [1 2])
%!error <needs 9 arguments> __mlpcost__ (1)
%!error <ACTIVATIONS must be a cell> __mlpcost__ ([1 1], "linear", [2; 1], [], [], 3, 5, 0, [])
%!error <no output "relu"> __mlpcost__ ([1 1], {"relu"}, [2; 1], [], [], 3, 5, 0, [])
%!error <no activation "softmax">
%! __mlpcost__ ([1 1 1], {"softmax", "linear"}, ones (4, 1), [], [], 3, 5, 0, [])
%!error <THETA must have 2 elements> __mlpcost__ ([1 1], {"linear"}, 2, [], [], 3, 5, 0, [])
%!error <X must have 1 rows> __mlpcost__ ([1 1], {"linear"}, [2; 1], [], [], [3; 3], 5, 0, [])
%!error <Y does not fit> __mlpcost__ ([1 1], {"linear"}, [2; 1], [], [], 3, [5 5], 0, [])
%!error <X has no samples>
%! __mlpcost__ ([1 1], {"linear"}, [2; 1], [], [], zeros (1, 0), zeros (1, 0), 0, [])
%!error <labels in 1..2> __mlpcost__ ([1 2], {"softmax"}, zeros (4, 1), [], [], 3, 3, 0, [])
%!error <labels in 1..2> __mlpcost__ ([1 2], {"softmax"}, zeros (4, 1), [], [], 3, NaN, 0, [])
%!error id=descent:class __mlpcost__ ([1 1], {"linear"}, [2; 1], [], [], 3i, 5, 0, [])
%!error id=descent:class __mlpcost__ ([1 1], {"linear"}, [2; 1], [], [], 3, 5, "0", [])
*/
