## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.averaged_weights (name, value, ...)
## The lecture's average, of the parameters along the path.
##
## The lecture: mini-batches with a fixed alpha wander around the minimum, and
## an exponentially weighted average smooths noise.  So the average of the
## parameters, with bias correction, settles where the path itself does not.
##
## Here: a straight line through 2000 points by least squares, mini-batches of
## 4.  "wander" is the distance from the minimum in the second half of the run
## (the root of its mean square), "averaged" that of the average under each
## beta, "ratio" the one over the other.  Noise that is independent from step to
## step would fall by "independent" = sqrt ((1 - beta)/(1 + beta)); but a path
## remembers phi = 1 - alpha lambda of each step in the next (lambda: the
## curvature), and falls by "theory" = sqrt ((1 - beta)(1 + beta phi) /
## ((1 + beta)(1 - beta phi))).
##
## Options:
##   "beta" ([.9 .98]): one average each
##   "alpha" (.2): learning rate
##   "B" (4): samples of a mini-batch
##   "epochs" (4): of the run
##   "m" (2000): number of points
##   "line" ([1 2]): intercept and slope
##   "noise" (1.5): greatest distance of a point from the line
##   "start" ([-1 -1]): intercept and slope where the run starts
##   "seed" (1): of the shuffled orders
##   "Animate": the name of a GIF to write, in which the paths grow
##
## Try: other beta (the larger, the steadier and the later) and alpha.  In a
## training run it is "AverageDecay", beta.

function r = averaged_weights (varargin)
  [options, finish, ewma, minibatches] = ...
    __descent_functions__ ("options", "finish", "ewma", "minibatches");
  o = options ("averaged_weights", {
    "beta",    [.9 .98], "in [0, 1)",                     [1 5], 1
    "alpha",   .2,       "a positive number",             1,     Inf
    "B",       4,        "a positive integer",            1,     1e5
    "epochs",  4,        "a positive integer",            1,     1e3
    "m",       2000,     "a positive integer",            1,     1e5
    "line",    [1 2],    "a real number",                 2,     1e6
    "noise",   1.5,      "a number that is not negative", 1,     1e6
    "start",   [-1 -1],  "a real number",                 2,     1e6
    "seed",    1,        "an integer from 0 to 2^53 - 1", 1,     Inf
    "Animate", "",       "",                              1,     Inf}, varargin, nargout);
  x = linspace (-1.7, 1.7, o.m);
  X = [ones(1, o.m); x];
  ## the noise is the same every time
  Y = o.line(1) + o.line(2) * x + o.noise * sin (40 * (1:o.m).^2);
  best = X' \ Y';
  r.beta = o.beta;
  r.alpha = o.alpha;

  theta = o.start';
  path = [theta, zeros(2, o.epochs * ceil (o.m / o.B))];
  n = 1;
  for e = 1:o.epochs
    [Xb, Yb] = minibatches (X, Y, min (o.B, o.m), "Shuffle", true, "Seed", o.seed, "Epoch", e);
    for t = 1:numel (Xb)
      grad = Xb{t} * (theta' * Xb{t} - Yb{t})' / columns (Xb{t});
      theta -= r.alpha * grad;
      path(:,++n) = theta;
    endfor
  endfor
  wander = @(path) sqrt (mean (sumsq (path(:,ceil (end / 2):end) - best)));
  r.wander = wander (path);
  for k = 1:numel (r.beta)
    r.average{k} = ewma (path, r.beta(k), "BiasCorrection", true, "Dim", 2);
    r.averaged(k) = wander (r.average{k});
  endfor
  r.ratio = r.averaged / r.wander;
  b = r.beta;
  phi = 1 - r.alpha * mean (eig (X * X' / o.m));
  r.theory = sqrt ((1 - b) .* (1 + b * phi) ./ ((1 + b) .* (1 - b * phi)));
  r.independent = sqrt ((1 - b) ./ (1 + b));
  r.path = path;
  r.minimum = best';

  cost = @(p, q) reshape (mean ((p(:) + q(:) * x - Y) .^ 2, 2) / 2, size (p));
  if (o.Plot)
    draw (r, cost);
    finish (o);
  endif
endfunction

function draw (r, cost)
  colors = __descent_functions__ ("colors");
  figure ("position", [100, 100, 960, 460]);
  late = r.path(:,ceil (end / 2):end) - r.minimum';
  reach = min (max ([1.2 * max(abs (late(:))), 1e-9]), 1e9);
  [p, q] = meshgrid (r.minimum(1) + linspace (-reach, reach, 60), ...
                     r.minimum(2) + linspace (-reach, reach, 60));
  J = cost (p, q);
  color = [150 150 150; 255 * colors(1:numel (r.beta))] / 255;
  paths = [{r.path}, r.average];
  names = [{sprintf("Path: wander %.2g", r.wander)}, ...
           arrayfun(@(b, a) sprintf ("\\beta = %g: wander %.2g", b, a), r.beta, r.averaged, ...
                    "UniformOutput", false)];
  n = numel (paths);
  high = 1 + (n > 3);
  for k = 1:n
    subplot (high, ceil (n / high), k);
    contour (p, q, J, min (J(:)) + (max (J(:)) - min (J(:))) * [.01 .05 .12 .25 .5], ...
             "linecolor", [.7 .7 .7]);
    hold on;
    plot (paths{k}(1,:), paths{k}(2,:), "-", "color", color(k,:), "tag", "grows");
    plot (r.minimum(1), r.minimum(2), "k+", "markersize", 10, "linewidth", 2);
    hold off;
    axis ([r.minimum(1) + [-reach, reach], r.minimum(2) + [-reach, reach]], "square");
    xlabel ("intercept");
    ylabel ("slope");
    title (names{k});
  endfor
endfunction
