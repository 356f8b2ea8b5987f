## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.cost_curves (name, value, ...)
## The cost of batch descent against that of mini-batches.
##
## The lecture: with batch gradient descent J falls at every iteration; if it
## ever rises, alpha is too large or something is wrong.  On mini-batches J{t}
## is plotted against t, each the cost of another mini-batch: it is noisy, and
## its trend goes down.
##
## Here: one network, one start and one alpha, handwritten digits; and beside
## them batch descent with an alpha that is too large.
##
## Options:
##   "alpha" (.2): learning rate of batch and mini-batches
##   "large" (2): the one that is too large
##   "B" (64): samples of a mini-batch
##   "beta" (.9): of the average over the costs of mini-batches
##   "iterations" (150): steps of each run
##   "hidden" (32): units of the hidden layer
##   "seed" (1): of the start and of the orders
##
## Try: alpha = .5; B = 16 and B = 512; beta = .5.

function r = cost_curves (varargin)
  [options, finish, dataset, mlp, mlptrain, ewma] = ...
    __descent_functions__ ("options", "finish", "dataset", "mlp", "mlptrain", "ewma");
  o = options ("cost_curves", {
    "alpha",      .2,  "a positive number",             1, Inf
    "large",      2,   "a positive number",             1, Inf
    "B",          64,  "a positive integer",            1, 1797
    "beta",       .9,  "in [0, 1)",                     1, 1
    "iterations", 150, "a positive integer",            1, 1e6
    "hidden",     32,  "a positive integer",            1, 1e4
    "seed",       1,   "an integer from 0 to 2^53 - 1", 1, Inf}, varargin, nargout);
  S = dataset ("digits");
  X = S.X / 16;
  m = columns (X);
  net = mlp ([64 o.hidden 10], "Output", "softmax", "Seed", o.seed);
  cost = @(B, alpha) nthargout (2, mlptrain, net, X, S.Y, "MiniBatchSize", B, ...
                                "LearnRate", alpha, ...
                                "MaxIterations", o.iterations, "Seed", o.seed).IterationCost;
  J_batch = cost (m, o.alpha);
  J_mini = cost (o.B, o.alpha);
  J_large = cost (m, o.large);
  trend = ewma (J_mini, o.beta, "BiasCorrection", true);

  rises = @(J) sum (diff (J) > 0);
  r.alpha = o.alpha;
  r.rises_batch = rises (J_batch);
  r.rises_minibatch = rises (J_mini);
  r.rises_batch_alpha_2 = rises (J_large);
  r.cost_batch = J_batch([1 end])';
  r.trend_minibatch = trend([1 end])';
  r.J_batch = J_batch;
  r.J_minibatch = J_mini;
  r.J_batch_alpha_2 = J_large;

  if (o.Plot)
    draw (r, o, trend);
    finish (o);
  endif
endfunction

function draw (r, o, trend)
  colors = __descent_functions__ ("colors");
  figure ("position", [100, 100, 900, 400]);
  top = 1.6 * max ([r.J_batch; r.J_minibatch]);
  limits = [0, o.iterations, 0, top];
  subplot (1, 2, 1);
  h = plot (min (r.J_batch_alpha_2, 10 * top), "-", "color", colors (2), "linewidth", 1, ...
            r.J_batch, "-", "color", colors (1), "linewidth", 2);
  axis (limits);
  grid on;
  xlabel ("iteration (= epoch)");
  ylabel ("cost J");
  title (sprintf ("Batch: %d rises of J; \\alpha = %g: %d", r.rises_batch, o.large, ...
                  r.rises_batch_alpha_2));
  legend (h, {sprintf("\\alpha = %g: too large", o.large), sprintf("\\alpha = %g", o.alpha)});
  subplot (1, 2, 2);
  h = plot (r.J_minibatch, "-", "color", [.5 .5 .5], "linewidth", 1, ...
            trend, "-", "color", colors (1), "linewidth", 2);
  axis (limits);
  grid on;
  xlabel ("mini-batch t");
  ylabel ("cost of mini-batch t");
  title (sprintf ("B = %d: %d rises, trend %.2g to %.2g", o.B, r.rises_minibatch, ...
                  r.trend_minibatch));
  legend (h, {sprintf("each, \\alpha = %g", o.alpha), sprintf("average, \\beta = %g", o.beta)});
endfunction
