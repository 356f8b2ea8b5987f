## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.temperature ()
## A year of London under three betas, and what beta trades.
##
## The lecture: 1/(1 - beta) days are averaged, about 10 for .9 (red), 50 for
## .98 (green) and 2 for .5 (yellow).  .98 is smooth but comes late, .5 is quick
## but noisy.  In numbers: behind a ramp an average lags beta/(1 - beta) days
## (9, 49 and 1), and of the variance of white noise it leaves (1 - beta)/(1 +
## beta) (.0526, .0101 and .3333); here both are measured too.
##
## Try: three other betas; "BiasCorrection", true, for the start; the betas
## of ewmaparameters ("Span", [10 50 2], "Beta"), which lag as much as plain
## means of so many days, 4.5, 24.5 and .5.

function r = temperature (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [dataset, ewmawindow, ewma] = __descent_functions__ ("dataset", "ewmawindow", "ewma");
  S = dataset ("london");
  r.date = S.date;
  r.theta = S.x;                            # degrees F
  r.beta = [.9 .98 .5];
  r.window = ewmawindow (r.beta);           # days
  r.v = ewma (r.theta, r.beta);             # a column for each beta
  r.step = mean (abs (diff (r.v(51:end,:))));   # how far it moves in a day: its noise

  ramp = (1:2000)';                         # rises by one a day
  r.lag = ramp(end) - ewma (ramp, r.beta)(end,:);

  before = randn ("state");
  unwind_protect
    randn ("state", 1);
    noise = randn (1e6, 1);
  unwind_protect_cleanup
    randn ("state", before);
  end_unwind_protect
  r.noise = (1 - r.beta) ./ (1 + r.beta);
  r.measured = var (ewma (noise, r.beta)(1001:end,:)) / var (noise);

  if (draw)
    figure ("position", [100, 100, 900, 480]);
    colors = [213 94 0; 0 158 115; 230 159 0] / 255;   # red, green, yellow, told apart by all
    plot (r.date, r.theta, ".", "color", [.6 .6 .6], "markersize", 8);
    hold on;
    for k = [3 1 2]                         # the noisy one first, under the others
      plot (r.date, r.v(:,k), "color", colors(k,:), "linewidth", 1 + (k < 3));
    endfor
    hold off;
    grid on;
    axis ([r.date(1), r.date(end), 0, 90]);
    set (gca, "xtick", datenum (2016, 1:12, 1), "xticklabel", ...
         cellstr (datestr (datenum (2016, 1:12, 1), "mmm")));
    xlabel ("2016");
    ylabel ("temperature, degrees F");
    title ("London: three averages over a year");
    for k = 1:3
      names{k} = sprintf ("\\beta = %g: %.0f days, lag %.3g, %.1f %% of the noise's variance", ...
                          r.beta(k), r.window(k), r.lag(k), 100 * r.measured(k));
    endfor
    legend ({"daily mean", names{[3 1 2]}}, "location", "south");
  endif
endfunction
