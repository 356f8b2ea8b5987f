// __mlptrain__.cc: the training of a network.
//
// Copyright (C) 2026 The descent developers
// SPDX-License-Identifier: GPL-3.0-or-later

// PKG_ADD: autoload ("__mlptrain__", "__descent__.oct");

#include "oct/mlp-run.h"
#include "oct/progress.h"

template <typename T>
static octave_value_list
mlptrain (const octave_value_list& args)
{
  const char *who = "mlptrain";
  mlp_run<T> mlp (args, who);
  run_view<T>& run = mlp.run ();
  mlp.begin ();
  auto theta = mlp.theta ();
  T *at = theta.fortran_vec ();
  workspace work (mlp.workspace_bytes ());
  const auto theta_copy = [&] ()   // what users keep must not change
  {
    auto copy = theta;
    copy.fortran_vec ();
    return octave_value (copy);
  };
  progress_hooks hooks (who, run, theta_copy);
  const typename core<T>::mlp_training training = mlp.view ();
  if (mlp.is_fed ())
    hooks.watch ([&] () { return mlp.account (); });
  hooks.follow ([&] ()
    {
      const dsc_status status
        = DSC_CALL (mlp_train, T) (&training, run.run (), at,
                                   run.history ().get (), hooks.hooks (),
                                   work.base ());
      pending_exception failure;
      failure.guard ([&] () { mlp.end (status); });
      hooks.keep (failure);
      return status;
    });
  octave_scalar_map info = run.history ().info (true);
  if (mlp.is_fed ())
    info.setfield ("WaitSeconds", mlp.account ().waited);
  return ovl (theta, info);
}

DEFUN_DLD (__mlptrain__, args, ,
           "[THETA, INFO] = __mlptrain__ (SIZES, ACTIVATIONS, THETA, "
           "INPUTOFFSET, INPUTSCALE, X, Y, XV, YV, LAMBDA, PER_DATASET, RUN): "
           "see mlptrain")
{
  return guarded ("__mlptrain__", [&] ()
    {
      check_nargin (args, 12, "__mlptrain__");
      return args(2).is_single_type () ? mlptrain<float> (args)
                                       : mlptrain<double> (args);
    });
}

/*
%!function varargout = train (varargin)   # a good call, with argument k replaced
%!  args = {[1 1], {"linear"}, [2; 1], [], [], [3 4], [5 6], zeros(1, 0), zeros(1, 0), ...
%!          0, 0, run_with()};
%!  args(cell2mat (varargin(1:2:end))) = varargin(2:2:end);
%!  [varargout{1:nargout}] = __mlptrain__ (args{:});
%!endfunction
%!function run = run_with (varargin)
%!  run = struct ("MiniBatchSize", 1, "MaxEpochs", 2, "MaxIterations", Inf, "Shuffle", 0, ...
%!                "Seed", 0, "Shards", 1, "Distributed", "none", "ShuffleBlock", 0, "Order", [], ...
%!                "Solver", "sgd", "Convention", "course", ...
%!                "Hyper", struct (), "PerIteration", 0, "Clip", 0, "GradientThreshold", Inf, ...
%!                "ValidationFrequency", 1, "ValidationPatience", 0, "Best", 1, "MaxTime", Inf, ...
%!                "AverageDecay", 0, "ReturnAverage", 0, ...
%!                "Threads", 0, "Verbose", 0, "Picture", [], "OutputFcn", [], ...
%!                "CheckpointFile", "", "CheckpointFrequency", 0, "Resume", "", "Record", "", ...
%!                "Weights", [], "Dropout", [], "Classes", [], "TargetOffset", [], ...
%!                "TargetScale", []);
%!  run.Schedule = struct ("Schedule", "none", "LearnRate", .1);
%!  for i = 1:2:numel (varargin)
%!    run.(varargin{i}) = varargin{i+1};
%!  endfor
%!endfunction
%!test
%! [theta, info] = train ();
%! assert ({size(theta), size(info.IterationCost), size(info.EpochCost), size(info.Seconds)}, ...
%!         {[2 1], [4 1], [2 1], [2 1]});
%! assert (info.IterationCost(1), 2);
%! assert (info.EpochCost(1), mean (info.IterationCost(1:2)));
%!assert (train (12, run_with ("MaxEpochs", 0)), [2; 1])
%!assert (train (4, 1, 5, .5, 6, uint8 ([7 9]), 8, single (7), 9, 6), train (8, 3, 9, 6))
%!error <must have 1 elements> train (4, [1 2], 5, [1 2])
%!assert (train (12, run_with ("MaxIterations", 0)), [2; 1])
%!assert (train (12, run_with ("MaxIterations", NaN)), [2; 1])
## the workspace: at least the gradient and the arrays of the solver, and it
## grows with them
%!test
%! bytes = @(run, class) __trainbytes__ ([1000 1], {"linear"}, zeros (1001, 1, class), [], [], ...
%!                                       zeros (1000, 2), zeros (1, 2, class), ...
%!                                       zeros (1000, 0), zeros (1, 0, class), 0, 0, run);
%! few = bytes (run_with (), "double");
%! assert (few >= 8 * 1001);
%! assert (bytes (run_with ("Solver", "adam"), "double") - few, 2 * 8 * 1001, 128);
%! assert (bytes (run_with (), "single") < .7 * few);
%!error <needs 12 arguments> __mlptrain__ (1)
%!error <RUN must be a struct> train (12, 1)
%!error <RUN must be a struct> train (12, struct ("a", {1, 2}))
%!error <RUN has no MiniBatchSize> train (12, struct ())
%!error <no solver "lbfgs"> train (12, run_with ("Solver", "lbfgs"))
%!error <HYPER must be> train (12, run_with ("Hyper", 1))
%!error <CONVENTION must be one of> train (12, run_with ("Convention", "mine"))
%!error <Epsilon must be a positive number>
%! train (12, run_with ("Solver", "adam", "Hyper", struct ("Epsilon", NaN)))
%!error <MiniBatchSize is out of range> train (12, run_with ("MiniBatchSize", 3))
%!error <MiniBatchSize is out of range> train (12, run_with ("MiniBatchSize", NaN))
%!error <MaxEpochs is out of range> train (12, run_with ("MaxEpochs", -1))
%!error <Shuffle is out of range> train (12, run_with ("Shuffle", 3))
%!error <Shards must be a power of two up to 256> train (12, run_with ("Shards", 3))
%!error <SEED is out of range> train (12, run_with ("Seed", .5))
%!error <Clip is out of range> train (12, run_with ("Clip", 4))
%!error <out of range> train (12, run_with ("Clip", 1, "GradientThreshold", 0))
%!error <out of range> train (12, run_with ("GradientThreshold", NaN))
%!error <OutputFcn must be a function handle> train (12, run_with ("OutputFcn", "plot"))
## what it takes to open a picture does not delay its first drawing
%!function calls = picture (calls, course, state)
%!  if (strcmp (state, "init"))
%!    pause (.5);
%!  endif
%!  calls = [calls, {state}];
%!  if (strcmp (state, "done"))
%!    assert (any (strcmp (calls, "iter")));
%!  endif
%!endfunction
%!assert (size (train (12, run_with ("Picture", @picture, "MaxEpochs", 1e7, "MaxTime", 1.2))), ...
%!        [2 1])
%!error <Picture must be a function handle> train (12, run_with ("Picture", "plot"))
%!error <ValidationFrequency is out of range> train (12, run_with ("ValidationFrequency", 0))
%!error <no schedule "no"> train (12, run_with ("Schedule", struct ("Schedule", "no")))
%!error <SCHEDULE must be> train (12, run_with ("Schedule", 3))
%!error <ORDER must be 2 x 2> train (12, run_with ("Order", [1 2]))
%!error <entry 2 of column 2 is out of range or there before>
%! train (12, run_with ("Order", [1 2; 2 2]))
%!error <entry 2 of column 1 is out of range> train (12, run_with ("Order", [1 2; NaN 1]))
%!error <X has no samples> train (6, zeros (1, 0), 7, zeros (1, 0))
%!error <Y does not fit> train (9, zeros (1, 2))
%!assert (train (12, run_with ("Weights", [1 1])), train ())
%!error <RUN has no Dropout> train (12, rmfield (run_with (), "Dropout"))
%!error <WEIGHTS must have 2 elements> train (12, run_with ("Weights", [1 2 3]))
%!error <WEIGHTS must be a full real array> train (12, run_with ("Weights", {}))
%!error <DROPOUT must have 0 elements> train (12, run_with ("Dropout", .5))
%!error <DROPOUT must be in \[0, 1\)>
%! train (1, [1 1 1], 2, {"linear", "linear"}, 3, ones (4, 1), 12, run_with ("Dropout", NaN))
%!error <DROPOUT must be a full real array> train (12, run_with ("Dropout", ".5"))
%!error <CheckpointFrequency is out of range> train (12, run_with ("CheckpointFrequency", -1))
%!error <CheckpointFile must be a string> train (12, run_with ("CheckpointFile", 1))
%!error <Resume must be a string> train (12, run_with ("Resume", {}))
%!error <Record must be a string> train (12, run_with ("Record", [1 2]))
%!error id=descent:file train (12, run_with ("Resume", "/nowhere/x"))
%!error id=descent:file train (12, run_with ("CheckpointFile", "/nowhere/x"))
*/
