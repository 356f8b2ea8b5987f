## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.first_days (name, value, ...)
## The average of the first three days, by hand and by ewma.
##
## The lecture: v_0 = 0, and every day v = .9 v + .1 theta.  Three days of 40,
## 49 and 45 degrees F give 4, 8.5 and 12.15: far below the days, since v starts
## at 0 (see lectures.bias_correction).
##
## Options:
##   "theta" ([40 49 45]): the days, degrees F
##   "beta" (.9): of the average
##
## Try: beta = .5; a few days more; "Initial", "first" or "BiasCorrection", true
## in ewma.

function r = first_days (varargin)
  [options, finish, ewma] = __descent_functions__ ("options", "finish", "ewma");
  o = options ("first_days", {
    "theta", [40 49 45], "a real number", [1 1000], 1e30
    "beta",  .9,         "in [0, 1)",     1,        1}, varargin, nargout);
  r.theta = o.theta;
  r.beta = o.beta;
  r.v = ewma (r.theta, r.beta);

  v = 0;                                    # the same, as the lecture writes it
  for t = 1:numel (r.theta)
    v = r.beta * v + (1 - r.beta) * r.theta(t);
    r.byhand(t) = v;
  endfor

  if (o.Plot)
    draw (r);
    finish (o);
  endif
endfunction

function draw (r)
  colors = __descent_functions__ ("colors");
  figure ("position", [100, 100, 640, 480]);
  days = 1:numel (r.theta);
  h = plot (days, r.theta, "o", "color", colors (1), "markersize", 8, "linewidth", 2, ...
            [0, days], [0, r.v], ".-", "color", colors (2), "markersize", 18, "linewidth", 2);
  low = min ([0, r.theta]);
  high = max ([0, r.theta]) + (max ([0, r.theta]) == low);
  if (numel (days) <= 6)
    for t = days(:)'
      text (t + .05, r.theta(t) + .04 * (high - low), sprintf ("%g", r.theta(t)));
      text (t + .05, r.v(t) + .07 * (high - low), sprintf ("v_%d = %g", t, r.v(t)));
    endfor
  endif
  axis ([-.1, days(end) + .7, low, low + 1.15 * (high - low)]);
  if (numel (days) <= 20)
    set (gca, "xtick", [0, days]);
  endif
  grid on;
  xlabel ("day");
  ylabel ("temperature, degrees F");
  title (sprintf ("From v_0 = 0, \\beta = %g: v_{%d} = %g after days of %.3g", r.beta, ...
                  days(end), r.v(end), mean (r.theta)));
  legend (h, {"temperature \\theta", "v = \\beta v + (1 - \\beta) \\theta"});
endfunction
