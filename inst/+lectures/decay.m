## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.decay (name, value, ...)
## Learning-rate decay.
##
## The lecture: alpha = alpha0/(1 + rate * epoch); with alpha0 = .2 and rate 1
## it is .1, .067, .05, .04 in epochs 1 to 4.  Others are .95^epoch alpha0,
## k/sqrt (epoch) and a staircase.  With a fixed alpha mini-batches wander
## around the minimum; with decay the path ends in a tighter region.
##
## Options:
##   "alpha" (.2): alpha0
##   "rate" (1): of alpha0/(1 + rate * epoch)
##   "factor" (.95): of factor^epoch alpha0
##   "interval" (5): epochs of a stair
##   "staircase" (1): rate of the staircase
##   "epochs" (20): of each run
##   "B" (4): samples of a mini-batch
##   "m" (100): number of points of the line that is fitted
##   "line" ([1 2]): its intercept and slope
##   "noise" (1.5): greatest distance of a point from the line
##   "start" ([-1 -1]): intercept and slope where the runs start
##   "seed" (1): of the shuffled orders
##   "Animate": the name of a GIF to write, in which the paths grow
##
## Try: rate = .1 and 10; "cosine" with "Duration", 20 in learnrate.

function r = decay (varargin)
  [options, finish, learnrate, minibatches] = ...
    __descent_functions__ ("options", "finish", "learnrate", "minibatches");
  o = options ("decay", {
    "alpha",     .2,      "a positive number",             1, Inf
    "rate",      1,       "a number that is not negative", 1, Inf
    "factor",    .95,     "a positive number",             1, 1
    "interval",  5,       "a positive integer",            1, 1e6
    "staircase", 1,       "a number that is not negative", 1, Inf
    "epochs",    20,      "a positive integer",            1, 1e3
    "B",         4,       "a positive integer",            1, 1e4
    "m",         100,     "a positive integer",            1, 1e4
    "line",      [1 2],   "a real number",                 2, 1e6
    "noise",     1.5,     "a number that is not negative", 1, 1e6
    "start",     [-1 -1], "a real number",                 2, 1e6
    "seed",      1,       "an integer from 0 to 2^53 - 1", 1, Inf
    "Animate",   "",      "",                              1, Inf}, varargin, nargout);
  r.schedule = {"none", "inverse", "exponential", "sqrt", "staircase"};
  more = {{}, {"DecayRate", o.rate}, {"DecayRate", o.factor}, {}, ...
          {"DecayRate", o.staircase, "Interval", o.interval}};

  ## a straight line by least squares; the noise is the same every time
  x = linspace (-1.7, 1.7, o.m);
  X = [ones(1, o.m); x];
  Y = o.line(1) + o.line(2) * x + o.noise * sin (40 * (1:o.m).^2);
  best = X' \ Y';
  steps = ceil (o.m / o.B);                 # of an epoch
  for k = 1:numel (r.schedule)
    alpha = learnrate (r.schedule{k}, 1:o.epochs, "LearnRate", o.alpha, more{k}{:});
    theta = o.start';
    path = [theta, zeros(2, o.epochs * steps)];
    n = 1;
    for e = 1:o.epochs
      [Xb, Yb] = minibatches (X, Y, min (o.B, o.m), "Shuffle", true, "Seed", o.seed, "Epoch", e);
      for t = 1:steps
        grad = Xb{t} * (theta' * Xb{t} - Yb{t})' / columns (Xb{t});
        theta -= alpha(e) * grad;
        path(:,++n) = theta;
      endfor
    endfor
    last = path(:,end-min (2 * steps, n) + 1:end);             # of the last two epochs
    r.alpha(k,:) = alpha;
    r.end_region(k) = sqrt (mean (sumsq (last - best)));
    r.path{k} = path;
  endfor

  cost = @(a, b) reshape (mean ((a(:) + b(:) * x - Y) .^ 2, 2) / 2, size (a));
  if (o.Plot)
    draw (r, o, cost, best);
    finish (o);
  endif
endfunction

function draw (r, o, cost, best)
  colors = __descent_functions__ ("colors");
  figure ("position", [100, 100, 960, 460]);
  color = [0 0 0; colors([1 3 4 6])];
  names = {"fixed", sprintf("\\alpha_0/(1 + %g e)", o.rate), ...
           sprintf("%g^e \\alpha_0", o.factor), "\\alpha_0/sqrt (e)", "staircase"};
  names{2} = strrep (names{2}, " 1 e", " e");
  subplot (2, 2, [1 3]);
  hold on;
  for k = 1:5
    h(k) = plot (1:o.epochs, r.alpha(k,:), ".-", "color", color(k,:), "linewidth", 2, ...
                 "markersize", 10, "tag", "grows");
  endfor
  hold off;
  grid on;
  box on;
  axis ([1, max(2, o.epochs), 0, 1.1 * max(r.alpha(:))]);
  xlabel ("epoch e");
  ylabel ("learning rate \\alpha");
  title (sprintf ("\\alpha_0 = %g", o.alpha));
  legend (h, names);
  late = r.path{1}(:,ceil (end / 2):end) - best;
  reach = min (max ([1.3 * max(abs (late), [], 2), [1e-9; 1e-9]], [], 2), 1e9);
  [a, b] = meshgrid (best(1) + linspace (-reach(1), reach(1), 60), ...
                     best(2) + linspace (-reach(2), reach(2), 60));
  J = cost (a, b);
  for k = 1:2
    subplot (2, 2, 2 * k);
    contour (a, b, J, min (J(:)) + (max (J(:)) - min (J(:))) * [.02 .06 .15 .3 .5 .8], ...
             "linecolor", [.7 .7 .7]);
    hold on;
    plot (r.path{k}(1,:), r.path{k}(2,:), "-", "color", color(k,:), "tag", "grows");
    plot (best(1), best(2), "+", "color", colors (2), "markersize", 10, "linewidth", 2);
    hold off;
    axis ([best(1) + [-1 1] * reach(1), best(2) + [-1 1] * reach(2)]);
    ylabel ("slope");
    title (sprintf ("%s: ends within %.2g", names{k}, r.end_region(k)));
  endfor
  xlabel ("intercept");
endfunction
