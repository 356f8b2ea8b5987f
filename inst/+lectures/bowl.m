## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.bowl ()
## Momentum on an elongated bowl.
##
## The lecture: descent swings across a narrow valley, which forbids a large
## alpha; an average of the gradients cancels the swings and keeps the way
## along the valley.
##
## Here: J = (w^2 + 50 b^2)/2 from (-10, 1).  Descent diverges for alpha above
## 2/50 = .04, momentum (v = .9 v + .1 g) above .76.  At alpha = .039 the path
## of 39 steps changes the sign of b 39 times (its vertical way is 33.7) by
## descent, and 6 times (4.94) with momentum.
##
## Try: alpha = .02; alpha = .5 with momentum; beta = .5 and .99.

function r = bowl (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  optimizer = __descent_functions__ ("optimizer");
  r.alpha = .039;
  r.path_descent = walk (optimizer ("sgd", "LearnRate", r.alpha), 39);
  r.path_momentum = walk (optimizer ("momentum", "LearnRate", r.alpha, "Momentum", .9), 39);
  for name = {"descent", "momentum"}
    b = r.(["path_" name{1}])(2,:);
    r.(["sign_changes_" name{1}]) = sum (b(1:end-1) .* b(2:end) < 0);
    r.(["vertical_way_" name{1}]) = sum (abs (diff (b)));
  endfor
  ## just below and just above the largest alpha: where do 3000 steps end?
  last = @(varargin) norm (walk (optimizer (varargin{:}), 3000)(:,end));
  r.alphas_descent = [.0399, .0401];
  r.distance_descent = [last("sgd", "LearnRate", .0399), last("sgd", "LearnRate", .0401)];
  r.alphas_momentum = [.758, .762];
  r.distance_momentum = [last("momentum", "LearnRate", .758), last("momentum", "LearnRate", .762)];

  if (draw)
    figure ("position", [100, 100, 720, 400]);
    [w, b] = meshgrid (linspace (-11, 2, 80), linspace (-1.4, 1.4, 80));
    contour (w, b, (w.^2 + 50 * b.^2) / 2, [.5, 2, 5, 10, 20, 35, 55], "linecolor", [.7 .7 .7]);
    hold on;
    h(1) = plot (r.path_descent(1,:), r.path_descent(2,:), ".-", "color", [0 114 178] / 255);
    h(2) = plot (r.path_momentum(1,:), r.path_momentum(2,:), ".-", "color", [213 94 0] / 255, ...
                 "linewidth", 2, "markersize", 12);
    plot (0, 0, "k+", "markersize", 10, "linewidth", 2);
    hold off;
    legend (h, {"descent", "momentum, \\beta = .9"}, "location", "southeast");
    xlabel ("w");
    ylabel ("b");
    title ("(w^2 + 50 b^2)/2, \\alpha = .039, 39 steps");
  endif
endfunction

## The points of a run, one a column.
function path = walk (opt, steps)
  gradstep = __descent_functions__ ("gradstep");
  theta = [-10; 1];
  path = [theta, zeros(2, steps)];
  for t = 1:steps
    grad = [1; 50] .* theta;
    [theta, opt] = gradstep (opt, theta, grad);
    path(:,t+1) = theta;
  endfor
endfunction
