## [Xb, Yb, idx] = ref_minibatches (X, Y, B, seed, epoch)
## The definition: the order of Fisher and Yates with the numbers of Philox
## 4x32-10, one after the other; then mini-batches of B columns.
## SPDX-License-Identifier: GPL-3.0-or-later

function [Xb, Yb, idx] = ref_minibatches (X, Y, B, seed, epoch)
  m = columns (X);
  order = 1:m;
  for i = m:-1:2
    number = m - i;                       # of the draw
    words = ref_philox (words_of (seed), ...
                        [words_of(floor (number / 2)) + [0, 2^24], words_of(epoch)]);
    pair = words(2 * mod (number, 2) + (1:2));
    ## floor (i (high 2^32 + low) / 2^64); exact, since i < 2^32
    low = bitshift (uint64 (pair(1)) * uint64 (i), -32);
    j = 1 + double (bitshift (uint64 (pair(2)) * uint64 (i) + low, -32));
    order([i, j]) = order([j, i]);
  endfor

  Xb = Yb = idx = {};
  for first = 1:B:m
    idx{end+1} = order(first:min (first + B - 1, m));
    Xb{end+1} = X(:,idx{end});
    Yb{end+1} = Y(:,idx{end});
  endfor
endfunction

function w = words_of (n)                 # low and high 32 bits
  w = [mod(n, 2^32), floor(n / 2^32)];
endfunction
