## [top, up, last, z, swing] = doctor_rise (J, b, w, k, start)
## How the costs J rise since the least, number K, of the means B of their
## blocks of W costs; they began at START.  TOP: the last block, or the median
## of the last five costs, if no cost of the last half before them is as high;
## UP: is TOP above the least block (of fewer than 4 costs: and above one beside
## it and all costs next to it), whatever blocks and single costs vary by?  Z:
## doctor_rank of the costs after the least block, in blocks of their own if
## there are fewer than 7, NaN where there are too few; LAST: the mean of the
## last third of these blocks, at least the least one.  SWING: the most that the
## blocks have risen before the least one, and come back, once half of the fall
## was done.
## SPDX-License-Identifier: GPL-3.0-or-later

function [top, up, last, z, swing] = doctor_rise (J, b, w, k, start)
  n = numel (J);
  K = numel (b);
  half = ceil (n/2);
  top = b(K);
  last5 = doctor_median (J(n-4:n));
  if (last5 > max (J(half:max (half, n-w))))
    top = max (top, last5);
  endif
  ## of second differences: a slope is not noise
  noise = doctor_noise (b(max (1, K - max (9, floor (K/2))):K), "robust");
  base = b(k);
  sure = 4;                            # standard deviations of single costs
  around = b(k);
  if (w < 4)                           # one low block is chance
    base = doctor_median (b(max (1, k-1):min (K, k+1)));
    around = J(max (1, n - (K-k+1)*w):min (n, n - (K-k)*w + 1));
    sure = 6;
  endif
  up = (n >= 20 && last5 > max (around) && top > base + 6 * noise
        && last5 > base + sure * doctor_noise (J(half:n), "robust"));

  last = b(k);
  z = NaN;
  after = b(k+1:K);
  if (numel (after) < 7 && n >= 80 && k < K)
    after = regrouped (J(n-(K-k)*w+1:n), 10);
    noise *= sqrt (numel (after) / (K-k));       # smaller blocks
  endif
  if (numel (after) >= 7)
    z = doctor_rank (after);
    third = ceil (numel (after) / 3);
    last = max (last, sum (after(end-third+1:end)) / third - 4 * noise / sqrt (third));
  endif

  from = find (b <= (start + b(k)) / 2, 1);
  swing = max ([0; b(from:k) - cummin(b(from:k))]);
endfunction

## The means of COUNT blocks of the last costs X.
function m = regrouped (x, count)
  w = max (1, floor (numel (x) / count));
  x = x(end-floor (numel (x) / w)*w+1:end);
  m = sum (reshape (x, w, []), 1)' / w;
endfunction
