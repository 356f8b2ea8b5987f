## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.moving_window (name, value, ...)
## The average against a mean over the last 10 or 50 days.
##
## The lecture: a moving window is usually the better estimate, but must keep 10
## or 50 numbers; the average keeps one, and is one line of code.  What is to be
## estimated is here how warm it is around a day: the mean from n/2 days before
## to n/2 days after it, which is not known on that day.  Both are too late: the
## mean age of the window's days is (n - 1)/2, of the average's n - 1.
##
## With "Span", n the average is as old as the window, and then it is the better
## of the two here, still with one number: r.error tells.  (r.bytes counts that
## number alone; what ewma returns as its state holds its options too, as much
## for any n.)
##
## Options:
##   "n" ([10 50]): days of the window, even, one picture each
##   "x": a series of your own in the place of London's temperatures
##
## Try: two other n; tomorrow's temperature in place of the mean around, where
## at 10 days the window loses.

function r = moving_window (varargin)
  [options, finish, series, ewma] = __descent_functions__ ("options", "finish", "series", "ewma");
  o = options ("moving_window", {
    "n", [10 50], "a positive integer", [1 6],   1e6
    "x", [],      "a real number",      [4 1e7], 1e30}, varargin, nargout);
  S = series (o.x);
  r.n = o.n;                                # days
  r.days = 2 * max (r.n) : rows (S.x) - max (r.n) / 2;      # 100:341, where all are in full
  if (any (mod (r.n, 2)) || isempty (r.days))
    error ("descent:value", ["lectures.moving_window: n must be even, and at most %d for %d " ...
                             "samples"], 2 * floor (rows (S.x) / 5), rows (S.x));
  endif
  for k = 1:numel (r.n)
    n = r.n(k);
    around = movmean (S.x, n + 1);
    r.window(:,k) = movmean (S.x, [n-1, 0]);
    r.average(:,k) = ewma (S.x, "Window", n, "BiasCorrection", true);
    r.asold(:,k) = ewma (S.x, "Span", n, "BiasCorrection", true);
    off = [r.window(:,k), r.average(:,k), r.asold(:,k)] - around;
    r.error(k,:) = sqrt (mean (off(r.days,:) .^ 2, 1));   # London: degrees F
    r.bytes(k,:) = [sizeof(S.x(1:n)), sizeof(r.average(end,k)), sizeof(r.asold(end,k))];
  endfor

  if (o.Plot)
    draw (r, S);
    finish (o);
  endif
endfunction

function draw (r, S)
  colors = __descent_functions__ ("colors");
  figure ("position", [100, 100, 900, 680]);
  t = 1:rows (S.x);
  fields = {"window", "average", "asold"};
  for k = 1:numel (r.n)
    subplot (numel (r.n), 1, k);
    plot (t, S.x, ".", "color", [.7 .7 .7], "markersize", 6);
    hold on;
    for j = 1:3
      h(j) = plot (t, r.(fields{j})(:,k), {"-", "-", "--"}{j}, "color", colors (j), ...
                   "linewidth", 2);
    endfor
    hold off;
    low = min ([0; S.x]);
    axis ([1, t(end), low, max(S.x) + .05 * (max (S.x) - low) + eps]);
    grid on;
    ylabel (S.unit);
    title (sprintf (["%d days: window off by %.2f (%d bytes), average %.2f (%d), " ...
                     "as old %.2f (%d)"], r.n(k), [r.error(k,:); r.bytes(k,:)]));
    if (k == 1)
      legend (h, {"window", "average", "average as old as the window"});
    endif
  endfor
  xlabel (S.time);
endfunction
