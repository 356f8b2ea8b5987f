## [r, t, pairs, other] = doctor_period (J, epoch, last_share)
## Do the costs J repeat themselves from epoch to epoch?  R is their
## autocorrelation at the length EPOCH: the mean, over PAIRS of successive
## epochs, of the rank correlations of what is left without the trend; T is R in
## its standard errors.  OTHER is the most that stretches of other lengths have,
## for that is the shape of the trend.  The last mini-batch of each epoch does
## not count if it is smaller (LAST_SHARE), for its penalty may differ; nor does
## the first half of the epoch if it is less than half as large: its step is of
## few samples, and what that throws off is seen after it in each epoch.  Zeros
## where there are fewer than 4 whole epochs, or 3 mini-batches in one that
## count.
## SPDX-License-Identifier: GPL-3.0-or-later

function [r, t, pairs, other] = doctor_period (J, epoch, last_share)
  r = t = pairs = other = 0;
  p = epoch - (last_share < 1);
  skip = .5 * (last_share < .5);
  if (! (numel (J) >= 4 * epoch && p * (1 - skip) >= 3))
    return;
  endif
  if (all (J > 0))                     # what grows or decays has a straight trend
    J = log (J);
  endif
  J = J(1:numel (J) - mod (numel (J), epoch)) / max ([abs(J); realmin]);
  if (last_share < 1)
    J(epoch:epoch:end) = (J(p:epoch:end) + [J(epoch+1:epoch:end); J(end-1)]) / 2;
  endif
  c = repeats (J, epoch, skip, p);
  pairs = numel (c);
  r = mean (c);
  t = r * sqrt (pairs) / max (std (c), 1 / sqrt (p - floor (skip * p) - 1));
  for stretch = others (epoch)(:)'
    other = max (other, mean (repeats (J, stretch, skip, stretch)));
  endfor
endfunction

## Lengths between one epoch and two that have no factor in common with it.
function L = others (epoch)
  L = epoch+1:2*epoch-1;
  L = L(gcd (L, epoch) == 1);
  L = L(ceil ([.4, .75] * numel (L)));
endfunction

## The rank correlations of the first P costs, less the share SKIP of them, of
## successive stretches of J, each of so many costs.
function c = repeats (J, stretch, skip, p)
  A = reshape (J(1:numel (J) - mod (numel (J), stretch)), stretch, []);
  ## the trend: through the means of the stretches, and what bends within one
  trend = interp1 ((1:columns (A)) - .5, mean (A, 1), ((1:numel (A)) - .5) / stretch, "pchip",
                   "extrap");
  A = (A - reshape (trend, size (A)))(1+floor (skip * p):p,:);
  if (rows (A) >= 8)
    bend = (linspace (-1, 1, rows (A))') .^ (0:2);
    A -= bend * (bend \ A);
  endif
  A(:,max (abs (A), [], 1) < 1e-12) = 0;      # rounding
  R = ranks (A);
  R -= mean (R, 1);
  size2 = sumsq (R, 1);
  c = sum (R(:,1:end-1) .* R(:,2:end), 1) ./ sqrt (size2(1:end-1) .* size2(2:end));
  c(isnan (c)) = 0;                    # constant costs
endfunction
