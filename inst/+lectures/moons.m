## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.moons (name, value, ...)
## A whole run whose numbers are public.
##
## The course's exercise: 300 points of two moons, network 2-5-2-1 with relu and
## sigmoid, cross-entropy, mini-batches of 64, alpha = .0007, 5000 epochs of
## plain descent.  Many people have published the cost of epochs 0, 1000, ..
## 4000 and the accuracy at the end.  From the same start and with the same
## orders of the samples the same numbers must come.
##
## Beside it the exercise's run with another solver, from the same start and
## with the same orders: Adam gets to .943333.
##
## Options:
##   "alpha" (.0007): learning rate of plain descent
##   "B" (64): samples of a mini-batch
##   "epochs" (5000): of each run
##   "solver" ("adam"): of the other run, as in mlptrain
##   "alpha_other" (.0007): its learning rate
##
## Try: "solver", "momentum" (accuracy .716667 again); another alpha: when does
## plain descent get there?

function r = moons (varargin)
  [options, finish, dataset, mlp, mlptrain, mlppredict] = ...
    __descent_functions__ ("options", "finish", "dataset", "mlp", "mlptrain", "mlppredict");
  o = options ("moons", {
    "alpha",       .0007,  "a positive number",  1, Inf
    "B",           64,     "a positive integer", 1, 300
    "epochs",      5000,   "a positive integer", 1, 5000
    "solver",      "adam", "",                   1, Inf
    "alpha_other", .0007,  "a positive number",  1, Inf}, varargin, nargout);
  S = dataset ("moons-run");
  net = mlp ([2 5 2 1], "Hidden", "relu", "Output", "sigmoid");
  net.theta = S.theta;
  train = @(varargin) mlptrain (net, S.X, S.Y, "MaxEpochs", o.epochs, "MiniBatchSize", o.B, ...
                                "Order", S.order(:,1:o.epochs), varargin{:});
  [net, info] = train ("LearnRate", o.alpha);
  [other, info_other] = train ("Solver", o.solver, "LearnRate", o.alpha_other);
  right = @(net) mean (nthargout (2, mlppredict, net, S.X) == S.Y);

  r.epoch = 0:1000:o.epochs-1;
  r.cost = info.EpochCost(r.epoch + 1)';
  r.cost_published = [.702405 .668101 .635288 .600491 .573367](1:numel (r.epoch));
  r.accuracy = right (net);
  r.accuracy_published = .716667;
  r.difference = max (abs ([r.cost - r.cost_published, r.accuracy - r.accuracy_published]));
  r.seconds = sum (info.Seconds);
  r.info = info;
  r.net = net;
  r.cost_other = info_other.EpochCost(r.epoch + 1)';
  r.accuracy_other = right (other);
  r.net_other = other;

  if (o.Plot)
    draw (r, o, S, info_other);
    finish (o);
  endif
endfunction

function draw (r, o, S, info_other)
  [colors, mlppredict] = __descent_functions__ ("colors", "mlppredict");
  figure ("position", [100, 100, 900, 400]);
  epochs = 0:o.epochs-1;
  subplot (1, 2, 1);
  h = plot (epochs, r.info.EpochCost, "-", "color", colors (1), "linewidth", 2, ...
            epochs, info_other.EpochCost, "-", "color", colors (3), "linewidth", 2, ...
            r.epoch, r.cost_published, "o", "color", colors (2), "markersize", 8, "linewidth", 2);
  grid on;
  axis ([0, o.epochs, 0, 1.05 * max([r.info.EpochCost; info_other.EpochCost; r.cost_published'])]);
  xlabel ("epoch");
  ylabel ("cost, mean of the epoch");
  title (sprintf ("Descent ends at %.3f, %s at %.3f", r.info.EpochCost(end), o.solver, ...
                  info_other.EpochCost(end)));
  legend (h, {sprintf("descent, \\alpha = %g", o.alpha), ...
              sprintf("%s, \\alpha = %g", o.solver, o.alpha_other), "published"});
  subplot (1, 2, 2);
  [a, b] = meshgrid (linspace (-1.7, 2.6, 120), linspace (-1.2, 1.8, 120));
  hold on;
  nets = {r.net, r.net_other};
  for k = 1:2
    p = reshape (mlppredict (nets{k}, [a(:)'; b(:)']), size (a));
    if (min (p(:)) < .5 && max (p(:)) > .5)
      contour (a, b, p, [.5 .5], "linecolor", colors (2 * k - 1), "linewidth", 2);
    endif
  endfor
  plot (S.X(1,S.Y == 0), S.X(2,S.Y == 0), "o", "color", [.3 .3 .3], "markersize", 4);
  plot (S.X(1,S.Y == 1), S.X(2,S.Y == 1), "+", "color", colors (2), "markersize", 5);
  hold off;
  box on;
  axis ([-1.7, 2.6, -1.2, 1.8]);
  xlabel ("x_1");
  ylabel ("x_2");
  title (sprintf ("%.1f %% right; %s: %.1f %%", 100 * r.accuracy, o.solver, ...
                  100 * r.accuracy_other));
endfunction
