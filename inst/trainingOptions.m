## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{options} =} trainingOptions (@var{solver})
## @deftypefnx {} {@var{options} =} trainingOptions (@var{solver}, @var{name}, @var{value}, @dots{})
## Options of training in a struct, for @code{mlptrain} and @code{fminsgd}.
##
## @var{solver} is the name of an optimizer (see @code{optimizer}): "sgd",
## "sgdm" or "momentum", "adam", @dots{}  The names and values are those
## options that @code{mlptrain} and @code{fminsgd} have in common: see
## @code{mlptrain}.  They are checked here; an unknown name is an error that
## shows the nearest known one.
##
## @var{options} is a plain struct with a field for each option, which holds the
## value given, the default, or @code{[]} for what the solver or the schedule
## has no use for and for what depends on the data.  It may be changed (by the
## names of the fields that it has: InitialLearnRate, not LearnRate), saved and
## compared.  Give it in the place of the first option: @code{mlptrain (net, X,
## Y, options)}; pairs after it are stronger.  For another solver or another
## schedule, make other options: the numbers in @var{options} are those of its
## own.
##
## The names are MATLAB's wherever the thing is the same:
##
## @multitable @columnfractions .42 .58
## @headitem MATLAB's name @tab here
## @item Solvers sgdm, rmsprop, adam
## @tab the same names, but the course's arithmetic: with sgdm its steps are 1
## - Momentum times MATLAB's.  "Convention", "matlab" makes MATLAB's
## @item InitialLearnRate
## @tab the same; the field of @var{options}; "LearnRate" means the same
## @item LearnRateSchedule "none", "piecewise"
## @tab the same, and the names of @code{learnrate}
## @item LearnRateDropFactor, LearnRateDropPeriod
## @tab the same; "DecayRate", "Interval" for all schedules, and the fields of
## @var{options}
## @item Momentum, GradientDecayFactor, SquaredGradientDecayFactor, Epsilon
## @tab the same
## @item L2Regularization @tab the same; 0 unless given (MATLAB: 1e-4)
## @item GradientThreshold, GradientThresholdMethod @tab the same
## @item MaxEpochs, MiniBatchSize
## @tab the same; 10 and 64 unless given (MATLAB: 30, 128)
## @item Shuffle @tab the same; "every-epoch" unless given (MATLAB: "once")
## @item ValidationData, ValidationPatience
## @tab the same, data in a cell @{X, Y@}
## @item ValidationFrequency
## @tab the same, in iterations; an epoch unless given (MATLAB: 50)
## @item OutputNetwork @tab the same; "best-validation" unless given
## @item Shards @tab not MATLAB's; 1 unless given
## @item Distributed
## @tab not MATLAB's, whose ExecutionEnvironment chooses; "none" unless given
## @item AverageDecay @tab not MATLAB's; 0 unless given
## @item OutputFcn @tab Octave's form: @code{stop = f (x, optimValues, state)}
## @item Verbose
## @tab the same, or a number of epochs; false unless given (MATLAB: true)
## @item CheckpointPath, CheckpointFrequency
## @tab "CheckpointFile", one file that is replaced; CheckpointFrequency in
## iterations, at most once a second unless given.  "Resume" goes on from it
## @item Plots "none", "training-progress" @tab the same
## @item VerboseFrequency, ExecutionEnvironment and others
## @tab not known: leave them out
## @item Name=value @tab "Name", value
## @end multitable
##
## @example
## @group
## options = trainingOptions ("adam", "InitialLearnRate", .01, ...
##                            "MaxEpochs", 50, "LearnRateSchedule", "cosine");
## options.InitialLearnRate
##    @result{} ans = 0.010000
## options.SquaredGradientDecayFactor
##    @result{} ans = 0.9990
## @end group
## @group
## S = dataset ("moons");
## [net, info] = mlptrain (mlp ([2 5 1]), S.X, S.Y, options, ...
##                         "MiniBatchSize", 32);
## numel (info.EpochCost)
##    @result{} ans = 50
## @end group
## @end example
##
## Errors: @code{descent:option} for an unknown name and for an option that the
## solver or the schedule has no use for, @code{descent:value} and
## @code{descent:class} for values.
##
## Source: the names are those of trainingOptions in MATLAB's Deep Learning
## Toolbox, as its documentation has them.
## @seealso{mlptrain, fminsgd, optimizer, learnrate}
## @end deftypefn

function options = trainingOptions (solver, varargin)
  if (nargin < 1)
    print_usage ();
  endif
  options = trainingOptions (solver, varargin{:});
endfunction

%!test <*documented>
%! options = trainingOptions ("adam", "InitialLearnRate", .01, "MaxEpochs", 50, ...
%!                            "LearnRateSchedule", "cosine");
%! assert (options.InitialLearnRate, .01);
%! assert (options.SquaredGradientDecayFactor, .999);
%! S = dataset ("moons");
%! [net, info] = mlptrain (mlp ([2 5 1]), S.X, S.Y, options, "MiniBatchSize", 32);
%! assert (numel (info.EpochCost), 50);

## the struct means what its pairs mean, for every solver and schedule
%!test
%! X = sin ((1:3)' .^ [.3; .5; .7] * (1:40));
%! Y = X(1,:) > X(2,:);
%! net = mlp ([3 2 1]);
%! for solver = {"sgd", "sgdm", "nesterov", "rmsprop", "adam", "adamw", "amsgrad", "nadam", ...
%!               "radam", ...
%!               "adagrad", "adadelta", "adamax", "lion"}
%!   for convention = {"course", "torch", "keras", "matlab"}
%!     options = trainingOptions (solver{1}, "Convention", convention{1});
%!     assert (mlptrain (net, X, Y, options).theta,
%!             mlptrain (net, X, Y, "Solver", solver{1}, "Convention", convention{1}).theta);
%!   endfor
%! endfor
%! for schedule = {"none", "inverse", "exponential", "sqrt", "staircase", "step", "piecewise", ...
%!                 "cosine", ...
%!                 "polynomial", "one-cycle", "plateau"}
%!   options = trainingOptions ("sgd", "LearnRateSchedule", schedule{1}, "WarmUp", 2);
%!   assert (options.LearnRateSchedule, schedule{1});
%!   [~, a] = mlptrain (net, X, Y, options);
%!   [~, b] = mlptrain (net, X, Y, "LearnRateSchedule", schedule{1}, "WarmUp", 2);
%!   assert (a.LearnRate, b.LearnRate);
%! endfor
%! pairs = {"MaxIterations", 7, "MiniBatchSize", 9, "Order", repmat((40:-1:1)', 1, 2), ...
%!          "GradientThreshold", .1, ...
%!          "GradientThresholdMethod", "absolute-value", "LearnRateSchedule", "one-cycle", ...
%!          "Rise", "cosine", ...
%!          "StartLearnRate", .001, "Duration", 5, "SchedulePer", "iteration", ...
%!          "ValidationData", {X, Y}, ...
%!          "ValidationFrequency", 2, "OutputNetwork", "last-iteration"};
%! [a, ia] = mlptrain (net, X, Y, trainingOptions ("adam", pairs{:}));
%! [b, ib] = mlptrain (net, X, Y, "Solver", "adam", pairs{:});
%! assert (a.theta, b.theta);
%! assert (ia.LearnRate, ib.LearnRate);
%! assert (ia.ValidationCost, ib.ValidationCost);

## MATLAB's names
%!test
%! options = trainingOptions ("sgdm", "LearnRateSchedule", "piecewise", ...
%!                            "LearnRateDropFactor", .2, "LearnRateDropPeriod", 5, ...
%!                            "MaxEpochs", 20, "MiniBatchSize", 64, "Shuffle", "once");
%! [~, info] = mlptrain (mlp ([1 1]), 1:4, [0 0 1 1], options, "LearnRate", 1);
%! assert (info.LearnRate, [1; .2; .04; .008](ceil ((1:20)' / 5)), 1e-15);
%! assert ([options.LearnRateDropFactor, options.LearnRateDropPeriod], [.2 5]);
%! assert (trainingOptions ("sgd", "LearnRate", .3).InitialLearnRate, .3);

## what replaces the solver or the schedule brings its own defaults; fields may
## be set by either name
%!test
%! run = @(varargin) nthargout (2, @mlptrain, mlp ([1 1]), 1:4, [0 0 1 1], varargin{:}).LearnRate;
%! assert (run (trainingOptions ("sgdm"), "Solver", "adam"), .001 * ones (10, 1));
%! assert (run (trainingOptions ("sgdm", "LearnRate", .3), "Solver", "adam"), .3 * ones (10, 1));
%! options = trainingOptions ("sgd", "LearnRateSchedule", "cosine", "WarmUp", 2);
%! assert (run (options, "LearnRateSchedule", "step", "Interval", 3), ...
%!         run ("LearnRateSchedule", "step", "Interval", 3, "WarmUp", 2));
%! options = trainingOptions ("sgd");
%! options.LearnRate = .5;
%! assert (run (options), .5 * ones (10, 1));
%! assert (run (options, "InitialLearnRate", .25), .25 * ones (10, 1));

## and so does another convention
%!assert (nthargout (2, @mlptrain, mlp ([1 1]), 1:4, [0 0 1 1], trainingOptions ("rmsprop"), ...
%!                   "Convention", "torch").LearnRate(1), .01)

## names of fields match whatever their case, as those of pairs do
%!test
%! run = @(varargin) nthargout (2, @mlptrain, mlp ([1 1]), 1:4, [0 0 1 1], ...
%!                              varargin{:}).LearnRate(1);
%! assert (run (struct ("initiallearnrate", .5)), .5);
%! assert (run (struct ("initiallearnrate", .5), "LearnRate", .1), .1);
%! assert (run (struct ("INITIALLEARNRATE", .5, "LearnRate", .2)), .2);
%!error <the schedule "none" does not take "Patience"; did you mean "ValidationPatience"\?>
%! trainingOptions ("adam", "patience", 3)
%!error <the schedule "none" does not take "Delay"$> trainingOptions ("adam", "Delay", 3)
%!error <OPTIONS must have one field MaxEpochs>
%! mlptrain (mlp ([1 1]), 1, 1, struct ("MaxEpochs", 1, "maxepochs", 2))

## options of mlptrain alone, put into the struct by hand
%!test
%! net = mlp ([1 1]);
%! X = 1:4;
%! own = @(varargin) setfield (trainingOptions ("sgd"), varargin{:});
%! same = @(a, b) isequal (mlptrain (net, X, X > 2, a), mlptrain (net, X, X > 2, b{:}));
%! assert (same (own ("Normalization", "zscore"), {"Normalization", "zscore"}));
%! assert (same (struct ("inputScale", 1 / 255, "InputOffset", 2), ...
%!               {"InputScale", 1 / 255, "InputOffset", 2}));
%! assert (same (own ("Lambda", .5), {"Lambda", .5}));
%! net = mlp ([1 1], "InputScale", 3);
%! assert (isempty (mlptrain (net, X, X > 2, own ("Normalization", "none")).inputscale));
%! assert (mlptrain (net, X, X > 2, trainingOptions ("sgd")).inputscale, 3);
%!error <give Normalization, or InputOffset and InputScale, not both>
%! mlptrain (mlp ([1 1]), 1:2, [0 1], struct ("Normalization", "zscore", "InputScale", 2))

## two limits in a struct are two limits
%!test
%! run = @(varargin) numel (nthargout (2, @mlptrain, mlp ([1 1]), 1:4, [0 0 1 1], ...
%!                                     varargin{:}).EpochCost);
%! for epochs = [9 10 11]
%!   assert (run (trainingOptions ("sgd", "MaxEpochs", epochs, "MaxIterations", 30)), epochs);
%!   assert (run (struct ("MaxEpochs", epochs, "MaxIterations", 30)), epochs);
%!   assert (run (struct ("MaxEpochs", epochs), "MaxIterations", 30), epochs);
%! endfor
%! assert (run (trainingOptions ("sgd", "MaxIterations", 30)), 30);
%!error <ValidationPatience needs ValidationData>
%! mlptrain (mlp ([1 1]), 1, 1, trainingOptions ("sgd", "ValidationPatience", 2))
%!error <CheckpointFrequency needs a CheckpointFile>
%! mlptrain (mlp ([1 1]), 1, 1, trainingOptions ("sgd", "CheckpointFrequency", 2))

## a limit of steps is stronger than the default number of epochs
%!test
%! [~, info] = mlptrain (mlp ([1 1]), 1:4, [0 0 1 1], trainingOptions ("sgd"), "MaxIterations", 30);
%! assert (numel (info.IterationCost), 30);

## the picture
%!assert (trainingOptions ("sgd").Plots, "none")
%!assert (trainingOptions ("sgd", "Plots", "TRAINING-progress").Plots, "training-progress")
%!error <Plots must be one of .*did you mean "training-progress">
%! trainingOptions ("sgd", "Plots", "training")

## a small data set takes what there is
%!test
%! [~, info] = mlptrain (mlp ([1 1]), 1:4, [0 0 1 1], trainingOptions ("sgd"));
%! assert (numel (info.IterationCost), 10);

%!error <Invalid call> trainingOptions ()
%!error <trainingOptions: Solver must be one of "sgd"> trainingOptions ("lbfgs")
%!error <Solver must be one of> trainingOptions (3)
%!error <unknown option "InitialLearnrat"; known: .*did you mean "InitialLearnRate">
%! trainingOptions ("sgd", "InitialLearnrat", 1)
%!error <MaxEpochs must be a positive integer> trainingOptions ("sgd", "MaxEpochs", 0)
%!error <"sgd" does not take "Momentum"> trainingOptions ("sgd", "Momentum", .5)
%!error <does not take "Power"> trainingOptions ("sgd", "Power", .5)
%!error <MaxTime must be a positive number or Inf> trainingOptions ("sgd", "MaxTime", -1)
%!error <unknown option "Foo">
%! mlptrain (mlp ([1 1]), 1, 1, setfield (trainingOptions ("sgd"), "Foo", 1))
%!error <MaxEpochs must be>
%! mlptrain (mlp ([1 1]), 1, 1, setfield (trainingOptions ("sgd"), "MaxEpochs", "x"))
%!error <OPTIONS must be one struct>
%! mlptrain (mlp ([1 1]), 1, 1, repmat (trainingOptions ("sgd"), 1, 2))

%!demo
%! ## one set of options for several networks
%! S = dataset ("moons");
%! options = trainingOptions ("adam", "InitialLearnRate", .02, "MaxEpochs", 200, ...
%!                         "LearnRateSchedule", "cosine");
%! for hidden = [2 5 20]
%!   [net, info] = mlptrain (mlp ([2 hidden 1]), S.X, S.Y, options);
%!   [~, label] = mlppredict (net, S.X);
%!   printf ("%2d hidden units: cost %.3f, %.1f %% right\n", hidden, info.EpochCost(end), ...
%!           100 * mean (label == S.Y));
%! endfor
