## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.cost_curves ()
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
## Try: alpha = .5; B = 16 and B = 512; a shorter average than beta = .9.

function r = cost_curves (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [dataset, mlp, mlptrain, ewma] = __descent_functions__ ("dataset", "mlp", "mlptrain", "ewma");
  S = dataset ("digits");
  X = S.X / 16;
  m = columns (X);
  net = mlp ([64 32 10], "Output", "softmax", "Seed", 1);
  cost = @(B, alpha) nthargout (2, mlptrain, net, X, S.Y, "MiniBatchSize", B, ...
                                "LearnRate", alpha, ...
                                "MaxIterations", 150, "Seed", 1).IterationCost;
  J_batch = cost (m, .2);
  J_mini = cost (64, .2);
  J_large = cost (m, 2);
  trend = ewma (J_mini, .9, "BiasCorrection", true);

  rises = @(J) sum (diff (J) > 0);
  r.alpha = .2;
  r.rises_batch = rises (J_batch);
  r.rises_minibatch = rises (J_mini);
  r.rises_batch_alpha_2 = rises (J_large);
  r.cost_batch = J_batch([1 end])';
  r.trend_minibatch = trend([1 end])';
  r.J_batch = J_batch;
  r.J_minibatch = J_mini;
  r.J_batch_alpha_2 = J_large;

  if (draw)
    figure ("position", [100, 100, 900, 400]);
    axes ("position", [.08, .15, .38, .75]);
    plot (J_large, "-", "color", [213 94 0] / 255, "linewidth", 1, ...
          J_batch, "-", "color", [0 114 178] / 255, "linewidth", 2);
    legend ({"\\alpha = 2: too large", "\\alpha = .2"}, "location", "northeast");
    axis ([0, 150, 0, 4]);
    grid on;
    xlabel ("iteration (= epoch)");
    ylabel ("cost J");
    title ("Batch descent");
    axes ("position", [.58, .15, .38, .75]);
    plot (J_mini, "-", "color", [.5 .5 .5], "linewidth", 1, trend, "-", "color", ...
          [0 114 178] / 255, "linewidth", 2);
    legend ({"each, \\alpha = .2", "average, \\beta = .9"}, "location", "northeast");
    axis ([0, 150, 0, 4]);
    grid on;
    xlabel ("mini-batch t");
    ylabel ("cost of mini-batch t");
    title ("Mini-batches of 64");
  endif
endfunction
