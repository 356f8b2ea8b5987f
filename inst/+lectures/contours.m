## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.contours ()
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
## Try: other B and alpha; points without noise (B = 1 settles then: why?).

function r = contours (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [learnrate, minibatches] = __descent_functions__ ("learnrate", "minibatches");
  m = 100;
  x = linspace (-1.7, 1.7, m);
  X = [ones(1, m); x];
  Y = 1 + 2 * x + 1.5 * sin (40 * (1:m).^2);       # the noise is the same every time
  best = X' \ Y';

  runs = {"B = 100 (batch)",           100, .5,   "none";
          "B = 16",                     16, .1,   "none";
          "B = 1",                       1, .1,   "none";
          "B = 1, alpha / 10",         1, .01,  "none";
          "B = 1, alpha decays",       1, .1,   "inverse"};
  epochs = 20;
  for k = 1:rows (runs)
    theta = [-1; -1];
    path = theta;
    for e = 1:epochs
      alpha = learnrate (runs{k,4}, e, "LearnRate", runs{k,3});
      [Xb, Yb] = minibatches (X, Y, runs{k,2}, "Shuffle", true, "Seed", 1, "Epoch", e);
      for t = 1:numel (Xb)
        grad = Xb{t} * (theta' * Xb{t} - Yb{t})' / columns (Xb{t});
        theta -= alpha * grad;
        path(:,end+1) = theta;
      endfor
    endfor
    late = path(:,ceil (end / 2):end) - best;
    r.name{k} = runs{k,1};
    r.wander(k) = sqrt (mean (sumsq (late)));
    r.longest_step(k) = max (norm (diff (path, 1, 2), "columns"));
    r.path{k} = path;
  endfor
  r.minimum = best';

  if (draw)
    figure ("position", [100, 100, 960, 620]);
    [a, b] = meshgrid (linspace (-1.5, 3.5, 60), linspace (-1.5, 3.5, 60));
    J = reshape (mean ((a(:) + b(:) * x - Y) .^ 2, 2) / 2, size (a));
    colors = [0 114 178; 0 158 115; 213 94 0; 213 94 0; 213 94 0] / 255;
    for k = 1:rows (runs)
      subplot (2, 3, k);
      contour (a, b, J, [1, 1.5, 2.5, 4, 6, 9], "linecolor", [.7 .7 .7]);
      hold on;
      plot (r.path{k}(1,:), r.path{k}(2,:), "-", "color", colors(k,:), "linewidth", 1);
      plot (best(1), best(2), "k+", "markersize", 10, "linewidth", 2);
      hold off;
      axis ([-1.5, 3.5, -1.5, 3.5], "square");
      xlabel ("intercept");
      ylabel ("slope");
      title (strrep (runs{k,1}, "alpha", "\\alpha"));
    endfor
    subplot (2, 3, 6);
    bar (r.wander, "facecolor", [.7 .7 .7]);
    axis ([.4, 5.6, 0, .4], "square");
    xlabel ("run");
    ylabel ("distance");
    title ("Wander");
  endif
endfunction
