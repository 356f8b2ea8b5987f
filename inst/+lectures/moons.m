## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.moons ()
## A whole run whose numbers are public.
##
## The course's exercise: 300 points of two moons, network 2-5-2-1 with relu and
## sigmoid, cross-entropy, mini-batches of 64, alpha = .0007, 5000 epochs of
## plain descent.  Many people have published the cost of epochs 0, 1000, ..
## 4000 and the accuracy at the end.  From the same start and with the same
## orders of the samples the same numbers must come.
##
## Try: "Solver", "momentum" (accuracy .716667 again) and "adam" (.943333);
## another alpha: when does plain descent get there?

function r = moons (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [dataset, mlp, mlptrain, mlppredict] = __descent_functions__ ("dataset", "mlp", "mlptrain", ...
                                                                "mlppredict");
  S = dataset ("moons-run");
  net = mlp ([2 5 2 1], "Hidden", "relu", "Output", "sigmoid");
  net.theta = S.theta;
  [net, info] = mlptrain (net, S.X, S.Y, "LearnRate", .0007, "MaxEpochs", 5000, ...
                          "MiniBatchSize", 64, "Order", S.order);
  [~, label] = mlppredict (net, S.X);

  r.epoch = 0:1000:4000;
  r.cost = info.EpochCost(r.epoch + 1)';
  r.cost_published = [.702405 .668101 .635288 .600491 .573367];
  r.accuracy = mean (label == S.Y);
  r.accuracy_published = .716667;
  r.difference = max (abs ([r.cost - r.cost_published, r.accuracy - r.accuracy_published]));
  r.seconds = sum (info.Seconds);
  r.info = info;
  r.net = net;

  if (draw)
    figure ("position", [100, 100, 900, 400]);
    axes ("position", [.08, .15, .38, .75]);
    plot (0:4999, info.EpochCost, "-", "color", [0 114 178] / 255, "linewidth", 2, ...
          r.epoch, r.cost_published, "o", "color", [213 94 0] / 255, "markersize", 8, ...
          "linewidth", 2);
    grid on;
    legend ({"this run", "published"}, "location", "northeast");
    xlabel ("epoch");
    ylabel ("cost, mean of the epoch");
    title ("\\alpha = .0007, B = 64");
    axes ("position", [.58, .15, .38, .75]);
    [a, b] = meshgrid (linspace (-1.7, 2.6, 120), linspace (-1.2, 1.8, 120));
    p = reshape (mlppredict (net, [a(:)'; b(:)']), size (a));
    contour (a, b, p, [.5 .5], "linecolor", "k", "linewidth", 2);
    hold on;
    plot (S.X(1,S.Y == 0), S.X(2,S.Y == 0), "o", "color", [0 114 178] / 255, "markersize", 4);
    plot (S.X(1,S.Y == 1), S.X(2,S.Y == 1), "+", "color", [213 94 0] / 255, "markersize", 5);
    hold off;
    axis ([-1.7, 2.6, -1.2, 1.8]);
    xlabel ("x_1");
    ylabel ("x_2");
    title (sprintf ("%.1f %% right", 100 * r.accuracy));
  endif
endfunction
