## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.decay ()
## Learning-rate decay.
##
## The lecture: alpha = alpha0/(1 + rate * epoch); with alpha0 = .2 and rate 1
## it is .1, .067, .05, .04 in epochs 1 to 4.  Others are .95^epoch alpha0,
## k/sqrt (epoch) and a staircase.  With a fixed alpha mini-batches wander
## around the minimum; with decay the path ends in a tighter region.
##
## Try: rate .1 and 10; "cosine" with "Duration", 20; "WarmUp", 3.

function r = decay (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [learnrate, minibatches] = __descent_functions__ ("learnrate", "minibatches");
  epochs = 20;
  alpha0 = .2;
  r.schedule = {"none", "inverse", "exponential", "sqrt", "staircase"};
  options = {{}, {"DecayRate", 1}, {"DecayRate", .95}, {}, {"DecayRate", 1, "Interval", 5}};

  ## a straight line by least squares, mini-batches of 4; the noise is the same
  ## every time
  m = 100;
  x = linspace (-1.7, 1.7, m);
  X = [ones(1, m); x];
  Y = 1 + 2 * x + 1.5 * sin (40 * (1:m).^2);
  best = X' \ Y';
  for k = 1:numel (r.schedule)
    alpha = learnrate (r.schedule{k}, 1:epochs, "LearnRate", alpha0, options{k}{:});
    theta = [-1; -1];
    path = theta;
    for e = 1:epochs
      [Xb, Yb] = minibatches (X, Y, 4, "Shuffle", true, "Seed", 1, "Epoch", e);
      for t = 1:numel (Xb)
        grad = Xb{t} * (theta' * Xb{t} - Yb{t})' / columns (Xb{t});
        theta -= alpha(e) * grad;
        path(:,end+1) = theta;
      endfor
    endfor
    r.alpha(k,:) = alpha;
    r.end_region(k) = sqrt (mean (sumsq (path(:,end-49:end) - best)));   # of the last two epochs
    r.path{k} = path;
  endfor

  if (draw)
    figure ("position", [100, 100, 960, 460]);
    colors = [0 0 0; 0 114 178; 0 158 115; 230 159 0; 204 121 167] / 255;
    axes ("position", [.09, .14, .37, .76]);
    hold on;
    for k = 1:5
      plot (1:epochs, r.alpha(k,:), ".-", "color", colors(k,:), "linewidth", 2, "markersize", 10);
    endfor
    hold off;
    grid on;
    box on;
    axis ([1, epochs, 0, .36]);
    legend ({"fixed", "\\alpha_0/(1 + e)", ".95^e \\alpha_0", "\\alpha_0/sqrt (e)", ...
             "staircase"}, ...
            "location", "northeast");
    xlabel ("epoch e");
    ylabel ("learning rate \\alpha");
    title ("\\alpha_0 = .2");
    for k = 1:2
      axes ("position", [.57, .60 - .46 * (k - 1), .40, .30]);
      [a, b] = meshgrid (linspace (.3, 1.7, 60), linspace (1.4, 2.6, 60));
      J = reshape (mean ((a(:) + b(:) * x - Y) .^ 2, 2) / 2, size (a));
      contour (a, b, J, min (J(:)) + [.005, .02, .06, .12, .2, .3], "linecolor", [.7 .7 .7]);
      hold on;
      plot (r.path{k}(1,:), r.path{k}(2,:), "-", "color", colors(k,:));
      plot (best(1), best(2), "+", "color", [213 94 0] / 255, "markersize", 10, "linewidth", 2);
      hold off;
      axis ([.3, 1.7, 1.4, 2.6]);
      ylabel ("slope");
      title ({"fixed", "\\alpha_0/(1 + e)"}{k});
    endfor
    xlabel ("intercept");
  endif
endfunction
