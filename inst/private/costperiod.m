## [r, t, pairs] = costperiod (J, epoch, uneven)
## Do the costs J repeat themselves from epoch to epoch?  R is their autocorrelation at
## the length EPOCH: the mean, over PAIRS of successive epochs, of the rank correlations
## of what is left without the trend; T is R in its standard errors.  The last mini-batch
## of each epoch is left out if it is smaller (UNEVEN), for its penalty may differ.  [0, 0, 0]
## where there are fewer than 4 whole epochs, or 3 mini-batches in one.
## SPDX-License-Identifier: GPL-3.0-or-later

function [r, t, pairs] = costperiod (J, epoch, uneven)
  r = t = pairs = 0;
  if (! (numel (J) >= 4 * epoch))
    return;
  endif
  pairs = floor (numel (J) / epoch) - 1;
  A = reshape (J(1:(pairs + 1) * epoch), epoch, pairs + 1)(1:epoch-uneven,:);
  p = rows (A);
  if (p < 3)
    pairs = 0;
    return;
  endif
  A /= max ([abs(A(:)); realmin]);
  ## the trend: through the means of the epochs, and what bends within one
  trend = interp1 ((1:columns (A)) - .5, mean (A, 1), ((1:epoch*columns (A)) - .5) / epoch, "pchip", "extrap");
  A -= reshape (trend, epoch, columns (A))(1:p,:);
  if (p >= 8)
    bend = (linspace (-1, 1, p)') .^ (0:2);
    A -= bend * (bend \ A);
  endif
  R = ranks (A);
  R -= mean (R, 1);
  size2 = sumsq (R, 1);
  c = sum (R(:,1:end-1) .* R(:,2:end), 1) ./ sqrt (size2(1:end-1) .* size2(2:end));
  c(isnan (c)) = 0;                    # constant costs
  r = mean (c);
  t = r * sqrt (pairs) / max (std (c), 1 / sqrt (p - 1));
endfunction
