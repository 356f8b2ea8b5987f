## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.weights (name, value, ...)
## What each day weighs in v_100.
##
## The lecture: written out, v_100 = .1 theta_100 + .1 * .9 theta_99 + .1 * .9^2
## theta_98 + ..., the temperatures times a curve that decays into the past.
## The weights do not quite sum to 1: the first k sum to 1 - beta^k, which is
## what bias correction divides by.
##
## Options:
##   "beta" (.9): of the average
##   "t" (100): the day of the average; of a shorter series the last
##   "x": a series of your own in the place of London's temperatures
##
## Try: beta = .98, whose 100 weights sum to .867 only; and .5.

function r = weights (varargin)
  [options, finish, series, ewmaweights, ewma] = ...
    __descent_functions__ ("options", "finish", "series", "ewmaweights", "ewma");
  o = options ("weights", {
    "beta", .9,  "in [0, 1)",          1,       1
    "t",    100, "a positive integer", 1,       1e6
    "x",    [],  "a real number",      [2 1e7], 1e30}, varargin, nargout);
  S = series (o.x);
  t = min (o.t, numel (S.x));
  r.beta = o.beta;
  r.theta = S.x(1:t);                       # London: degrees F
  r.w = ewmaweights (r.beta, t);            # w(1) is that of theta_t
  r.sum = cumsum (r.w);
  r.formula = 1 - r.beta .^ (1:t)';
  r.v = r.w' * flipud (r.theta);            # newest first
  r.ewma = ewma (r.theta, r.beta)(end);     # the same

  if (o.Plot)
    draw (r, S, t);
    finish (o);
  endif
endfunction

function draw (r, S, t)
  colors = __descent_functions__ ("colors");
  figure ("position", [100, 100, 720, 560]);
  subplot (2, 1, 1);
  plot (1:t, r.theta, ".", "color", colors (1), "markersize", 12);
  margin = .1 * (max (r.theta) - min (r.theta)) + eps (max (abs (r.theta)));
  axis ([0, t + 1, min(r.theta) - margin, max(r.theta) + margin]);
  grid on;
  ylabel (["\\theta_t, " S.unit]);
  title (sprintf ("The first %d days of %s: v_{%d} = %.2f %s", t, S.name, t, r.v, S.unit));
  subplot (2, 1, 2);
  bar (1:t, flipud (r.w), .6, "facecolor", colors (2), "edgecolor", "none");
  axis ([0, t + 1, 0, 1.15 * r.w(1)]);
  grid on;
  xlabel ("day t");
  ylabel (sprintf ("weight in v_{%d}", t));
  title (sprintf (["(1 - \\beta) \\beta^{%d - t}, \\beta = %g: the newest %d sum to %.3f, all " ...
                   "to %.5f"], t, r.beta, min (10, t), r.sum([min(10, t) end])));
endfunction
