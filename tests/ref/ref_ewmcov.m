## [s, r] = ref_ewmcov (x, y, gain, opts): weighted covariances and correlations
## of two columns by the definition; ref_ewmcov (x, x, ...) is the variance.
## gain and opts as in ref_ewma, and opts.Unbiased.
##
## With weights w, W = sum (w), W2 = sum (w.^2) and the weighted means mx, my:
##   biased    sum (w (x - mx) (y - my)) / W
##   unbiased  the same times W^2 / (W^2 - W2)
## written over pairs of observations, where nothing cancels:
##   sum (w (x - mx) (y - my)) / W = sum_i sum_j w_i w_j (x_i - x_j) (y_i - y_j) / (2 W^2)
##   W^2 - W2 = sum_{i != j} w_i w_j
## SPDX-License-Identifier: GPL-3.0-or-later

function [s, r] = ref_ewmcov (x, y, gain, opts = struct ())
  first = isfield (opts, "Initial") && strcmp (opts.Initial, "first");
  opts.BiasCorrection = ! first;
  unbiased = ! isfield (opts, "Unbiased") || opts.Unbiased;
  p = ref_weights (isnan (x) | isnan (y), gain, opts);
  x = x(p.observed);
  y = y(p.observed);
  infinite = cumsum (! isfinite (x) | ! isfinite (y)) > 0;
  x(infinite) = y(infinite) = 0;

  dx = x - x';
  dy = y - y';
  over_pairs = @(d) sum ((p.w * d) .* p.w, 2) / 2;      # w d w' / 2 for each row w
  sxy = over_pairs (dx .* dy);
  cov = sxy ./ sum (p.w, 2) .^ 2;
  if (unbiased)
    cov = sxy ./ (2 * over_pairs (1 - eye (numel (x))));
  endif
  corr = sxy ./ (sqrt (over_pairs (dx .^ 2)) .* sqrt (over_pairs (dy .^ 2)));
  above = abs (corr) > 1;
  corr(above) = sign (corr(above));
  cov(infinite) = corr(infinite) = NaN;
  s = r = NaN (size (p.shown));
  s(p.shown) = cov(p.seen(p.shown));
  r(p.shown) = corr(p.seen(p.shown));
endfunction
