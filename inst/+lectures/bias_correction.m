## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.bias_correction (name, value, ...)
## The start of an average, raw and corrected.
##
## The lecture: from v_0 = 0 the average with beta = .98 begins at .02 * 40 = .8
## when the first day has 40 degrees F; divided by 1 - beta^t it begins at 40.
## On day 2 that is (.0196 theta_1 + .02 theta_2) / .0396, a mean of both days.
## As beta^t goes to 0 the two curves merge: from day 194 on they are within
## 2 %.
##
## Options:
##   "beta" (.98): of the average
##   "theta" ([40 49]): the first two days, degrees F
##   "within" (.02): the share within which raw and corrected have merged
##   "x": a series of your own in the place of London's temperatures
##
## Try: beta = .9, where they merge on day 38; "Initial", "first" in ewma,
## another cure, which clings to the first day.

function r = bias_correction (varargin)
  [options, finish, series, ewma] = __descent_functions__ ("options", "finish", "series", "ewma");
  o = options ("bias_correction", {
    "beta",   .98,     "in [0, 1)",         1,       1
    "theta",  [40 49], "a real number",     2,       1e30
    "within", .02,     "a positive number", 1,       1
    "x",      [],      "a real number",     [2 1e7], 1e30}, varargin, nargout);
  r.beta = o.beta;
  r.theta = o.theta;                        # the lecture's first days, degrees F
  r.raw = ewma (r.theta, r.beta);
  r.corrected = ewma (r.theta, r.beta, "BiasCorrection", true);
  r.day2 = (1 - r.beta) * (r.beta * r.theta(1) + r.theta(2)) / (1 - r.beta^2);

  S = series (o.x);
  raw = ewma (S.x, r.beta);
  corrected = ewma (S.x, r.beta, "BiasCorrection", true);
  r.apart = (corrected - raw) ./ corrected; # beta^t
  r.merged = find (r.apart < o.within, 1);  # the first day within 2 %

  if (o.Plot)
    draw (r, o, S, raw, corrected);
    finish (o);
  endif
endfunction

function draw (r, o, S, raw, corrected)
  colors = __descent_functions__ ("colors");
  figure ("position", [100, 100, 900, 480]);
  t = 1:numel (S.x);
  h = plot (t, S.x, ".", "color", [.6 .6 .6], "markersize", 8);
  hold on;
  h(2) = plot (t, corrected, "color", colors (3), "linewidth", 2);
  h(3) = plot (t, raw, "--", "color", colors (6), "linewidth", 3);
  low = min ([0; S.x]);
  high = max ([0; S.x]);
  axis ([1, t(end), low, high + .1 * (high - low) + eps]);
  if (! isempty (r.merged))
    plot (r.merged * [1 1], [low, high], "k:");
    text (r.merged + .01 * t(end), low + .06 * (high - low), ...
          sprintf ("from day %d within %g %%", r.merged, 100 * o.within));
  endif
  hold off;
  grid on;
  xlabel (S.time);
  ylabel ({S.unit, "temperature, degrees F"}{1 + S.london});
  title (sprintf ("%s, \\beta = %g: raw from %.2f, corrected from %g %s", S.name, r.beta, ...
                  raw(1), corrected(1), S.unit));
  legend (h, {"daily mean", "v_t / (1 - \\beta^t)", "v_t from v_0 = 0"});
endfunction
