## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.moving_window ()
## The average against a mean over the last 10 or 50 days.
##
## The lecture: a moving window is usually the better estimate, but must keep 10
## or 50 numbers; the average keeps one, and is one line of code.  What is to be
## estimated is here how warm it is around a day: the mean from n/2 days before
## to n/2 days after it, which nobody knows on that day.  Both are too late: the
## mean age of the window's days is (n - 1)/2, of the average's n - 1.
##
## With "Span", n the average is as old as the window, and then it is the better
## of the two here, still with one number: r.error tells.  (r.bytes counts that
## number alone; what ewma returns as its state holds its options too, as much
## for any n.)
##
## Try: two other n; tomorrow's temperature in place of the mean around, where
## at 10 days the window loses.

function r = moving_window (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [dataset, ewma] = __descent_functions__ ("dataset", "ewma");
  S = dataset ("london");
  r.n = [10 50];                            # days
  r.days = 2 * max (r.n) : rows (S.x) - max (r.n) / 2;      # 100:341, where all are in full
  for k = 1:2
    n = r.n(k);
    around = movmean (S.x, n + 1);
    r.window(:,k) = movmean (S.x, [n-1, 0]);
    r.average(:,k) = ewma (S.x, "Window", n, "BiasCorrection", true);
    r.asold(:,k) = ewma (S.x, "Span", n, "BiasCorrection", true);
    off = [r.window(:,k), r.average(:,k), r.asold(:,k)] - around;
    r.error(k,:) = sqrt (mean (off(r.days,:) .^ 2));      # degrees F
    r.bytes(k,:) = [sizeof(S.x(1:n)), sizeof(r.average(end,k)), sizeof(r.asold(end,k))];
  endfor

  if (draw)
    figure ("position", [100, 100, 900, 680]);
    for k = 1:2
      subplot (2, 1, k);
      plot (1:366, S.x, ".", "color", [.7 .7 .7], "markersize", 6);
      hold on;
      plot (1:366, r.window(:,k), "color", [0 114 178] / 255, "linewidth", 2);
      plot (1:366, r.average(:,k), "color", [213 94 0] / 255, "linewidth", 2);
      plot (1:366, r.asold(:,k), "--", "color", [0 158 115] / 255, "linewidth", 2);
      hold off;
      axis ([1 366 0 80]);
      grid on;
      ylabel ("degrees F");
      title (sprintf ("London, the last %d days", r.n(k)));
      names = {"window", "average", "average as old as the window"};
      for j = 1:3
        names{j} = sprintf ("%s: error %.2f degrees F, state %d bytes", names{j}, r.error(k,j), ...
                            r.bytes(k,j));
      endfor
      legend ({"daily mean", names{:}}, "location", "south");
    endfor
    xlabel ("day of 2016");
  endif
endfunction
