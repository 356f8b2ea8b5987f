## mlptrain.tst: runs against the same runs written in Octave, and what holds for all of them.
## SPDX-License-Identifier: GPL-3.0-or-later

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
%!         "momentum", {"LearnRate", .3, "Momentum", .8}, ...
%!             @(p, g, v, s, t) momentum(p, g, v, s, .3, .8);
%!         "sgdm", {}, @(p, g, v, s, t) momentum(p, g, v, s, .01, .9);
%!         "rmsprop", {}, @(p, g, v, s, t) rmsprop(p, g, v, s, .001, .9, 1e-8);
%!         "rmsprop", {"SquaredGradientDecayFactor", .7, "Epsilon", .1}, ...
%!             @(p, g, v, s, t) rmsprop(p, g, v, s, .001, .7, .1);
%!         "adam", {}, @(p, g, v, s, t) adam(p, g, v, s, t, .001, .9, .999, 1e-8);
%!         "adam", {"InitialLearnRate", .02, "GradientDecayFactor", .6, ...
%!                  "SquaredGradientDecayFactor", .9, "Epsilon", .01}, ...
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
%! for solver = {"sgd", "sgdm", "nesterov", "rmsprop", "adam", "adamw", "amsgrad", "nadam", ...
%!               "radam", ...
%!               "adagrad", "adadelta", "adamax", "lion"}
%!   for convention = {"course", "torch", "keras", "matlab"}
%!     own = {"Convention", convention{1}, "LearnRate", .02};
%!     net = mlptrain (start, X, Y, "Solver", solver{1}, own{:}, "MaxEpochs", 3, ...
%!                     "MiniBatchSize", 16);
%!     theta = start.theta;
%!     opt = optimizer (solver{1}, own{:});
%!     if (isfield (opt, "WeightDecay"))
%!       opt.WeightDecay = 0;         # the biases have none
%!       net = mlptrain (start, X, Y, "Solver", solver{1}, own{:}, "MaxEpochs", 3, ...
%!                       "MiniBatchSize", 16, "WeightDecay", 0);
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
%!   [net, info] = mlptrain (start, X, Y, "LearnRate", .5, "MaxEpochs", 3, "MiniBatchSize", 20, ...
%!                           own{:});
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
%! run = @(varargin) mlptrain (mlp ([4 3 1]), X, Y, "LearnRate", 2, "MiniBatchSize", 25, ...
%!                             "Lambda", .1, ...
%!                             "ValidationData", {X(:,1:2000 / 100), ! Y(1:20)}, varargin{:});
%! [net, info] = run ("ValidationPatience", 4);
%! [least, at] = min (info.ValidationCost);
%! assert (mlpcost (net, X(:,1:20), ! Y(1:20)), least, 1e-14);
%! assert (info.OutputIteration, info.ValidationIteration(at));
%! assert (info.Reason, "ValidationPatience");
%! [net, info] = run ("OutputNetwork", "last-iteration", "MaxIterations", 5, ...
%!                    "ValidationFrequency", 2);
%! assert (info.ValidationIteration, [2; 4; 5]);
%! assert (mlpcost (net, X(:,1:20), ! Y(1:20)), info.ValidationCost(end), 1e-14);
%! assert (info.Reason, "MaxIterations");

## "AverageDecay": the average of the parameters after each step by its
## definition; the steps themselves stay the same, for any number of threads
%!function stop = follow_path (x, point, state)
%!  global followed
%!  if (strcmp (state, "init"))
%!    followed = zeros (numel (x), 0);
%!  elseif (strcmp (state, "iter"))
%!    followed(:,end+1) = x;
%!  endif
%!  stop = false;
%!endfunction
%!test
%! global followed
%! X = sin (reshape (1:4*50, 4, 50) .^ 1.3);
%! Y = X(1,:) > 0;
%! for kind = {"double", "single"}
%!   tolerance = eps (cast (4, kind{1}));
%!   net = mlp ([4 3 1], "Class", kind{1});
%!   run = @(varargin) mlptrain (net, X, Y, "LearnRate", 1, "MiniBatchSize", 8, "MaxEpochs", 3, ...
%!                               "OutputFcn", @follow_path, varargin{:});
%!   plain = run ();
%!   path = followed;
%!   for beta = [.5 .97]
%!     [net2, info] = run ("AverageDecay", beta);
%!     assert (followed, path);
%!     t = columns (path);
%!     w = (1 - beta) / (1 - beta ^ t) * beta .^ (t-1:-1:0)';
%!     assert (double (net2.theta), double (path) * w, double (tolerance));
%!     assert (class (net2.theta), kind{1});
%!     assert (info.OutputIteration, t);
%!     assert (run ("AverageDecay", beta, "Threads", 3), net2);
%!     assert (run ("AverageDecay", beta, "OutputNetwork", "average"), net2);
%!     assert (run ("AverageDecay", beta, "OutputNetwork", "last-iteration"), plain);
%!     ## validations are of the average, the best of them comes back
%!     valid = {"ValidationData", {X(:,1:20), ! Y(1:20)}, "ValidationFrequency", 3};
%!     [net3, info] = run ("AverageDecay", beta, valid{:});
%!     assert (followed, path);
%!     v = ewma (double (path), beta, "BiasCorrection", true, "Dim", 2);
%!     for k = 1:numel (info.ValidationCost)
%!       at = info.ValidationIteration(k);
%!       other = setfield (net, "theta", cast (v(:,at), kind{1}));
%!       assert (info.ValidationCost(k), mlpcost (other, X(:,1:20), ! Y(1:20)), 8 * tolerance);
%!     endfor
%!     [~, best] = min (info.ValidationCost);
%!     assert (info.OutputIteration, info.ValidationIteration(best));
%!     assert (net3.theta, cast (v(:,info.OutputIteration), kind{1}), tolerance);
%!     assert (run ("AverageDecay", beta, valid{:}, "OutputNetwork", "average"), net2);
%!     assert (run ("AverageDecay", beta, valid{:}, "OutputNetwork", "last-iteration"), plain);
%!   endfor
%! endfor
%! clear -global followed
## of fminsgd too; a state is resumed, and one without an average is refused; the
## parameters before a step that is not finite are averaged
%!test
%! global followed
%! X = cos ((1:40)' * [1 2 3]);  y = X * [1; 2; 3] + sin (1:40)';
%! f = @(t, X, y) deal (sumsq (X * t - y) / 2 / rows (X), X' * (X * t - y) / rows (X));
%! options = {"MiniBatchSize", 4, "LearnRate", .3, "Solver", "momentum"};
%! [theta, ~, info] = fminsgd (f, [0; 0; 0], X, y, options{:}, "AverageDecay", .9, ...
%!                             "OutputFcn", @follow_path);
%! want = ewma (followed, .9, "BiasCorrection", true, "Dim", 2)(:,end);
%! assert (theta, want, 1e-14);
%! file = tempname ();
%! unwind_protect
%!   fminsgd (f, [0; 0; 0], X, y, options{:}, "AverageDecay", .9, "MaxIterations", 17, ...
%!            "CheckpointFile", file);
%!   assert (fminsgd (f, [0; 0; 0], X, y, options{:}, "AverageDecay", .9, "Resume", file), theta);
%!   message = "";
%!   try
%!     fminsgd (f, [0; 0; 0], X, y, options{:}, "Resume", file);
%!   catch err
%!     message = err.message;
%!   end_try_catch
%!   assert (! isempty (strfind (message, "AverageDecay 0.9")), "%s", message);
%! unwind_protect_cleanup
%!   delete ([file "*"]);
%! end_unwind_protect
%! bad = @(t, X, y) deal (sumsq (X * t - y) / 2 / rows (X), X' * (X * t - y) / rows (X) ...
%!                        + merge (t(1) > .5, NaN, 0));
%! [theta, ~, info] = fminsgd (bad, [0; 0; 0], X, y, options{:}, "AverageDecay", .9, ...
%!                             "OutputFcn", @follow_path);
%! assert (! isempty (strfind (info.Reason, "gradient")));
%! steps = info.OutputIteration;
%! assert (theta, ewma (followed(:,1:steps), .9, "BiasCorrection", true, "Dim", 2)(:,end), 1e-14);
%! clear -global followed
%!error <OutputNetwork "average" needs an AverageDecay above 0>
%! mlptrain (mlp ([1 1]), 1:3, [0 1 1], "OutputNetwork", "average")
%!error <AverageDecay must be in \[0, 1\)> mlptrain (mlp ([1 1]), 1:3, [0 1 1], "AverageDecay", 1)

## "plateau" sees a validation once, the last one of an epoch, whatever their frequency
%!test
%! X = sin ((1:4)' * (1:300));
%! for delay = [0 2]
%!   for every = [1 2 3 4 6 9]
%!     [~, info] = mlptrain (mlp ([4 3 1]), X, X(1,:) > 0, "LearnRate", 1, "MaxEpochs", 24, ...
%!                           "MiniBatchSize", 100, ...
%!                           "LearnRateSchedule", "plateau", "Patience", 2, "DecayRate", .5, ...
%!                           "Delay", delay, ...
%!                           "ValidationData", {X(:,1:20), X(1,1:20) < 0}, ...
%!                           "ValidationFrequency", every);
%!     [best, waited, rate] = deal (Inf, 0, 1);
%!     for e = 1:24
%!       assert (info.LearnRate(3*e-2), rate);
%!       k = find (info.ValidationIteration > 3*e - 3 & info.ValidationIteration <= 3*e, 1, "last");
%!       if (e > delay && ! isempty (k))
%!         waited += 1;
%!         if (info.ValidationCost(k) < best)
%!           [best, waited] = deal (info.ValidationCost(k), 0);
%!         elseif (waited == 2)
%!           [rate, waited] = deal (rate / 2, 0);
%!         endif
%!       endif
%!     endfor
%!     assert (rate < 1);
%!   endfor
%! endfor

## a penalty that becomes infinite: the last parameters with a finite cost
%!test
%! warning ("off", "descent:nonfinite", "local");
%! warning ("off", "descent:diverged", "local");
%! own = {"Lambda", 1e30, "LearnRate", 1, "MaxEpochs", 20};
%! [net, info] = mlptrain (mlp ([1 1]), zeros (1, 10), zeros (1, 10), own{:});
%! assert (info.OutputIteration, find (isinf (info.IterationCost)) - 2);
%! assert (mlpcost (net, zeros (1, 10), zeros (1, 10), "Lambda", 1e30), info.IterationCost(end-1));

## the same where the cost explodes, by networks of any size
%!test
%! warning ("off", "descent:nonfinite", "local");
%! warning ("off", "descent:diverged", "local");
%! X = reshape (sin (1:300*64), 300, 64);
%! Y = 100 * reshape (cos (1:10*64), 10, 64);
%! for H = [20 110 900]
%!   for rate = [.05 .2]
%!     start = mlp ([300 H 10], "Output", "linear");
%!     [net, info] = mlptrain (start, X, Y, "LearnRate", rate);
%!     last = find (isfinite (info.IterationCost))(end);
%!     assert (last > 3 && info.OutputIteration == last - 1);
%!     assert (isequal (net.theta, mlptrain (start, X, Y, "LearnRate", rate, ...
%!                                           "MaxIterations", last - 1).theta));
%!   endfor
%! endfor

## what OutputFcn keeps stays; it ends the run
%!test
%! global mlptrain_seen
%! mlptrain_seen = {};
%! X = sin (1:9);
%! net = mlptrain (mlp ([1 1]), X, X > 0, "LearnRate", .5, "MiniBatchSize", 3, ...
%!                 "OutputFcn", @mlptrain_note);
%! assert (numel (mlptrain_seen), 6);
%! assert (mlptrain_seen{1}, mlp ([1 1]).theta);
%! assert (mlptrain_seen{end}, net.theta);
%! assert (columns (unique ([mlptrain_seen{:}]', "rows")') , 5);
%! clear -global mlptrain_seen

## the penalty is in the cost of a step that the rate forbids, too
%!test
%! warning ("off", "descent:nonfinite", "local");
%! warning ("off", "descent:diverged", "local");
%! for sizes = {[3 5 1], [3 300 40 1]}
%!   net = mlp (sizes{1});
%!   [X, Y] = deal (reshape (sin (1:36), 3, 12), mod (1:12, 2));
%!   args = {"MiniBatchSize", 12, "MaxEpochs", 3, "Lambda", 4};
%!   [~, info] = mlptrain (net, X, Y, args{:}, "LearnRate", 2e-308, "LearnRateSchedule", ...
%!                         "exponential", "DecayRate", 1e308);
%!   assert (info.Reason, "the learning rate is not finite");
%!   one = mlptrain (net, X, Y, args{:}, "LearnRate", info.LearnRate(1), "MaxIterations", 1);
%!   assert (info.IterationCost(2), mlpcost (one, X, Y, "Lambda", 4), 1e-12);
%! endfor

## a cost that is not finite
%!test
%! warning ("off", "descent:nonfinite", "local");
%! warning ("off", "descent:diverged", "local");
%! X = [1e200, -1e200];
%! [net, info] = mlptrain (mlp ([1 1], "Output", "linear"), X, [1, 2]);
%! assert (net.theta, mlp ([1 1], "Output", "linear").theta);
%! assert (info.Reason, "the cost is not finite");
%! assert (info.OutputIteration, 0);

## a finite gradient that is too large for the solver's state; one that is cut
%!test
%! warning ("off", "descent:nonfinite", "local");
%! for solver = {"rmsprop", "adam", "adamw", "amsgrad", "nadam", "radam", "adagrad", "adadelta"}
%!   for c = {"double", "single"; 1e3, 1; 1e153, 1e20}
%!     for hidden = {[], [300 40]}
%!       net = mlp ([1 hidden{1} 1], "Hidden", "linear", "Output", "linear", "Class", c{1}, ...
%!                  "Seed", 2);
%!       X = [1 2 c{2} 1];
%!       Y = [1 2 c{3} 1];
%!       options = {"Solver", solver{1}, "MiniBatchSize", 1, "Shuffle", "never"};
%!       [after, info] = mlptrain (net, X, Y, options{:});
%!       assert (info.Reason, "the state of the solver is not finite");
%!       assert ([numel(info.IterationCost), info.OutputIteration], [3 2]);
%!       assert (isequal (after.theta, mlptrain (net, X, Y, options{:}, "MaxIterations", 2).theta));
%!       [after, info] = mlptrain (net, X, Y, options{:}, "GradientThreshold", 1, "MaxEpochs", 2);
%!       assert (info.Reason, "all epochs are done");
%!       assert (all (isfinite (after.theta)));
%!     endfor
%!   endfor
%! endfor

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

## what training did to samples, prediction does; bytes are the numbers they stand for
%!shared images, labels
%! images = uint8 (mod ((1:12)' * (1:50) .^ 2, 256));
%! images(5,:) = 9;                                 # a pixel that never changes
%! labels = 1 + (images(1,:) > 100) + (images(2,:) > 128);
%!function [a, b] = scaled_and_by_hand (c, sizes, X, Y, Xs, varargin)
%!  start = mlp (sizes, "Output", "softmax", "Class", c);
%!  own = {"Solver", "adam", "MaxEpochs", 4, "MiniBatchSize", 16};
%!  a = mlptrain (start, X, Y, own{:}, varargin{:});
%!  b = mlptrain (start, Xs, Y, own{:});
%!endfunction
%!test
%! D = double (images);
%! s = std (D, 1, 2);
%! s(s == 0) = 1;
%! width = max (D, [], 2) - min (D, [], 2);
%! width(width == 0) = 1;
%! ways = {{"InputScale", 1/255}, D / 255
%!         {"InputOffset", 128, "InputScale", 1/128}, (D - 128) / 128
%!         {"Normalization", "zscore"}, (D - mean (D, 2)) ./ s
%!         {"Normalization", "rescale"}, (D - min (D, [], 2)) ./ width};
%! for sizes = {[12 8 3], [12 400 3]}                # loops, BLAS
%!   for i = 1:rows (ways)
%!     for c = {"double", 1e-12; "single", 1e-3}'
%!       [a, b] = scaled_and_by_hand (c{1}, sizes{1}, images, labels, ways{i,2}, ways{i,1}{:});
%!       assert (a.theta, b.theta, c{2});
%!       assert (mlppredict (a, images), mlppredict (setfield (b, "theta", a.theta), ways{i,2}), ...
%!               c{2});
%!       assert (mlpcost (a, images, labels), ...
%!               mlpcost (setfield (b, "theta", a.theta), ways{i,2}, labels), c{2});
%!       assert (size (a.inputscale), [12 1]);
%!       assert (isempty (b.inputscale));
%!     endfor
%!   endfor
%! endfor
%! assert (a.inputscale(5), 1);                     # the last is "rescale"

## a feature that is constant except for rounding stays as small as it is, in new
## data too; small ones, and small ones far from 0, are scaled
%!test
%! useful = linspace (-1, 1, 400);
%! classes = 1 + (useful > 0);
%! for c = {"double", "single"}
%!   for way = {"zscore", "rescale"}
%!     near = cast (.3, c{1}) * [1 + eps(c{1}), 1];
%!     X = cast ([repmat(near, 1, 200); useful; 1e-10 * useful], c{1});
%!     net = mlptrain (mlp ([3 2], "Output", "softmax", "Class", c{1}), X, classes, ...
%!                     "Normalization", way{1}, ...
%!                     "Solver", "adam", "LearnRate", .1);
%!     assert (net.inputscale(1), 1);
%!     assert (net.inputscale(3), 1e10 * net.inputscale(2), -1e-6);
%!     [~, seen] = mlppredict (net, [repmat(near(1), 1, 400); X(2:3,:)]);
%!     assert (mean (seen == classes) > .97);
%!     [~, seen] = mlppredict (net, [X(1,:) * (1 - 3 * eps(c{1})); X(2:3,:)]);
%!     assert (mean (seen == classes) > .97);
%!   endfor
%! endfor
%! net = mlptrain (mlp ([1 2], "Output", "softmax"), 1e9 + (useful > 0), classes, ...
%!                 "Normalization", "zscore", "LearnRate", 1);
%! assert (net.inputscale, 2, 1e-9);
%! [~, seen] = mlppredict (net, 1e9 + [0 1]);
%! assert (seen, [1 2]);

## a network keeps what it has, until it is told otherwise
%!test
%! net = mlptrain (mlp ([12 3], "Output", "softmax"), images, labels, "Normalization", "zscore", ...
%!                 "MaxEpochs", 1);
%! again = mlptrain (net, images(:,1:30), labels(1:30), "MaxEpochs", 1);
%! assert ({again.inputoffset, again.inputscale}, {net.inputoffset, net.inputscale});
%! other = mlptrain (net, images, labels, "InputScale", 1/255, "MaxEpochs", 1);
%! assert ({other.inputoffset, other.inputscale}, {zeros(12, 1), ones(12, 1) / 255});
%! plain = mlptrain (net, images, labels, "Normalization", "none", "MaxEpochs", 1);
%! assert (isempty (plain.inputoffset) && isempty (plain.inputscale));
%! own = mlptrain (mlp ([12 3], "Output", "softmax", "InputScale", 1/255), images, labels, ...
%!                 "MaxEpochs", 1);
%! assert (own.inputscale, ones (12, 1) / 255);

## networks of before have no such fields
%!test
%! new = mlp ([12 3], "Output", "softmax");
%! old = rmfield (new, {"inputoffset", "inputscale"});
%! assert (mlppredict (old, images), mlppredict (new, images));
%! assert (mlptrain (old, images, labels).theta, mlptrain (new, images, labels).theta);

## validation data are scaled alike, whatever their class
%!test
%! [net, info] = mlptrain (mlp ([12 3], "Output", "softmax"), images, labels, ...
%!                         "Normalization", "zscore", ...
%!                         "ValidationData", {double(images(:,1:20)), labels(1:20)}, ...
%!                         "OutputNetwork", "last-iteration");
%! assert (mlpcost (net, images(:,1:20), labels(1:20)), info.ValidationCost(end), 1e-14);

## every kind of value as X: what it is as a double, or an error
%!function x = range_of_six ()
%!  x = 0:5;
%!endfunction
%!test
%! net = mlp ([6 2], "Output", "softmax", "InputOffset", 1, "InputScale", .5, ...
%!            "Initialization", "xavier");
%! eye_x = eye (6);
%! good = {zeros(6, 0), zeros(6, 3), (1:6)', magic(6), single(magic (6)), int8(magic (6)), ...
%!         uint8(magic (6)), int16(magic (6)), uint16(magic (6)), int32(magic (6)), ...
%!         uint32(magic (6)), int64(magic (6)), uint64(magic (6)), magic(6) > 9, true(6, 1), ...
%!         eye_x, 3 * eye_x, single(eye_x), eye_x(:,[2 1 3 6 5 4]), ...
%!         sparse(eye_x), sparse(eye_x) > 0, range_of_six()', complex(magic (6), 0)(:,1) * 0 + 1};
%! for i = 1:numel (good)
%!   m = columns (good{i});
%!   assert (mlppredict (net, good{i}), mlppredict (net, double (full (good{i}))));
%!   if (m)
%!     Y = mod (1:m, 2) + 1;
%!     assert (mlptrain (net, good{i}, Y).theta, mlptrain (net, double (full (good{i})), Y).theta);
%!     assert (mlpcost (net, good{i}, Y), mlpcost (net, double (full (good{i})), Y));
%!   endif
%! endfor
%! one = mlp ([1 1]);
%! for x = {0:5, single(3), true, int8(-3), uint64(9), pi}
%!   assert (mlppredict (one, x{1}), mlppredict (one, [double(x{1}), 0])(1:end-1));
%! endfor
%! bad = {"abcdef"', {1}, struct("a", 1), @sin, 1i * ones(6, 1), sparse(1i * ones (6, 1)), ...
%!        zeros(6, 2, 2), zeros(0, 6), zeros(5, 3), containers.Map()};
%! for i = 1:numel (bad)
%!   for f = {@(x) mlppredict(net, x), @(x) mlpcost(net, x, 1), @(x) mlptrain(net, x, 1), ...
%!            @(x) mlptrain(net, x, 1, "Normalization", "zscore")}
%!     try
%!       f{1} (bad{i});
%!       id = "none";
%!     catch e
%!       id = e.identifier;
%!     end_try_catch
%!     assert (any (strcmp (id, {"descent:class", "descent:size"})), "kind %d: %s", i, id);
%!   endfor
%! endfor

## linear output learns a line
%!test
%! X = linspace (-1, 1, 50);
%! net = mlptrain (mlp ([1 1], "Output", "linear"), X, 3 * X - 1, "LearnRate", .5, ...
%!                 "MaxEpochs", 100);
%! assert (net.theta, [3; -1], 1e-6);
%! assert (net.coding, "real");

## "Verbose"
%!test
%! out = evalc ('mlptrain (mlp ([1 1]), [1 2 3], [0 0 1], "Verbose", true);');
%! assert (numel (strfind (out, "epoch ")), 10);
%! assert (! isempty (strfind (out, "epoch 10/10  cost ")));
%! out = evalc ('mlptrain (mlp ([1 1]), [1 2 3], [0 0 1], "Verbose", 4);');
%! assert (numel (strfind (out, "epoch ")), 3);      # 4, 8 and the last
%! assert (evalc ('mlptrain (mlp ([1 1]), [1 2 3], [0 0 1]);'), "");

## costs that have risen are warned of, by whatever solver, and others are not
%!test
%! S = dataset ("digits");
%! warning ("off", "descent:diverged", "local");
%! for solver = {"sgd", .1, 100; "momentum", .1, 300; "nesterov", .1, 300; "rmsprop", .001, 100; ...
%!               "adam", .002, 100; "amsgrad", .002, 100; "nadam", .002, 100; ...
%!               "adagrad", .01, 1e3; "adamax", .002, 1e3}'
%!   start = mlp ([64 16 10], "Output", "softmax", "Seed", 2);
%!   for B = [16 100]
%!     for rate = [solver{2:3}]
%!       lastwarn ("", "");
%!       [~, info] = mlptrain (start, S.X(:,1:300), S.Y(1:300), "InputScale", 1/16, ...
%!                             "Solver", solver{1}, "LearnRate", rate, "MaxEpochs", 10, ...
%!                             "MiniBatchSize", B);
%!       high = mean (info.IterationCost(end-4:end)) > 2 * info.IterationCost(1);
%!       assert (high, rate == solver{3});
%!       assert (strcmp (info.Reason, "all epochs are done; the cost has diverged"), high, ...
%!               [solver{1}, sprintf(" %g", B, rate)]);
%!     endfor
%!   endfor
%! endfor
%! lastwarn ("", "");
%! warning ("on", "descent:diverged", "local");
%! evalc (["[~, info] = mlptrain (mlp ([64 16 10], 'Output', 'softmax'), S.X(:,1:300), " ...
%!         "S.Y(1:300), 'InputScale', 1/16, 'LearnRate', 300, 'MaxIterations', 40);"]);
%! [text, id] = lastwarn ();
%! assert ({id, info.Reason(end-22:end)}, {"descent:diverged", "; the cost has diverged"});
%! want = ['^mlptrain: the cost has diverged: the cost .* \d.* \d.*; ' ...
%!         'try "LearnRate", \d+$'];
%! assert (! isempty (regexp (text, want)));

## the first culprit is named, and the remedy for labels
%!test
%! X = reshape (1:12, 2, 6);
%! [late, huge, weights] = deal (X, X, ones (1, 6));
%! late(2,5) = NaN;
%! huge(1,3) = -1e300;
%! weights([4 6]) = [-.5 NaN];
%! L = 1 + rem (1:6, 3);
%! one_hot = @(rows) double (rows == (1:3)');
%! two = one_hot (L);
%! two(1,2) = 1;
%! half = one_hot (L);
%! half(2,3) = .5;
%! soft = mlp ([2 4 3], "Output", "softmax");
%! binary = mlp ([2 1]);
%! linear = mlp ([2 2], "Output", "linear");
%! coarse = mlp ([2 1], "Class", "single");
%! T = L > 1;
%! wide = zeros (2, 2^20);
%! wide(1,end-1) = Inf;
%! cases = {"X must be finite in class double (NaN at sample 5, feature 2)", {soft, late, L}
%!          "X must be finite in class double (Inf at sample 1048575, feature 1)", ...
%!              {linear, wide, wide}
%!          "X must be finite in class single (-1e+300 at sample 3, feature 1)", {coarse, huge, T}
%!          ["X must be finite in class double, also after InputOffset and InputScale (-1e+300 " ...
%!           "at sample 3, feature 1)"], ...
%!            {binary, huge, T, "InputScale", 1e10}
%!          "feature 2 is not (NaN at sample 5)", {binary, late, T, "Normalization", "zscore"}
%!          "ValidationData: X must be finite in class double (NaN at sample 5, feature 2)", ...
%!            {binary, X, T, "ValidationData", {late, T}}
%!          "Y must be finite in class double (NaN at sample 5, output 2)", {linear, X, late}
%!          "Y must be labels 1..3 (4 at sample 3)", {soft, X, [1 2 4 1 5 1]}
%!          "Y must be labels 1..3 (NaN at sample 2)", {soft, X, [1 NaN 2 3 1 1]}
%!          "Y must be one-hot: a single 1 in each column, 0 elsewhere (2 ones at sample 2)", ...
%!              {soft, X, two}
%!          ["Y must be one-hot: a single 1 in each column, 0 elsewhere (0.5 at sample 3, " ...
%!           "class 2)"], {soft, X, half}
%!          "SampleWeights must be finite numbers that are not negative (-0.5 at sample 4)", ...
%!              {binary, X, T, "SampleWeights", weights}
%!          "ClassWeights must be finite numbers that are not negative (NaN at element 2)", ...
%!              {soft, X, L, "ClassWeights", [1 NaN 1]}
%!          ["weights of samples must be finite in class single, and not all 0 " ...
%!           "(Inf at sample 6)"], ...
%!            {coarse, X, T, "SampleWeights", [1 1 1 1 1 1e300]}
%!          "Dropout must be in [0, 1) (1 at hidden layer 2)", ...
%!              {mlp([2 4 4 1]), X, T, "Dropout", [.5 1]}
%!          "InputScale must be finite (Inf at feature 2)", {binary, X, T, "InputScale", [1; Inf]}};
%! refusals (@mlptrain, "descent:", cases);
%! ## without classes a network cannot know them; training makes them its classes
%! hints = {"Y must be labels 1..3 (0 at sample 3); they begin at 0: Y + 1 would fit", ...
%!              {soft, X, L - 1}
%!          ["Y must be labels 1..3 (10 at sample 1); [~, ~, Y] = unique (Y(:)); " ...
%!           "Y = Y' makes labels of them"], ...
%!            {soft, X, [10 20 30 10 20 30]}
%!          "Y must be a real array; [~, ~, Y] = unique (Y(:)); Y = Y' makes labels of them", ...
%!              {soft, X, "abcabc"}
%!          "Y must be a real array; [~, ~, Y] = unique (Y(:)); Y = Y' makes labels of them", ...
%!            {soft, X, {"a", "b", "c", "a", "b", "c"}}
%!          ["Y must be a real array; [~, ~, Y] = unique (cellstr (Y)); " ...
%!           "Y = Y' makes labels of them"], ...
%!            {soft, X, ["ab"; "cd"; "ef"; "ab"; "ab"; "ab"]}
%!          ["Y must be a real array; [~, ~, Y] = unique (Y(:)); " ...
%!           "Y = Y' - 1 makes 0 and 1 of two names"], ...
%!            {binary, X, {"no"; "yes"; "no"; "no"; "no"; "no"}}
%!          ["Y must be 0 or 1 for a sigmoid output (2 at sample 2); " ...
%!           "they are 1 and 2: Y - 1 would fit"], {binary, X, [1 2 1 1 2 1]}
%!          ["Y must be 0 or 1 for a sigmoid output (-1 at sample 3); " ...
%!           "they are -1 and 1: Y > 0 would fit"], {binary, X, 2 * T - 1}
%!          "makes 0 and 1 of them", {binary, X, 5 + T}};
%! refusals (@mlpcost, "descent:", hints);
%! for i = 1:rows (hints)
%!   assert (! isempty (mlptrain (hints{i,2}{:}, "MaxEpochs", 1).classes));
%! endfor
%! ## the remedies are
%! Y = {"a", "b", "c", "a", "b", "c"};
%! [~, ~, Y] = unique (Y(:)); Y = Y';
%! assert (mlptrain (soft, X, Y).coding, "labels");
%! Y = ["ab"; "cd"; "ef"; "ab"; "ab"; "ab"];
%! [~, ~, Y] = unique (cellstr (Y)); Y = Y';
%! assert (Y, [1 2 3 1 1 1]);
%! Y = [10 20 30 10 20 30];
%! [~, ~, Y] = unique (Y(:)); Y = Y';
%! assert (Y, [1 2 3 1 2 3]);

## calls TEST with the figures that there are; those that it opens are closed
%!function with_figures (visible, test)
%!  before = get (0, "defaultfigurevisible");
%!  old = allchild (0);
%!  unwind_protect
%!    set (0, "defaultfigurevisible", visible);
%!    test (old);
%!  unwind_protect_cleanup
%!    set (0, "defaultfigurevisible", before);
%!    close (setdiff (allchild (0), old));
%!  end_unwind_protect
%!endfunction

## "Plots": a hidden picture, the same bits, the current figure and OutputFcn as without
%!function stop = draw_mine ()
%!  stop = false;
%!  plot (1:3);
%!endfunction
%!function stop = close_all (state, but)      # what a user does who closes the picture
%!  stop = false;
%!  if (strcmp (state, "init"))
%!    close (setdiff (allchild (0), but));
%!  endif
%!endfunction
%!function same_with_picture (old)
%!  S = dataset ("moons");
%!  mine = figure ();
%!  args = {mlp([2 5 1]), S.X, S.Y, "LearnRate", .5, "ValidationData", {S.X, S.Y}};
%!  [a, ia] = mlptrain (args{:});
%!  [b, ib] = mlptrain (args{:}, "Plots", "training-progress", ...
%!                      "OutputFcn", @(varargin) draw_mine ());
%!  assert (gcf (), mine);
%!  fig = setdiff (get (0, "children"), [old; mine]);
%!  assert (get (fig, "name"), "mlptrain: training progress");
%!  lines = findobj (fig, "type", "line");
%!  data = arrayfun (@(l) get (l, "ydata")(:), lines, "UniformOutput", false);
%!  smoothed = ewma (ia.IterationCost, .9, "BiasCorrection", true);     # over 10 of 50
%!  for J = {ia.IterationCost, smoothed, ia.EpochCost, ia.ValidationCost}
%!    assert (any (cellfun (@(d) isequal (d, J{1}), data)));
%!  endfor
%!  assert (regexp (get (get (findobj (fig, "type", "axes", "tag", ""), "title"), "string"), ...
%!          '^epoch 10 of 10, iteration 50, learning rate 0.5, (\d+ min )?[\d.]+ s: ended$'), 1);
%!  assert (numel (get (gca (), "children")), 1);
%!  [c, ic] = mlptrain (args{:}, "Plots", "Training-Progress", "OutputFcn", ...
%!                      @(x, v, state) close_all (state, [old; mine; fig]));
%!  assert (setdiff (get (0, "children"), [old; mine; fig]), zeros (0, 1));
%!  assert ({b, c}, {a, a});
%!  assert ({ib.IterationCost, ic.IterationCost}, {ia.IterationCost, ia.IterationCost});
%!endfunction
%!test with_figures ("off", @same_with_picture);

## the smoothed curve is over a twentieth of the run
%!function smooth_picture (old)
%!  S = dataset ("moons");
%!  [~, info] = mlptrain (mlp ([2 5 1]), S.X, S.Y, "MaxEpochs", 100, "MiniBatchSize", 60, ...
%!                        "Plots", "training-progress");
%!  lines = findobj (setdiff (get (0, "children"), old), "type", "line");
%!  data = arrayfun (@(l) get (l, "ydata")(:), lines, "UniformOutput", false);
%!  smoothed = ewma (info.IterationCost, 1 - 1 / 25, "BiasCorrection", true);
%!  assert (numel (smoothed), 500);
%!  assert (any (cellfun (@(d) isequal (d, smoothed), data)));
%!endfunction
%!test with_figures ("off", @smooth_picture);

## "Plots" in a run that breaks, and in one that an error ends
%!function stop = fail_late (varargin)
%!  stop = false;
%!  if (strcmp (varargin{3}, "iter"))
%!    error ("late");
%!  endif
%!endfunction
%!function broken_with_picture (old)
%!  S = dataset ("moons");
%!  warning ("off", "descent:nonfinite", "local");
%!  warning ("off", "descent:diverged", "local");
%!  picture = {"Plots", "training-progress"};
%!  lastwarn ("");
%!  [~, info] = mlptrain (mlp ([2 5 1], "Output", "linear"), S.X, S.Y, "LearnRate", 1e200, ...
%!                        picture{:});
%!  assert (info.Reason(end-9:end), "not finite");
%!  fail = @(varargin) error ("mine");
%!  fail_said = "";
%!  try
%!    mlptrain (mlp ([2 1]), S.X, S.Y, "OutputFcn", fail, picture{:});
%!  catch err
%!    fail_said = err.message;
%!  end_try_catch
%!  assert (fail_said, "mine");
%!  [~, id] = lastwarn ();
%!  assert (! strcmp (id, "descent:display"));
%!  hidden = setdiff (allchild (0), get (0, "children"));
%!  fail_said = "";
%!  try
%!    mlptrain (mlp ([2 1]), S.X, S.Y, "OutputFcn", @fail_late, picture{:});
%!  catch err
%!    fail_said = err.message;
%!  end_try_catch
%!  assert (fail_said, "late");
%!  assert (numel (allchild (0)) > numel (old) + 1);             # the picture stays
%!  assert (setdiff (allchild (0), get (0, "children")), hidden);   # and can be closed
%!endfunction
%!test with_figures ("off", @broken_with_picture);

## without a display: no figure, and the same bits
%!function none_without_display (old)
%!  S = dataset ("moons");
%!  note = evalc ('a = mlptrain (mlp ([2 5 1]), S.X, S.Y, "Plots", "training-progress");');
%!  again = evalc ('b = mlptrain (mlp ([2 5 1]), S.X, S.Y, "Plots", "training-progress");');
%!  assert ({a, b}, repmat ({mlptrain(mlp ([2 5 1]), S.X, S.Y)}, 1, 2));
%!  assert (allchild (0), old);
%!  assert (isempty (note) || ! isempty (strfind (note, "there is no display")));   # once a session
%!  assert (again, "");
%!endfunction
%!testif ; ! have_window_system ()
%! with_figures ("on", @none_without_display);
