## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.averaged_weights ()
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
## Try: other beta (the larger, the steadier and the later) and alpha.  In a
## training run it is "AverageDecay", beta.

function r = averaged_weights (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [ewma, minibatches] = __descent_functions__ ("ewma", "minibatches");
  m = 2000;
  x = linspace (-1.7, 1.7, m);
  X = [ones(1, m); x];
  Y = 1 + 2 * x + 1.5 * sin (40 * (1:m).^2);       # the noise is the same every time
  best = X' \ Y';
  r.beta = [.9, .98];
  r.alpha = .2;

  theta = [-1; -1];
  path = theta;
  for e = 1:4
    [Xb, Yb] = minibatches (X, Y, 4, "Shuffle", true, "Seed", 1, "Epoch", e);
    for t = 1:numel (Xb)
      grad = Xb{t} * (theta' * Xb{t} - Yb{t})' / columns (Xb{t});
      theta -= r.alpha * grad;
      path(:,end+1) = theta;
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
  phi = 1 - r.alpha * mean (eig (X * X' / m));
  r.theory = sqrt ((1 - b) .* (1 + b * phi) ./ ((1 + b) .* (1 - b * phi)));
  r.independent = sqrt ((1 - b) ./ (1 + b));
  r.path = path;
  r.minimum = best';

  if (draw)
    figure ("position", [100, 100, 960, 460]);
    [p, q] = meshgrid (linspace (-.2, 2.2, 60), linspace (.8, 3.2, 60));
    J = reshape (mean ((p(:) + q(:) * x - Y) .^ 2, 2) / 2, size (p));
    colors = [150 150 150; 0 114 178; 213 94 0] / 255;
    paths = [{path}, r.average];
    names = {sprintf("path: wander %.2f", r.wander), ...
             sprintf("average, \\beta = %g: %.3f", r.beta(1), r.averaged(1)), ...
             sprintf("average, \\beta = %g: %.3f", r.beta(2), r.averaged(2))};
    for k = 1:3
      axes ("position", [.08 + .32 * (k - 1), .14, .25, .74]);
      contour (p, q, J, min (J(:)) + [.01, .04, .1, .2, .4], "linecolor", [.7 .7 .7]);
      hold on;
      plot (paths{k}(1,:), paths{k}(2,:), "-", "color", colors(k,:));
      plot (best(1), best(2), "k+", "markersize", 10, "linewidth", 2);
      hold off;
      axis ([-.2, 2.2, .8, 3.2], "square");
      xlabel ("intercept");
      ylabel ("slope");
      title (names{k});
    endfor
  endif
endfunction
