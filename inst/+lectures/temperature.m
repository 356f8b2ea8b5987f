## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.temperature (name, value, ...)
## A year of London under three betas, and what beta trades.
##
## The lecture: 1/(1 - beta) days are averaged, about 10 for .9 (red), 50 for
## .98 (green) and 2 for .5 (yellow).  .98 is smooth but comes late, .5 is quick
## but noisy.  In numbers: behind a ramp an average lags beta/(1 - beta) days
## (9, 49 and 1), and of the variance of white noise it leaves (1 - beta)/(1 +
## beta) (.0526, .0101 and .3333); here both are measured too.
##
## Options:
##   "beta" ([.9 .98 .5]): one average each
##   "x": a series of your own in the place of London's temperatures
##   "corrected" (false): are the averages drawn with bias correction?
##   "ramp" (2000): samples of the ramp
##   "noise" (1000000): samples of noise; the first 1000 are the start
##   "seed" (1): of the noise
##
## Try: beta = [.7 .9 .99]; beta = ewmaparameters ("Span", [10 50 2], "Beta"),
## which lag as much as plain means of so many days, 4.5, 24.5 and .5.

function r = temperature (varargin)
  [options, finish, series, ewmawindow, ewma] = ...
    __descent_functions__ ("options", "finish", "series", "ewmawindow", "ewma");
  o = options ("temperature", {
    "beta",      [.9 .98 .5], "in [0, 1)",                     [1 21],   1
    "x",         [],          "a real number",                 [2 1e7],  1e30
    "corrected", false,       "true or false",                 1,        1
    "ramp",      2000,        "a positive integer",            1,        1e7
    "noise",     1e6,         "a positive integer",            1,        1e8
    "seed",      1,           "an integer from 0 to 2^53 - 1", 1,        Inf}, varargin, nargout);
  if (o.noise < 2000)
    error ("descent:value", "lectures.temperature: noise must be at least 2000");
  endif
  S = series (o.x);
  r.date = S.date;
  r.theta = S.x;                            # London: degrees F
  r.beta = o.beta;
  r.window = ewmawindow (r.beta);           # days
  r.v = ewma (r.theta, r.beta, "BiasCorrection", o.corrected);   # a column for each beta
  from = min (51, floor (rows (r.v) / 2));
  r.step = mean (abs (diff (r.v(from:end,:))), 1);   # how far it moves in a day: its noise

  ramp = (1:o.ramp)';                       # rises by one a day
  r.lag = ramp(end) - ewma (ramp, r.beta)(end,:);

  before = randn ("state");
  unwind_protect
    randn ("state", o.seed);
    noise = randn (o.noise, 1);
  unwind_protect_cleanup
    randn ("state", before);
  end_unwind_protect
  r.noise = (1 - r.beta) ./ (1 + r.beta);
  r.measured = var (ewma (noise, r.beta)(1001:end,:)) / var (noise);

  if (o.Plot)
    draw (r, S);
    finish (o);
  endif
endfunction

function draw (r, S)
  colors = __descent_functions__ ("colors");
  figure ("position", [100, 100, 900, 480]);
  n = numel (r.beta);
  color = colors ([2 3 4 1 5 6](1 + mod (0:n-1, 6)));      # red, green, yellow
  h(1) = plot (r.date, r.theta, ".", "color", [.6 .6 .6], "markersize", 8);
  names = {"daily mean"};
  hold on;
  [~, order] = sort (r.beta);               # the noisy one first, under the others
  for k = order(:)'
    h(end+1) = plot (r.date, r.v(:,k), "color", color(k,:), "linewidth", 1 + (r.beta(k) > .6));
    names{end+1} = sprintf ("\\beta = %g: %.3g days, lag %.3g, %.1f %% of noise", ...
                            r.beta(k), r.window(k), r.lag(k), 100 * r.measured(k));
  endfor
  hold off;
  grid on;
  low = min ([0; r.theta]);
  axis ([r.date(1), r.date(end), low, max(r.theta) + .1 * (max (r.theta) - low) + eps]);
  if (S.london)
    set (gca, "xtick", datenum (2016, 1:12, 1), "xticklabel", ...
         cellstr (datestr (datenum (2016, 1:12, 1), "mmm")));
  endif
  xlabel ({S.time, "2016"}{1 + S.london});
  ylabel ({S.unit, "temperature, degrees F"}{1 + S.london});
  title (sprintf ("%s: \\beta = %g comes %.3g days late, \\beta = %g leaves %.2g %% of noise", ...
                  S.name, r.beta(order(end)), r.lag(order(end)), r.beta(order(1)), ...
                  100 * r.measured(order(1))));
  legend (h, names);
endfunction
