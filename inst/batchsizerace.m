## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{r} =} batchsizerace (@var{net}, @var{X}, @var{Y})
## @deftypefnx {} {@var{r} =} batchsizerace (@var{fun}, @var{theta0}, @var{X}, @var{y})
## @deftypefnx {} {@var{r} =} batchsizerace (@dots{}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {} batchsizerace (@dots{})
## Time to a target cost for several mini-batch sizes.
##
## The lecture's advice is to try several powers of two: here they run from the
## same start, one after the other, and the clock is read at the end of each
## epoch.  @var{net}, @var{X}, @var{Y} are those of @code{mlptrain}; @var{fun},
## @var{theta0}, @var{X}, @var{y} those of @code{fminsgd}, with samples in rows
## unless "ObservationsIn" says "columns".  m is the number of samples, which
## may be in sources, as those of the trainers.
##
## @table @asis
## @item "MiniBatchSizes" (1, 16, 32, 64, 128, 256, 512 as far as below m, and m)
## The sizes, different integers in 1..m: 1 is stochastic gradient descent, m
## batch gradient descent.  Of sources, whose mini-batches must be in "Memory"
## twice, the default has those only that are.
## @item "Target"
## The cost to reach, any finite number.  By default it is the median of the
## lowest costs of the runs, which at least half of them reach.
## @item "MaxEpochs" (20)
## Passes over all samples of each run; the runs do not stop at the target.
## @item "LearnRate"
## The learning rate of all runs, or a function of the size, for example
## @code{@@(B) .1 * sqrt (B / 64)}: what suits one size may be too much or too
## little for another.  Of several rates each is raced with each size.
## @item "Cost" ("training")
## The cost that counts: "training", the epoch's mean over its mini-batches, or
## "validation", that of "ValidationData" at the epoch's end.
## @item "Plot" (true without an output argument, else false)
## Draws the costs in the current figure, against seconds and against epochs.
## @end table
##
## All other options are handed to @code{mlptrain} or @code{fminsgd}: "Solver",
## "Seed" and so on; "MaxTime" is then the limit of each run.  One more epoch,
## before the first run, is not counted: it brings data and code to the
## processor.
##
## A run reaches the target with the first epoch whose cost is at or below it.
## The training cost is a mean, weighted by size (@code{info.EpochCost}), of
## costs before their own updates: for batch gradient descent the cost where the
## epoch began, for the others of where they came through.  Epochs that were not
## validated count for none, where "ValidationFrequency" is more than an epoch.
##
## @var{r} is a struct, whose columns have one row for each run:
##
## @table @code
## @item MiniBatchSize
## @itemx LearnRate
## The sizes, in the order given, and the rate of the first step.
## @item SecondsToTarget
## @itemx EpochsToTarget
## Time to the end of the epoch that reached the target, and its number; NaN if
## none did.
## @item SecondsPerEpoch
## The median.
## @item FinalCost
## The cost of the last epoch that has one.
## @item Target
## The cost to reach.
## @item Cost
## (n, 1) cell: the cost that counts, by epoch; NaN for one not validated.
## @item Info
## (n, 1) cell: @code{info} of each run, as the trainer returns it.
## @item NoiseScale
## The gradient noise scale (see @code{noisescale}) at the start and where the
## quickest run ended, (1, 2): far above that size, larger mini-batches save few
## steps.
## @item Handles
## Handles of what is drawn, if it is: @code{Axes} (1, 2), @code{Lines} (n, 2).
## @end table
##
## Without an output argument a table is printed; "-" means not reached.
##
## Errors: @code{descent:value} for options out of range, @code{descent:option}
## for "MiniBatchSize", which is what varies here, and for "Cost", "validation"
## without "ValidationData", and the errors of
## @code{mlptrain} or @code{fminsgd}.
##
## @example
## @group
## S = dataset ("moons");
## r = batchsizerace (mlp ([2 5 1]), S.X, S.Y, "LearnRate", .1);
## r.MiniBatchSize'
##    @result{} ans =
##          1    16    32    64   128   256   300
## @end group
## @group
## r.EpochsToTarget(1) < r.EpochsToTarget(3)
##    @result{} ans = 1
## @end group
## @end example
##
## Source: the course, "Improving deep neural networks", week 2, understanding
## mini-batch gradient descent.
## @seealso{mlptrain, fminsgd, noisescale, ratesweep, minibatches}
## @end deftypefn

function varargout = batchsizerace (model, varargin)
  if (nargin < 3 || (nargin < 4 && ! isstruct (model)))
    print_usage ();
  endif
  [varargout{1:nargout}] = batchsizerace (model, varargin{:});
endfunction

%!test
%! S = dataset ("moons");
%! r = batchsizerace (mlp ([2 5 1]), S.X, S.Y, "LearnRate", .1);
%! assert (r.MiniBatchSize', [1 16 32 64 128 256 300]);
%! assert (r.EpochsToTarget(1) < r.EpochsToTarget(3));

## each run is what mlptrain does; the columns follow from the histories
%!test
%! S = dataset ("moons");
%! net = mlp ([2 4 1], "Seed", 3);
%! r = batchsizerace (net, S.X, S.Y, "Solver", "momentum", "LearnRate", .1, ...
%!                    "MiniBatchSizes", [64 8 300], ...
%!                    "MaxEpochs", 6, "Seed", 5);
%! assert (fieldnames (r), {"MiniBatchSize"; "LearnRate"; "SecondsToTarget"; "EpochsToTarget"
%!                          "SecondsPerEpoch"; ...
%!                          "FinalCost"; "Target"; "Cost"; "Info"; "NoiseScale"});
%! assert (r.LearnRate, [.1; .1; .1]);
%! assert (r.NoiseScale(1), noisescale (net, S.X, S.Y));
%! [~, quickest] = min (r.SecondsToTarget);
%! trained = mlptrain (net, S.X, S.Y, "Solver", "momentum", "LearnRate", .1, "MaxEpochs", 6, ...
%!                     "MiniBatchSize", r.MiniBatchSize(quickest), "Seed", 5);
%! assert (r.NoiseScale(2), noisescale (trained, S.X, S.Y));
%! assert (r.MiniBatchSize, [64; 8; 300]);
%! lowest = [];
%! for i = 1:3
%!   [~, info] = mlptrain (net, S.X, S.Y, "Solver", "momentum", "LearnRate", .1, "MaxEpochs", 6, ...
%!                         "MiniBatchSize", r.MiniBatchSize(i), "Seed", 5);
%!   assert (r.Info{i}.EpochCost, info.EpochCost);
%!   assert (r.FinalCost(i), info.EpochCost(end));
%!   assert (r.SecondsPerEpoch(i), median (r.Info{i}.Seconds));
%!   lowest(i) = min (info.EpochCost);
%! endfor
%! assert (r.Target, median (lowest));
%! for i = 1:3
%!   k = find (r.Info{i}.EpochCost <= r.Target, 1);
%!   if (isempty (k))
%!     assert ([r.EpochsToTarget(i), r.SecondsToTarget(i)], [NaN, NaN]);
%!   else
%!     assert (r.EpochsToTarget(i), k);
%!     assert (r.SecondsToTarget(i), sum (r.Info{i}.Seconds(1:k)));
%!   endif
%! endfor
%! assert (sum (! isnan (r.EpochsToTarget)) >= 2);

## a target that none reaches, one that all begin with; a rate for each size
%!test
%! X = [1 2 3 4];  Y = [0 0 1 1];
%! r = batchsizerace (mlp ([1 1]), X, Y, "Target", -1, "MaxEpochs", 2);
%! assert (r.MiniBatchSize, [1; 4]);
%! assert (r.EpochsToTarget, [NaN; NaN]);
%! assert (r.Target, -1);
%! r = batchsizerace (mlp ([1 1]), X, Y, "Target", 1e9, "MaxEpochs", 2);
%! assert (r.EpochsToTarget, [1; 1]);
%! r = batchsizerace (mlp ([1 1]), X, Y, "LearnRate", @(B) B / 100, "MaxEpochs", 2);
%! [~, info] = mlptrain (mlp ([1 1]), X, Y, "LearnRate", .04, "MaxEpochs", 2, "MiniBatchSize", 4);
%! assert (r.Info{2}.EpochCost, info.EpochCost);
%! r = batchsizerace (mlp ([1 1]), 1, 0, "MaxEpochs", 2);
%! assert (r.MiniBatchSize, 1);

## sizes and rates together
%!test
%! S = dataset ("moons");
%! net = mlp ([2 4 1], "Seed", 3);
%! r = batchsizerace (net, S.X, S.Y, "MiniBatchSizes", [50 300], "LearnRate", [.01 .1 1], ...
%!                    "MaxEpochs", 4);
%! assert (r.MiniBatchSize, [50 50 50 300 300 300]');
%! assert (r.LearnRate, [.01 .1 1 .01 .1 1]');
%! one = batchsizerace (net, S.X, S.Y, "MiniBatchSizes", [50 300], "LearnRate", 1, "MaxEpochs", 4);
%! assert (r.FinalCost([3 6]), one.FinalCost);
%! r = batchsizerace (net, S.X, S.Y, "MiniBatchSizes", [50 300], "MaxEpochs", 2, ...
%!                    "LearnRate", @(B) B ./ [100 1000]);
%! assert (r.LearnRate, [.5 .05 3 .3]');

## the validation cost counts, at the ends of epochs that have one
%!test
%! S = dataset ("moons");
%! net = mlp ([2 4 1], "Seed", 3);
%! data = {S.X(:,201:300), S.Y(201:300)};
%! args = {net, S.X(:,1:200), S.Y(1:200), "ValidationData", data, "MiniBatchSizes", [50 200], ...
%!         "LearnRate", 1, "MaxEpochs", 4};
%! r = batchsizerace (args{:}, "Cost", "validation");
%! for i = 1:2
%!   assert (r.Cost{i}, r.Info{i}.ValidationCost);
%!   assert (r.FinalCost(i), r.Info{i}.ValidationCost(4));
%! endfor
%! assert (r.Target, median (cellfun (@min, r.Cost)));
%! r = batchsizerace (args{:}, "Cost", "validation", "ValidationFrequency", 2);
%! assert (isnan (r.Cost{1}), false (4, 1));             # 4 steps an epoch
%! assert (isnan (r.Cost{2}), logical ([1 0 1 0]'));     # one
%! assert (r.Cost{2}([2 4]), r.Info{2}.ValidationCost);
%! other = batchsizerace (args{:});
%! assert (other.Cost, cellfun (@(info) info.EpochCost, other.Info, "UniformOutput", false));
%!error <Cost "validation" needs ValidationData>
%! batchsizerace (mlp ([1 1]), 1:3, [0 1 1], "Cost", "validation")
%!error <Cost must be one of "training", "validation">
%! batchsizerace (mlp ([1 1]), 1:3, [0 1 1], "Cost", "test")

## a user's own function, samples in rows or columns
%!function [J, grad] = straight (theta, X, y)
%!  J = sumsq (X * theta - y) / (2 * rows (X));
%!  grad = X' * (X * theta - y) / rows (X);
%!endfunction
%!test
%! X = [ones(40, 1), sin(1:40)'];
%! y = X * [1; 2];
%! r = batchsizerace (@straight, [0; 0], X, y, "LearnRate", .1, "MaxEpochs", 30);
%! assert (r.MiniBatchSize, [1; 16; 32; 40]);
%! assert (r.FinalCost(1) < 1e-6);
%! c = batchsizerace (@(t, X, y) straight (t, X', y'), [0; 0], X', y', "LearnRate", .1, ...
%!                    "MaxEpochs", 30, ...
%!                    "ObservationsIn", "columns");
%! assert (c.FinalCost, r.FinalCost, 1e-12);
%! c = batchsizerace (@(t, X, y) straight (t, X', y'), [0; 0], X', y', ...
%!                    struct ("LearnRate", .1, "MaxEpochs", 30, "observationsin", "Columns"));
%! assert (c.FinalCost, r.FinalCost, 1e-12);

## the table and the picture
%!test
%! S = dataset ("moons");
%! text = evalc (['batchsizerace (mlp ([2 3 1]), S.X, S.Y, "MiniBatchSizes", [64 300], ' ...
%!                '"MaxEpochs", 2, "Plot", false);']);
%! lines = strsplit (strtrim (text), "\n");
%! assert (numel (lines), 5);             # strsplit joins the empty ones
%! assert (strncmp (lines{5}, "gradient noise scale: ", 22));
%! assert (sscanf (lines{3}, "%d", 1), 64);
%! text = evalc (['batchsizerace (mlp ([2 3 1]), S.X, S.Y, "Target", -1, ' ...
%!                '"MiniBatchSizes", 300, "MaxEpochs", 2, "Plot", false);']);
%! assert (numel (regexp (text, ' -(?= )')), 2);
%!test
%! f = figure ("visible", "off");
%! unwind_protect
%!   S = dataset ("moons");
%!   r = batchsizerace (mlp ([2 3 1]), S.X, S.Y, "MaxEpochs", 3, "Plot", true);
%!   assert (size (r.Handles.Axes), [1 2]);
%!   assert (size (r.Handles.Lines), [7 2]);
%!   for a = r.Handles.Axes(:)'
%!     assert (! isempty (get (get (a, "xlabel"), "string")));
%!     assert (! isempty (get (get (a, "ylabel"), "string")));
%!   endfor
%!   assert (get (r.Handles.Lines(2,2), "ydata")(:), r.Info{2}.EpochCost);
%!   assert (get (r.Handles.Lines(2,1), "xdata")(:), cumsum (r.Info{2}.Seconds));
%!   colors = cell2mat (get (r.Handles.Lines(:,1), "color"));
%!   assert (rows (unique (colors, "rows")), 7);
%! unwind_protect_cleanup
%!   close (f);
%! end_unwind_protect

%!shared net
%! net = mlp ([1 1]);

## a struct of trainingOptions first
%!test
%! S = dataset ("moons");
%! options = trainingOptions ("adam", "MaxEpochs", 2);
%! a = batchsizerace (mlp ([2 2 1]), S.X, S.Y, options, "MiniBatchSizes", [50 300]);
%! assert (cellfun (@(info) numel (info.EpochCost), a.Info), [2; 2]);
%! a = batchsizerace (mlp ([2 2 1]), S.X, S.Y, options, "MaxEpochs", 3, "MiniBatchSizes", [50 300]);
%! b = batchsizerace (mlp ([2 2 1]), S.X, S.Y, "Solver", "adam", "MaxEpochs", 3, ...
%!                    "MiniBatchSizes", [50 300]);
%! assert (a.FinalCost, b.FinalCost);
%! assert (numel (a.Info{1}.EpochCost), 3);

## runs that end before they begin
%!test
%! r = batchsizerace (net, 1:3, [0 1 1], "OutputFcn", @(varargin) true, "Plot", false);
%! assert (r.FinalCost, NaN (2, 1));
%! assert (isempty (r.Info{1}.EpochCost));

%!error <Plots would take the time> batchsizerace (mlp ([1 1]), 1:3, [0 1 1], "Plots", "none")
%!error <Plots would take the time>
%! batchsizerace (mlp ([1 1]), 1:3, [0 1 1], trainingOptions ("sgd", "Plots", "training-progress"))
%!error <Invalid call> batchsizerace ()
%!error <Invalid call> batchsizerace (net, 1)
%!error <Invalid call> batchsizerace (@sin, 1, 2)
%!error <NET must be a network> batchsizerace (struct (), 1, 1)
%!error <X must have at least one sample> batchsizerace (net, zeros (1, 0), zeros (1, 0))
%!error <give MiniBatchSizes> batchsizerace (net, 1, 1, "MiniBatchSize", 1)
%!error <MiniBatchSizes must be different integers in 1..3>
%! batchsizerace (net, 1:3, [0 1 1], "MiniBatchSizes", [1 4])
%!error <MiniBatchSizes must be> batchsizerace (net, 1:3, [0 1 1], "MiniBatchSizes", [1 1])
%!error <MiniBatchSizes must be> batchsizerace (net, 1:3, [0 1 1], "MiniBatchSizes", [])
%!error <MiniBatchSizes must be> batchsizerace (net, 1:3, [0 1 1], "MiniBatchSizes", {1})
%!error <Target must be a finite number> batchsizerace (net, 1, 1, "Target", NaN)
%!error <Target must be a finite number> batchsizerace (net, 1, 1, "Target", [])
%!error <MaxEpochs must be a positive integer> batchsizerace (net, 1, 1, "MaxEpochs", 0)
%!error <Plot must be true or false> batchsizerace (net, 1, 1, "Plot", "on")
%!error id=descent:option batchsizerace (net, 1, 1, "Stp", 1)
%!error id=descent:option batchsizerace (net, 1, 1, 3, 1)
%!error id=descent:option batchsizerace (net, 1, 1, "Target")

%!demo
%! ## which mini-batch size is quickest on the digits?
%! S = dataset ("digits");
%! net = mlp ([64 32 10], "Output", "softmax", "Seed", 1);
%! batchsizerace (net, S.X / 16, S.Y, "LearnRate", .1, "MaxEpochs", 15);
