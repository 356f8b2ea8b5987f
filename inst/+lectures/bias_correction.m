## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.bias_correction ()
## The start of an average, raw and corrected.
##
## The lecture: from v_0 = 0 the average with beta = .98 begins at .02 * 40 = .8
## when the first day has 40 degrees F; divided by 1 - beta^t it begins at 40.
## On day 2 that is (.0196 theta_1 + .02 theta_2) / .0396, a mean of both days.
## As beta^t goes to 0 the two curves merge: from day 194 on they are within
## 2 %.
##
## Try: beta = .9, where that is day 38; "Initial", "first", another
## cure, which clings to the first day.

function r = bias_correction (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [ewma, dataset] = __descent_functions__ ("ewma", "dataset");
  r.beta = .98;
  r.theta = [40 49];                        # the lecture's first days, degrees F
  r.raw = ewma (r.theta, r.beta);
  r.corrected = ewma (r.theta, r.beta, "BiasCorrection", true);
  r.day2 = (.0196 * r.theta(1) + .02 * r.theta(2)) / .0396;

  S = dataset ("london");
  raw = ewma (S.x, r.beta);
  corrected = ewma (S.x, r.beta, "BiasCorrection", true);
  r.apart = (corrected - raw) ./ corrected; # beta^t
  r.merged = find (r.apart < .02, 1);       # the first day within 2 %

  if (draw)
    figure ("position", [100, 100, 900, 480]);
    plot (1:366, S.x, ".", "color", [.6 .6 .6], "markersize", 8);
    hold on;
    plot (1:366, corrected, "color", [0 158 115] / 255, "linewidth", 2);
    plot (1:366, raw, "--", "color", [204 121 167] / 255, "linewidth", 3);
    plot (r.merged * [1 1], [0 100], "k:");
    hold off;
    text (r.merged + 4, 6, sprintf ("from day %d within 2 %%", r.merged));
    axis ([1 366 0 100]);
    grid on;
    xlabel ("day of 2016");
    ylabel ("temperature, degrees F");
    title (sprintf ("London, \\beta = %g: raw from %.2f, corrected from %g degrees F", r.beta, ...
                    raw(1), corrected(1)));
    legend ({"daily mean", "v_t / (1 - \\beta^t)", "v_t from v_0 = 0"}, "location", "northwest");
  endif
endfunction
