## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.quiz (name, value, ...)
## The quiz: two days of 10 degrees, beta = .5.  What is v_2, raw and corrected?
##
## The answer: v_1 = 5 and v_2 = 7.5; corrected, 7.5 / (1 - .5^2) = 10, as the
## average of two tens must be.
##
## Options:
##   "theta" ([10 10]): the days, degrees
##   "beta" (.5): of the average
##
## Try: before you run it, guess v_3 of a third day of 10 degrees, and then what
## becomes of both when the third day has 20.

function r = quiz (varargin)
  [options, finish, ewma, ewmaweights] = ...
    __descent_functions__ ("options", "finish", "ewma", "ewmaweights");
  o = options ("quiz", {
    "theta", [10 10], "a real number", [1 1000], 1e30
    "beta",  .5,      "in [0, 1)",     1,        1}, varargin, nargout);
  r.theta = o.theta;                        # degrees
  r.beta = o.beta;
  r.v = ewma (r.theta, r.beta);
  r.corrected = ewma (r.theta, r.beta, "BiasCorrection", true);
  r.weights = cumsum (ewmaweights (r.beta, numel (r.theta)))';   # what v / corrected is

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
            days, r.corrected, "-", "color", colors (3), "linewidth", 2, ...
            [0, days], [0, r.v], ".-", "color", colors (6), "markersize", 18, "linewidth", 2);
  low = min ([0, r.theta]);
  high = max ([0, r.theta]) + (max ([0, r.theta]) == low);
  if (numel (days) <= 6)
    for t = days(:)'
      text (t + .05, r.v(t) - .05 * (high - low), sprintf ("v_%d = %g", t, r.v(t)));
    endfor
  endif
  axis ([-.1, days(end) + .6, low, low + 1.1 * (high - low)]);
  if (numel (days) <= 20)
    set (gca, "xtick", [0, days]);
  endif
  grid on;
  xlabel ("day");
  ylabel ("temperature, degrees");
  title (sprintf ("The quiz, \\beta = %g: v_{%d} = %g, corrected %g", r.beta, days(end), ...
                  r.v(end), r.corrected(end)));
  legend (h, {"temperature", "corrected, v_t / (1 - \\beta^t)", "v_t from v_0 = 0"});
endfunction
