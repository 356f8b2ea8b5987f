## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.contours (name, value, ...)
## The paths of batch, mini-batch and stochastic descent.
##
## The lecture: batch descent (B = m) goes smoothly, with large steps, to the
## minimum; single samples (B = 1) wander, and never settle but stay in a
## region around it; something in between is steadier.  A smaller or a
## decaying alpha shrinks the noise.
##
## Here: a straight line through 100 points by least squares, whose two
## parameters are drawn over the contours of the cost of all points.  "wander"
## is the distance from the minimum in the second half of a run (the root of
## its mean square).
##
## Options:
##   "B" ([100 16 1 1 1]): samples of a mini-batch, one for each run
##   "alpha" ([.5 .1 .1 .01 .1]): learning rate, one for each B, or one for all;
##     for other B .5 for all samples, else .1
##   "schedule" ({"none", "none", "none", "none", "inverse"}): of learnrate, one
##     for each B, or one for all; for other B "none"
##   "epochs" (20): of each run
##   "m" (100): number of points
##   "line" ([1 2]): intercept and slope
##   "noise" (1.5): greatest distance of a point from the line
##   "start" ([-1 -1]): intercept and slope where the runs start
##   "seed" (1): of the shuffled orders
##   "Animate": the name of a GIF to write, in which the paths grow
##
## Try: other B and alpha; noise = 0 (B = 1 settles then: why?).

function r = contours (varargin)
  [options, finish, each, learnrate, minibatches] = ...
    __descent_functions__ ("options", "finish", "each", "learnrate", "minibatches");
  o = options ("contours", {
    "B",        [],      "a positive integer",            [1 11], 1e4
    "alpha",    [],      "a positive number",             [1 11], Inf
    "schedule", {},      {"none", "inverse", "exponential", "sqrt"}, [1 11], Inf
    "epochs",   20,      "a positive integer",            1, 1e3
    "m",        100,     "a positive integer",            1, 1e4
    "line",     [1 2],   "a real number",                 2, 1e6
    "noise",    1.5,     "a number that is not negative", 1, 1e6
    "start",    [-1 -1], "a real number",                 2, 1e6
    "seed",     1,       "an integer from 0 to 2^53 - 1", 1, Inf
    "Animate",  "",      "",                              1, Inf}, varargin, nargout);
  if (isempty (o.B))
    o.B = min ([o.m 16 1 1 1], o.m);
    usual = {[.5 .1 .1 .01 .1], {"none", "none", "none", "none", "inverse"}};
  else
    o.B = min (o.B, o.m);
    usual = {.1 + .4 * (o.B == o.m), {"none"}};
  endif
  if (isempty (o.alpha))
    o.alpha = usual{1};
  endif
  if (isempty (o.schedule))
    o.schedule = usual{2};
  endif
  o.alpha = each ("contours", "alpha", o.alpha, "B", numel (o.B));
  o.schedule = each ("contours", "schedule", o.schedule, "B", numel (o.B));

  x = linspace (-1.7, 1.7, o.m);
  X = [ones(1, o.m); x];
  ## the noise is the same every time
  Y = o.line(1) + o.line(2) * x + o.noise * sin (40 * (1:o.m).^2);
  best = X' \ Y';
  for k = 1:numel (o.B)
    theta = o.start';
    path = [theta, zeros(2, o.epochs * ceil (o.m / o.B(k)))];
    n = 1;
    for e = 1:o.epochs
      alpha = learnrate (o.schedule{k}, e, "LearnRate", o.alpha(k));
      [Xb, Yb] = minibatches (X, Y, o.B(k), "Shuffle", true, "Seed", o.seed, "Epoch", e);
      for t = 1:numel (Xb)
        grad = Xb{t} * (theta' * Xb{t} - Yb{t})' / columns (Xb{t});
        theta -= alpha * grad;
        path(:,++n) = theta;
      endfor
    endfor
    late = path(:,ceil (end / 2):end) - best;
    r.name{k} = name_of (o, k);
    r.wander(k) = sqrt (mean (sumsq (late)));
    r.longest_step(k) = max (norm (diff (path, 1, 2), "columns"));
    r.path{k} = path;
  endfor
  r.minimum = best';

  cost = @(a, b) reshape (mean ((a(:) + b(:) * x - Y) .^ 2, 2) / 2, size (a));
  if (o.Plot)
    draw (r, o, cost);
    finish (o);
  endif
endfunction

## What is other in run K than in one before it of the same B.
function name = name_of (o, k)
  name = sprintf ("B = %d", o.B(k));
  if (o.B(k) == o.m)
    name = [name " (batch)"];
  endif
  first = find (o.B(1:k-1) == o.B(k), 1);
  if (isempty (first))
    return;
  endif
  if (o.alpha(k) != o.alpha(first))
    name = sprintf ("%s, alpha / %g", name, o.alpha(first) / o.alpha(k));
  endif
  if (! strcmp (o.schedule{k}, o.schedule{first}))
    name = [name ", alpha decays"];
  endif
endfunction

function draw (r, o, cost)
  colors = __descent_functions__ ("colors");
  figure ("position", [100, 100, 960, 620]);
  n = numel (o.B);
  high = max (1, round (sqrt ((n + 1) / 1.5)));
  wide = ceil ((n + 1) / high);
  middle = (r.minimum + o.start) / 2;
  reach = .85 * max ([abs(r.minimum - o.start), 1e-3]);
  [a, b] = meshgrid (middle(1) + linspace (-reach, reach, 60), ...
                     middle(2) + linspace (-reach, reach, 60));
  J = cost (a, b);
  levels = cost (r.minimum(1), r.minimum(2)) ...
           + (max (J(:)) - min (J(:))) * [.03 .07 .14 .25 .4 .6];
  kinds = unique (o.B, "stable");
  for k = 1:n
    subplot (high, wide, k);
    if (max (J(:)) > min (J(:)))
      contour (a, b, J, levels, "linecolor", [.7 .7 .7]);
    endif
    hold on;
    plot (r.path{k}(1,:), r.path{k}(2,:), "-", "color", colors (find (kinds == o.B(k))), ...
          "linewidth", 1, "tag", "grows");
    plot (r.minimum(1), r.minimum(2), "k+", "markersize", 10, "linewidth", 2);
    hold off;
    axis ([middle(1) + [-reach, reach], middle(2) + [-reach, reach]], "square");
    if (k > n + 1 - wide || high == 1)
      xlabel ("intercept");
    endif
    ylabel ("slope");
    title (strrep (r.name{k}, "alpha", "\\alpha"));
  endfor
  subplot (high, wide, n + 1);
  bar (r.wander, "facecolor", [.7 .7 .7]);
  axis ([.4, n + .6, 0, 1.1 * max([r.wander(r.wander < 1e9), eps])], "square");
  set (gca, "xtick", 1:n);
  xlabel ("run");
  ylabel ("distance");
  title (sprintf ("Wander: up to %.2g", max (r.wander)));
endfunction
