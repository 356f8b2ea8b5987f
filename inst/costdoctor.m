## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{d} =} costdoctor (@var{info})
## @deftypefnx {} {@var{d} =} costdoctor (@var{info}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {} costdoctor (@dots{})
## Say in words what a history of training shows.
##
## @var{info} is the struct that @code{mlptrain} and @code{fminsgd} return, or
## a real vector of costs from elsewhere, one for each step; or a struct of
## your own with the field IterationCost and any of LearnRate, EpochCost,
## EpochAccuracy, ValidationCost, ValidationIteration, MiniBatchSize, Samples,
## Solver, Reason, as in @code{mlptrain}.
##
## @table @asis
## @item "MiniBatchSize", "Samples" (those in @var{info})
## B and m, positive integers.  Without both it is not known which runs are
## batch descent (B = m), nor, without EpochCost, how long an epoch is.
## @item "LearnRate" (that in @var{info})
## The learning rate, a number that is not negative.  Without it no rate is
## suggested.
## @item "Solver" (that in @var{info}, else "sgd")
## A name as in @code{optimizer}.  Only without averages must batch descent
## fall at each step.
## @end table
##
## @var{d} is a row of structs, one for each finding: @code{name}, a fixed word;
## @code{text}, what is seen, with figures; @code{suggestion}; @code{rate}, the
## learning rate to try, NaN if there is none.  Without an output argument they
## are printed.  The names, and what must be seen for them:
##
## @table @asis
## @item "nonfinite"
## A cost is NaN or infinite, or the run ended for a gradient or parameters
## that were.  What goes before is looked at too.
## @item "diverging"
## The cost rises from its least block on, or the last quarter lies above the
## first cost.  @code{mlptrain} and @code{fminsgd} warn of the same
## (@code{descent:diverged}).
## @item "batch-rises"
## The cost of batch descent with plain steps rises, if only once, by more than
## 1e-5 of itself: the rate is too large, or the gradient wrong.
## @item "periodic"
## The costs repeat themselves with each epoch: the samples are not shuffled
## anew.  Looked for where there are four epochs of three mini-batches or more
## (six, if the last one is smaller than half of the others).
## @item "overfitting"
## The validation's cost has risen since its best, that of training has not.
## @item "too-slow"
## The cost falls in the last quarter nearly as fast as on the average, has
## more than half of its first value, and at that speed needs more than twice
## the run again to come to 0; or each of five or six epochs is below the one
## before, by half as little.  For 100 steps or more, and costs that are not
## negative.
## @item "noise"
## The cost is flat, has more than half of its first value, and single costs
## scatter by more than it has fallen.  (Not where the means of epochs show
## that the parameters hardly move: a plateau.)
## @item "plateau"
## The cost is flat, and has more than half of its first value, or no more
## samples are right than guesses are: the lesser of the first cost and the
## last is c > .65, and fewer are right than 1.2 exp (-c) and than exp (-c) +
## .05.
## @item "done"
## The cost is flat, and has lost at least half of its first value; if some
## costs are negative: has surely fallen.  Or the last costs are exactly 0.
## @item "healthy"
## None of these: it still falls, or what it does is not clear from the noise.
## @item "short"
## There are fewer than 7 costs, and nothing else was seen.
## @end table
##
## The last finding says, too, which of "MaxIterations", "MaxTime",
## "ValidationPatience" and "OutputFcn" ended the run (Reason).
##
## The history is cut into some 20 blocks, whole epochs where there are seven;
## a smaller last mini-batch counts for less in their means.  Rises and falls
## are those of the rank test of Mann and Kendall, at 3 standard deviations for
## a rise and 2.33 for a fall, on the means of the blocks of the last half, and
## of those after the least one (smaller ones, if there are fewer than 7).
## Without that test the end is above the least mean where the last block is so
## by 6 standard deviations of blocks and the last five costs by 4 of theirs
## (6, in fewer than 80 costs).  A rise counts if it is a tenth of the fall or
## more, a third while the learning rate rises, and 1.5 times what has risen
## and come back before.  The first cost is a sure one where 16 samples or more
## are in it (MiniBatchSize), or those after it vary by less than a quarter of
## it, else the median of five stands for it.  Of 2 to 6 costs each must be
## above the one before, the last one by a factor of 3 (of 1000, if fewer than
## 16 samples are in each).  It is flat if the means of its last two quarters
## differ by less than a twentieth of the cost, two standard errors added.  The
## noise is taken from second differences.  "periodic" needs an autocorrelation
## at the length of the epoch, of ranks and without the trend, above 4 standard
## errors, and above that at other lengths by .2 and 2.5 standard errors, in
## the second half of epochs if their last mini-batch is smaller than half of
## the others: its step may throw off what follows.  The validation must have
## risen by 2 percent of what it had gained, and by 3 + sqrt (2 log k) standard
## deviations of its k costs, since the least of them is low by chance.
##
## Suggested rates: in batch descent that rises by the factor g in a step, the
## rate over 1 + sqrt (g), the best one in the direction that grows (half the
## greatest possible); else that or a third, whichever is less, where the cost
## rises; a third where noise hides it, a tenth where it was not finite, up to
## ten times more where it is too slow; cut to one digit.  Of a schedule's
## rates the largest counts.  They are where to begin to try.
##
## @example
## @group
## d = costdoctor (1.21 .^ (0:20), "LearnRate", .5, ...
##                 "MiniBatchSize", 9, "Samples", 9);
## @{d.name@}
##    @result{} ans =
##        @{
##          [1,1] = batch-rises
##          [1,2] = diverging
##        @}
## d(1).rate
##    @result{} ans = 0.2000
## @end group
## @group
## costdoctor ([4 3 NaN 2])
##    @print{} nonfinite: the cost is not finite at iteration 3; the last finite cost is 3.
##    @print{}   Try another "LearnRate", "GradientThreshold", 1, and look for NaN, Inf and
##    @print{}   unscaled features in the samples.
## @end group
## @group
## ## a network that sees its samples in the same order in each epoch
## S = dataset ("digits");
## net = mlp ([64 10], "Output", "softmax");
## [net, info] = mlptrain (net, S.X, S.Y, "InputScale", 1/16, ...
##                         "Shuffle", "never");
## d = costdoctor (info);
## d(1).name
##    @result{} ans = periodic
## @end group
## @end example
##
## Errors: @code{descent:class} for an @var{info} or fields of it of another
## kind, @code{descent:option}, @code{descent:value}.
##
## Sources: the course, "Improving deep neural networks", week 2: what the
## costs of batch and mini-batch descent look like; H. Mann, "Nonparametric
## tests against trend", Econometrica 13, 1945.
## @seealso{mlptrain, fminsgd, checkgrad, learnrate, batchsizerace, ewma}
## @end deftypefn

function varargout = costdoctor (info, varargin)
  if (nargin < 1)
    print_usage ();
  endif
  [varargout{1:nargout}] = costdoctor (info, varargin{:});
endfunction

%!function names = seen (varargin)
%!  names = {costdoctor(varargin{:}).name};
%!endfunction
%!function info = moons (seed, epochs, B, varargin)
%!  S = dataset ("moons");
%!  warning ("off", "descent:nonfinite", "local");
%!  warning ("off", "descent:diverged", "local");
%!  [~, info] = mlptrain (mlp ([2 5 2 1], "Seed", seed), S.X, S.Y, "Seed", seed, ...
%!                        "MaxEpochs", epochs, "MiniBatchSize", B, varargin{:});
%!endfunction
%!function info = digits (seed, epochs, m, sizes, varargin)
%!  S = dataset ("digits");
%!  k = mod ((0:1796) * 1009 + 97 * seed, 1797) + 1;      # strewn
%!  [a, v] = deal (k(1:m), k(1300:1797));
%!  warning ("off", "descent:diverged", "local");
%!  [~, info] = mlptrain (mlp (sizes, "Output", "softmax", "Seed", seed), S.X(:,a), S.Y(a), ...
%!                        "InputScale", 1/16, ...
%!                        "Seed", seed, "MaxEpochs", epochs, ...
%!                        "ValidationData", {S.X(:,v), S.Y(v)}, varargin{:});
%!endfunction
%!function [J, grad] = bowl (theta)
%!  J = (theta(1)^2 + 50 * theta(2)^2) / 2;
%!  grad = [1; 50] .* theta;
%!endfunction
%!function x = noise (n, seed)          # normal, the same everywhere
%!  x = mod ((1:n)' * 7919 + seed * 104729, 65537) / 65537;
%!  x = mod (x .* (1:n)' * 613.7 + sin (x * 997 + seed) * 41.3, 1);
%!  x = erfinv (1.999 * x - .9995) * sqrt (2);
%!endfunction

%!test <*documented>
%! d = costdoctor (1.21 .^ (0:20), "LearnRate", .5, "MiniBatchSize", 9, "Samples", 9);
%! assert ({d.name}, {"batch-rises", "diverging"});
%! assert (d(1).rate, .2);
%! assert (evalc ("costdoctor ([4 3 NaN 2])"), ...
%!         ["nonfinite: the cost is not finite at iteration 3; " ...
%!          "the last finite cost is 3.\n  Try another \"LearnRate\", ", ...
%!          "\"GradientThreshold\", 1, and look for NaN, " ...
%!          "Inf and\n  unscaled features in the samples.\n"]);

## batch descent on the lecture's bowl: it falls up to the rate .04, and rises
## above; what is suggested falls
%!test
%! warning ("off", "descent:diverged", "local");
%! [~, ~, info] = fminsgd (@bowl, [-10; 1], "LearnRate", .039, "MaxEpochs", 40);
%! assert (seen (info), {"healthy"});
%! [~, ~, info] = fminsgd (@bowl, [-10; 1], "LearnRate", .03, "MaxEpochs", 400);
%! assert (seen (info), {"done"});
%! for rate = [.042 .06 .3 4]
%!   [~, ~, info] = fminsgd (@bowl, [-10; 1], "LearnRate", rate, "MaxEpochs", 40);
%!   d = costdoctor (info);
%!   assert ({d.name}, {"batch-rises", "diverging"});
%!   assert (d(1).rate < .04 && d(1).rate >= .01);
%!   at = find (diff (info.IterationCost) > 0, 1) + 1;
%!   assert (! isempty (strfind (d(1).text, sprintf ("first at iteration %d,", at))));
%!   [~, ~, info] = fminsgd (@bowl, [-10; 1], "LearnRate", d(1).rate, "MaxEpochs", 40);
%!   assert (diff (info.IterationCost) < 0);
%! endfor
## a single rise is told, at its place and with its size; rounding is none
%!test
%! J = 2 .^ -(1:30)';
%! J(12) = J(11) * 1.1;
%! d = costdoctor (J, "MiniBatchSize", 5, "Samples", 5, "LearnRate", .4);
%! assert (d(1).name, "batch-rises");
%! assert (d(1).text, ["the cost of batch descent rises in 1 of 29 steps, " ...
%!                     "first at iteration 12, from 0.0004883 to 0.0005371, ", ...
%!                     "at most by 4.9e-05 (iteration 12)"]);
%! assert (d(1).rate, .1);
%! J = 1 + 1e-7 * noise (50, 1);
%! assert (seen (J, "MiniBatchSize", 5, "Samples", 5), {"plateau"});
## with averages batch descent may rise, and mini-batches do
%!test
%! warning ("off", "descent:diverged", "local");
%! [~, ~, info] = fminsgd (@bowl, [-10; 1], "Solver", "momentum", "LearnRate", .3, "MaxEpochs", 60);
%! assert (any (diff (info.IterationCost) > 0));
%! assert (! any (strcmp (seen (info), "batch-rises")));
%! assert (any (strcmp (seen (info, "Solver", "sgd"), "batch-rises")));
%! assert (! any (strcmp (seen (2.2 - rem (1:9, 2), "MiniBatchSize", 8, "Samples", 9), ...
%!                        "batch-rises")));

## mini-batches whose cost rises
%!test
%! for seed = 1:3
%!   J = .5 + noise (400, seed) / 10 + max (0, (1:400)' - 200) / 100;
%!   assert (seen (J), {"diverging"});
%!   J = 2.3 + noise (400, seed) / 10;
%!   J(9:end) += 3;
%!   d = costdoctor (J, "LearnRate", .7);
%!   assert ({d.name}, {"diverging"});
%!   assert (d.rate, .2);
%!   assert (! isempty (strfind (d.suggestion, 'Try "LearnRate", 0.2.')));
%! endfor
## up and down by powers of ten, but never back
%!test
%! for seed = 1:5
%!   J = 10 .^ (1 + 6 * (1 - exp (-(1:400)' / 50)) + noise (400, seed) / 2);
%!   assert (seen (J), {"diverging"});
%! endfor
## a rise from the least block on, wherever that is, by whatever size and
## noise; one that a penalty outside the cost makes, or that has come and gone
## before, is none
%!test
%! assert (seen ([linspace(2, .2, 280), linspace(.2, 1.1, 120)]), {"diverging"});
%! assert (seen ([linspace(2, .2, 150), linspace(.2, .9, 50)]), {"diverging"});
%! for n = [20 40 80 200 1000]
%!   t = (1:n)' / n;
%!   for turn = .2:.1:.8
%!     for scatter = [0 .02]
%!       for up = [.4 2 1e4]
%!         J = .2 + 1.8 * max (0, 1 - t / turn) + up * max (0, ...
%!                                                          t - turn) / (1 - turn) + scatter * ...
%!                                                          noise (n, 10 * turn);
%!         if (n > 20 || scatter == 0)
%!           assert (seen (J), {"diverging"}, sprintf ("%g ", n, turn, scatter, up));
%!         endif
%!       endfor
%!       J = .2 + 1.8 * exp (-9 * t) + scatter * noise (n, 10 * turn) / 2 + .1 * max (0, ...
%!           t - turn) / (1 - turn);
%!       assert (! any (strcmp (seen (J), "diverging")), sprintf ("%g ", n, turn, scatter));
%!     endfor
%!   endfor
%!   for cycles = 2.5:.1:6
%!     J = 1.5 * exp (-10 * t) + .3 + .15 * (1 - cos (2 * pi * cycles * t));
%!     assert (! any (strcmp (seen (J), "diverging")), sprintf ("%g ", n, cycles));
%!   endfor
%! endfor
## nor is one while the rate rises, up to a third of the fall
%!test
%! J = [linspace(2, .2, 70), linspace(.2, .7, 30)];
%! assert (seen (struct ("IterationCost", J, "LearnRate", [.01*ones(1, 70), .05*ones(1, 30)])), ...
%!         {"healthy"});
%! assert (seen (struct ("IterationCost", J, "LearnRate", .05*ones (1, 100))), {"diverging"});
## few costs
%!test
%! d = costdoctor ([.1 20 3e4], "LearnRate", .1);
%! assert ({d.name, d.text}, {"diverging", "the cost rises with each step, from 0.1 to 3e+04"});
%! assert (d.rate, 4e-3);                  # of .1 / (1 + sqrt (3e5 ^ (1/2)))
%! assert (seen ([1 2 4], "MiniBatchSize", 16, "Samples", 99), {"diverging"});
%! assert (seen ([1 2 4], "MiniBatchSize", 8, "Samples", 99), {"short"});
%! assert (seen ([1 2 1.9 8], "MiniBatchSize", 16, "Samples", 99), {"short"});
%! assert (seen ([1e-32 1e-18 1e-7], "MiniBatchSize", 9, "Samples", 9, "Solver", "adam"), ...
%!         {"short"});
## a cost thrown up that is nearly back, and one that leaves an exact minimum,
## have not diverged
%!test
%! assert (seen ([.01, .5 * .96 .^ (0:90)], "MiniBatchSize", 64, "Samples", 640), {"healthy"});
%! assert (! any (strcmp (seen ([1e-31; 1e-7 * (1 + noise(60, 1) / 9)]), "diverging")));
%! assert (seen ([92; 1e4 * exp(noise (20, 1))], "MiniBatchSize", 64, "Samples", 640), ...
%!         {"diverging"});

## costs of exactly 0
%!test
%! for J = {zeros(1, 50), zeros(1, 2), 0, [2 1 0 0 0 0 0 0 0], [3*ones(1, 30), zeros(1, 20)]}
%!   assert (seen (J{1}), {"done"});
%! endfor
%! d = costdoctor ([2 1 0 0 0 0 0 0 0]);
%! assert (d.text, "the cost is exactly 0 from iteration 3 on");
%! assert (seen ([1 0 0]), {"short"});

## who ended the run; a Reason of a run that diverged, and of one before 0.2.0
%!test
%! J = 5 * .95 .^ (1:30);
%! for by = {"MaxIterations", "MaxTime", "ValidationPatience", "OutputFcn"}
%!   for more = {"", "; the cost has diverged"}
%!     d = costdoctor (struct ("IterationCost", J, "Reason", [by{1}, more{1}]));
%!     assert (d.name, "healthy");
%!     assert (! isempty (strfind (d.text, sprintf ("; \"%s\" ended the run at iteration 30", ...
%!                                                  by{1}))));
%!     assert (isempty (strfind (d.suggestion, sprintf ("A larger \"%s\"", by{1}))), ...
%!             strcmp (by{1}, "OutputFcn"));
%!   endfor
%! endfor
%! want = costdoctor (J);
%! for reason = {"all epochs are done", "all epochs are done; the cost has diverged", ""}
%!   assert (costdoctor (struct ("IterationCost", J, "Reason", reason{1})), want);
%! endfor
%! d = costdoctor (struct ("IterationCost", 2 * .9 .^ (1:190), "ValidationCost", ...
%!                         [3; 2; 1; (.5:.1:2)'], "Reason", "ValidationPatience"));
%! assert (d(1).name, "overfitting");
%! assert (isempty (strfind ([d.suggestion], "Stop there")));

## a run that blows up, by mini-batches of any size: never "done", "healthy"
## nor too slow
%!test
%! for seed = 1:4
%!   for B = [1 8 64]
%!     names = seen (moons (seed, 10, B, "LearnRate", 20));
%!     assert (ismember (names, {"noise", "diverging", "plateau", "nonfinite"}));
%!   endfor
%! endfor

## a run that explodes at its end, or has done so and stays there, by whatever
## size
%!test
%! t = 1:400;
%! d = costdoctor ([2*exp(-(1:360)/100), .05*exp((1:40)/5)], "LearnRate", .3);
%! assert ({d.name}, {"diverging"});
%! assert (d.text, ["the cost rises: from 0.06019 on the average around iteration 350 to 99.91 " ...
%!                  "at the end"]);
%! for r = [10 20 40 60 80 100]
%!   for top = [.7 2 20 1e10]
%!     J = 2 * exp (-t / 100) + .05;
%!     J(end-r+1:end) = J(400-r) * (top / J(400-r)) .^ ((1:r) / r);
%!     J = abs (J' + .02 * noise (400, r));
%!     assert (seen (J), {"diverging"});
%!     assert (seen (J, "MiniBatchSize", 64, "Samples", 1280), {"diverging"});
%!   endfor
%! endfor
%! for seed = 1:2
%!   info = digits (seed, 40, 1100, [64 32 10], "LearnRate", 3, "WarmUp", 40);
%!   assert (min (info.EpochCost) < .2 && info.EpochCost(end) > 2);
%!   assert (seen (info){end}, "diverging");
%! endfor
## a cost that is thrown up in the first steps and comes down above its start
%!test
%! for seed = 1:5
%!   J = [2.5; 50; 40; 30; 20; 20; 5 * ones(394, 1)] + .3 * noise (400, seed);
%!   d = costdoctor (J);
%!   assert ({d.name}, {"diverging"});
%!   assert (d.text(1:43), sprintf ("the cost has risen: it began at %.4g and is ", J(1))(1:43));
%!   assert (seen (J + .2 * noise (400, seed), "MiniBatchSize", 64, "Samples", 1280), ...
%!           {"diverging"});
%! endfor
%! for seed = 1:3
%!   for rate = [10 20 30]
%!     info = digits (seed, 10, 1100, [64 32 10], "LearnRate", rate);
%!     d = costdoctor (info);
%!     assert (ismember ({d.name}, {"diverging", "noise", "plateau"}));
%!     assert (isempty (strfind ([d.text], sprintf ("%.4g", 4 * info.IterationCost(1)))));
%!   endfor
%! endfor
## a single cost at the end, or few of them, are no explosion
%!test
%! for seed = 1:3
%!   J = .1 + 2 * exp (-(1:400)' / 60) + .02 * noise (400, seed);
%!   J([50 200 333 400]) *= 8;
%!   assert (ismember (seen (J), {"healthy", "done"}));
%!   assert (! any (strcmp (seen (noise (20, seed) .^ 2), "diverging")));
%! endfor

## nor is one low cost in few, by chance or by a last mini-batch of one sample,
## a best to rise from
%!test
%! J = linspace (2.5, 2, 30)';
%! J(15) = 1;
%! assert (seen (J), {"healthy"});
%! assert (seen (J, "MiniBatchSize", 128, "Samples", 1793), {"healthy"});
## nor a first cost that is low by chance, by single samples
%!test
%! X = reshape (noise (3200, 5), 8, 400);
%! for seed = 1:5
%!   [~, info] = mlptrain (mlp ([8 1], "Output", "linear", "Seed", seed), X, sum (X), ...
%!                         "Solver", "rmsprop", "LearnRate", 1e-4, ...
%!                         "MiniBatchSize", 1, "MaxEpochs", 6, "Seed", seed);
%!   info.IterationCost(1) = 1e-4;
%!   assert (diff (info.EpochCost) < 0);
%!   assert (ismember (seen (info), {"too-slow", "healthy"}));
%! endfor
## each epoch falls, whatever a last mini-batch with its penalty costs
%!test
%! info = digits (1, 6, 1025, [64 32 10], "Solver", "rmsprop", "LearnRate", .002, "Lambda", 1);
%! d = costdoctor (info);
%! assert (d.name, "healthy");
%! cost = sscanf (d.text, "the cost falls, from %g to %g");
%! assert (info.IterationCost(end) > 2 && abs (cost(2) - info.EpochCost(end)) < .1);

## not finite
%!test
%! f = @(x) deal (x^4, 4*x^3);
%! warning ("off", "descent:nonfinite", "local");
%! [~, ~, info] = fminsgd (f, 3, "LearnRate", 1);
%! d = costdoctor (info);
%! assert (d(1).name, "nonfinite");
%! assert (d(1).rate, .1);
%! t = find (! isfinite (info.IterationCost), 1);
%! assert (! isempty (strfind (d(1).text, ...
%!                             sprintf (["at iteration %d, with the learning rate 1; " ...
%!                                       "the last finite cost is"], t))));
%! d = costdoctor (struct ("IterationCost", 5:-1:1, "Reason", "the gradient is not finite"));
%! assert (d(1).text, "the gradient is not finite at iteration 5; the last finite cost is 1");
%! assert (seen ([Inf 1 2]), {"nonfinite"});
%! assert (seen (NaN), {"nonfinite"});
%! assert (seen ([5 * .5.^(1:40), -Inf]), {"nonfinite"});
%! assert (seen ([2.^(1:40), Inf]), {"nonfinite", "diverging"});

## the order of the samples: the same in each epoch, or another
%!test
%! for seed = 1
%!   for solver = {"sgd", .1; "adam", .003}'
%!     for B = [16 64]
%!       own = {"MiniBatchSize", B, "Solver", solver{1}, "LearnRate", solver{2}};
%!       for epochs = [6 15]
%!         assert (seen (digits (seed, epochs, 1100, [64 10], own{:}, "Shuffle", "never")){1}, ...
%!                 "periodic");
%!         assert (seen (digits (seed, epochs, 1100, [64 10], own{:}, "Shuffle", "once")){1}, ...
%!                 "periodic");
%!         assert (ismember (seen (digits (seed, epochs, 1100, [64 10], own{:})), ...
%!                           {"healthy", "done"}));
%!       endfor
%!     endfor
%!   endfor
%! endfor
%! info = moons (1, 200, 64, "LearnRate", .1, "Shuffle", "never");
%! d = costdoctor (info);
%! assert (d(1).name, "periodic");
%! assert (! isempty (strfind (d(1).text, "every 5 iterations: autocorrelation")));
%! assert (d(1).suggestion(end-24:end), '"Shuffle", "every-epoch".');
%! J = rmfield (info, {"MiniBatchSize", "Samples"});
%! assert (seen (J){1}, "periodic");                   # as long as EpochCost says
%! assert (seen (J.IterationCost, "MiniBatchSize", 64, "Samples", 300){1}, "periodic");
%! assert (! any (strcmp (seen (J.IterationCost), "periodic")));
## what the trend leaves of a smooth curve is alike in each epoch: no pattern
## of the order
%!test
%! for p = [3 5 10 40]
%!   t = 1:40*p;
%!   for J = {1 ./ t, 1 ./ sqrt(t), exp(-t / 30), exp(t / 20), -log(t), 5 - t .^ 2 / 1e4, ...
%!            exp(-t / 10) + .1, 1 + sin(t / 70)}
%!     assert (! any (strcmp (seen (J{1}, "MiniBatchSize", 8, "Samples", 8 * p), "periodic")));
%!   endfor
%! endfor
## nor is there one in what explodes or decays by powers of ten
%!test
%! X = reshape (noise (8 * 600, 3), 8, 600);
%! own = {"MaxEpochs", 20, "MiniBatchSize"};
%! warning ("off", "descent:diverged", "local");
%! for B = [32 64 100 150]
%!   [~, info] = mlptrain (mlp ([8 1], "Output", "linear"), X .* [1 10 1 1 1 1 1 1]', sum (X), ...
%!                         "LearnRate", .03, own{:}, B);
%!   assert (seen (info), {"diverging"});
%!   [~, info] = mlptrain (mlp ([8 1], "Output", "linear"), X, sum (X), "LearnRate", .2, own{:}, B);
%!   assert (seen (info), {"done"});
%! endfor
## nor in what the step of a tiny last mini-batch throws off in each epoch; an
## order that is one is found
%!test
%! S = dataset ("digits");
%! for seed = 1:2
%!   for m = [1793 1285]
%!     for run = {"every-epoch", 2, false; "every-epoch", 5, false; "never", .1, true}'
%!       warning ("off", "descent:diverged", "local");
%!       [~, info] = mlptrain (mlp ([64 32 10], "Output", "softmax", "Seed", seed), S.X(:,1:m), ...
%!                             S.Y(1:m), "InputScale", 1/16, ...
%!                             "LearnRate", run{2}, "MaxEpochs", 20, "Seed", seed, ...
%!                             "Shuffle", run{1});
%!       assert (any (strcmp (seen (info), "periodic")), run{3});
%!     endfor
%!   endfor
%! endfor
## and with few in an epoch nobody can tell
%!test
%! S = dataset ("digits");
%! for m = [1000 1001]
%!   [~, info] = mlptrain (mlp ([64 64 10], "Output", "softmax"), S.X(:,1:m), S.Y(1:m), ...
%!                         "InputScale", 1/16, ...
%!                         "LearnRate", .2, "MaxEpochs", 35, "MiniBatchSize", floor (m / 3));
%!   assert (! any (strcmp (seen (info), "periodic")));
%! endfor
## a penalty divided by the size makes each last mini-batch dear: no pattern of
## the order
%!test
%! for seed = 1:3
%!   assert (! any (strcmp (seen (moons (seed, 100, 64, "LearnRate", .1, "Lambda", 2)), ...
%!                          "periodic")));
%! endfor

## over-fitting, from the epoch of the best; not in few epochs, nor with all
## samples
%!test
%! for seed = 1:2
%!   info = digits (seed, 300, 100, [64 32 10], "Solver", "adam", "LearnRate", .01, ...
%!                  "MiniBatchSize", 20);
%!   d = costdoctor (info);
%!   assert ({d.name}, {"overfitting", "done"});
%!   [V, best] = min (info.ValidationCost);
%!   assert (! isempty (strfind (d(1).text, sprintf ("best at iteration %d, epoch %d, %.4g,", ...
%!                                                   best * 5, best, V))));
%!   assert (ismember (seen (digits (seed, 12, 1200, [64 32 10], "Solver", "adam", ...
%!                                   "LearnRate", .003)), {"healthy", "done"}));
%! endfor
## a steep fall at the start is no noise that hides a rise of a third
%!test
%! V = .2 + 2.3 * exp (-(0:199)' / 2) + .0004 * max (0, (1:200)' - 20);
%! assert (seen (struct ("IterationCost", 2 * .99 .^ (1:2000), "ValidationCost", V)), ...
%!         {"overfitting", "done"});
%! assert (seen (digits (1, 200, 200, [64 64 10], "Solver", "adam", "LearnRate", .01, ...
%!                       "MiniBatchSize", 20)), {"overfitting", "done"});
## noise of the validation is no rise; a rise of both is not over-fitting
%!test
%! J = .1 + exp (-(1:2000)' / 100) + noise (2000, 2) / 20;
%! for seed = 1:20
%!   for k = [5 20 100]
%!     V = .2 + exp (-(1:k)' / k * 20) + noise (k, seed) / 50;
%!     assert (seen (struct ("IterationCost", J, "ValidationCost", V)), {"done"});
%!   endfor
%! endfor
%! V = [2; 1; (.5:.1:2)'];
%! assert (seen (struct ("IterationCost", J, "ValidationCost", V)), {"overfitting", "done"});
%! assert (seen (struct ("IterationCost", linspace (1, 5, 180)', "ValidationCost", V)), ...
%!         {"diverging"});
%! d = costdoctor (struct ("IterationCost", .1 * ones (180, 1), "ValidationCost", V));
%! assert (d(1).name, "overfitting");
%! assert (! isempty (strfind (d(1).text, "while that of training has not: over-fitting")));

## what schedules leave of a rate at the end is not what to begin with
%!test
%! d = costdoctor (digits (1, 10, 1100, [64 32 10], "LearnRate", 1e-4, "LearnRateSchedule", ...
%!                         "one-cycle"));
%! assert (d.name, "too-slow");
%! assert (d.rate > 1e-4);
## two classes at a cost below log 2 are no guesses
%!test
%! J = .45 + .6 * exp (-(1:300) / 20);
%! assert (seen (struct ("IterationCost", J, "EpochAccuracy", .7)), {"done"});
%! assert (seen (struct ("IterationCost", J + .3, "EpochAccuracy", .46)), {"plateau"});

## the rate is too small, by batch, mini-batches and single samples; or so
## small that nothing moves, which is no noise
%!test
%! for seed = 1:3
%!   assert (seen (moons (seed, 400, 300, "LearnRate", .0007)), {"too-slow"});
%!   assert (seen (digits (seed, 20, 1100, [64 16 10], "LearnRate", 1e-3)), {"too-slow"});
%!   for rate = [1e-5 1e-4]                           # though its last mini-batch is a small one
%!     assert (seen (digits (seed, 10, 1100, [64 32 10], "LearnRate", rate)), {"too-slow"});
%!     info = digits (seed, 6, 1100, [64 32 10], "LearnRate", rate);
%!     d = costdoctor (info);
%!     assert ({d.name}, {"too-slow"});
%!     assert (! isempty (strfind (d.text, ...
%!                                 sprintf ("from %.4g in the first epoch to %.4g in the last", ...
%!                                          info.EpochCost([1 6])))));
%!   endfor
%!   d = costdoctor (digits (seed, 10, 1100, [64 10], "LearnRate", 1e-5, "MiniBatchSize", 1));
%!   assert ({d.name}, {"too-slow"});
%!   assert (d.rate, 1e-4, 1e-12);
%!   assert (ismember (seen (moons (seed, 20, 1, "LearnRate", 1e-8)), {"plateau", "too-slow"}));
%! endfor

## a plateau: dead units, a rate of 0, one that has decayed, a cost that does
## not change
%!test
%! S = dataset ("moons");
%! net = mlp ([2 5 1]);
%! net.theta(:) = -1;                                  # dead for what is positive
%! [~, info] = mlptrain (net, abs (S.X), S.Y, "MaxEpochs", 300, "LearnRate", .5, ...
%!                       "MiniBatchSize", 64);
%! assert (seen (info), {"plateau"});
%! assert (seen (moons (1, 40, 300, "LearnRate", 0)), {"plateau"});
%! assert (seen (ones (1, 50)), {"plateau"});
%! assert (seen (-3 * ones (50, 1)), {"plateau"});
%! d = costdoctor (moons (1, 200, 300, "LearnRate", .03, "LearnRateSchedule", "exponential", ...
%!                        "DecayRate", .8));
%! assert (d.name, "plateau");
%! assert (! isempty (strfind (d.text, "the learning rate has decayed from 0.024 to ")));
%! assert (d.suggestion, "Let the rate decay more slowly.");

## units that died of features that are not scaled have learnt nothing, however
## high the cost was
%!test
%! S = dataset ("digits");
%! warning ("off", "descent:nonfinite", "local");
%! [~, info] = mlptrain (mlp ([64 32 10], "Output", "softmax"), 16 * S.X, S.Y, "LearnRate", .1, ...
%!                       "MaxEpochs", 20);
%! assert (info.EpochCost(end) < info.IterationCost(1) / 50);
%! d = costdoctor (info);
%! assert (d.name, "plateau");
%! assert (! isempty (strfind (d.text, " % are right at the end, no more than of guesses")));
%! assert (seen (rmfield (info, "EpochAccuracy")), {"done"});

## noise: rates too large for single samples; a smaller rate is not
%!test
%! for seed = 1:3
%!   J = 1.9 + noise (600, seed);
%!   J(1) = 2;
%!   d = costdoctor (J, "MiniBatchSize", 16, "Samples", 50, "LearnRate", .1);
%!   assert ({d.name}, {"noise"});
%!   assert (d.rate, .03);
%!   assert (! isempty (strfind (d.suggestion, '"MiniBatchSize", 50 (four')));
%!   assert (seen (moons (seed, 10, 1, "LearnRate", 10)), {"noise"});
%!   info = moons (seed, 100, 1, "LearnRate", .01);
%!   assert (ismember (seen (info), {"healthy", "done"}));
%! endfor

## healthy runs of all kinds have nothing else said of them
%!test
%! runs = {"sgd", 300, .3, 300; "sgd", 300, .3, 30; "sgd", 64, .3, 20; "sgd", 64, .2, 300
%!         "sgd", 8, .05, 40; "sgd", 1, .01, 30
%!         "momentum", 64, .3, 100; "adam", 300, .01, 200; "adam", 64, .01, 100;
%!         "adam", 8, .005, 50; "adam", 1, .002, 20};
%! for run = runs'
%!   for seed = 1:3
%!     names = seen (moons (seed, run{4}, run{2}, "Solver", run{1}, "LearnRate", run{3}));
%!     assert (ismember (names, {"healthy", "done"}), ...
%!             [run{1}, sprintf(" %g", run{2:4}, seed), ": ", names{:}]);
%!   endfor
%! endfor
## and so have curves with noise: fast, slow, short, long
%!test
%! for seed = 1:3
%!   for n = [40 300 4000]
%!     for tau = [.05 .3]
%!       for scatter = [0 .01 .1 .3]
%!         J = (.1 + 2 * exp (-(1:n)' / (tau * n))) .* exp (scatter * noise (n, seed));
%!         names = seen (J, "MiniBatchSize", 8, "Samples", max (9, round (n / 1.5)));
%!         assert (ismember (names, {"healthy", "done"}), sprintf ("%g ", seed, n, tau, scatter));
%!         assert (ismember (seen (J - 1), {"healthy", "done"}));
%!       endfor
%!     endfor
%!   endfor
%! endfor

## shapes, classes and huge or tiny costs; scaling changes nothing
%!test
%! J = 3 * .8 .^ (0:60) + .1;
%! for x = {J, J', single(J), sparse(J), int32(1000 * J), 1e300 * J, 1e-300 * J, ...
%!          realmax / 4 * J / 3.1}
%!   assert (seen (x{1}), {"done"});
%! endfor
%! assert (seen (-exp (1 - .8 .^ (0:60))), {"done"});
%! assert (seen ([]), {"short"});
%! assert (seen (zeros (1, 0)), {"short"});
%! assert (seen (1), {"short"});
%! assert (seen ([3 2 1]), {"short"});
%! assert (seen ([3 4], "MiniBatchSize", 2, "Samples", 2), {"batch-rises"});
%! for n = 1:40
%!   assert (ismember (seen (.9 .^ (1:n), "MiniBatchSize", 2, "Samples", 2), {"short", "healthy"}));
%!   assert (ismember (seen (1:n), {"short", "diverging"}));
%!   assert (! isempty (seen (noise (n, n), "MiniBatchSize", 2, "Samples", 7)));
%! endfor
%! assert (size (costdoctor ([])), [1 1]);
%! assert (fieldnames (costdoctor (1)), {"name"; "text"; "suggestion"; "rate"});
## validations at no iterations are taken for evenly spread
%!test
%! J = 2 * .9 .^ (1:190);
%! V = [3; 2; 1; (.5:.1:2)'];
%! want = costdoctor (struct ("IterationCost", J, "ValidationCost", V));
%! for at = {(1:19)' + .5, NaN(19, 1), -(1:19)', (1:19)' * 1e6}
%!   assert (costdoctor (struct ("IterationCost", J, "ValidationCost", V, "ValidationIteration", ...
%!                               at{1})), want);
%! endfor
## validations that are NaN are passed over
%!test
%! V = [NaN; 2; 1; (.5:.1:2)'; NaN];
%! assert (seen (struct ("IterationCost", 2 * .9 .^ (1:190), "ValidationCost", V)), ...
%!         {"overfitting", "done"});

%!error id=Octave:invalid-fun-call costdoctor ()
%!error id=descent:class costdoctor ("a")
%!error <INFO must be a vector of costs, or a struct with the field IterationCost> costdoctor ({1})
%!error <INFO must be a vector> costdoctor (struct ("EpochCost", 1))
%!error <INFO must be a vector> costdoctor (struct ("IterationCost", {1, 2}))
%!error <costdoctor: IterationCost must be a vector of real numbers> costdoctor (ones (2))
%!error <IterationCost must be> costdoctor ([1i 2])
%!error <IterationCost must be> costdoctor (struct ("IterationCost", "a"))
%!error <LearnRate must be a vector of real>
%! costdoctor (struct ("IterationCost", 1, "LearnRate", {{1}}))
%!error <ValidationCost must be a vector of real>
%! costdoctor (struct ("IterationCost", 1, "ValidationCost", ones (2)))
%!error <the field Solver must be a string>
%! costdoctor (struct ("IterationCost", 1:9, "Solver", cat (3, "a", "b")))
%!error <the field Reason must be a string> costdoctor (struct ("IterationCost", 1:9, "Reason", 5))
## fields of one run
%!shared info
%! info = struct ("IterationCost", 9:-1:1, "EpochCost", [8 5 2], "Samples", 6, "MiniBatchSize", 2);
%!test
%! costdoctor (info);
%! costdoctor (setfield (info, "LearnRate", .1));
%!error <EpochCost must have 3 numbers, since .* 9 iterations, Samples is 6 .* 2; it has 2>
%! costdoctor (setfield (info, "EpochCost", [8 5]))
%!error <EpochCost must have at most a number for each iteration, 9; it has 10>
%! costdoctor (setfield (info, "EpochCost", 1:10))
%!error <LearnRate must have a number for each iteration, 9 of them; it has 8>
%! costdoctor (setfield (info, "LearnRate", 1:8))
%!error <Seconds must have a number for each epoch, 3 of them; it has 2>
%! costdoctor (setfield (info, "Seconds", 1:2))
%!error <ValidationIteration must have a number for each validation>
%! costdoctor (setfield (setfield (info, "ValidationCost", 1:3), "ValidationIteration", 1))
%!error <OutputIteration must be an integer from 0 to 9>
%! costdoctor (setfield (info, "OutputIteration", 10))
%!shared
%!error <the field Samples must be a positive integer>
%! costdoctor (struct ("IterationCost", 1, "Samples", 1.5))
%!error <Samples must be a positive integer> costdoctor (1, "Samples", 0)
%!error <LearnRate must be a number that is not negative> costdoctor (1, "LearnRate", -1)
%!error <Solver must be one of "sgd"> costdoctor (1, "Solver", "newton")
%!error <unknown option "Rate"; known: .*Solver> costdoctor (1, "Rate", 1)
%!error <option "Solver" has no value> costdoctor (1, "Solver")

%!demo
%! ## Five rates for one network by batch descent, and what the doctor says of each
%! S = dataset ("moons");
%! warning ("off", "descent:diverged", "local");
%! for rate = [.001 .1 1 4 100]
%!   [~, info] = mlptrain (mlp ([2 5 1]), S.X, S.Y, "MiniBatchSize", 300, "MaxEpochs", 200, ...
%!                         "LearnRate", rate);
%!   printf ("LearnRate %g\n", rate);
%!   costdoctor (info);
%! endfor
