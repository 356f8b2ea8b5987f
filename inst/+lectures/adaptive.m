## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.adaptive ()
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
## Try: alpha = .1 and .5; beta2 = .9 in Adam; "Convention", "keras".

function r = adaptive (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [optimizer, gradstep] = __descent_functions__ ("optimizer", "gradstep");
  steps = 39;
  r.name = {"descent", "rmsprop", "adam"};
  r.alpha = [.039, .2, .6];
  opt = {optimizer("sgd", "LearnRate", r.alpha(1)), ...
         optimizer("rmsprop", "LearnRate", r.alpha(2), "SquaredGradientDecayFactor", .9), ...
         optimizer("adam", "LearnRate", r.alpha(3))};
  for k = 1:3
    theta = [-10; 1];
    path = theta;
    for t = 1:steps
      [theta, opt{k}] = gradstep (opt{k}, theta, [1; 50] .* theta);
      path(:,t+1) = theta;
    endfor
    b = path(2,:);
    r.first_step(k,:) = diff (path(:,1:2), 1, 2)';
    r.sign_changes(k) = sum (b(1:end-1) .* b(2:end) < 0);
    r.vertical_way(k) = sum (abs (diff (b)));
    r.horizontal_way(k) = path(1,end) - path(1,1);
    r.path{k} = path;
  endfor

  if (draw)
    figure ("position", [100, 100, 720, 400]);
    [w, b] = meshgrid (linspace (-11, 2, 80), linspace (-1.4, 1.4, 80));
    contour (w, b, (w.^2 + 50 * b.^2) / 2, [.5, 2, 5, 10, 20, 35, 55], "linecolor", [.7 .7 .7]);
    colors = [0 114 178; 213 94 0; 0 158 115] / 255;
    hold on;
    for k = 1:3
      h(k) = plot (r.path{k}(1,:), r.path{k}(2,:), ".-", "color", colors(k,:), ...
                   "linewidth", 1 + (k > 1), "markersize", 12);
    endfor
    plot (0, 0, "k+", "markersize", 10, "linewidth", 2);
    hold off;
    legend (h, {"descent, \\alpha = .039", "RMSprop, \\alpha = .2", "Adam, \\alpha = .6"}, ...
            "location", "southeast");
    xlabel ("w");
    ylabel ("b");
    title ("(w^2 + 50 b^2)/2, 39 steps");
  endif
endfunction
