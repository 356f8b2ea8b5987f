## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{net}, @var{info}] =} mlptrain (@var{net}, @var{X}, @var{Y})
## @deftypefnx {} {[@dots{}] =} mlptrain (@var{net}, @var{X}, @var{Y}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {[@dots{}] =} mlptrain (@var{net}, @var{X}, @var{Y}, @var{options}, @dots{})
## Train a network by mini-batch gradient descent.
##
## @var{net}: a network as @code{mlp} makes it.  @var{X}: features x samples,
## real and finite, any class, converted to that of @var{net}.  @var{Y}: targets, a
## column a sample; see @code{mlpcost}.  @var{options}: a struct as
## @code{trainingOptions} makes it; pairs after it are stronger.  All options but
## "Lambda" and "LambdaPer" are those of @code{fminsgd} and
## @code{trainingOptions} too.
##
## The run:
##
## @table @asis
## @item "MaxEpochs" (10)
## Passes over all samples; Inf with "MaxTime" or another end.
## @item "MaxIterations" (Inf)
## Steps at most.  Without "MaxEpochs" there are as many epochs as they need.
## @item "MaxTime" (Inf)
## Seconds: no step begins after.
## @item "MiniBatchSize" (64, or m if that is less)
## Samples of a mini-batch, 1..m.  m is batch gradient descent, 1 stochastic.
## A last, smaller mini-batch is used, and divided by its own size.
## @item "Shuffle" ("every-epoch")
## "every-epoch" (true), "once", or "never" (false): samples as they stand.
## The order of epoch e is that of
## @code{minibatches (@dots{}, "Shuffle", true, "Seed", seed, "Epoch", e)}.
## @item "Seed" (0)
## Integer that the orders follow from.
## @item "Order"
## The orders themselves, instead of "Shuffle": m x MaxEpochs, a permutation
## of 1..m in each column, any class of integer values.
## @item "Threads"
## Threads for the steps of long parameters; else OMP_NUM_THREADS, else the
## processors.  The result is the same.
## @end table
##
## The steps:
##
## @table @asis
## @item "Solver" ("sgd")
## The name of an optimizer: "sgd", "momentum" ("sgdm"), "adam", @dots{}  See
## @code{optimizer} for all names and formulas.
## @item "Convention" ("course")
## "course", "torch", "keras" or "matlab": arithmetic and defaults; see
## @code{optimizer}.
## @item "LearnRate" (that of the optimizer: sgd and momentum .01, adam .001, @dots{})
## The learning rate alpha; "InitialLearnRate" means the same.
## @item "Momentum" (.9), "GradientDecayFactor" (.9)
## beta of momentum; beta1 of adam and its kin.
## @item "SquaredGradientDecayFactor" (.999; rmsprop .9), "Epsilon" (1e-8)
## beta2 of adam and beta of rmsprop; epsilon of both.  The other solvers have
## defaults of their own: see @code{optimizer}.
## @item "MomentumDecay", "Centered"
## Of nadam and of rmsprop; see @code{optimizer}.  An option that the solver has
## no use for is an error.
## @item "LearnRateSchedule" ("none")
## How the rate changes: "inverse", "exponential", "sqrt", "staircase", "step"
## ("piecewise"), "cosine", "polynomial", "one-cycle", "plateau", with their numbers
## ("DecayRate", "WarmUp", @dots{}) as further options: see @code{learnrate}.
## "Duration" is the length of the run unless given.  "plateau" looks at the last
## cost of validation, or without such data at the mean cost of the epoch.
## @item "SchedulePer" ("epoch")
## "iteration": the schedule counts steps, not epochs.
## @item "L2Regularization" (0; or "L2"), "WeightDecay" (0; adamw .01)
## L2 times W is added to the gradient; W loses alpha times WeightDecay times W beside
## the step.  Both leave biases alone, and are not in the cost.
## @item "GradientThreshold" (Inf), "GradientThresholdMethod" ("l2norm")
## Gradients are shortened to the threshold: each array of weights or biases
## by its own norm ("l2norm"), all by their common norm ("global-l2norm"), or each
## element by itself ("absolute-value").
## @item "Lambda" (0), "LambdaPer" ("minibatch")
## L2 regularisation in the cost: J of a mini-batch of B samples has the penalty
## @code{lambda/(2*B) * sum (W(:).^2)} ("minibatch", the lecture's form), or
## @code{lambda/(2*m) * sum (W(:).^2)} ("dataset"), which does not depend on B.
## @end table
##
## What is seen of it:
##
## @table @asis
## @item "ValidationData"
## A cell @code{@{Xv, Yv@}} like X and Y.  Their mean loss, without a
## penalty, is computed every "ValidationFrequency" steps (as many as an epoch has),
## and at the end.
## @item "ValidationPatience" (Inf)
## Early stopping: the run ends when so many validations one after the other were no
## better than the best.
## @item "OutputNetwork" ("best-validation")
## With "ValidationData", the parameters of the best validation are returned;
## "last-iteration" returns the last.
## @item "OutputFcn"
## @code{stop = f (x, optimValues, state)}, Octave's signature, called before the
## run (state "init"), after each step ("iter") and at the end ("done").  x: the
## parameters; optimValues: a struct with iter (also as iteration and funccount), epoch,
## fval (cost of the mini-batch), learnrate, validationcost (the last; NaN before it),
## seconds.  true ends the run.
## @item "Verbose" (false)
## true prints a line every epoch, a whole number n every n epochs; on a terminal
## a line shows in between where the run is.
## @end table
##
## The trained @var{net} is returned.  @var{info} is a struct of columns:
## @code{IterationCost}, the cost of each mini-batch before its own step, and
## @code{LearnRate}, the rate of that step; @code{EpochCost}, the means of the
## costs in each epoch, weighted by size, and @code{Seconds}, the time of each;
## @code{ValidationCost}, @code{ValidationIteration}, the costs of the validations and
## the numbers of the steps before them; then @code{OutputIteration}, the number of
## steps behind what is returned, and @code{Reason}, the reason of the end.
##
## A cost or a gradient that is not finite ends the run, with the warning
## @code{descent:nonfinite} that names the iteration.  The parameters are then those
## of the last iteration with a finite cost (with more than 32,768 parameters: of
## one up to 15 iterations before), or the best of the validations.
##
## Training runs in C, its gradients on one thread; the result is a function of the
## arguments alone, but for "MaxTime".  Ctrl-C ends it and gives the prompt back.
##
## A second call with what the first returned goes on from its parameters, but begins
## anew with the solver's averages, the schedule and the orders (give another "Seed").
## Where a run must be saved and go on exactly, write its loop with
## @code{minibatchqueue} and @code{gradstep}, which have states.
##
## Errors: as for @code{mlpcost}, and @code{descent:value} for options out of
## range, @code{descent:option} for unknown ones or such as the solver does
## not take, @code{descent:memory} if there is not enough.
##
## @example
## @group
## S = dataset ("moons");
## net = mlp ([2 5 2 1], "Seed", 1);
## [net, info] = mlptrain (net, S.X, S.Y, "Solver", "adam", ...
##                         "LearnRate", .01, "MaxEpochs", 200);
## [~, label] = mlppredict (net, S.X);
## mean (label == S.Y) > .9
##    @result{} ans = 1
## @end group
## @end example
##
## Sources: the course, "Improving deep neural networks", week 2; Kingma and
## Ba 2014 (arXiv 1412.6980), algorithm 1, for adam; Hinton's lecture 6e for
## rmsprop.
## @seealso{mlp, mlppredict, mlpcost, fminsgd, trainingOptions, optimizer, learnrate, minibatches}
## @end deftypefn

function [net, info] = mlptrain (net, X, Y, varargin)
  if (nargin < 3)
    print_usage ();
  endif
  checknet ("mlptrain", net);
  [X, T, net] = nettargets ("mlptrain", net, X, Y);
  [opts, given] = trainoptions ("mlptrain", varargin, {
    "Lambda", 0, "a number that is not negative"
    "LambdaPer", "minibatch", {"minibatch", "dataset"}});
  run = trainrun ("mlptrain", opts, given, columns (X));
  [Xv, Tv] = deal (X(:,[]), T(:,[]));
  if (! isempty (opts.ValidationData))
    if (! iscell (opts.ValidationData) || numel (opts.ValidationData) != 2)
      error ("descent:class", "mlptrain: ValidationData must be a cell, {X, Y}");
    endif
    [Xv, Tv] = nettargets ("mlptrain: ValidationData", net, opts.ValidationData{:});
  endif
  [net.theta, info] = __mlptrain__ (net.sizes, net.activations, net.theta, X, T, Xv, Tv, ...
                                    opts.Lambda, strcmp (opts.LambdaPer, "dataset"), run);
  info = traininfo ("mlptrain", info);
endfunction

%!test
%! S = dataset ("moons");
%! net = mlp ([2 5 2 1], "Seed", 1);
%! [net, info] = mlptrain (net, S.X, S.Y, "Solver", "adam", ...
%!                         "LearnRate", .01, "MaxEpochs", 200);
%! [~, label] = mlppredict (net, S.X);
%! assert (mean (label == S.Y) > .9);

## every solver against the same run written with minibatches, mlpcost and the
## formulas: orders, last mini-batch, penalties, costs before their updates
%!function [net, J, E] = by_hand (net, X, Y, step, B, epochs, lambda, per, seed)
%!  v = s = zeros (size (net.theta));
%!  t = 0;  J = E = [];
%!  for e = 1:epochs
%!    [Xb, Yb] = minibatches (X, Y, B, "Shuffle", true, "Seed", seed, "Epoch", e);
%!    total = 0;
%!    for i = 1:numel (Xb)
%!      n = columns (Xb{i});
%!      if (strcmp (per, "dataset"))
%!        l = lambda * n / columns (X);
%!      else
%!        l = lambda;
%!      endif
%!      [J(end+1,1), g] = mlpcost (net, Xb{i}, Yb{i}, "Lambda", l);
%!      [net.theta, v, s] = step (net.theta, g, v, s, ++t);
%!      total += J(end) * n;
%!    endfor
%!    E(end+1,1) = total / columns (X);
%!  endfor
%!endfunction
%!function stop = mlptrain_note (theta, values, state)
%!  global mlptrain_seen
%!  mlptrain_seen{end+1} = theta;
%!  stop = values.iter == 4;
%!endfunction
%!function [theta, v, s] = momentum (theta, g, v, s, a, b)
%!  v = b * v + (1 - b) * g;
%!  theta -= a * v;
%!endfunction
%!function [theta, v, s] = rmsprop (theta, g, v, s, a, b, e)
%!  s = b * s + (1 - b) * g.^2;
%!  theta -= a * g ./ (sqrt (s) + e);
%!endfunction
%!function [theta, v, s] = adam (theta, g, v, s, t, a, b1, b2, e)
%!  v = b1 * v + (1 - b1) * g;
%!  s = b2 * s + (1 - b2) * g.^2;
%!  theta -= a * (v / (1 - b1^t)) ./ (sqrt (s / (1 - b2^t)) + e);
%!endfunction
%!test
%! runs = {"sgd", {"LearnRate", .3}, @(p, g, v, s, t) deal(p - .3 * g, v, s);
%!         "momentum", {"LearnRate", .3, "Momentum", .8}, @(p, g, v, s, t) momentum(p, g, v, s, .3, .8);
%!         "sgdm", {}, @(p, g, v, s, t) momentum(p, g, v, s, .01, .9);
%!         "rmsprop", {}, @(p, g, v, s, t) rmsprop(p, g, v, s, .001, .9, 1e-8);
%!         "rmsprop", {"SquaredGradientDecayFactor", .7, "Epsilon", .1}, @(p, g, v, s, t) rmsprop(p, g, v, s, .001, .7, .1);
%!         "adam", {}, @(p, g, v, s, t) adam(p, g, v, s, t, .001, .9, .999, 1e-8);
%!         "adam", {"InitialLearnRate", .02, "GradientDecayFactor", .6, "SquaredGradientDecayFactor", .9, "Epsilon", .01}, ...
%!           @(p, g, v, s, t) adam(p, g, v, s, t, .02, .6, .9, .01)};
%! X = sin (reshape (1:4*50, 4, 50) .^ 1.3);
%! Y = 1 + (X(1,:) > 0) + (X(2,:) .* X(3,:) > 0);
%! for sizes = {[4 6 3], [4 80 3]}
%!   net = mlp (sizes{1}, "Hidden", "tanh", "Output", "softmax");
%!   for i = 1:rows (runs)
%!     for per = {"minibatch", "dataset"}
%!       [got, info] = mlptrain (net, X, Y, "Solver", runs{i,1}, runs{i,2}{:}, "MaxEpochs", 3, ...
%!                               "MiniBatchSize", 16, "Lambda", .4, "LambdaPer", per{1}, "Seed", 9);
%!       [want, J, E] = by_hand (net, X, Y, runs{i,3}, 16, 3, .4, per{1}, 9);
%!       assert (got.theta, want.theta, 1e-11);
%!       assert (info.IterationCost, J, 1e-12);
%!       assert (info.EpochCost, E, 1e-12);
%!     endfor
%!   endfor
%! endfor

## all solvers and conventions: the steps are those of gradstep
%!test
%! X = sin (reshape (1:4*50, 4, 50) .^ 1.3);
%! Y = 1 + (X(1,:) > 0) + (X(2,:) .* X(3,:) > 0);
%! start = mlp ([4 6 3], "Hidden", "tanh", "Output", "softmax");
%! for solver = {"sgd", "sgdm", "nesterov", "rmsprop", "adam", "adamw", "amsgrad", "nadam", "radam", ...
%!               "adagrad", "adadelta", "adamax", "lion"}
%!   for convention = {"course", "torch", "keras", "matlab"}
%!     own = {"Convention", convention{1}, "LearnRate", .02};
%!     net = mlptrain (start, X, Y, "Solver", solver{1}, own{:}, "MaxEpochs", 3, "MiniBatchSize", 16);
%!     theta = start.theta;
%!     opt = optimizer (solver{1}, own{:});
%!     if (isfield (opt, "WeightDecay"))
%!       opt.WeightDecay = 0;         # the biases have none
%!       net = mlptrain (start, X, Y, "Solver", solver{1}, own{:}, "MaxEpochs", 3, "MiniBatchSize", 16, "WeightDecay", 0);
%!     endif
%!     for e = 1:3
%!       [Xb, Yb] = minibatches (X, Y, 16, "Shuffle", true, "Epoch", e);
%!       for i = 1:numel (Xb)
%!         [~, grad] = mlpcost (setfield (start, "theta", theta), Xb{i}, Yb{i});
%!         [theta, opt] = gradstep (opt, theta, grad);
%!       endfor
%!     endfor
%!     assert (net.theta, theta, 1e-12);
%!   endfor
%! endfor

## schedules, clipping by arrays, decay of the weights alone
%!test
%! X = sin (reshape (1:4*50, 4, 50) .^ 1.3);
%! Y = X(1,:) > 0;
%! start = mlp ([4 3 1], "Hidden", "tanh");
%! start.theta += .3;
%! for i = 1:4
%!   own = {{"LearnRateSchedule", "cosine", "FinalLearnRate", .1}
%!          {"GradientThreshold", .05}
%!          {"GradientThreshold", .05, "GradientThresholdMethod", "global-l2norm"}
%!          {"L2Regularization", .1, "WeightDecay", .2}}{i};
%!   [net, info] = mlptrain (start, X, Y, "LearnRate", .5, "MaxEpochs", 3, "MiniBatchSize", 20, own{:});
%!   [W, b] = mlpweights (start);
%!   for e = 1:3
%!     a = .5;
%!     if (i == 1)
%!       a = .1 + .4 * (1 + cos (pi * (e-1) / 3)) / 2;
%!     endif
%!     [Xb, Yb] = minibatches (X, Y, 20, "Shuffle", true, "Epoch", e);
%!     for t = 1:numel (Xb)
%!       [~, grad] = mlpcost (mlpweights (start, W, b), Xb{t}, Yb{t});
%!       [dW, db] = mlpweights (setfield (start, "theta", grad));
%!       if (i == 2)
%!         clip = @(g) g * min (1, .05 / norm (g(:)));
%!         dW = cellfun (clip, dW, "UniformOutput", false);
%!         db = cellfun (clip, db, "UniformOutput", false);
%!       elseif (i == 3)
%!         s = min (1, .05 / norm (grad));
%!         dW = cellfun (@(g) s * g, dW, "UniformOutput", false);
%!         db = cellfun (@(g) s * g, db, "UniformOutput", false);
%!       endif
%!       for l = 1:2
%!         if (i == 4)
%!           W{l} -= .5 * (dW{l} + .3 * W{l});
%!         else
%!           W{l} -= a * dW{l};
%!         endif
%!         b{l} -= a * db{l};
%!       endfor
%!     endfor
%!     assert (info.LearnRate(3*e), a, 1e-15);
%!   endfor
%!   assert (net.theta, mlpweights (start, W, b).theta, 1e-13);
%! endfor

## validation: its cost is the loss alone; the best parameters come back
%!test
%! X = sin (reshape (1:4*50, 4, 50) .^ 1.3);
%! Y = X(1,:) > 0;
%! run = @(varargin) mlptrain (mlp ([4 3 1]), X, Y, "LearnRate", 2, "MiniBatchSize", 25, "Lambda", .1, ...
%!                             "ValidationData", {X(:,1:2000 / 100), ! Y(1:20)}, varargin{:});
%! [net, info] = run ("ValidationPatience", 4);
%! [least, at] = min (info.ValidationCost);
%! assert (mlpcost (net, X(:,1:20), ! Y(1:20)), least, 1e-14);
%! assert (info.OutputIteration, info.ValidationIteration(at));
%! assert (info.Reason, "ValidationPatience");
%! [net, info] = run ("OutputNetwork", "last-iteration", "MaxIterations", 5, "ValidationFrequency", 2);
%! assert (info.ValidationIteration, [2; 4; 5]);
%! assert (mlpcost (net, X(:,1:20), ! Y(1:20)), info.ValidationCost(end), 1e-14);
%! assert (info.Reason, "MaxIterations");

## what OutputFcn keeps stays; it ends the run
%!test
%! global mlptrain_seen
%! mlptrain_seen = {};
%! X = sin (1:9);
%! net = mlptrain (mlp ([1 1]), X, X > 0, "LearnRate", .5, "MiniBatchSize", 3, "OutputFcn", @mlptrain_note);
%! assert (numel (mlptrain_seen), 6);
%! assert (mlptrain_seen{1}, mlp ([1 1]).theta);
%! assert (mlptrain_seen{end}, net.theta);
%! assert (columns (unique ([mlptrain_seen{:}]', "rows")') , 5);
%! clear -global mlptrain_seen

## a cost that is not finite
%!test
%! warning ("off", "descent:nonfinite", "local");
%! X = [1e200, -1e200];
%! [net, info] = mlptrain (mlp ([1 1], "Output", "linear"), X, [1, 2]);
%! assert (net.theta, mlp ([1 1], "Output", "linear").theta);
%! assert (info.Reason, "the cost is not finite");
%! assert (info.OutputIteration, 0);

## shapes of info, defaults
%!test
%! X = randn (3, 100);
%! [net, info] = mlptrain (mlp ([3 1]), X, X(1,:) > 0);
%! assert (size (info.IterationCost), [20 1]);       # 10 epochs of 64 and 36
%! assert (size (info.EpochCost), [10 1]);
%! assert (size (info.Seconds), [10 1]);
%! assert (info.Seconds > 0);
%! assert (size (info.LearnRate), [20 1]);
%! assert (size (info.ValidationCost), [0 1]);
%! assert (info.OutputIteration, 20);
%! assert (fieldnames (info), {"IterationCost"; "EpochCost"; "LearnRate"; "Seconds"; "ValidationCost"; ...
%!                             "ValidationIteration"; "OutputIteration"; "Reason"});
%! [~, small] = mlptrain (mlp ([3 1]), X(:,1:5), X(1,1:5) > 0);
%! assert (size (small.IterationCost), [10 1]);

## the same arguments give the same bits; X, Y and net stay as they are
%!test
%! X = randn (3, 70);  Y = X(1,:) > 0;
%! net = mlp ([3 4 1]);
%! before = {hash("md5", char (typecast (X(:)', "uint8"))), net.theta + 0};
%! [a, ia] = mlptrain (net, X, Y, "Solver", "adam");
%! b = mlptrain (net, X, Y, "Solver", "adam");
%! assert (a, b);
%! assert ({hash("md5", char (typecast (X(:)', "uint8"))), net.theta}, before);
%! c = mlptrain (net, X, Y, "Solver", "adam", "Seed", 1);
%! assert (any (c.theta != a.theta));

## orders: given, never, once, every-epoch
%!test
%! X = randn (3, 10);  Y = X(1,:) > 0;
%! net = mlp ([3 1]);
%! run = @(varargin) mlptrain (net, X, Y, "MaxEpochs", 2, "MiniBatchSize", 4, varargin{:}).theta;
%! straight = repmat ((1:10)', 1, 2);
%! for c = {"double", "single", "uint8", "int64"}
%!   assert (run ("Order", cast (straight, c{1})), run ("Shuffle", "never"));
%! endfor
%! assert (run ("Order", []), run ());
%! assert (run ("Shuffle", false), run ("Shuffle", "never"));
%! assert (run ("Shuffle", true), run ());
%! [~, ~, e1] = minibatches (X, 10, "Shuffle", true, "Seed", 5, "Epoch", 1);
%! [~, ~, e2] = minibatches (X, 10, "Shuffle", true, "Seed", 5, "Epoch", 2);
%! assert (run ("Order", [e1{1}; e2{1}]'), run ("Seed", 5));
%! assert (run ("Order", [e1{1}; e1{1}]'), run ("Seed", 5, "Shuffle", "once"));

## single follows double; integer and logical samples as double
%!test
%! X = round (8 * rand (4, 60));  Y = X(1,:) > X(2,:);
%! a = mlptrain (mlp ([4 5 1]), X, Y);
%! b = mlptrain (mlp ([4 5 1], "Class", "single"), X, Y);
%! assert (class (b.theta), "single");
%! assert (double (b.theta), a.theta, 1e-4);
%! assert (mlptrain (mlp ([4 5 1]), uint8 (X), uint8 (Y)).theta, a.theta);

## linear output learns a line
%!test
%! X = linspace (-1, 1, 50);
%! net = mlptrain (mlp ([1 1], "Output", "linear"), X, 3 * X - 1, "LearnRate", .5, "MaxEpochs", 100);
%! assert (net.theta, [3; -1], 1e-6);
%! assert (net.coding, "real");

%!test
%! out = evalc ('mlptrain (mlp ([1 1]), [1 2 3], [0 0 1], "Verbose", true);');
%! assert (numel (strfind (out, "epoch ")), 10);
%! assert (! isempty (strfind (out, "epoch 10/10  cost ")));
%! out = evalc ('mlptrain (mlp ([1 1]), [1 2 3], [0 0 1], "Verbose", 4);');
%! assert (numel (strfind (out, "epoch ")), 3);      # 4, 8 and the last
%! assert (evalc ('mlptrain (mlp ([1 1]), [1 2 3], [0 0 1]);'), "");

%!shared net, X, Y
%! net = mlp ([1 1]);  X = [1 2 3];  Y = [0 0 1];
%!error <Invalid call> mlptrain (net, X)
%!error <NET must be a network> mlptrain (1, X, Y)
%!error <at least one sample> mlptrain (net, zeros (1, 0), zeros (1, 0))
%!error <Y must be 1x3> mlptrain (net, X, [0 1])
%!error <Y must be 0 or 1> mlptrain (net, X, [1 2 3])
%!error <X must be finite> mlptrain (net, [1 Inf 2], Y)
%!error <Solver must be one of "sgd", "momentum"> mlptrain (net, X, Y, "Solver", "lbfgs")
%!error <MiniBatchSize must be at most 3> mlptrain (net, X, Y, "MiniBatchSize", 4)
%!error <MiniBatchSize must be a positive integer> mlptrain (net, X, Y, "MiniBatchSize", 0)
%!error <MaxEpochs must be a positive integer> mlptrain (net, X, Y, "MaxEpochs", NaN)
%!error <LearnRate must be> mlptrain (net, X, Y, "LearnRate", NaN)
%!error <LearnRate must be> mlptrain (net, X, Y, "LearnRate", [])
%!error <InitialLearnRate must be> mlptrain (net, X, Y, "InitialLearnRate", -1)
%!error <give LearnRate or InitialLearnRate> mlptrain (net, X, Y, "InitialLearnRate", 1, "LearnRate", 1)
%!error <Verbose must be true, false or a number> mlptrain (net, X, Y, "Verbose", "on")
%!error <transpose it> mlptrain (net, X, Y')
%!error <need a network with "Output", "softmax"> mlptrain (mlp ([1 4]), X, [1 2 3])
%!error <Y must be 1x3, as X has 3 samples; it is 1x3x2> mlptrain (net, X, ones (1, 3, 2))
%!error <X must be finite in class single> mlptrain (mlp ([1 1], "Class", "single"), [1 2 1e300], Y)
%!error <ValidationData must be a cell> mlptrain (net, X, Y, "ValidationData", X)
%!error <mlptrain: ValidationData: Y must be 0 or 1> mlptrain (net, X, Y, "ValidationData", {X, X})
%!error <ValidationFrequency needs ValidationData> mlptrain (net, X, Y, "ValidationFrequency", 5)
%!error <GradientThresholdMethod needs a GradientThreshold> mlptrain (net, X, Y, "GradientThresholdMethod", "l2norm")
%!error <does not take "Momentum"> mlptrain (net, X, Y, trainingOptions ("sgdm", "Momentum", .5), "Solver", "sgd")
%!error <Order must be 3 x 10> mlptrain (net, X, Y, "Order", zeros (0, 3))
%!error <Order must be a full array> mlptrain (net, X, Y, "Order", "")
%!error <Shuffle must be one of> mlptrain (net, X, Y, "Shuffle", "")
%!error <Shuffle must be one of> mlptrain (net, X, Y, "Shuffle", {})
%!error <Shuffle must be true or false> mlptrain (net, X, Y, "Shuffle", [])
%!error <Momentum must be in \[0, 1\]> mlptrain (net, X, Y, "Solver", "momentum", "Momentum", 1.1)
%!error <"sgd" does not take "Momentum"> mlptrain (net, X, Y, "Momentum", .9)
%!error <does not take "Epsilon"> mlptrain (net, X, Y, "Solver", "sgdm", "Epsilon", 1)
%!error <Epsilon must be a positive number> mlptrain (net, X, Y, "Solver", "adam", "Epsilon", 0)
%!error <Lambda must be> mlptrain (net, X, Y, "Lambda", Inf)
%!error <LambdaPer must be one of "minibatch", "dataset"> mlptrain (net, X, Y, "LambdaPer", "batch")
%!error <Shuffle must be one of "never", "once", "every-epoch"> mlptrain (net, X, Y, "Shuffle", "always")
%!error <Shuffle must be true or false> mlptrain (net, X, Y, "Shuffle", 2)
%!error <give Order or Shuffle> mlptrain (net, X, Y, "Shuffle", true, "Order", [1 2 3]')
%!error <Order must be 3 x 10> mlptrain (net, X, Y, "Order", [1 2 3]')
%!error <column 2 is none> mlptrain (net, X, Y, "MaxEpochs", 2, "Order", [1 2 3; 1 1 2]')
%!error <column 1 is none> mlptrain (net, X, Y, "MaxEpochs", 1, "Order", [1; NaN; 2])
%!error <Order must be a full array> mlptrain (net, X, Y, "Order", {1})
%!error <unknown option "Solvr"; known: Solver> mlptrain (net, X, Y, "Solvr", "sgd")
%!error id=descent:option mlptrain (net, X, Y, 3, 4)

%!demo
%! ## the cost of every mini-batch is noisy, its average is not
%! S = dataset ("digits");
%! net = mlp ([64 32 10], "Output", "softmax");
%! [net, info] = mlptrain (net, S.X / 16, S.Y, "LearnRate", .2, "MaxEpochs", 10);
%! plot (info.IterationCost, "color", [.6 .6 .6]);
%! hold on;
%! plot (ewma (info.IterationCost, .95, "BiasCorrection", true), "linewidth", 2);
%! hold off;
%! legend ({"cost of each mini-batch", "its average, \\beta = .95"});
%! xlabel ("iteration");
%! ylabel ("cost");
%! title ("Digits, mini-batches of 64");
