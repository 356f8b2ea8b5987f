## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.first_days ()
## The average of the first three days, by hand and by ewma.
##
## The lecture: v_0 = 0, and every day v = .9 v + .1 theta.  Three days of 40,
## 49 and 45 degrees F give 4, 8.5 and 12.15: far below the days, since v starts
## at 0 (see lectures.bias_correction).
##
## Try: r.beta = .5; "Initial", "first" or "BiasCorrection", true in ewma; a
## few days more.

function r = first_days (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  ewma = __descent_functions__ ("ewma");
  r.theta = [40 49 45];                     # degrees F
  r.beta = .9;
  r.v = ewma (r.theta, r.beta);

  v = 0;                                    # the same, as the lecture writes it
  for t = 1:numel (r.theta)
    v = r.beta * v + (1 - r.beta) * r.theta(t);
    r.byhand(t) = v;
  endfor

  if (draw)
    figure ("position", [100, 100, 640, 480]);
    days = 1:numel (r.theta);
    plot (days, r.theta, "o", "color", [0 114 178] / 255, "markersize", 8, "linewidth", 2, ...
          [0, days], [0, r.v], ".-", "color", [213 94 0] / 255, "markersize", 18, "linewidth", 2);
    for t = days(:)'
      text (t + .05, r.theta(t) + 2, sprintf ("%g", r.theta(t)));
      text (t + .05, r.v(t) + 3.5, sprintf ("v_%d = %g", t, r.v(t)));
    endfor
    axis ([-.1, days(end) + .5, 0, 60]);
    set (gca, "xtick", [0, days]);
    grid on;
    xlabel ("day");
    ylabel ("temperature, degrees F");
    title (sprintf ("v = \\beta v + (1 - \\beta) \\theta, \\beta = %g, from v_0 = 0", r.beta));
    legend ({"temperature \\theta", "average v"}, "location", "northwest");
  endif
endfunction
