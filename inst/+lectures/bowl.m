## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.bowl (name, value, ...)
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
## Options:
##   "alpha" (.039): learning rate of both
##   "beta" (.9): of momentum
##   "curvature" (50): of the bowl along b; along w it is 1
##   "start" ([-10 1]): w and b where the paths start
##   "steps" (39): of the paths
##   "alphas_descent" ([.0399 .0401]): where does descent end after many steps?
##   "alphas_momentum" ([.758 .762]): and momentum?
##   "many" (3000): so many
##   "Animate": the name of a GIF to write, in which the paths grow
##
## Try: alpha = .02; beta = .5 and .99; curvature = 10.

function r = bowl (varargin)
  [options, finish, optimizer] = ...
    __descent_functions__ ("options", "finish", "optimizer");
  o = options ("bowl", {
    "alpha",           .039,          "a positive number",  1,      Inf
    "beta",            .9,            "in [0, 1)",          1,      1
    "curvature",       50,            "a positive number",  1,      1e6
    "start",           [-10 1],       "a real number",      2,      1e6
    "steps",           39,            "a positive integer", 1,      1e5
    "alphas_descent",  [.0399 .0401], "a positive number",  [1 21], Inf
    "alphas_momentum", [.758 .762],   "a positive number",  [1 21], Inf
    "many",            3000,          "a positive integer", 1,      1e6
    "Animate",         "",            "",                   1,      Inf}, varargin, nargout);
  descent = @(alpha, steps) walk (optimizer ("sgd", "LearnRate", alpha), o, steps);
  momentum = @(alpha, steps) walk (optimizer ("momentum", "LearnRate", alpha, ...
                                              "Momentum", o.beta), o, steps);
  r.alpha = o.alpha;
  r.path_descent = descent (r.alpha, o.steps);
  r.path_momentum = momentum (r.alpha, o.steps);
  for name = {"descent", "momentum"}
    b = r.(["path_" name{1}])(2,:);
    r.(["sign_changes_" name{1}]) = sum (b(1:end-1) .* b(2:end) < 0);
    r.(["vertical_way_" name{1}]) = sum (abs (diff (b)));
  endfor
  ## just below and just above the largest alpha: where do 3000 steps end?
  distance = @(way, alphas) arrayfun (@(alpha) norm (way (alpha, o.many)(:,end)), alphas);
  r.alphas_descent = o.alphas_descent;
  r.distance_descent = distance (descent, r.alphas_descent);
  r.alphas_momentum = o.alphas_momentum;
  r.distance_momentum = distance (momentum, r.alphas_momentum);

  if (o.Plot)
    draw (r, o);
    finish (o);
  endif
endfunction

## The points of a run, one a column.
function path = walk (opt, o, steps)
  gradstep = __descent_functions__ ("gradstep");
  theta = o.start';
  path = [theta, zeros(2, steps)];
  for t = 1:steps
    grad = [1; o.curvature] .* theta;
    if (! all (abs (grad) < 1e200))         # alpha is too large
      path(:,t+1:end) = Inf;
      return;
    endif
    [theta, opt] = gradstep (opt, theta, grad);
    path(:,t+1) = theta;
  endfor
endfunction

function draw (r, o)
  [colors, bowl] = __descent_functions__ ("colors", "bowl");
  figure ("position", [100, 100, 720, 400]);
  bowl (o.start, o.curvature);
  hold on;
  h(1) = plot (r.path_descent(1,:), r.path_descent(2,:), ".-", "color", colors (1), ...
               "tag", "grows");
  h(2) = plot (r.path_momentum(1,:), r.path_momentum(2,:), ".-", "color", colors (2), ...
               "linewidth", 2, "markersize", 12, "tag", "grows");
  plot (0, 0, "k+", "markersize", 10, "linewidth", 2);
  hold off;
  xlabel ("w");
  ylabel ("b");
  title (sprintf ("Momentum: %d changes of sign in %d steps; descent: %d", ...
                  r.sign_changes_momentum, o.steps, r.sign_changes_descent));
  legend (h, {sprintf("descent, \\alpha = %g", r.alpha), sprintf("momentum, \\beta = %g", o.beta)});
endfunction
