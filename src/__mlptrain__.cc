// __mlptrain__.cc: the training of a network.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__mlptrain__", "__descent__.oct");

#include "oct-net.h"
#include "oct-run.h"

template <typename T>
static octave_value_list
mlptrain (const octave_value_list& args)
{
  const char *who = "mlptrain";
  net_view<T> net (args, who);
  const auto X = net.samples (args(3));
  if (X.columns () < 1)
    error_with_id ("descent:size", "%s: X has no samples", who);
  const auto Y = net.targets (args(4), X.columns ());
  const auto Xv = net.samples (args(5));
  const auto Yv = net.targets (args(6), Xv.columns ());
  typename core<T>::mlp_training mlp
    = { net.net (), Xv.columns (), X.data (), Y.data (), Xv.data (), Yv.data (),
        get_number (args(7), who, "LAMBDA"),
        get_flag (args(8), who, "PER_DATASET") };
  run_of<T> run (args(9), X.columns (), who);

  auto theta = net.theta ();
  T *at = theta.fortran_vec ();
  workspace work (DSC_CALL (mlp_train_workspace, T) (&mlp, run.run ()));
  const auto own = [&] ()   // a copy: what users keep must not change
  {
    auto copy = theta;
    copy.fortran_vec ();
    return octave_value (copy);
  };
  progress_hooks hooks (run.run ()->m, run.run ()->epochs, run.every (),
                        run.output (), run.history (),
                        own);
  hooks.around (who, [&] ()
    {
      return DSC_CALL (mlp_train, T) (&mlp, run.run (), at, run.history ().get (),
                                      hooks.hooks (), work.base ());
    });
  return ovl (theta, run.history ().info ());
}

DEFUN_DLD (__mlptrain__, args, ,
           "[THETA, INFO] = __mlptrain__ (SIZES, ACTIVATIONS, THETA, X, Y, XV, "
           "YV, LAMBDA, PER_DATASET, RUN): see mlptrain")
{
  return guarded ("__mlptrain__", [&] ()
    {
      need (args, 10, "__mlptrain__");
      return args(2).is_single_type () ? mlptrain<float> (args)
                                       : mlptrain<double> (args);
    });
}

/*
%!function varargout = train (varargin)   # a good call, with argument k replaced
%!  args = {[1 1], {"linear"}, [2; 1], [3 4], [5 6], zeros(1, 0), zeros(1, 0), 0, 0, run_with()};
%!  args(cell2mat (varargin(1:2:end))) = varargin(2:2:end);
%!  [varargout{1:nargout}] = __mlptrain__ (args{:});
%!endfunction
%!function run = run_with (varargin)
%!  run = struct ("MiniBatchSize", 1, "MaxEpochs", 2, "MaxIterations", Inf, "Shuffle", 0, "Seed", 0, "Order", [], ...
%!                "Solver", "sgd", "Convention", "course", "Hyper", struct (), "PerIteration", 0, "Clip", 0, ...
%!                "GradientThreshold", Inf, "ValidationFrequency", 1, "ValidationPatience", 0, "Best", 1, ...
%!                "MaxTime", Inf, "Threads", 0, "Verbose", 0, "OutputFcn", []);
%!  run.Schedule = struct ("Schedule", "none", "LearnRate", .1);
%!  for i = 1:2:numel (varargin)
%!    run.(varargin{i}) = varargin{i+1};
%!  endfor
%!endfunction
%!test
%! [theta, info] = train ();
%! assert ({size(theta), size(info.IterationCost), size(info.EpochCost), size(info.Seconds)}, {[2 1], [4 1], [2 1], [2 1]});
%! assert (info.IterationCost(1), 2);
%! assert (info.EpochCost(1), mean (info.IterationCost(1:2)));
%!assert (train (10, run_with ("MaxEpochs", 0)), [2; 1])
%!assert (train (10, run_with ("MaxIterations", 0)), [2; 1])
%!assert (train (10, run_with ("MaxIterations", NaN)), [2; 1])
%!error <needs 10 arguments> __mlptrain__ (1)
%!error <RUN must be a struct> train (10, 1)
%!error <RUN must be a struct> train (10, struct ("a", {1, 2}))
%!error <RUN has no MiniBatchSize> train (10, struct ())
%!error <no solver "lbfgs"> train (10, run_with ("Solver", "lbfgs"))
%!error <HYPER must be> train (10, run_with ("Hyper", 1))
%!error <CONVENTION must be one of> train (10, run_with ("Convention", "mine"))
%!error <Epsilon must be a positive number> train (10, run_with ("Solver", "adam", "Hyper", struct ("Epsilon", NaN)))
%!error <MiniBatchSize is out of range> train (10, run_with ("MiniBatchSize", 3))
%!error <MiniBatchSize is out of range> train (10, run_with ("MiniBatchSize", NaN))
%!error <MaxEpochs is out of range> train (10, run_with ("MaxEpochs", -1))
%!error <Shuffle is out of range> train (10, run_with ("Shuffle", 3))
%!error <SEED is out of range> train (10, run_with ("Seed", .5))
%!error <Clip is out of range> train (10, run_with ("Clip", 4))
%!error <out of range> train (10, run_with ("Clip", 1, "GradientThreshold", 0))
%!error <out of range> train (10, run_with ("GradientThreshold", NaN))
%!error <OutputFcn must be a function handle> train (10, run_with ("OutputFcn", "plot"))
%!error <ValidationFrequency is out of range> train (10, run_with ("ValidationFrequency", 0))
%!error <no schedule "no"> train (10, run_with ("Schedule", struct ("Schedule", "no")))
%!error <SCHEDULE must be> train (10, run_with ("Schedule", 3))
%!error <ORDER must be 2 x 2> train (10, run_with ("Order", [1 2]))
%!error <column 2 is none> train (10, run_with ("Order", [1 2; 2 2]))
%!error <column 1 is none> train (10, run_with ("Order", [1 2; NaN 1]))
%!error <X has no samples> train (4, zeros (1, 0), 5, zeros (1, 0))
%!error <Y does not fit> train (7, zeros (1, 2))
*/
