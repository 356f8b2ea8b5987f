## networks.tst: dropout, weights of samples and accuracy, against a reference
## that goes sample by sample, and by their meaning.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function [X, Y] = samples_for (output, n, K, m)
%!  X = sin (reshape (1:n*m, n, m) .^ 1.3);
%!  labels = 1 + mod ((1:m) .^ 2 + (X(1,:) > 0), K);
%!  switch (output)
%!    case "softmax"  Y = labels;
%!    case "sigmoid"  Y = double (mod (labels + (1:K)', 3) == 0);
%!    case "linear"   Y = cos (labels .* (1:K)');
%!  endswitch
%!endfunction
%!function net = start_of (sizes, output)
%!  hidden = {"relu", "tanh", "sigmoid"}(1 + mod (0:numel (sizes) - 3, 3));
%!  net = mlp (sizes, "Hidden", hidden, "Output", output, "Initialization", "xavier", "Seed", 3);
%!  net.theta += .1 * cos ((1:numel (net.theta))');
%!endfunction

## one step of sgd with the rate 1 gives the gradient and its cost; masks, places
## and factors are those of the reference: loops, BLAS, several panels, any step
%!test
%! for sizes = {[3 5 4 2], [3 90 70 2]}
%!   for output = {"softmax", "sigmoid", "linear"}
%!     for m = [1 30 150]
%!       if (m > 100 && numel (sizes{1}) > 3 && sizes{1}(2) > 50 && ! strcmp (output{1}, "softmax"))
%!         continue;                                 # the reference is slow
%!       endif
%!       net = start_of (sizes{1}, output{1});
%!       [X, Y] = samples_for (output{1}, 3, 2, m);
%!       w = 1 + mod (1:m, 3) / 2;
%!       p = [.3 .6];
%!       seed = 5 + 2^40;
%!       [after, info] = mlptrain (net, X, Y, "MiniBatchSize", m, "MaxEpochs", 1, ...
%!                                 "LearnRate", 1, ...
%!                                 "Shuffle", "never", "Seed", seed, "Dropout", p, ...
%!                                 "SampleWeights", w, "Lambda", .2);
%!       keep = {ref_dropout(seed, 1, 1, sizes{1}(2), m, p(1)), ...
%!               ref_dropout(seed, 1, 2, sizes{1}(3), m, p(2))};
%!       [J, dW, db] = ref_mlpcost (net, X, Y, w, keep, p, .2);
%!       assert (info.IterationCost, J, 1e-12 * max (1, J));
%!       assert (net.theta - after.theta, mlpweights (net, dW, db).theta, 1e-12);
%!     endfor
%!   endfor
%! endfor

## later steps, shuffled, with a last mini-batch that is smaller
%!test
%! net = start_of ([4 7 2], "softmax");
%! [X, Y] = samples_for ("softmax", 4, 2, 25);
%! got = mlptrain (net, X, Y, "MiniBatchSize", 10, "MaxEpochs", 2, "LearnRate", .5, "Seed", 9, ...
%!                 "Dropout", .4);
%! t = 0;
%! for e = 1:2
%!   [Xb, Yb] = minibatches (X, Y, 10, "Shuffle", true, "Seed", 9, "Epoch", e);
%!   for i = 1:3
%!     n = columns (Xb{i});
%!     keep = {ref_dropout(9, ++t, 1, 7, n, .4)};
%!     [~, dW, db] = ref_mlpcost (net, Xb{i}, Yb{i}, ones (1, n), keep, .4, 0);
%!     net.theta -= .5 * mlpweights (net, dW, db).theta;
%!   endfor
%! endfor
%! assert (got.theta, net.theta, 1e-13);

## the gradient under a mask that stays, by central differences of its own cost
%!test
%! for width = [6 80]
%!   net = start_of ([3 width 2], "softmax");
%!   net.activations{1} = "tanh";
%!   [X, Y] = samples_for ("softmax", 3, 2, 40);
%!   cost = @(theta) nthargout (2, @mlptrain, setfield (net, "theta", theta), X, Y, ...
%!                              "MiniBatchSize", 40, ...
%!                              "MaxEpochs", 1, "LearnRate", 1, "Dropout", .5, ...
%!                              "ClassWeights", [2 .5], ...
%!                              "Shuffle", "never").IterationCost;
%!   after = mlptrain (net, X, Y, "MiniBatchSize", 40, "MaxEpochs", 1, "LearnRate", 1, ...
%!                     "Dropout", .5, ...
%!                     "ClassWeights", [2 .5], "Shuffle", "never");
%!   grad = net.theta - after.theta;
%!   some = round (linspace (1, numel (grad), 25))';
%!   for i = 1:25
%!     e = zeros (size (grad));
%!     e(some(i)) = 1e-5;
%!     slope(i,1) = (cost (net.theta + e) - cost (net.theta - e)) / 2e-5;
%!   endfor
%!   assert (slope, grad(some), 1e-9);
%! endfor

## the expected activation is kept: over many masks the scores of a linear network
## have the mean that they have without
%!test
%! net = mlp ([1 50 1], "Hidden", "linear", "Output", "linear");
%! net.theta(:) = 1;
%! m = 2000;
%! at = mlppredict (net, 1);
%! ## J = mean (z - y)^2/2 with y = at: its gradient in the last bias is mean (z) - at
%! for p = [.1 .5 .8]
%!   after = mlptrain (net, ones (1, m), repmat (at, 1, m), "MiniBatchSize", m, "MaxEpochs", 1, ...
%!                     "LearnRate", 1, "Dropout", p);
%!   off = net.theta(end) - after.theta(end);
%!   sd = sqrt (50 * 4 * p / (1 - p) / m);           # 50 units of 2, kept or not
%!   assert (abs (off) < 4 * sd && off != 0);
%! endfor

## none at all: the bits of a run without; one unit of each layer has its own mask
%!test
%! net = start_of ([3 5 4 2], "softmax");
%! [X, Y] = samples_for ("softmax", 3, 2, 30);
%! plain = mlptrain (net, X, Y);
%! assert (mlptrain (net, X, Y, "Dropout", 0), plain);
%! assert (mlptrain (net, X, Y, "Dropout", [0 0]), plain);
%! a = mlptrain (net, X, Y, "Dropout", .5);
%! assert (any (a.theta != plain.theta));
%! assert (mlptrain (net, X, Y, "Dropout", [.5 .5]), a);
%! assert (any (mlptrain (net, X, Y, "Dropout", [.5 0]).theta != a.theta));
%! assert (mlptrain (net, X, Y, "Dropout", .5), a);
%! assert (any (mlptrain (net, X, Y, "Dropout", .5, "Seed", 1, ...
%!                        "Order", repmat ((1:30)', 1, 10)).theta
%!              != mlptrain (net, X, Y, "Dropout", .5, "Seed", 2, ...
%!                           "Order", repmat ((1:30)', 1, 10)).theta));

## prediction and validation drop nothing
%!test
%! net = start_of ([3 60 60 2], "softmax");
%! [X, Y] = samples_for ("softmax", 3, 2, 40);
%! [net, info] = mlptrain (net, X, Y, "Dropout", .5, "ValidationData", {X(:,1:30), Y(1:30)}, ...
%!                         "MaxEpochs", 3, ...
%!                         "OutputNetwork", "last-iteration", "SampleWeights", mod (1:40, 2));
%! assert (mlpcost (net, X(:,1:30), Y(1:30)), info.ValidationCost(end), 1e-14);
%! [~, label] = mlppredict (net, X(:,1:30));
%! assert (info.ValidationAccuracy(end), mean (label == Y(1:30)));

## whole weights are as many samples, up to the divisor
%!test
%! for sizes = {[3 5 2], [3 90 2]}
%!   for output = {"softmax", "sigmoid", "linear"}
%!     net = start_of (sizes{1}, output{1});
%!     [X, Y] = samples_for (output{1}, 3, 2, 20);
%!     w = mod (0:19, 4);
%!     many = repelems (1:20, [1:20; w](:,w > 0));
%!     share = sum (w) / 20;
%!     [a, ia] = mlptrain (net, X, Y, "MiniBatchSize", 20, "LearnRate", .3, "MaxEpochs", 4, ...
%!                         "SampleWeights", w);
%!     [b, ib] = mlptrain (net, X(:,many), Y(:,many), "MiniBatchSize", sum (w), ...
%!                         "LearnRate", .3 * share, "MaxEpochs", 4);
%!     assert (a.theta, b.theta, 1e-13);
%!     assert (ia.IterationCost, share * ib.IterationCost, 1e-13);
%!     [J, g] = mlpcost (net, X, Y, "SampleWeights", w);
%!     [J1, g1] = mlpcost (net, X(:,many), Y(:,many));
%!     assert ({J, g}, {share * J1, share * g1}, 1e-13);
%!   endfor
%! endfor

## a sample of weight zero is not there, whatever it is
%!test
%! net = start_of ([3 5 2], "softmax");
%! [X, Y] = samples_for ("softmax", 3, 2, 20);
%! w = [ones(1, 15), zeros(1, 5)];
%! X2 = X;
%! X2(:,16:20) = 1e3;
%! Y2 = Y;
%! Y2(16:20) = 3 - Y(16:20);
%! own = {"MiniBatchSize", 20, "SampleWeights", w, "MaxEpochs", 3};
%! assert (mlptrain (net, X, Y, own{:}).theta, mlptrain (net, X2, Y2, own{:}).theta);

## classes and samples; labels, one-hot, binary; single
%!test
%! net = start_of ([3 5 2], "softmax");
%! [X, Y] = samples_for ("softmax", 3, 2, 20);
%! c = [.5 3];
%! w = 1 + mod (1:20, 3);
%! a = mlptrain (net, X, Y, "ClassWeights", c).theta;
%! assert (mlptrain (net, X, Y, "SampleWeights", c(Y)).theta, a);
%! assert (mlptrain (net, X, Y == (1:2)', "ClassWeights", c).theta, a);
%! assert (mlptrain (net, X, Y, "ClassWeights", c, "SampleWeights", w).theta, ...
%!         mlptrain (net, X, Y, "SampleWeights", c(Y) .* w).theta);
%! assert (mlptrain (net, X, Y, "ClassWeights", [1 1], "SampleWeights", []).theta, ...
%!         mlptrain (net, X, Y).theta);
%! net = start_of ([3 5 1], "sigmoid");
%! B = Y == 2;
%! assert (mlptrain (net, X, B, "ClassWeights", c), ...
%!         mlptrain (net, X, B, "SampleWeights", c(1 + B)));
%! assert (mlpcost (net, X, B, "ClassWeights", c), mlpcost (net, X, B, "SampleWeights", c(1 + B)));
%! single_net = mlp ([3 5 1], "Class", "single");
%! double_net = setfield (mlp ([3 5 1]), "theta", double (single_net.theta));
%! [J, g] = mlpcost (single_net, X, B, "ClassWeights", c);
%! [J2, g2] = mlpcost (double_net, X, B, "ClassWeights", c);
%! assert ({class(g), double(J), double(g)}, {"single", J2, g2}, 1e-5);
%! assert (checkgrad (@(theta) mlpcost (setfield (net, "theta", theta), X, B, "ClassWeights", c, ...
%!                                      "Lambda", .1), net.theta) < 1e-6);

## accuracy is what mlppredict would say just before each step; all outputs of a
## sample must be right
%!test
%! [X, L] = samples_for ("softmax", 3, 3, 50);
%! several = double (L == (1:3)' | X(2,:) > [.5; 0; -.5]);
%! cases = {"softmax", 3, L; "softmax", 3, double(L == (1:3)'); "sigmoid", 1, double(L == 2)
%!          "sigmoid", 3, several};
%! for i = 1:rows (cases)
%!   for width = [6 200]
%!     for B = [16 50]
%!       net = mlp ([3 width cases{i,2}], "Output", cases{i,1}, "Seed", 2);
%!       Y = cases{i,3};
%!       own = {"LearnRate", .5, "MiniBatchSize", B, "Shuffle", "never"};
%!       [~, info] = mlptrain (net, X, Y, own{:}, "MaxEpochs", 2, ...
%!                             "ValidationData", {X(:,1:33), Y(:,1:33)}, ...
%!                             "OutputNetwork", "last-iteration");
%!       right = [];
%!       t = 0;
%!       for e = 1:2
%!         hits = 0;
%!         for first = 1:B:50
%!           part = first:min (first + B - 1, 50);
%!           now = net;
%!           if (t++ > 0)
%!             now = mlptrain (net, X, Y, own{:}, "MaxIterations", t - 1);
%!           else
%!             now.coding = mlptrain (net, X, Y, "MaxIterations", 1).coding;
%!           endif
%!           [~, label] = mlppredict (now, X(:,part));
%!           hits += sum (all (label == Y(:,part), 1));
%!         endfor
%!         right(e,1) = hits / 50;
%!         [~, label] = mlppredict (mlptrain (net, X, Y, own{:}, "MaxEpochs", e), X(:,1:33));
%!         valid(e,1) = mean (all (label == Y(:,1:33), 1));
%!       endfor
%!       assert (info.EpochAccuracy, right);
%!       assert (info.ValidationAccuracy, valid);
%!     endfor
%!   endfor
%! endfor

## values have no labels
%!test
%! [~, info] = mlptrain (mlp ([1 1], "Output", "linear"), 1:4, 1:4, ...
%!                       "ValidationData", {1:4, 1:4}, "MaxEpochs", 2);
%! assert (info.EpochAccuracy, [NaN; NaN]);
%! assert (info.ValidationAccuracy, [NaN; NaN]);
%! out = evalc ('mlptrain (mlp ([1 1], "Output", "linear"), 1:4, 1:4, "Verbose", true);');
%! assert (isempty (strfind (out, "accuracy")));

## smoothed costs, speed; in fminsgd too
%!function [J, g] = networks_square (theta, X, y)
%!  J = mean ((X * theta - y) .^ 2) / 2;
%!  g = X' * (X * theta - y) / rows (X);
%!endfunction
%!test
%! [X, Y] = samples_for ("softmax", 3, 2, 40);
%! [~, info] = mlptrain (mlp ([3 4 2], "Output", "softmax"), X, Y, "MiniBatchSize", 16);
%! assert (info.SmoothedCost, ewma (info.IterationCost, .98, "BiasCorrection", true));
%! assert (info.SamplesPerSecond, 40 ./ info.Seconds, 1e-12 * max (info.SamplesPerSecond));
%! [~, ~, info] = fminsgd (@networks_square, [0; 0], [1 2; 3 4; 5 6], [1; 2; 3], "MaxEpochs", 3, ...
%!                         "MiniBatchSize", 2);
%! assert (info.SmoothedCost, ewma (info.IterationCost, .98, "BiasCorrection", true));
%! assert (info.SamplesPerSecond, 3 ./ info.Seconds, 1e-12 * max (info.SamplesPerSecond));
%! assert (! isfield (info, "EpochAccuracy") && ! isfield (info, "ValidationAccuracy"));
%! assert ({info.Solver, info.MiniBatchSize, info.Samples}, {"sgd", 2, 3});
%! [~, ~, info] = fminsgd (@(t) deal (t^2, 2*t), 1, "Solver", "sgdm");
%! assert ({info.Solver, info.MiniBatchSize, info.Samples}, {"momentum", 1, 1});

## what OutputFcn and the line of "Verbose" say
%!function stop = networks_note (theta, values, state)
%!  global networks_seen
%!  networks_seen(end+1,:) = [values.iter, values.validationaccuracy, values.samplespersecond];
%!  stop = false;
%!endfunction
%!test
%! global networks_seen
%! networks_seen = zeros (0, 3);
%! [X, Y] = samples_for ("softmax", 3, 2, 40);
%! [~, info] = mlptrain (mlp ([3 4 2], "Output", "softmax"), X, Y, "MiniBatchSize", 20, ...
%!                       "MaxEpochs", 2, ...
%!                       "ValidationData", {X, Y}, "OutputFcn", @networks_note);
%! assert (networks_seen(:,1), [0; 1; 2; 3; 4; 4]);
%! assert (networks_seen(:,2), [NaN; NaN; info.ValidationAccuracy([1 1 2 2])]);
%! assert (networks_seen(:,3) > 0, [false; true(5, 1)]);
%! clear -global networks_seen
%! net = mlp ([1 2], "Output", "softmax", "Seed", 1);
%! [~, info] = mlptrain (net, [-1 1 2 3], [1 2 2 1], "MaxEpochs", 1);
%! out = evalc ('mlptrain (net, [-1 1 2 3], [1 2 2 1], "MaxEpochs", 1, "Verbose", true);');
%! assert (! isempty (strfind (out, sprintf ("  accuracy %.4g %%", 100 * info.EpochAccuracy))));
%! out = evalc (['[~, info] = mlptrain (net, [-1 1 2 3], [1 2 2 1], "MaxEpochs", 1, "Verbose", ' ...
%!               'true, "ValidationData", {[-5 5 -5], [1 1 2]});']);
%! assert (! isempty (strfind (out, sprintf ("  accuracy %.4g %%", ...
%!                                           100 * info.ValidationAccuracy))));

## the same bits on any number of threads, with dropout and weights
%!test
%! for c = {"double", "single"}
%!   for sizes = {[3 6 2], [64 300 200 2]}
%!     [X, Y] = samples_for ("softmax", sizes{1}(1), 2, 400);
%!     net = mlp (sizes{1}, "Output", "softmax", "Class", c{1});
%!     run = @(varargin) mlptrain (net, X, Y, "Solver", "adam", "MaxEpochs", 2, ...
%!                                 "MiniBatchSize", 300, "Dropout", .3, ...
%!                                 "SampleWeights", mod (1:400, 3), varargin{:});
%!     want = run ("Threads", 1);
%!     for n = [2 3]
%!       [got, info] = run ("Threads", n);
%!       assert (got, want);
%!     endfor
%!     assert (run (), want);
%!   endfor
%! endfor
