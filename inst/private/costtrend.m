## t = costtrend (h)
## The trend of the finite costs of the history H (see costhistory) and the noise about it.
## Means of some 20 blocks, whole epochs where there are enough, stand for the trend; a
## smaller last mini-batch counts for less in them.  START: the first cost, or where
## single costs are noisy the median of five, BEGAN, but four times the first at most; THROWN:
## were five costs four times as high as a first one that is sure?; LAST: the latest block;
## FALL: how much it lies below START, FALLERROR the standard error; BEST: the least block.
## FIRST and LATER: the means of the first and last quarter; GAIN: how much the last lies below
## the one before, GAINERROR the standard error; LOWEST: the least cost of the last quarter;
## TOP: the last block, or the median of the last five costs, if no cost of the last half
## before them is as high; UP: is TOP above BEST for sure?; SPEED: GAIN a step; CRAWL: see
## there; NOISE: the standard deviation of single costs in the last half; ZEND, ZALL: trendrank
## of the blocks of the last half and of all; SCALE: what to measure costs by; TOLERANCE: what
## may be rounding.  STILL: do the parameters stay where they are?  Then whole epochs, the same samples in
## another order, have the same mean, whatever their noise; one that wanders varies more than
## NOISE tells.
## SPDX-License-Identifier: GPL-3.0-or-later

function t = costtrend (h)
  [J, epoch] = deal (h.J, h.epoch);
  n = numel (J);
  unit = max ([abs(J); realmin]);      # sums of huge costs stay finite
  J /= unit;
  weight = ones (n, 1);
  if (h.tail < 1)
    weight(epoch:epoch:n) = h.tail;
  endif

  w = max (1, floor (n / 20));
  if (w >= epoch)
    w -= mod (w, epoch);
  elseif (n >= 7 * epoch)
    w = epoch;
  endif
  K = floor (n / w);
  b = means (J(n-K*w+1:n), weight(n-K*w+1:n), w);
  t.noise = trendnoise (J(ceil (n/2):n));
  t.crawl = crawl (J, weight, epoch);

  early = trendnoise (J(1:min (n, 50)), "robust");
  if (h.B >= 16)                       # what many samples cost is no chance
    early = min (early, abs (J(1)) / sqrt (h.B));
  endif
  s = 1;
  t.start = t.began = J(1);
  if (early > .25 * abs (J(1)))        # a mean would be that of an early explosion
    s = min (5, n);
    t.start = t.began = median (J(1:s));
    if (J(1) > 0)                      # and so may be the median
      t.start = min (t.start, 4 * J(1));
    endif
  endif
  t.thrown = (s == 1 && max (median (reshape (J(1:n-mod (n, 5)), 5, []), 1)) > t.start + 3 * abs (t.start));
  t.last = b(K);
  if (w == 1 && weight(n) < 1)         # of few samples
    t.last = J(n-1);
  endif
  t.fall = t.start - t.last;
  t.fallerror = sqrt (1.6 * early^2 / s + t.noise^2 / (2*w - 1));
  [t.best, k] = min (b);
  t.bestat = n - K*w + round ((k - .5) * w);

  [t.top, t.up] = rise (J, b, w, t.best);

  L = min (K, max (7, floor (K/2)));
  Q = floor (L/2);                     # blocks in a quarter
  [q, r] = deal (b(K-2*Q+1:K-Q), b(K-Q+1:K));
  t.first = mean (b(1:Q));
  t.later = mean (r);
  t.gain = mean (q) - t.later;
  t.gainerror = sqrt ((var (q) + var (r)) / max (1, Q));
  t.lowest = min (J(n-floor ((n-1)/4):n));
  t.speed = t.gain / max (1, Q*w);      # a step
  t.zend = trendrank (b(K-L+1:K));
  t.zall = trendrank (b);
  t.still = (mod (w, epoch) == 0 && w > 1 && trendnoise (b) < .3 * t.noise / sqrt (w));
  t.scale = max (abs ([t.start, t.later]));
  if (min (J) < 0)
    t.scale = max (b) - min (b);
  endif
  t.tolerance = 1e-5 * max (abs ([t.start, t.later]));
  for name = {"start", "began", "last", "fall", "fallerror", "best", "top", "first", "later", "gain", ...
              "gainerror", "lowest", "speed", "crawl", "noise", "scale", "tolerance"}
    t.(name{1}) *= unit;
  endfor
endfunction

## The weighted means of successive W costs, of which there is a whole number.
function b = means (J, weight, w)
  b = (sum (reshape (J .* weight, w, []), 1) ./ sum (reshape (weight, w, []), 1))';
endfunction

## The means of the first and the last two of five or six epochs, too few for the rank
## test, if each of them is below the one before; else [].
function ends = crawl (J, weight, epoch)
  ends = [];
  E = floor (numel (J) / epoch);
  if (E >= 5 && E < 7)                 # not NaN
    at = 1:E*epoch;
    e = means (J(at), weight(at), epoch);
    if (all (diff (e) < 0))
      ends = [e(1), e(E-1), e(E)];
    endif
  endif
endfunction

## How high the end of J stands, B the means of its blocks of W, and whether that is above
## the BEST of them, whatever blocks and single costs vary by.
function [top, up] = rise (J, b, w, best)
  n = numel (J);
  K = numel (b);
  half = ceil (n/2);
  top = b(K);
  last5 = median (J(n-4:n));
  if (last5 > max (J(half:max (half, n-w))))
    top = max (top, last5);
  endif
  up = (n >= 80 && top > best + 6 * median (abs (diff (b(ceil (K/2):K))))
        && last5 > best + 4 * trendnoise (J(half:n), "robust"));
endfunction
