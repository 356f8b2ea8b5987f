// __mlptrain__.cc: the training of a network.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__mlptrain__", "__descent__.oct");

#include "oct-net.h"

template <typename T>
static octave_value_list
mlptrain (const octave_value_list& args)
{
  const char *who = "__mlptrain__";
  net_view<T> net (args, who);
  const auto X = net.samples (args(3));
  const dsc_int m = X.columns (), most = INT32_MAX;
  if (m < 1)
    error_with_id ("descent:size", "%s: X has no samples", who);
  const auto Y = net.targets (args(4), m);

  typename core<T>::training run;
  std::string solver = get_name (args(5), who, "SOLVER");
  const NDArray hyper = get_real<double> (args(6), who, "HYPER");
  if (hyper.numel () != 4)
    refuse (who, "HYPER", "[rate beta1 beta2 epsilon]");
  dsc_hyper h = { hyper(0), hyper(1), hyper(2), hyper(3), 0, 0, 0, DSC_COURSE };
  run.m = m;
  run.X = X.data ();
  run.Y = Y.data ();
  run.solver = DSC_CALL (optimizer_find, T) (solver.c_str ());
  if (! run.solver)
    error_with_id ("descent:value", "%s: no solver \"%s\"", who, solver.c_str ());
  run.hyper = &h;
  run.B = get_count (args(7), 1, m, who, "B");
  run.epochs = get_count (args(8), 0, most, who, "EPOCHS");
  run.lambda = get_number (args(9), who, "LAMBDA");
  run.per_dataset = get_flag (args(10), who, "PER_DATASET");
  run.shuffle = static_cast<dsc_shuffle> (get_count (args(11), 0, 2, who, "SHUFFLE"));
  run.seed = get_seed (args(12), who);
  const auto order = get_order (args(13), m, run.epochs, who);
  run.order = order.empty () ? nullptr : order.data ();

  auto theta = net.theta ();
  dim_vector iterations (dsc_minibatch_count (m, run.B, 0), run.epochs);
  iterations = dim_vector (iterations.safe_numel (), 1);
  auto cost = fresh<double> (iterations);
  auto epoch_cost = fresh<double> (dim_vector (run.epochs, 1));
  auto seconds = fresh<double> (dim_vector (run.epochs, 1));
  workspace work (DSC_CALL (train_workspace, T) (net.net (), &run));
  run_hooks hooks (run.epochs, get_count (args(14), 0, most, who, "VERBOSE"));
  hooks.after_run (DSC_CALL (train, T)
                     (net.net (), &run, theta.fortran_vec (), cost.fortran_vec (),
                      epoch_cost.fortran_vec (), seconds.fortran_vec (),
                      hooks.hooks (), work.base ()), who);
  return ovl (theta, cost, epoch_cost, seconds);
}

DEFUN_DLD (__mlptrain__, args, ,
           "[THETA, ITERATIONCOST, EPOCHCOST, SECONDS] = __mlptrain__ (SIZES, "
           "ACTIVATIONS, THETA, X, Y, SOLVER, HYPER, B, EPOCHS, LAMBDA, "
           "PER_DATASET, SHUFFLE, SEED, ORDER, VERBOSE): see mlptrain")
{
  return guarded ("__mlptrain__", [&] ()
    {
      need (args, 15, "__mlptrain__");
      return args(2).is_single_type () ? mlptrain<float> (args)
                                       : mlptrain<double> (args);
    });
}

/*
%!function varargout = train (varargin)   # a good call, with argument k replaced
%!  args = {[1 1], {"linear"}, [2; 1], [3 4], [5 6], "sgd", [.1 0 0 1], 1, 2, 0, 0, 0, 0, [], 0};
%!  args(cell2mat (varargin(1:2:end))) = varargin(2:2:end);
%!  [varargout{1:nargout}] = __mlptrain__ (args{:});
%!endfunction
%!test
%! [theta, J, E, s] = train ();
%! assert ({size(theta), size(J), size(E), size(s)}, {[2 1], [4 1], [2 1], [2 1]});
%! assert (J(1), 2);
%! assert (E(1), mean (J(1:2)));
%!assert (train (9, 0), [2; 1])
%!error <needs 15 arguments> __mlptrain__ (1)
%!error <no solver "lbfgs"> train (6, "lbfgs")
%!error <HYPER must be> train (7, 1)
%!error <out of range> train (7, [NaN 0 0 1])
%!error <B is out of range> train (8, 3)
%!error <B is out of range> train (8, NaN)
%!error <EPOCHS is out of range> train (9, -1)
%!error <SHUFFLE is out of range> train (12, 3)
%!error <SEED is out of range> train (13, .5)
%!error <ORDER must be 2 x 2> train (14, [1 2])
%!error <column 2 is none> train (14, [1 2; 2 2])
%!error <column 1 is none> train (14, [1 2; NaN 1])
%!error <X has no samples> train (4, zeros (1, 0), 5, zeros (1, 0))
*/
