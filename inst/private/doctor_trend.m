## t = doctor_trend (h)
## The trend of the finite costs of the history H (see doctor_history) and the
## noise about it.  Means of some 20 blocks, whole epochs where there are
## enough, stand for the trend; a smaller last mini-batch counts for less in
## them.  START: the first cost, or where single costs are noisy the median of
## five, BEGAN, but four times the first (100 times, of fewer than 8 samples) at
## most; THROWN: were five costs four times as high as a first one that is
## sure?; LAST: the latest block; FALL: how much it lies below START, FALLERROR
## the standard error; BEST: the least block; HIGHEST: the greatest; HIGH: the
## first, or START if it is higher.  FIRST and LATER: the means of the first and
## last quarter; GAIN: how much the last lies below the one before, GAINERROR
## the standard error; LOWEST: the least cost of the last quarter; TOP, UP,
## ENDS, ZSINCE, SWING: how it rises since BEST (see doctor_rise); SPEED: GAIN a
## step; CRAWL: see there; NOISE: the standard deviation of single costs in the
## last half; ZEND, ZALL: doctor_rank of the blocks of the last half and of all;
## SCALE: what to measure costs by; TOLERANCE: what may be rounding.  STILL: do
## the parameters stay where they are?  Then whole epochs, the same samples in
## another order, have the same mean, whatever their noise; one that wanders
## varies more than NOISE tells.
## SPDX-License-Identifier: GPL-3.0-or-later

function t = doctor_trend (h)
  [J, epoch] = deal (h.costs, h.epoch);
  n = numel (J);
  unit = max ([abs(J); realmin]);      # sums of huge costs stay finite
  J /= unit;
  weight = ones (n, 1);
  if (h.last_share < 1)
    weight(epoch:epoch:n) = h.last_share;
  endif

  w = max (1, floor (n / 20));
  if (w >= epoch)
    w -= mod (w, epoch);
  elseif (n >= 7 * epoch)
    w = epoch;
  endif
  K = floor (n / w);
  b = means (J(n-K*w+1:n), weight(n-K*w+1:n), w);
  t.noise = doctor_noise (J(ceil (n/2):n));
  t.crawl = crawl (J, weight, epoch);

  [t.start, t.began, s, early] = beginning (J, h.batch_size);
  t.thrown = (s == 1 && thrown (J, t.start + 3 * abs (t.start)));
  t.last = b(K);
  if (w == 1 && weight(n) < 1)         # of few samples
    t.last = J(n-1);
  endif
  t.fall = t.start - t.last;
  t.fallerror = sqrt (1.6 * early^2 / s + t.noise^2 / (2*w - 1));
  [t.best, k] = min (b);
  t.highest = max (b);
  t.high = max (t.start, b(1));
  t.bestat = n - K*w + round ((k - .5) * w);

  [t.top, t.up, t.ends, t.zsince, t.swing] = doctor_rise (J, b, w, k, t.start);

  L = min (K, max (7, floor (K/2)));
  Q = floor (L/2);                     # blocks in a quarter
  q = b(K-2*Q+1:K-Q);
  r = b(K-Q+1:K);
  t.first = sum (b(1:Q)) / Q;
  t.later = sum (r) / Q;
  before = sum (q) / Q;
  t.gain = before - t.later;
  t.gainerror = sqrt ((sumsq (q - before) + sumsq (r - t.later)) / max (1, Q - 1) / Q);
  t.lowest = min (J(n-floor ((n-1)/4):n));
  t.speed = t.gain / max (1, Q*w);      # a step
  t.zend = doctor_rank (b(K-L+1:K));
  t.zall = doctor_rank (b);
  t.still = (mod (w, epoch) == 0 && w > 1 && doctor_noise (b) < .3 * t.noise / sqrt (w));
  t.scale = max (abs ([t.start, t.later]));
  if (min (J) < 0)
    t.scale = max (b) - min (b);
  endif
  t.tolerance = 1e-5 * max (abs ([t.start, t.later]));
  for name = {"start", "began", "last", "fall", "fallerror", "best", "highest", "high", "top", ...
              "ends", "swing", "first", "later", "gain", "gainerror", "lowest", "speed", ...
              "crawl", "noise", "scale", "tolerance"}
    t.(name{1}) *= unit;
  endfor
endfunction

## START and BEGAN, from S costs with the noise EARLY.
function [start, began, s, early] = beginning (J, batch_size)
  early = doctor_noise (J(1:min (end, 50)), "robust");
  if (batch_size >= 8)                 # a mean of many samples is not low by chance
    early = min (early, abs (J(1)) / sqrt (batch_size) * (1 + (batch_size < 16)));
  endif
  s = 1;
  start = began = J(1);
  if (early > .25 * abs (J(1)))        # a mean would be that of an early explosion
    s = min (5, numel (J));
    start = began = doctor_median (J(1:s));
    if (J(1) > 0)                      # and so may be the median
      start = min (start, [4, 100](1 + (batch_size < 8)) * J(1));
    endif
  endif
endfunction

## The weighted means of successive W costs, of which there is a whole number.
function b = means (J, weight, w)
  if (isscalar (weight) && weight == 1)
    b = (sum (reshape (J, w, []), 1) / w)';
    return;
  endif
  b = (sum (reshape (J .* weight, w, []), 1) ./ sum (reshape (weight, w, []), 1))';
endfunction

## Are the medians of fives in J above LIMIT somewhere?  Three of five are then.
function yes = thrown (J, limit)
  n = numel (J);
  yes = any (sum (reshape (J(1:n-mod (n, 5)), 5, []) > limit, 1) > 2);
endfunction

## The means of the first and the last two of five or six epochs, too few for
## the rank test, if each of them is below the one before; else [].
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
