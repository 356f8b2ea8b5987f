## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.quiz ()
## The quiz: two days of 10 degrees, beta = .5.  What is v_2, raw and corrected?
##
## The answer: v_1 = 5 and v_2 = 7.5; corrected, 7.5 / (1 - .5^2) = 10, as the
## average of two tens must be.
##
## Try: before you run it, guess v_3 of a third day of 10 degrees, and then what
## becomes of both when the third day has 20.

function r = quiz (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [ewma, ewmaweights] = __descent_functions__ ("ewma", "ewmaweights");
  r.theta = [10 10];                        # degrees
  r.beta = .5;
  r.v = ewma (r.theta, r.beta);
  r.corrected = ewma (r.theta, r.beta, "BiasCorrection", true);
  r.weights = cumsum (ewmaweights (r.beta, numel (r.theta)))';   # what v / corrected is

  if (draw)
    figure ("position", [100, 100, 640, 480]);
    days = 1:numel (r.theta);
    plot (days, r.theta, "o", "color", [0 114 178] / 255, "markersize", 8, "linewidth", 2, ...
          days, r.corrected, "-", "color", [0 158 115] / 255, "linewidth", 2, ...
          [0, days], [0, r.v], ".-", "color", [204 121 167] / 255, "markersize", 18, ...
          "linewidth", 2);
    for t = days(:)'
      text (t + .05, r.v(t) - .5, sprintf ("v_%d = %g", t, r.v(t)));
    endfor
    axis ([-.1, days(end) + .6, 0, 1.4 * max(r.theta)]);
    set (gca, "xtick", [0, days]);
    grid on;
    xlabel ("day");
    ylabel ("temperature, degrees");
    title (sprintf ("The quiz, \\beta = %g", r.beta));
    legend ({"temperature", "corrected, v_t / (1 - \\beta^t)", "v_t from v_0 = 0"}, "location", ...
            "northwest");
  endif
endfunction
