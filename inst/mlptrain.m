## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{net}, @var{info}] =} mlptrain (@var{net}, @var{X}, @var{Y})
## @deftypefnx {} {[@var{net}, @var{info}] =} mlptrain (@var{net}, @var{X}, @var{Y}, @var{name}, @var{value}, @dots{})
## Train a network by mini-batch gradient descent.
##
## @var{net}: a network as @code{mlp} makes it.  @var{X}: features x samples,
## real and finite, any class, converted to that of @var{net}.  @var{Y}: targets, a
## column a sample; see @code{mlpcost}.
##
## @table @asis
## @item "Solver" ("sgd")
## "sgd", "momentum" ("sgdm" means the same), "rmsprop" or "adam", each in the
## form of the course: see below.
## @item "MaxEpochs" (10)
## Passes over all samples.
## @item "MiniBatchSize" (min (64, m))
## Samples of a mini-batch, 1..m.  m is batch gradient descent, 1 stochastic.
## A last, smaller mini-batch is used, and divided by its own size.
## @item "LearnRate" (sgd and momentum .01, rmsprop and adam .001)
## The learning rate alpha; "InitialLearnRate" means the same.
## @item "Momentum" (.9), "GradientDecayFactor" (.9)
## beta of momentum; beta1 of adam.
## @item "SquaredGradientDecayFactor" (.999; rmsprop .9), "Epsilon" (1e-8)
## beta2 of adam and beta of rmsprop; epsilon of both.  An option that the
## solver has no use for is an error.
## @item "Lambda" (0), "LambdaPer" ("minibatch")
## L2 regularisation: J of a mini-batch of B samples has the penalty
## @code{lambda/(2*B) * sum (W(:).^2)} ("minibatch", the lecture's form), or
## @code{lambda/(2*m) * sum (W(:).^2)} ("dataset"), which does not depend on B.
## @item "Shuffle" ("every-epoch")
## "every-epoch" (true), "once", or "never" (false): samples as they stand.
## The order of epoch e is that of
## @code{minibatches (@dots{}, "Shuffle", true, "Seed", seed, "Epoch", e)}.
## @item "Seed" (0)
## Integer that the orders follow from.
## @item "Order"
## The orders themselves, instead of "Shuffle": m x MaxEpochs, a permutation
## of 1..m in each column, any class of integer values.
## @item "Verbose" (false)
## true prints a line every epoch, a whole number n every n epochs.
## @end table
##
## The trained @var{net} is returned.  @var{info} is a struct:
## @code{IterationCost}, the cost of each mini-batch before its own update, a
## column of iterations; @code{EpochCost}, their mean in each epoch, weighted
## by size; @code{Seconds}, the time of each epoch.
##
## The steps, for gradient g, number t = 1, 2, @dots{}:
##
## @table @asis
## @item sgd
## theta -= alpha g
## @item momentum
## v = beta v + (1 - beta) g; theta -= alpha v
## @item rmsprop
## s = beta s + (1 - beta) g^2; theta -= alpha g / (sqrt (s) + epsilon)
## @item adam
## v, s as above with beta1, beta2; theta -= alpha vc / (sqrt (sc) + epsilon)
## with vc = v / (1 - beta1^t), sc = s / (1 - beta2^t)
## @end table
##
## Training runs in C, on one thread; the result is a function of the arguments
## alone.  Ctrl-C ends it and gives the prompt back.
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
## @seealso{mlp, mlppredict, mlpcost, minibatches, adamupdate}
## @end deftypefn

function [net, info] = mlptrain (net, X, Y, varargin)
  if (nargin < 3)
    print_usage ();
  endif
  checknet ("mlptrain", net);
  [X, T, net] = nettargets ("mlptrain", net, X, Y);
  m = columns (X);
  opts = trainoptions (m, varargin);

  hyper = [opts.LearnRate, opts.beta1, opts.SquaredGradientDecayFactor, opts.Epsilon];
  [net.theta, info.IterationCost, info.EpochCost, info.Seconds] ...
    = __mlptrain__ (net.sizes, net.activations, net.theta, X, T, opts.Solver, hyper,
                    opts.MiniBatchSize, opts.MaxEpochs, opts.Lambda,
                    strcmp (opts.LambdaPer, "dataset"), opts.Shuffle, opts.Seed,
                    opts.Order, opts.Verbose);
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

## shapes of info, defaults
%!test
%! X = randn (3, 100);
%! [net, info] = mlptrain (mlp ([3 1]), X, X(1,:) > 0);
%! assert (size (info.IterationCost), [20 1]);       # 10 epochs of 64 and 36
%! assert (size (info.EpochCost), [10 1]);
%! assert (size (info.Seconds), [10 1]);
%! assert (info.Seconds > 0);
%! assert (fieldnames (info), {"IterationCost"; "EpochCost"; "Seconds"});
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
%!error <MaxEpochs must be below 2\^31> mlptrain (net, X, Y, "MaxEpochs", 2^40)
%!error <Verbose must be true, false or a number> mlptrain (net, X, Y, "Verbose", "on")
%!error <transpose it> mlptrain (net, X, Y')
%!error <need a network with "Output", "softmax"> mlptrain (mlp ([1 4]), X, [1 2 3])
%!error <Y must be 1x3, as X has 3 samples; it is 1x3x2> mlptrain (net, X, ones (1, 3, 2))
%!error <X must be finite in class single> mlptrain (mlp ([1 1], "Class", "single"), [1 2 1e300], Y)
%!error <Order must be 3 x 10> mlptrain (net, X, Y, "Order", zeros (0, 3))
%!error <Order must be a full array> mlptrain (net, X, Y, "Order", "")
%!error <Shuffle must be one of> mlptrain (net, X, Y, "Shuffle", "")
%!error <Shuffle must be one of> mlptrain (net, X, Y, "Shuffle", {})
%!error <Shuffle must be true or false> mlptrain (net, X, Y, "Shuffle", [])
%!error <Momentum must be in \[0, 1\)> mlptrain (net, X, Y, "Solver", "momentum", "Momentum", 1)
%!error <the solver "sgd" does not take "Momentum"> mlptrain (net, X, Y, "Momentum", .9)
%!error <the solver "momentum" does not take "Epsilon"> mlptrain (net, X, Y, "Solver", "sgdm", "Epsilon", 1)
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
