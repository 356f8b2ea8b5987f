## options = trainingOptions (solver, varargin)
## The body of trainingOptions, which other functions call too: a user's file of
## that name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function options = trainingOptions (solver, varargin)
  who = "trainingOptions";
  persistent table = train_option_rows ();
  [options, given] = train_options (who, [{"Solver", solver}, varargin], table);
  [~, numbers, options, given] = __solver__ (who, options.Solver, options, given);
  for [value, name] = numbers
    options.(name) = value;
  endfor
  if (! strcmp (options.Solver, "rmsprop"))
    options.Centered = [];
  endif
  schedule = __schedule__ (who, options, given, Inf);
  for [value, name] = rmfield (schedule, {"Schedule", "LearnRate"})
    options.(name) = value;
  endfor
  options.LearnRateDropFactor = options.LearnRateDropPeriod = [];
  if (strcmp (options.LearnRateSchedule, "piecewise"))   # MATLAB's name, and MATLAB's names
    options.LearnRateDropFactor = options.DecayRate;
    options.LearnRateDropPeriod = options.Interval;
    options.DecayRate = options.Interval = [];
  endif
  if (! given.Duration)          # the length of the run
    options.Duration = [];
  endif
  if (! isempty (options.Rise))
    options.Rise = {"linear", "cosine"}{1 + options.Rise};
  endif
  if (! given.MaxEpochs && options.MaxIterations < Inf)
    options.MaxEpochs = [];
  endif
  if (given.Order)
    options.Shuffle = [];
  endif
  options.InitialLearnRate = options.LearnRate;
  options.L2Regularization = options.L2;
  options = rmfield (options, {"LearnRate", "L2"});
endfunction
