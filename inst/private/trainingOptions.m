## opts = trainingOptions (solver, varargin)
## The body of trainingOptions, which other functions call too: a user's file of that name does
## not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function opts = trainingOptions (solver, varargin)
  who = "trainingOptions";
  [opts, given] = train_options (who, [{"Solver", solver}, varargin]);
  [~, numbers, opts, given] = solver_options (who, opts.Solver, opts, given);
  for [value, name] = numbers
    opts.(name) = value;
  endfor
  if (! strcmp (opts.Solver, "rmsprop"))
    opts.Centered = [];
  endif
  schedule = schedule_options (who, opts, given, Inf);
  for name = fieldnames (rmfield (schedule, {"Schedule", "LearnRate"}))(:)'
    opts.(name{1}) = schedule.(name{1});
  endfor
  [opts.LearnRateDropFactor, opts.LearnRateDropPeriod] = deal ([]);
  if (strcmp (opts.LearnRateSchedule, "piecewise"))   # MATLAB's name, and MATLAB's names
    [opts.LearnRateDropFactor, opts.LearnRateDropPeriod] = deal (opts.DecayRate, opts.Interval);
    [opts.DecayRate, opts.Interval] = deal ([]);
  endif
  if (! given.Duration)          # the length of the run
    opts.Duration = [];
  endif
  if (! isempty (opts.Rise))
    opts.Rise = {"linear", "cosine"}{1 + opts.Rise};
  endif
  if (! given.MaxEpochs && opts.MaxIterations < Inf)
    opts.MaxEpochs = [];
  endif
  if (given.Order)
    opts.Shuffle = [];
  endif
  opts.InitialLearnRate = opts.LearnRate;
  opts.L2Regularization = opts.L2;
  opts = rmfield (opts, {"LearnRate", "L2"});
endfunction
