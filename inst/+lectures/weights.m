## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.weights ()
## What each day weighs in v_100.
##
## The lecture: written out, v_100 = .1 theta_100 + .1 * .9 theta_99 + .1 * .9^2
## theta_98 + ..., the temperatures times a curve that decays into the past.
## The weights do not quite sum to 1: the first k sum to 1 - beta^k, which is
## what bias correction divides by.
##
## Try: r.beta = .98, whose 100 weights sum to .867 only; and .5.

function r = weights (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [dataset, ewmaweights, ewma] = __descent_functions__ ("dataset", "ewmaweights", "ewma");
  r.beta = .9;
  r.theta = dataset ("london").x(1:100);    # degrees F
  r.w = ewmaweights (r.beta, 100);          # w(1) is that of theta_100
  r.sum = cumsum (r.w);
  r.formula = 1 - r.beta .^ (1:100)';
  r.v = r.w' * flipud (r.theta);            # newest first
  r.ewma = ewma (r.theta, r.beta)(end);     # the same

  if (draw)
    figure ("position", [100, 100, 720, 560]);
    subplot (2, 1, 1);
    plot (1:100, r.theta, ".", "color", [0 114 178] / 255, "markersize", 12);
    axis ([0 101 30 65]);
    grid on;
    ylabel ("\\theta_t, degrees F");
    title (sprintf ("The first 100 days of London: v_{100} = %.2f degrees F", r.v));
    subplot (2, 1, 2);
    bar (1:100, flipud (r.w), .6, "facecolor", [213 94 0] / 255, "edgecolor", "none");
    axis ([0 101 0 1.15 * r.w(1)]);
    grid on;
    xlabel ("day t");
    ylabel ("weight in v_{100}");
    title (sprintf (["(1 - \\beta) \\beta^{100 - t}, \\beta = %g: the newest 10 sum to %.3f, " ...
                     "all to %.5f"], ...
                    r.beta, r.sum([10 end])));
  endif
endfunction
