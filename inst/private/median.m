## m = median (x, dim)
## As in Octave, of numbers that are not integers; see mean.
## SPDX-License-Identifier: GPL-3.0-or-later

function m = median (x, dim = [find(size (x) > 1, 1), 1](1))
  n = size (x, dim);
  k = floor ((n + 1) / 2);
  if (mod (n, 2) == 1)
    m = nth_element (x, k, dim);
  else
    m = sum (nth_element (x, k:k+1, dim), dim) / 2;
  endif
  m(any (isnan (x), dim)) = NaN;
endfunction
