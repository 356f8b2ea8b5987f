## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.adaptive (name, value, ...)
## RMSprop and Adam on the elongated bowl.
##
## The lecture: RMSprop divides each derivative by the root of the average of
## its squares, epsilon (1e-8) outside the root: the swings across the valley
## are damped, the way along it is not; Adam adds momentum, and corrects both
## averages for their start from zero.  So Adam's first step is alpha in
## each parameter, with the sign of the gradient; RMSprop's, uncorrected, is
## alpha/sqrt (1 - beta2).
##
## Here: J = (w^2 + 50 b^2)/2 from (-10, 1) as in lectures.bowl.
##
## Options:
##   "alpha" ([.039 .2 .6]): learning rates of descent, RMSprop and Adam
##   "beta1" (.9): of Adam's average of gradients
##   "beta2" ([.9 .999]): of the averages of squares of RMSprop and Adam
##   "epsilon" (1e-8): of both
##   "curvature" (50): of the bowl along b; along w it is 1
##   "start" ([-10 1]): w and b where the paths start
##   "steps" (39): of the paths
##   "Animate": the name of a GIF to write, in which the paths grow
##
## Try: alpha = [.039 .1 .1] and [.039 .5 .5]; beta2 = .9 in Adam.

function r = adaptive (varargin)
  [options, finish, optimizer, gradstep] = ...
    __descent_functions__ ("options", "finish", "optimizer", "gradstep");
  o = options ("adaptive", {
    "alpha",     [.039 .2 .6], "a positive number",             3, Inf
    "beta1",     .9,           "in [0, 1)",                     1, 1
    "beta2",     [.9 .999],    "in [0, 1)",                     2, 1
    "epsilon",   1e-8,         "a number that is not negative", 1, Inf
    "curvature", 50,           "a positive number",             1, 1e6
    "start",     [-10 1],      "a real number",                 2, 1e6
    "steps",     39,           "a positive integer",            1, 1e5
    "Animate",   "",           "",                              1, Inf}, varargin, nargout);
  r.name = {"descent", "rmsprop", "adam"};
  r.alpha = o.alpha;
  opt = {optimizer("sgd", "LearnRate", r.alpha(1)), ...
         optimizer("rmsprop", "LearnRate", r.alpha(2), "Epsilon", o.epsilon, ...
                   "SquaredGradientDecayFactor", o.beta2(1)), ...
         optimizer("adam", "LearnRate", r.alpha(3), "Epsilon", o.epsilon, ...
                   "GradientDecayFactor", o.beta1, "SquaredGradientDecayFactor", o.beta2(2))};
  for k = 1:3
    theta = o.start';
    path = [theta, zeros(2, o.steps)];
    for t = 1:o.steps
      grad = [1; o.curvature] .* theta;
      if (! all (abs (grad) < 1e200))       # alpha is too large
        path(:,t+1:end) = Inf;
        break;
      endif
      [theta, opt{k}] = gradstep (opt{k}, theta, grad);
      path(:,t+1) = theta;
    endfor
    b = path(2,:);
    r.first_step(k,:) = diff (path(:,1:2), 1, 2)';
    r.sign_changes(k) = sum (b(1:end-1) .* b(2:end) < 0);
    r.vertical_way(k) = sum (abs (diff (b)));
    r.horizontal_way(k) = path(1,end) - path(1,1);
    r.path{k} = path;
  endfor

  if (o.Plot)
    draw (r, o);
    finish (o);
  endif
endfunction

function draw (r, o)
  [colors, bowl] = __descent_functions__ ("colors", "bowl");
  figure ("position", [100, 100, 720, 400]);
  bowl (o.start, o.curvature);
  hold on;
  for k = 1:3
    h(k) = plot (r.path{k}(1,:), r.path{k}(2,:), ".-", "color", colors (k), ...
                 "linewidth", 1 + (k > 1), "markersize", 12, "tag", "grows");
  endfor
  plot (0, 0, "k+", "markersize", 10, "linewidth", 2);
  hold off;
  xlabel ("w");
  ylabel ("b");
  title (sprintf ("Way across the valley in %d steps: %.3g, RMSprop %.3g, Adam %.3g", o.steps, ...
                  r.vertical_way));
  names = {"descent", "RMSprop", "Adam"};
  legend (h, arrayfun (@(k) sprintf ("%s, \\alpha = %g", names{k}, r.alpha(k)), 1:3, ...
                       "UniformOutput", false));
endfunction
