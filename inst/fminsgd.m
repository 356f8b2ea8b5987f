## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{theta}, @var{J}, @var{info}] =} fminsgd (@var{fun}, @var{theta0}, @var{X}, @var{y})
## @deftypefnx {} {[@dots{}] =} fminsgd (@var{fun}, @var{theta0}, @var{X}, @var{y}, @var{options})
## @deftypefnx {} {[@dots{}] =} fminsgd (@var{fun}, @var{theta0}, @var{X}, @var{y}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {[@dots{}] =} fminsgd (@var{fun1}, @var{theta0}, @dots{})
## Minimise a cost function of your own on mini-batches.
##
## Where you have @code{fmincg} or @code{fminunc} over
## @code{@@(theta) cost (theta, X, y)}, give @code{cost}, @var{X} and @var{y}
## apart: each step of @code{fminsgd} calls it with some of the samples.
##
## @table @var
## @item fun
## A function handle or the name of a function, called as
## @code{[J, grad] = fun (theta, Xb, yb)}, and as @code{J = fun (@dots{})} where
## the cost alone is wanted.  J is a real number, the mean over the samples it
## gets; grad has as many numbers as theta, in the same places.  With @code{[]}
## as @var{y}, a function of two arguments is called as @code{fun (theta, Xb)}.
## @item fun1
## A function of theta alone.  Each step is one of batch descent.  @var{X} and
## @var{y} may be left out; if they are there, nobody looks at them.
## @item theta0
## Where to start: a real array of class double or single, whose size and class
## @var{theta} keeps; or a cell or a struct of such arrays, nested, all of one
## class.  Then grad is of the same form.
## @item X
## Samples x features: a matrix of any class, full or sparse, one sample a row.
## @item y
## What belongs to the samples, a row each, or @code{[]}.
## @end table
##
## Where samples are in files, @var{X} and @var{y}, or @var{X} alone, may be
## sources (see @code{datasource}): @var{fun} gets rows in the class of the
## file, or columns with "ObservationsIn", "columns".  Sources in
## "ValidationData" are read once and given to @var{fun} as a whole if they are
## 4 MiB at most, or if "Memory" holds twice their bytes beside the windows of
## @var{X} and @var{y}: then J has the bits of arrays.  Else each validation
## reads them in pieces of 4 MiB, and its J is the mean of @var{fun} over the
## pieces, weighted by their samples.
##
## @var{theta} is what the parameters have become.  @var{J} is
## @code{info.EpochCost}, a number an epoch: the mean of the costs that its
## mini-batches had on the way, not @code{fun (theta, X, y)} at the end.
## @var{info} is the struct that @code{mlptrain} returns, but for its
## accuracies: see there.  For @var{fun1}, @code{Samples} and
## @code{MiniBatchSize} are 1.
##
## The options are those of @code{mlptrain} but for what is of networks alone
## ("Lambda", "LambdaPer", "Dropout", "SampleWeights", "ClassWeights"), as
## pairs or in a struct made by @code{trainingOptions}; pairs after the struct
## are stronger.  In the struct of @code{optimset}, @code{MaxIter} is the number
## of steps ("MaxIterations"), @code{OutputFcn} and @code{Display} ("iter",
## "off") are known, @code{GradObj} may be "on"; another field is an error.  A
## step here is small and sees one mini-batch, so where @code{fmincg} takes 50
## iterations give "MaxEpochs", 20 or 50 rather than @code{MaxIter}, "Solver",
## "adam", and try "LearnRate" from .001 to .1.
##
## These differ from @code{mlptrain}:
##
## @table @asis
## @item "ObservationsIn" ("rows")
## "columns": samples are columns of @var{X} and of @var{y}.  An m x 1 @var{y}
## is then taken for 1 x m, and @var{fun} gets parts of that row.
## @item "ValidationData"
## A cell, @code{@{Xv, yv@}}: J of these samples is computed in between.
## @item "Shards" (1)
## @var{fun} is called for each shard that has samples; its J and grad are
## multiplied by the shard's part of the mini-batch, and joined.  Terms that are
## computed from a whole mini-batch are then computed from a shard.
## @item "Distributed" ("none")
## As for @code{mlptrain}: with "mpi", each rank calls @var{fun} for some of the
## shards, the first one also for the validation data.
## @item "L2Regularization" (0), "WeightDecay" (0; adamw .01)
## act on all parameters; regularisation that spares some belongs into
## @var{fun}.
## @item "CheckLambda" (true)
## Whether to compare, before the first step, J of two mini-batches with J of
## both together, at @var{theta0} and at a point beside it, where a penalty
## that is 0 at @var{theta0} can be seen.  J of both should be the mean of the
## two.  If it is smaller, the warning @code{descent:lambda} says so: @var{fun}
## has a term that grows when it gets fewer samples, as lambda/(2*rows (X))
## does.  Divide lambda by the number of all samples instead, or multiply it by
## rows (Xb)/m.  Terms that are computed from a whole mini-batch, such as a
## Kullback-Leibler sparsity term or batch normalization, are other causes.  If
## J of both is the sum of the two, the warning is @code{descent:sum}:
## @var{fun} sums over samples, so that its steps are "MiniBatchSize" times as
## long as those of a mean.  Differences up to 1e-6 of J (1e-3 in single) are
## rounding.  A @var{fun} that is random is not compared.
## @end table
##
## Numbers are checked at every call: a gradient with another number of elements
## than theta (@code{sum (A)} of a mini-batch with one row is one number, and
## @code{sum (A, 1)} is right) is an error, already before the first step, when
## the first two mini-batches and the last, smaller one are tried.  These calls
## and the comparison cost at most what 32 mini-batches cost, count in
## "MaxTime", and are left out when a run resumes.  A cost or a gradient that
## is not finite ends the run with the warning @code{descent:nonfinite}, and
## costs that have risen give the warning @code{descent:diverged}; see
## @code{mlptrain}.  From the second step on, a complex one is such a cost or
## gradient: so Octave answers @code{log} and @code{sqrt} of negative numbers.
##
## @example
## @group
## ## y = 2 x + 1 by least squares
## function [J, grad] = squares (theta, X, y)
##   e = [ones(rows (X), 1), X] * theta - y;
##   J = e' * e / (2 * rows (X));
##   grad = [ones(rows (X), 1), X]' * e / rows (X);
## endfunction
## x = linspace (-1, 1, 200)';
## [theta, J] = fminsgd (@@squares, [0; 0], x, 2*x + 1, "MiniBatchSize", 20, ...
##                       "LearnRate", .3, "MaxEpochs", 20);
## printf ("%.4f %.4f\n", theta)
##    @print{} 1.0000 2.0000
## @end group
## @end example
##
## The result is a function of the arguments alone, if @var{fun} is.  Ctrl-C
## ends the run and gives the prompt back.  "CheckpointFile" saves a run and
## "Resume" goes on with it, to the same bits; if it cannot be written in mid
## run, there is a warning and the run ends with what has been trained: see
## @code{mlptrain}.  That @var{fun} is the same function is not looked at.
##
## Errors: @code{descent:class}, @code{descent:size}, @code{descent:value} and
## @code{descent:option} for arguments and for what @var{fun} returns;
## @code{descent:file} for checkpoints; errors of @var{fun} pass, with the
## mini-batch and the sizes of theta, X and y that it was called with.
##
## Source: the course @cite{Improving Deep Neural Networks}, week 2, mini-batch
## gradient descent.
## @seealso{trainingOptions, mlptrain, checkgrad, learnrate, optimizer, batchsizerace, fminunc}
## @end deftypefn

function [theta, J, info] = fminsgd (fun, theta0, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  [theta, J, info] = fminsgd (fun, theta0, varargin{:});
endfunction

%!function [J, grad] = squares (theta, X, y)
%!  e = [ones(rows (X), 1), X] * theta - y;
%!  J = e' * e / (2 * rows (X));
%!  grad = [ones(rows (X), 1), X]' * e / rows (X);
%!endfunction
%!function [J, grad] = logistic (theta, X, y, lambda = 0, m = rows (X))
%!  p = 1 ./ (1 + exp (-[ones(rows (X), 1), double(X)] * theta));
%!  y = double (y);
%!  J = -mean (y .* log (p) + (1 - y) .* log (1 - p)) + lambda/(2*m) * sumsq (theta(2:end));
%!  grad = [ones(rows (X), 1), double(X)]' * (p - y) / rows (X) + lambda/m * [0; theta(2:end)];
%!endfunction
%!function [X, y] = data (m)
%!  X = sin ((1:m)' .^ [1.1 1.2 1.3]);
%!  y = X(:,1) - X(:,2) .* X(:,3) > 0;
%!endfunction
%!function [theta, I, E] = by_hand (theta, X, y, B, epochs, seed, step)
%!  v = 0;  I = E = [];
%!  for e = 1:epochs
%!    [Xb, yb] = minibatches (X, y, B, "ObservationsIn", "rows", "Shuffle", true, "Seed", seed, ...
%!                            "Epoch", e);
%!    for t = 1:numel (Xb)
%!      [I(end+1,1), g] = logistic (theta, Xb{t}, yb{t});
%!      [theta, v] = step (theta, v, g, e, numel (I));
%!    endfor
%!    n = cellfun (@rows, Xb)';
%!    E(e,1) = sum (I(end-numel (n)+1:end) .* n) / sum (n);
%!  endfor
%!endfunction
%!function x = ifelse_ (is, x, y)
%!  if (! is)
%!    x = y;
%!  endif
%!endfunction
%!function [theta, v] = momentum (theta, v, g, a)
%!  v = .8 * v + .2 * g;
%!  theta -= a * v;
%!endfunction
%!function [J, grad] = split (join, part, theta, X, y)
%!  [J, grad] = logistic (join (theta), X, y);
%!  grad = part (grad);
%!endfunction
%!function [J, grad] = keep (theta)
%!  global fminsgd_kept
%!  fminsgd_kept{end+1} = theta;
%!  J = sumsq (theta);
%!  grad = 2 * theta;
%!endfunction
%!function stop = keep_too (theta, values, state)
%!  keep (theta);
%!  stop = false;
%!endfunction
%!function stop = note (last, theta, values, state)
%!  global fminsgd_log
%!  fminsgd_log(end+1,:) = {state, values.iter, values.epoch};
%!  stop = values.iter == last;
%!endfunction
%!function [J, grad] = breaks (at, bad_J, bad_grad, theta)
%!  persistent calls = 0;
%!  calls = calls + 1;
%!  J = sumsq (theta);
%!  grad = 2 * theta;
%!  if (calls == at)
%!    J *= bad_J;
%!    grad(1) *= bad_grad;
%!    calls = 0;
%!  endif
%!endfunction
%!function [J, grad] = sumsq_and_slope (theta, X, y)
%!  J = sumsq (theta);  grad = 2 * theta;
%!endfunction

%!test <*documented>
%! x = linspace (-1, 1, 200)';
%! [theta, J] = fminsgd (@squares, [0; 0], x, 2*x + 1, "MiniBatchSize", 20, ...
%!                       "LearnRate", .3, "MaxEpochs", 20);
%! assert (theta, [1; 2], 1e-8);
%! assert (size (J), [20 1]);

## against the loop that one would write, with the mini-batches of minibatches
%!test
%! [X, y] = data (53);
%! runs = {{}, @(p, v, g, e, t) deal(p - .01 * g, v)
%!         {"LearnRate", .3, "LearnRateSchedule", "inverse", "DecayRate", .5}, ...
%!             @(p, v, g, e, t) deal(p - .3/(1 + .5*e) * g, v)
%!         {"LearnRate", .3, "LearnRateSchedule", "exponential", "DecayRate", .9, ...
%!          "SchedulePer", "iteration", "Origin", 0}, ...
%!           @(p, v, g, e, t) deal(p - .3 * .9^(t-1) * g, v)
%!         {"LearnRate", .5, "Solver", "sgdm", "Momentum", .8}, ...
%!             @(p, v, g, e, t) momentum(p, v, g, .5)
%!         {"LearnRate", .5, "GradientThreshold", .1}, ...
%!             @(p, v, g, e, t) deal(p - .5 * g * min (1, .1 / norm (g)), v)
%!         {"LearnRate", .5, "GradientThreshold", .03, "GradientThresholdMethod", ...
%!          "absolute-value"}, ...
%!           @(p, v, g, e, t) deal(p - .5 * max (min (g, .03), -.03), v)
%!         {"LearnRate", .5, "L2Regularization", .2}, ...
%!             @(p, v, g, e, t) deal(p - .5 * (g + .2 * p), v)
%!         {"LearnRate", .5, "WeightDecay", .2}, @(p, v, g, e, t) deal(p * (1 - .5*.2) - .5 * g, ...
%!                                                                     v)};
%! for i = 1:rows (runs)
%!   [theta, J, info] = fminsgd (@logistic, [.1; 0; 0; 0], X, y, "MiniBatchSize", 10, ...
%!                               "MaxEpochs", 4, "Seed", 7, runs{i,1}{:});
%!   [want, I, E] = by_hand ([.1; 0; 0; 0], X, y, 10, 4, 7, runs{i,2});
%!   assert (theta, want, 1e-13);
%!   assert (info.IterationCost, I, 1e-13);
%!   assert (J, E, 1e-13);
%!   assert (info.EpochCost, J);
%! endfor
%! assert (numel (info.LearnRate), 24);
%! assert (info.OutputIteration, 24);
%! assert (info.Reason, "all epochs are done");

## samples in columns; classes of X and y; sparse; ranges; y of [], fun (theta,
## X)
%!test
%! [X, y] = data (30);
%! X = round (5 * X);
%! run = @(X, y, varargin) fminsgd (@logistic, zeros (4, 1), X, y, "MiniBatchSize", 7, varargin{:});
%! want = run (X, y);
%! for c = {"int8", "single", "int32"}
%!   assert (run (cast (X, c{1}), y), want);
%! endfor
%! assert (run (sparse (X), sparse (y)), want, 1e-14);
%! turned = @(theta, X, y) logistic (theta, X', y');
%! assert (fminsgd (turned, zeros (4, 1), X', y', "MiniBatchSize", 7, ...
%!                  "ObservationsIn", "columns"), want);
%! mean_of = @(theta, X) deal (sumsq (theta - mean (X)) / 2, theta - mean (X));
%! x = (1:40)';
%! a = fminsgd (mean_of, 0, x, [], "LearnRate", .5, "MiniBatchSize", 40, "MaxEpochs", 60);
%! assert (a, 20.5, 1e-12);
%! b = fminsgd (@(theta, X, y) mean_of (theta, X), 0, 1:40, [], "LearnRate", .5, ...
%!              "MiniBatchSize", 40, ...
%!              "MaxEpochs", 60, "ObservationsIn", "columns");
%! assert (b, a);

## theta of any shape, of class single, in a cell or in a struct
%!test
%! [X, y] = data (30);
%! options = {"MiniBatchSize", 8, "Solver", "adam", "LearnRate", .1};
%! want = fminsgd (@logistic, zeros (4, 1), X, y, options{:});
%! square = @(theta, X, y) logistic (theta(:), X, y);
%! [theta, J] = fminsgd (square, zeros (2, 2), X, y, options{:});
%! assert (theta, reshape (want, 2, 2));
%! f = @(varargin) split (@(p) [p.b; p.W{1}'], @(g) struct ("W", {{g(2:4)'}}, "b", g(1)), ...
%!                        varargin{:});
%! theta = fminsgd (f, struct ("b", 0, "W", {{zeros(1, 3)}}), X, y, options{:});
%! assert (theta, struct ("b", want(1), "W", {{want(2:4)'}}));
%! f = @(varargin) split (@(c) [c{1}; c{2}'], @(g) {g(1), g(2:4)'}, varargin{:});
%! assert (fminsgd (f, {0, zeros(1, 3)}, X, y, options{:}), {want(1), want(2:4)'});
%! f = @(varargin) split (@(c) [c{1}; c{2}'], @(g) {g(1), sparse(g(2:4)')}, varargin{:});
%! assert (fminsgd (f, {0, zeros(1, 3)}, X, y, options{:}), {want(1), want(2:4)'});
%! [theta, J] = fminsgd (@logistic, zeros (4, 1, "single"), X, y, options{:});
%! assert ({class(theta), class(J)}, {"single", "double"});
%! assert (double (theta), want, 1e-5);

## what fun keeps does not change later, nor does theta0
%!test
%! global fminsgd_kept
%! fminsgd_kept = {};
%! theta0 = [1; 2];
%! theta = fminsgd (@keep, theta0, [], [], "LearnRate", .25, "MaxEpochs", 3);
%! assert (theta0, [1; 2]);
%! assert (fminsgd_kept, {[1; 2], [.5; 1], [.25; .5]});
%! assert (theta, [.125; .25]);
%! fminsgd (@(t) deal (sumsq (t), 2*t), theta0, "LearnRate", .25, "MaxEpochs", 2, ...
%!          "OutputFcn", @keep_too);
%! assert (fminsgd_kept(4:end), {[1; 2], [.5; 1], [.25; .5], [.25; .5]});
%! clear -global fminsgd_kept

## the struct of optimset, that of trainingOptions, and pairs after them
%!test
%! x = linspace (-1, 1, 60)';
%! run = @(varargin) nthargout (1:3, @fminsgd, @squares, [0; 0], x, 2*x + 1, varargin{:});
%! a = run (optimset ("MaxIter", 7, "GradObj", "on", "Display", "off"), "LearnRate", .3);
%! assert (numel (a{3}.IterationCost), 7);
%! assert (a{3}.Reason, "MaxIterations");
%! b = run ("MaxIterations", 7, "LearnRate", .3);
%! assert (a(1:2), b(1:2));
%! options = trainingOptions ("sgd", "InitialLearnRate", .1, "MaxIterations", 7, ...
%!                            "MiniBatchSize", 64);
%! b = run (options, "LearnRate", .3);
%! assert (a(1:2), b(1:2));
%! options.InitialLearnRate = .3;
%! b = run (options);
%! assert (a(1:2), b(1:2));
%! out = evalc ('run (optimset ("MaxIter", 3, "Display", "iter"));');
%! assert (numel (strfind (out, "epoch ")), 3);
%! out = evalc (['run ("MiniBatchSize", 20, "MaxIterations", 5, "Verbose", true, ' ...
%!               '"ValidationData", {x, x});']);
%! assert (regexp (out, ['^epoch 1/2  cost \S+  validation \S+  rate .*epoch 2/2  cost \S+  ' ...
%!                       'validation \S+  rate \S+  \S+ s\n$']), 1);

## OutputFcn: states, its say, its errors
%!test
%! global fminsgd_log
%! fminsgd_log = {};
%! x = linspace (-1, 1, 60)';
%! [theta, J, info] = fminsgd (@squares, [0; 0], x, 2*x + 1, "MiniBatchSize", 20, ...
%!                             "OutputFcn", @(varargin) note (5, varargin{:}));
%! assert (fminsgd_log, {"init", 0, 0; "iter", 1, 1; "iter", 2, 1; "iter", 3, 1; "iter", 4, 2
%!                       "iter", 5, 2; "done", 5, 2});
%! assert (info.Reason, "OutputFcn");
%! assert (size (J), [2 1]);
%! fminsgd_log = {};
%! [theta, J, info] = fminsgd (@squares, [3; 4], x, x, ...
%!                             "OutputFcn", @(varargin) note (0, varargin{:}));
%! assert (theta, [3; 4]);
%! assert (J, zeros (0, 1));
%! assert (fminsgd_log(:,1), {"init"; "done"});
%! clear -global fminsgd_log
%!error <not this way>
%! fminsgd (@(t) deal (t^2, 2*t), 1, "OutputFcn", @(varargin) error ("not this way"))

## validation: the best parameters come back, patience ends the run
%!test
%! [X, y] = data (40);
%! [Xv, yv] = data (25);
%! yv = ! yv;                       # the more is learnt, the worse this gets
%! [theta, J, info] = fminsgd (@logistic, zeros (4, 1), X, y, "LearnRate", .5, ...
%!                             "MiniBatchSize", 10, ...
%!                             "ValidationData", {Xv, yv}, "ValidationFrequency", 2, ...
%!                             "ValidationPatience", 3);
%! assert (info.Reason, "ValidationPatience");
%! assert (info.ValidationIteration, (2:2:2*numel (info.ValidationCost))');
%! [least, at] = min (info.ValidationCost);
%! assert (numel (info.ValidationCost), at + 3);
%! assert (info.OutputIteration, 2 * at);
%! assert (logistic (theta, Xv, yv), least, 1e-14);
%! [last, ~, info] = fminsgd (@logistic, zeros (4, 1), X, y, "LearnRate", .5, ...
%!                            "MiniBatchSize", 10, ...
%!                            "ValidationData", {Xv, yv}, "OutputNetwork", "last-iteration", ...
%!                            "MaxEpochs", 2);
%! assert (info.ValidationIteration, [4; 8]);
%! assert (logistic (last, Xv, yv), info.ValidationCost(2), 1e-14);

## costs and gradients that are not finite
%!test
%! old = warning ("error", "descent:nonfinite", "local");
%! fail ('fminsgd (@(t) breaks (4, NaN, 1, t), [1; 2], "LearnRate", .25)', ...
%!       "at iteration 4, epoch 4, .*rate 0.25: the cost is not finite.* after 2 steps");
%! fail ('fminsgd (@(t) breaks (3, 1, Inf, t), [1; 2], "LearnRate", .25)', ...
%!       "at iteration 3, .*: the gradient is not finite");
%! warning ("off", "descent:nonfinite", "local");
%! [theta, J, info] = fminsgd (@(t) breaks (4, NaN, 1, t), [1; 2], "LearnRate", .25);
%! assert (theta, [.25; .5]);
%! assert (J(1:3), [5; 1.25; .3125]);
%! assert (isnan (J(4)));
%! assert (info.OutputIteration, 2);
%! [theta, J, info] = fminsgd (@(t) deal (1, -t * 1e300), 1e10, "LearnRate", 1, "MaxEpochs", 1);
%! assert (theta, 1e10);
%! assert (info.Reason, "the gradient is not finite");
%! [theta, J, info] = fminsgd (@(t) deal (1, -t * 1e150), 1e150, "LearnRate", 1e100, ...
%!                             "MaxEpochs", 1);
%! assert (theta, 1e150);
%! assert (info.Reason, "the parameters are not finite");

## a finite gradient that is too large for the solver's state ends the run
%!test
%! old = warning ("error", "descent:nonfinite", "local");
%! fail ('fminsgd (@(t) breaks (3, 1, 1e200, t), [1; 2], "Solver", "adam", "LearnRate", .25)',
%!       ["at iteration 3, .*: the state of the solver is not finite .*GradientThreshold.* " ...
%!        "after 2 steps"]);
%! warning ("off", "descent:nonfinite", "local");
%! for solver = {"rmsprop", "adam", "adamw", "amsgrad", "nadam", "radam", "adagrad", "adadelta"}
%!   for c = {"double", "single"; 1e250, 1e34}
%!     t0 = cast ([1; 2], c{1});
%!     options = {"Solver", solver{1}, "LearnRate", .25};
%!     [theta, J, info] = fminsgd (@(t) breaks (3, 1, c{2}, t), t0, options{:});
%!     assert (info.Reason, "the state of the solver is not finite");
%!     assert ([numel(J), info.OutputIteration], [3 2]);
%!     assert (theta, fminsgd (@(t) breaks (2, 1, 1, t), t0, options{:}, "MaxIterations", 2));
%!     theta = fminsgd (@(t) breaks (3, 1, c{2}, t), t0, options{:}, "GradientThreshold", 1, ...
%!                      "MaxEpochs", 6);
%!     assert (all (isfinite (theta)) && ! isequal (theta, t0));
%!   endfor
%! endfor
## gradients whose norm overflows are cut
%!test
%! for how = {"l2norm", "global-l2norm"}
%!   theta = fminsgd (@(t) deal (1, struct ("a", [1.5e308; 1.5e308], "b", 0)), ...
%!                    struct ("a", [0; 0], "b", 1), "LearnRate", 1, ...
%!                    "MaxIterations", 1, "GradientThreshold", .5, "GradientThresholdMethod", ...
%!                    how{1});
%!   assert (theta.a, -.5 * sqrt ([.5; .5]), 4 * eps);
%! endfor
%! theta = fminsgd (@(t) deal (1, [0; 0]), [1.5e308; 1.5e308], "MaxIterations", 2);
%! assert (theta, [1.5e308; 1.5e308]);

## costs whose sum overflows have a mean, and a checkpoint to go on from
%!test
%! file = tempname ();
%! unwind_protect
%!   args = {@(t, X, y) deal(1.5e308 - 1e308 * (y(1) > 4), 0), 1, (1:7)', (1:7)', ...
%!           "MiniBatchSize", 4, ...
%!           "Shuffle", "never", "CheckLambda", false, "CheckpointFile", file};
%!   [~, J] = fminsgd (args{:}, "MaxEpochs", 2);
%!   assert (J / 1e308, (4 * 1.5 + 3 * .5) / 7 * [1; 1], 8 * eps);
%!   [~, J] = fminsgd (args{:}, "MaxEpochs", 3, "Resume", file);
%!   assert (J / 1e308, (4 * 1.5 + 3 * .5) / 7 * [1; 1; 1], 8 * eps);
%! unwind_protect_cleanup
%!   unlink (file);
%! end_unwind_protect

## a cost that leaves its domain is complex: as if it were not finite
%!test
%! warning ("error", "descent:nonfinite", "local");
%! falls = @(t) deal (log (t), 1 ./ t);            # 1, .4, -1.1
%! fail ('fminsgd (falls, 1, "LearnRate", .6)',
%!       ["at iteration 3, .*: the cost is not finite \\(FUN returned a complex number.* after " ...
%!        "1 step"]);
%! fail ('fminsgd (@(t) deal (t{1}, {sqrt(t{1})}), {1}, "LearnRate", 1.5, "MaxEpochs", 5)',
%!       "at iteration 2, .*: the gradient is not finite \\(FUN returned a complex number");
%! warning ("off", "descent:nonfinite", "local");
%! global fminsgd_log = {};
%! [theta, J, info] = fminsgd (falls, 1, "LearnRate", .6, ...
%!                             "OutputFcn", @(varargin) note (-1, varargin{:}));
%! assert (theta, .4, eps);
%! assert (J, [0; log(.4); NaN], 4 * eps);
%! assert (info.Reason, "the cost is not finite");
%! assert (! isfield (info, "Complex"));
%! assert (fminsgd_log(:,1), {"init"; "iter"; "iter"; "done"});
%! clear -global fminsgd_log
%! for c = {"double", "single"}
%!   [theta, J, info] = fminsgd (@(t) deal (1, sparse (sqrt (t))), ones (2, 1, c{1}), ...
%!                               "LearnRate", 1.5, "MaxEpochs", 5);
%!   assert (info.Reason, "the gradient is not finite");
%!   assert (theta, -.5 * ones (2, 1, c{1}));
%!   [theta, J, info] = fminsgd (@(t) deal (1, struct ("a", {{3, sqrt(t.a{2})}})), ...
%!                               struct ("a", {{cast(1, c{1}), cast(1, c{1})}}), ...
%!                               "LearnRate", 1.5, "MaxEpochs", 5);
%!   assert (info.Reason, "the gradient is not finite");
%!   assert (theta.a, {cast(-3.5, c{1}), cast(-.5, c{1})});
%! endfor
## a complex number without an imaginary part is a real one; validation
## continues
%!test
%! narrow = @(t) ifelse_ (t < 1, complex (t^2, 0), t^2);
%! f = @(t) deal (narrow (t), 2 * narrow (t) / t);
%! assert (fminsgd (f, 1, "LearnRate", .25, "MaxEpochs", 4), .5^4, eps);
%! warning ("error", "descent:nonfinite", "local");
%! [X, y] = data (20);
%! fun = @(t, X, y) deal (ifelse_ (rows (X) == 7, 1i, 1) * logistic (t, X, y), ...
%!                        nthargout (2, @logistic, t, X, y));
%! [theta, J, info] = fminsgd (fun, zeros (4, 1), X, y, "ValidationData", {X(1:7,:), y(1:7)}, ...
%!                             "MaxEpochs", 3);
%! assert (info.Reason, "all epochs are done");
%! assert (isnan (info.ValidationCost));
%!error <J, the first output of FUN, must be real .* it is complex>
%! fminsgd (@(t) deal (log (t), 1 / t), -1)
%!error <GRAD, the second output of FUN, must be real .* it is complex>
%! fminsgd (@(t) deal (1, sqrt (t)), -1)

## a rate that grows beyond bounds
%!test
%! warning ("off", "descent:nonfinite", "local");
%! [theta, J, info] = fminsgd (@(t) deal (1, 0), 5, "LearnRateSchedule", "exponential", ...
%!                             "DecayRate", 1e200, "MaxEpochs", 9);
%! assert (theta, 5);
%! assert (info.Reason, "the learning rate is not finite");
%! assert (numel (info.LearnRate), 2);

## the length of a schedule is that of the run
%!test
%! [X, y] = data (20);
%! [~, ~, info] = fminsgd (@logistic, zeros (4, 1), X, y, "MiniBatchSize", 1, ...
%!                         "MaxIterations", 30, ...
%!                         "LearnRateSchedule", "cosine", "SchedulePer", "iteration", ...
%!                         "LearnRate", 2);
%! assert (info.LearnRate, 1 + cos (pi * (0:29)' / 30), 1e-14);
%! [~, ~, info] = fminsgd (@logistic, zeros (4, 1), X, y, "MiniBatchSize", 5, ...
%!                         "MaxIterations", 30, ...
%!                         "LearnRateSchedule", "polynomial", "LearnRate", 8);
%! assert (info.LearnRate, kron ((8:-1:1)', ones (4, 1))(1:30), 1e-14);

## time
%!test
%! [X, y] = data (50);
%! [~, ~, info] = fminsgd (@logistic, zeros (4, 1), X, y, "MaxEpochs", Inf, "MaxTime", .1);
%! assert (info.Reason, "MaxTime");
%! assert (info.EpochCost, info.IterationCost);
%! assert (all (diff (info.EpochCost) < 0));
%! assert (sum (info.Seconds) < 5);

## a name; no samples are needed by a function of theta alone
%!assert (size (fminsgd ("sumsq_and_slope", 1, [1; 2], [3; 4])), [1 1]);
%!assert (fminsgd (@(t) deal (t^2, 2*t), 1, [], [], "LearnRate", .5), 0)
%!assert (fminsgd (@(t) deal (t^2, 2*t), 1, struct ("MaxIter", 1), "LearnRate", .25), .5)
%!assert (fminsgd (@(t) deal (t^2, 2*t), 1, [1; 2], [3; 4], optimset ("MaxIter", 1), ...
%!                 "LearnRate", .25), .5)
%!assert (fminsgd (@(t) deal (t^2, 2*t), 1, [], "LearnRate", .5), 0)
%!assert (fminsgd (@(t) deal (t^2, 2*t), 1, struct ("LearnRate", .5)), 0)

%!shared X, y
%! [X, y] = deal (ones (5, 2), ones (5, 1));
## costs that have risen: a warning with both and a rate that does better, and
## the Reason
%!test
%! x = [ones(500, 1), 100*mod((1:500)' * .618, 1)];
%! f = @(t, X, y) deal (sumsq (X*t - y) / 2 / rows (X), X' * (X*t - y) / rows (X));
%! for solver = {"sgd", "momentum", "nesterov"}
%!   lastwarn ("", "");
%!   evalc (["[~, ~, info] = fminsgd (f, [0; 0], x, x * [1; " ...
%!           "2], 'MaxEpochs', 5, 'Solver', solver{1});"]);
%!   [text, id] = lastwarn ();
%!   assert (id, "descent:diverged");
%!   costs = str2double ([regexp(text, '(?:from|at|to|is) ([\d.]+(?:e\+\d+)?) ', "tokens"){1:2}]);
%!   assert (costs(1) <= max (info.IterationCost(1:8)) && costs(2) > 20 * costs(1));
%!   assert (info.Reason, "all epochs are done; the cost has diverged");
%!   assert ({costdoctor(info).name}, {"diverging"});
%!   rate = sscanf (text(strfind (text, "try \"LearnRate\""):end), "try \"LearnRate\", %g");
%!   lastwarn ("", "");
%!   [~, ~, info] = fminsgd (f, [0; 0], x, x * [1; 2], "MaxEpochs", 50, "Solver", solver{1}, ...
%!                           "LearnRate", rate);
%!   assert (lastwarn (), "");
%!   assert (info.IterationCost(end) < 1);
%! endfor
%! lastwarn ("", "");
%! evalc ("[~, ~, info] = fminsgd (f, [0; 0], x, x * [1; 2], 'MaxIterations', 3, 'LearnRate', 1);");
%! assert ({nthargout(2, @lastwarn), info.Reason}, ...
%!         {"descent:diverged", "MaxIterations; the cost has diverged"});
%!function [J, grad] = squares_in (part, theta, X, y)
%!  if (isstruct (theta))
%!    theta = [theta.a{:}]';
%!  endif
%!  [J, grad] = squares (theta, X, y);
%!  grad = part (grad);
%!endfunction
## a minimum with steps of single samples, a start at it, a penalty that pulls
## away from a start, have not
%!test
%! warning ("off", "descent:diverged", "local");
%! x = [ones(100, 1), sin((1:100)' .^ 1.3)];
%! target = x * [1; 2] + cos ((1:100)' * 7) / 5;
%! f = @(t, X, y) deal (sumsq (X*t - y) / 2 / rows (X), X' * (X*t - y) / rows (X));
%! lastwarn ("", "");
%! for B = [1 7 100]
%!   for start = {[0; 0], x \ target}
%!     for solver = {"sgd", .1; "adam", .01; "rmsprop", .01}'
%!       for epochs = [1 2 5 30]
%!         own = {"MiniBatchSize", B, "Solver", solver{1}, "LearnRate", solver{2}, ...
%!                "MaxEpochs", epochs};
%!         [~, ~, info] = fminsgd (f, start{1}, x, target, own{:});
%!         assert (info.Reason, "all epochs are done");
%!         [~, ~, info] = fminsgd (f, [1; 2], x, x * [1; 2], own{:});
%!         assert (info.Reason, "all epochs are done");
%!       endfor
%!     endfor
%!   endfor
%! endfor
%! for part = {@(t) t, @(t) struct("a", {num2cell(t')})}
%!   [~, ~, info] = fminsgd (@(t) squares_in (part{1}, t, x(:,2), x * [1; 2]), part{1}([1; 2]), ...
%!                           "LearnRate", .3, "MaxEpochs", 60, ...
%!                           "L2Regularization", .5);
%!   assert (info.IterationCost(end) > .1);
%!   assert (info.Reason, "all epochs are done");
%! endfor

%!error <Invalid call> fminsgd (@squares)
%!error <Invalid call> fminsgd (@squares, 1)
%!error <Invalid call to fminsgd: y is missing after X; it is \[\] where> fminsgd (@squares, 1, 2)
%!error <y is missing between X and the options> fminsgd (@squares, [0; 0; 0], X, "MaxEpochs", 2)
%!error <y is missing between X and the options>
%! fminsgd (@squares, [0; 0; 0], X, struct ("MaxEpochs", 2))
%!error id=descent:usage fminsgd (@(t, X) deal (0, t), 1, X, "MaxEpochs", 2)
%!error <FUN takes theta alone, so MiniBatchSize has no meaning; .* need FUN \(theta, X, y\)>
%! fminsgd (@(t) deal (t^2, 2*t), 1, X, y, "MiniBatchSize", 2);
%!error id=descent:option
%! fminsgd (@(t) deal (t^2, 2*t), 1, trainingOptions ("sgdm", "MiniBatchSize", 32))
%!error id=descent:class fminsgd (3, 1, X, y)
%!error <FUN must be a function handle> fminsgd ({}, 1, X, y)
%!error <X must be a numeric> fminsgd (@squares, 1, {X}, y)
%!error <y must be a numeric> fminsgd (@squares, 1, X, {y})
%!error <X must have at least one sample, one of its rows>
%! fminsgd (@squares, 1, zeros (0, 2), zeros (0, 1))
%!error <y must have as many rows as X, 5, and has 1> fminsgd (@squares, 1, X, y')
%!error <FUN takes no y> fminsgd (@(t, X) deal (0, t), 1, X, y)
%!error id=descent:class fminsgd (@(t, X, y) deal (0, t), "abc", X, y)
%!error id=descent:class fminsgd (@(t, X, y) deal (0, t), int8 (1), X, y)
%!error id=descent:class fminsgd (@(t, X, y) deal (0, t), 1i, X, y)
%!error <must be of one class> fminsgd (@(t, X, y) deal (0, t), {1, single(1)}, X, y)
%!error <must have 2 elements, like THETA; it is 1x1 \(of 1 of the 5 samples\)>
%! fminsgd (@(t, X, y) deal (0, sum (X)'), [1; 2], X, y, "MiniBatchSize", 2)
%!error <must have 2 elements, like THETA; it is 3x1 \(of 5 of the 5 samples\)>
%! fminsgd (@(t, X, y) deal (0, [t; 1]), [1; 2], X, y)
%!error <J, the first output of FUN, must be a scalar>
%! fminsgd (@(t, X, y) deal ([1 2], t), [1; 2], X, y)
%!error <J, the first output of FUN, must be real> fminsgd (@(t, X, y) deal (1i, t), [1; 2], X, y)
%!error id=descent:class fminsgd (@squares, [0; 0; 0], X, y, struct ("MaxIter", {1, 2}))
%!error id=descent:class fminsgd (@squares, [0; 0; 0], X, y, struct ("MaxIter", {}))
%!error <OutputFcn must return true or false>
%! fminsgd (@(t) deal (t^2, 2*t), 1, "OutputFcn", @(varargin) NaN)
%!error id=descent:class fminsgd (@(t) deal (t^2, 2*t), 1, "OutputFcn", @(varargin) {})
%!error id=descent:class fminsgd (@(t) deal (t^2, 2*t), 1, "OutputFcn", @(varargin) {false})
%!error <must be real> fminsgd (@(t, X, y) deal (1, t * 1i), [1; 2], X, y)
%!error <GRAD> fminsgd (@(t, X, y) deal (1, "ab"), [1; 2], X, y)
%!error <FUN must return \[J, GRAD\]> fminsgd (@(t, X, y) t' * t, [1; 2], X, y)
%!error <THETA must be a full real array> fminsgd (@(t, X, y) deal (t^2, 2*t), int8 (3), X, y)
%!test
%! for theta = {[], {}, struct(), {zeros(2, 0)}}
%!   for data = {{X, y}, {"MaxEpochs", 1}}
%!     try
%!       fminsgd (@(varargin) deal (0, varargin{1}), theta{1}, data{1}{:});
%!     catch err
%!       assert ({err.identifier, err.message}, {"descent:size", "fminsgd: THETA has no numbers"});
%!       continue;
%!     end_try_catch
%!     error ("not refused");
%!   endfor
%! endfor
%!error <there is no function "nosuchfunction"> fminsgd ("nosuchfunction", 0, X, y)
%!test                                      # a file that is none
%! folder = tempname ();
%! mkdir (folder);
%! unwind_protect
%!   fclose (fopen (fullfile (folder, "nosuchfunction"), "w"));
%!   addpath (folder);
%!   fail ('fminsgd ("nosuchfunction", 0)', 'there is no function "nosuchfunction"');
%! unwind_protect_cleanup
%!   rmpath (folder);
%!   delete (fullfile (folder, "nosuchfunction"));
%!   rmdir (folder);
%! end_unwind_protect
%!error <^mine \(FUN was called with 2 of the 5 samples: theta 2x1, X 2x2, y 2x1\)$>
%! fminsgd (@(t, X, y) error ("mine"), [1; 2], X, y, "MiniBatchSize", 2);
%!error <GradObj must be "on"> fminsgd (@squares, [0; 0; 0], X, y, optimset ("GradObj", "off"))
%!error <the field TolX of optimset has no meaning here>
%! fminsgd (@squares, [0; 0; 0], X, y, optimset ("TolX", 1))
%!error <unknown option "Sover"; known: Solver.*did you mean "Solver">
%! fminsgd (@squares, [0; 0; 0], X, y, "Sover", "adam")
%!error <fminsgd: "sgd" does not take "Epsilon"> fminsgd (@squares, [0; 0; 0], X, y, "Epsilon", 1)
%!error <MiniBatchSize must be at most 5> fminsgd (@squares, [0; 0; 0], X, y, "MiniBatchSize", 6)
%!error <ValidationData must be a cell> fminsgd (@squares, [0; 0; 0], X, y, "ValidationData", X)
%!error <y of ValidationData must have as many rows>
%! fminsgd (@squares, [0; 0; 0], X, y, "ValidationData", {X', y})
%!error <X and y of ValidationData must have 2 and 1 columns>
%! fminsgd (@squares, [0; 0; 0], X, y, "ValidationData", {[X, X], y})
%!error <ValidationPatience needs ValidationData>
%! fminsgd (@squares, [0; 0; 0], X, y, "ValidationPatience", 3)
%!error <FUN must be a function handle or the name> fminsgd (zeros (2), [0; 0; 0], X, y)
%!error <unknown option "MaxIter"; .*did you mean "MaxIterations">
%! fminsgd (@squares, [0; 0; 0], X, y, "MaxIter", 3)
%!error <OutputFcn must be a function handle> fminsgd (@squares, [0; 0; 0], X, y, "OutputFcn", 3)
%!error <fminsgd: Order must be 5 x 10> fminsgd (@squares, [0; 0; 0], X, y, "Order", (1:5)')
%!error <fminsgd: the schedule "inverse" does not take "Power">
%! fminsgd (@squares, [0; 0; 0], X, y, "LearnRateSchedule", "inverse", "Power", 3)

## the picture while it trains
%!test
%! visible = get (0, "defaultfigurevisible");
%! old = allchild (0);
%! unwind_protect
%!   set (0, "defaultfigurevisible", "off");
%!   [theta, J] = fminsgd (@(t) deal (sumsq (t), 2*t), [3; 4], "LearnRate", .25, "MaxEpochs", 5, ...
%!                         "Plots", "training-progress");
%!   fig = setdiff (allchild (0), old);
%!   assert (get (fig, "name"), "fminsgd: training progress");
%! unwind_protect_cleanup
%!   set (0, "defaultfigurevisible", visible);
%!   close (setdiff (allchild (0), old));
%! end_unwind_protect
%! assert (theta, fminsgd (@(t) deal (sumsq (t), 2*t), [3; 4], "LearnRate", .25, "MaxEpochs", 5));

%!demo
%! ## is it an eight?  logistic regression with a cost function of one's own
%! S = dataset ("digits");
%! X = [ones(1797, 1), S.X'/16];
%! y = (S.Y' == 9);
%! h = @(X, theta) 1 ./ (1 + exp (-X * theta));
%! cost = @(theta, X, y) ...
%!     deal (-mean (y .* log (h (X, theta)) + (1 - y) .* log (1 - h (X, theta))), ...
%!                             X' * (h (X, theta) - y) / rows (X));
%! checkgrad (cost, zeros (65, 1), X, y);
%! [theta, J] = fminsgd (cost, zeros (65, 1), X, y, "Solver", "adam", "LearnRate", .02, ...
%!                       "MaxEpochs", 30);
%! printf ("%.1f %% right\n", 100 * mean ((h (X, theta) > .5) == y));
%! plot (J);
%! xlabel ("epoch");
%! ylabel ("cost");
