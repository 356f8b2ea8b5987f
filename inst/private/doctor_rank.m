## z = doctor_rank (x)
## The rank test of Mann and Kendall for a trend in the vector X: how many pairs
## rise less how many fall, in standard deviations of what numbers in random
## order give.  Positive: X rises.  Below 7 numbers |z| stays under 3.
## SPDX-License-Identifier: GPL-3.0-or-later

function z = doctor_rank (x)
  n = numel (x);
  S = sum (sum (triu (sign (x(:)' - x(:)), 1)));
  z = (S - sign (S)) / sqrt (max (1, n * (n-1) * (2*n+5) / 18));
endfunction
