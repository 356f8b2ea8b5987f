## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{rate}, @var{sweep}] =} ratesweep (@var{net}, @var{X}, @var{Y})
## @deftypefnx {} {[@var{rate}, @var{sweep}] =} ratesweep (@var{fun}, @var{theta0}, @var{X}, @var{y})
## @deftypefnx {} {[@dots{}] =} ratesweep (@dots{}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {} ratesweep (@dots{})
## A learning rate to begin with, from one short run with growing rates.
##
## The run takes one step at each of @qcode{"Steps"} rates, from the least of
## @qcode{"Range"} to the greatest, each the same multiple of the one before it.
## Rates that are too small leave the cost where it is, good ones lower it, and
## rates that are too large raise it again; there the run ends.  @var{net},
## @var{X}, @var{Y} are those of @code{mlptrain}; @var{fun}, @var{theta0},
## @var{X}, @var{y} those of @code{fminsgd}.  Nothing is trained: @var{net} and
## @var{theta0} stay as they are.
##
## The costs of mini-batches are smoothed by an exponentially weighted average
## with bias correction, @code{ewma (cost, beta, "BiasCorrection", true)}.  The
## suggestion @var{rate} is the geometric mean of two rates: that at which the
## smoothed cost falls most steeply, taken back by half the average's lag of
## beta/(1 - beta) steps, and a sixth of that at which it is least.  It is a
## point to start from: try a third and three times of it too.  @var{rate} is
## NaN if the cost does not fall at any rate.
##
## @table @asis
## @item @qcode{"Range"} ([1e-6 100])
## The least and the greatest rate, positive numbers.
## @item @qcode{"Steps"} (120)
## The number of rates, an integer of at least 10.
## @item @qcode{"Beta"} (.9)
## The average's beta in [0, 1).
## @item @qcode{"Plot"} (true without an output argument, else false)
## Draws the costs against the rates in the current figure.
## @end table
##
## All other options are passed to @code{mlptrain} or @code{fminsgd}:
## @qcode{"Solver"}, @qcode{"MiniBatchSize"}, @qcode{"Seed"} and so on; a struct
## of @code{trainingOptions} may come before them.  The sweep itself sets the
## learning rate, its schedule and the length of the run.
##
## The run ends early if the smoothed cost rises above its least value by three
## times what it had fallen before, or by one and a half times the first cost,
## if that is more.  The same arguments return the same bits.
##
## @var{sweep} is a struct:
##
## @table @code
## @item LearnRate
## @itemx Cost
## @itemx SmoothedCost
## Columns with one row for each step: its rate, the cost of its mini-batch
## before the step, and the average.
## @item Suggestion
## @itemx Steepest
## @itemx Least
## The suggestion, and the two rates that it follows from.
## @item Reason
## The suggestion in words.
## @item Handles
## If the picture is drawn, its handles: @code{Axes}, @code{Lines} (costs,
## smoothed, suggestion).
## @end table
##
## Without an output argument the reason is printed.
##
## @example
## @group
## S = dataset ("moons");
## net = mlp ([2 5 1]);
## rate = ratesweep (net, S.X, S.Y);
## [~, info] = mlptrain (net, S.X, S.Y, "LearnRate", rate);
## [~, slow] = mlptrain (net, S.X, S.Y, "LearnRate", rate / 100);
## info.EpochCost(end) < slow.EpochCost(end)
##    @result{} ans = 1
## @end group
## @end example
##
## Errors: @code{descent:value} for options out of range, @code{descent:option}
## for options that the sweep sets itself, and the errors of @code{mlptrain} or
## @code{fminsgd}.
##
## Source: the range test of L. N. Smith, ``Cyclical learning rates for training
## neural networks'', 2015, section 3.3; the average of the course, ``Improving
## deep neural networks'', week 2.
## @seealso{batchsizerace, mlptrain, fminsgd, learnrate, ewma}
## @end deftypefn

function [rate, sweep] = ratesweep (model, varargin)
  inputs = merge (isstruct (model), 2, 3);
  if (nargin < 1 + inputs)
    print_usage ();
  endif
  [options, rest] = own_options (varargin(inputs+1:end), nargout == 0);

  info = run ([{model}, varargin(1:inputs), rest], options);
  result = suggestion (info.LearnRate, info.IterationCost, options.Beta);
  if (options.Plot)
    result.Handles = draw (result);
  endif
  if (nargout == 0)
    printf ("%s\n", result.Reason);
    return;
  endif
  rate = result.Suggestion;
  sweep = result;
endfunction

## The options of the sweep; REST is for the trainer.
function [options, rest] = own_options (args, plot)
  persistent set_here = {"LearnRate", "InitialLearnRate", "LearnRateSchedule", "SchedulePer", ...
                         "DecayRate", "LearnRateDropFactor", "Interval", "LearnRateDropPeriod", ...
                         "Origin", "WarmUp", "Delay", "MaxIterations", "MaxEpochs", "OutputFcn", ...
                         "ValidationData", "Plots", "CheckpointFile", "Resume"};
  table = {"Range", [1e-6, 100], ""
           "Steps", 120, "a positive integer"
           "Beta", .9, "in [0, 1)"
           "Plot", plot, "true or false"};
  own = rest = {};
  if (! isempty (args) && isstruct (args{1}))        # of trainingOptions
    rest = args(1);
    args(1) = [];
  endif
  for i = 1:2:numel (args)
    pair = args(i:min (i + 1, end));
    if (ischar (args{i}) && any (strcmpi (args{i}, set_here)))
      error ("descent:option", "ratesweep: the sweep sets %s itself", args{i});
    elseif (ischar (args{i}) && any (strcmpi (args{i}, table(:,1))))
      own = [own, pair];
    else
      rest = [rest, pair];
    endif
  endfor
  options = __options__ ("ratesweep", table, own);
  r = options.Range;
  if (! (isnumeric (r) && isreal (r) && numel (r) == 2 && all (r(:) > 0 & isfinite (r(:)))
         && r(1) < r(2)))
    error ("descent:value", "ratesweep: Range must be two positive numbers, the lesser first");
  endif
  options.Range = double (r(:)');
  if (options.Steps < 10)
    error ("descent:value", "ratesweep: Steps must be at least 10");
  endif
endfunction

## The history of the run.
function info = run (args, options)
  warning ("off", "descent:diverged", "local");        # it is meant to
  growth = exp (diff (log (options.Range)) / (options.Steps - 1));
  watch = @(x, point, state) risen (point, state, options.Beta);
  info = train_history ("ratesweep", args{:}, "LearnRate", options.Range(1), ...
                        "LearnRateSchedule", "exponential", "DecayRate", growth, ...
                        "Interval", 1, "Origin", 0, "Delay", 0, "WarmUp", 0, ...
                        "SchedulePer", "iteration", "MaxIterations", options.Steps, ...
                        "MaxEpochs", Inf, "OutputFcn", watch);
endfunction

## An OutputFcn: has the smoothed cost risen so far that the sweep can end?
function stop = risen (point, state, beta)
  persistent first least average weight;
  stop = false;
  if (strcmp (state, "init"))
    first = NaN;
    least = Inf;
    average = weight = 0;
  elseif (strcmp (state, "iter"))
    if (isnan (first))
      first = point.fval;
    endif
    average = beta * average + (1 - beta) * point.fval;
    weight = beta * weight + 1 - beta;
    least = min (least, average / weight);
    stop = average / weight > least + max (3 * (first - least), 1.5 * abs (first));
  endif
endfunction

## The result of the sweep over RATE with these costs.
function r = suggestion (rate, cost, beta)
  r.LearnRate = rate;
  r.Cost = cost;
  r.SmoothedCost = smoothed = __ewma__ ("ewma", cost, beta, "BiasCorrection", true);
  r.Suggestion = NaN;
  r.Steepest = NaN;
  r.Least = NaN;
  smoothed = smoothed(isfinite (smoothed));
  [least, last] = min (smoothed);
  if (numel (smoothed) < 3 || last < 3)
    r.Reason = "no suggestion: the cost does not fall at any of these rates; try lesser ones";
    return;
  endif
  lag = beta / (1 - beta);
  begin = min (1 + round (lag), last - 1);             # before it, the average is of few costs
  [~, steepest] = min (gradient (smoothed)(begin:last));
  steepest = max (begin - 1 + steepest - round (lag / 2), 1);
  r.Steepest = rate(steepest);
  r.Least = rate(last);
  r.Suggestion = sqrt (r.Steepest * r.Least / 6);
  r.Reason = sprintf (["LearnRate %.2g: the smoothed cost falls most steeply at %.2g and is ", ...
                       "least, %.4g, at %.2g"], r.Suggestion, r.Steepest, least, r.Least);
  if (last == numel (cost))
    r.Reason = [r.Reason, ", the greatest rate; it may fall on above"];
  endif
endfunction

function h = draw (r)
  [ax, restore] = plot_axes ("ratesweep", []);
  set (ax, "xscale", "log");
  colors = plot_colors ();
  finite = isfinite (r.SmoothedCost);
  top = max ([r.SmoothedCost(finite); r.Cost(1)]);
  cost = r.Cost;
  cost(! (cost <= top + abs (top))) = NaN;             # the last ones would flatten the others
  h.Axes = ax;
  h.Lines(1) = plot (ax, r.LearnRate, cost, "color", [.6 .6 .6], "linewidth", .75);
  h.Lines(2) = plot (ax, r.LearnRate(finite), r.SmoothedCost(finite), "color", colors(1,:), ...
                     "linewidth", 2);
  limits = get (ax, "ylim");
  h.Lines(3) = plot (ax, r.Suggestion * [1, 1], limits, "--", "color", colors(2,:), ...
                     "linewidth", 1.5);
  set (ax, "xlim", r.LearnRate([1, end]), "ylim", limits, "box", "on", "xgrid", "on", ...
       "ygrid", "on");
  xlabel (ax, "learning rate");
  ylabel (ax, "cost of the mini-batch");
  labels = {"cost", "smoothed", sprintf("suggestion %.2g", r.Suggestion)};
  legend (ax, h.Lines, labels, "location", plot_free_corner (ax, labels));
endfunction

## the documented example
%!test
%! S = dataset ("moons");
%! net = mlp ([2 5 1]);
%! rate = ratesweep (net, S.X, S.Y);
%! [~, info] = mlptrain (net, S.X, S.Y, "LearnRate", rate);
%! [~, slow] = mlptrain (net, S.X, S.Y, "LearnRate", rate / 100);
%! assert (info.EpochCost(end) < slow.EpochCost(end));

## the rates, the costs of a run with them, the average by its definition
%!test
%! S = dataset ("moons");
%! net = mlp ([2 5 1]);
%! [rate, s] = ratesweep (net, S.X, S.Y, "Range", [1e-3 1], "Steps", 50, "Beta", .8, "Seed", 3, ...
%!                        "MiniBatchSize", 30, "Solver", "adam");
%! assert (s.LearnRate, logspace (-3, 0, 50)', -1e-12);
%! [~, info] = mlptrain (net, S.X, S.Y, "LearnRate", 1e-3, "LearnRateSchedule", "exponential", ...
%!                       "DecayRate", 1e3 ^ (1/49), "Origin", 0, "SchedulePer", "iteration", ...
%!                       "MaxIterations", 50, "Seed", 3, "MiniBatchSize", 30, "Solver", "adam");
%! assert (s.Cost, info.IterationCost, -1e-9);
%! v = 0;
%! for k = 1:50
%!   v = .8 * v + .2 * s.Cost(k);
%!   assert (s.SmoothedCost(k), v / (1 - .8 ^ k), -1e-12);
%! endfor
%! assert (rate, s.Suggestion);
%! assert (rate, sqrt (s.Steepest * s.Least / 6));
%! assert (s.Least, s.LearnRate(s.SmoothedCost == min (s.SmoothedCost)));
%! assert (fieldnames (s), {"LearnRate"; "Cost"; "SmoothedCost"; "Suggestion"; "Steepest"; ...
%!                          "Least"; "Reason"});
%! [again, t] = ratesweep (net, S.X, S.Y, "Range", [1e-3 1], "Steps", 50, "Beta", .8, "Seed", 3, ...
%!                         "MiniBatchSize", 30, "Solver", "adam");
%! assert ({again, t}, {rate, s});

## least squares: beyond 2 / (the greatest eigenvalue) descent diverges; the
## suggestion is below, and not by far, at every scale of the features
%!function [J, grad] = squares (theta, X, y)
%!  J = sumsq (X * theta - y) / 2 / rows (X);
%!  grad = X' * (X * theta - y) / rows (X);
%!endfunction
%!test
%! X = [cos(1:400); sin(3:402); cos((1:400).^2)]';
%! y = X * [1; -2; 3] + .1 * sin (5 * (1:400)');
%! for scale = [.1, 1, 30]
%!   limit = 2 / max (eig (scale^2 * (X' * X) / 400));
%!   [rate, s] = ratesweep (@squares, zeros (3, 1), scale * X, y, "Range", limit * [1e-5 1e3]);
%!   assert (rate < limit && rate > limit / 30);
%!   assert (numel (s.Cost) < 120);                     # it ended before the greatest rate
%!   assert (all (isfinite (s.SmoothedCost)));
%! endfor

## no rate lowers the cost; it still falls at the end; costs below zero
%!test
%! flat = @(t, X, y) deal (1 + 0 * t, 0 * t);
%! [rate, s] = ratesweep (flat, 1, ones (20, 1), ones (20, 1));
%! assert (rate, NaN);
%! assert (s.Reason, ["no suggestion: the cost does not fall at any of these rates; ", ...
%!                    "try lesser ones"]);
%! up = @(t, X, y) deal (t, -1);
%! assert (ratesweep (up, 1, ones (20, 1), ones (20, 1)), NaN);
%! down = @(t, X, y) deal (t - 5, 1);
%! [rate, s] = ratesweep (down, 1, ones (20, 1), ones (20, 1));
%! assert (isfinite (rate));
%! assert (! isempty (strfind (s.Reason, "the greatest rate")));
%! assert (s.Least, 100, -1e-12);

## the options of a struct; nothing is printed or drawn with outputs
%!test
%! S = dataset ("moons");
%! options = trainingOptions ("adam", "InitialLearnRate", 5, "Seed", 4);
%! net = mlp ([2 5 1]);
%! text = evalc ("rate = ratesweep (net, S.X, S.Y, options);");
%! assert (text, "");
%! assert (rate, ratesweep (net, S.X, S.Y, "Solver", "adam", "Seed", 4));

## the printed reason and the picture
%!testif HAVE_OPENGL
%! S = dataset ("moons");
%! visible = get (0, "defaultfigurevisible");
%! set (0, "defaultfigurevisible", "off");
%! unwind_protect
%!   f = figure ();
%!   text = evalc ("ratesweep (mlp ([2 5 1]), S.X, S.Y)");
%!   assert (! isempty (regexp (text, '^LearnRate [0-9.e+-]+: the smoothed cost falls')));
%!   [rate, s] = ratesweep (mlp ([2 5 1]), S.X, S.Y, "Plot", true);
%!   assert (get (s.Handles.Axes, "xscale"), "log");
%!   assert (get (s.Handles.Lines(2), "ydata")', s.SmoothedCost);
%!   assert (get (s.Handles.Lines(3), "xdata"), rate * [1 1]);
%! unwind_protect_cleanup
%!   close (f);
%!   set (0, "defaultfigurevisible", visible);
%! end_unwind_protect

%!error <Invalid call> ratesweep (mlp ([2 1]), 1)
%!error <Invalid call> ratesweep (@squares, 1, 2)
%!error <ratesweep: the sweep sets LearnRate itself>
%! ratesweep (mlp ([1 1]), 1:3, [0 1 1], "LearnRate", 1)
%!error <sets MaxEpochs itself> ratesweep (mlp ([1 1]), 1:3, [0 1 1], "MaxEpochs", 1)
%!error <Range must be two positive numbers> ratesweep (mlp ([1 1]), 1:3, [0 1 1], "Range", [1 1])
%!error <Range must be two positive numbers> ratesweep (mlp ([1 1]), 1:3, [0 1 1], "Range", [0 1])
%!error <Steps must be at least 10> ratesweep (mlp ([1 1]), 1:3, [0 1 1], "Steps", 9)
%!error <Beta must be in \[0, 1\)> ratesweep (mlp ([1 1]), 1:3, [0 1 1], "Beta", 1)
%!error <Y must be 0 or 1> ratesweep (mlp ([1 1]), 1:3, [0 1 2])

%!demo
%! S = dataset ("moons");
%! ratesweep (mlp ([2 5 1]), S.X, S.Y)
%! title ("moons, 2-5-1: one step at each rate");
