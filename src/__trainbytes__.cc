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
%!function run = run_with (varargin)
%!  run = struct ("MiniBatchSize", 1, "MaxEpochs", 2, "MaxIterations", Inf, "Shuffle", 0, ...
%!                "Seed", 0, "Order", [], "Solver", "sgd", "Convention", "course", ...
%!                "Hyper", struct (), "PerIteration", 0, "Clip", 0, "GradientThreshold", Inf, ...
%!                "ValidationFrequency", 1, "ValidationPatience", 0, "Best", 1, "MaxTime", Inf, ...
%!                "Threads", 0, "Verbose", 0, "Picture", [], "OutputFcn", [], ...
%!                "CheckpointFile", "", "CheckpointFrequency", 0, "Resume", "", "Record", "", ...
%!                "Weights", [], "Dropout", []);
%!  run.Schedule = struct ("Schedule", "none", "LearnRate", .1);
%!  for i = 1:2:numel (varargin)
%!    run.(varargin{i}) = varargin{i+1};
%!  endfor
%!endfunction
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
%!error <needs 12 arguments> __trainbytes__ (1)
*/
