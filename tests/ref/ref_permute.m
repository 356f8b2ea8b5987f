## order = ref_permute (purpose, m, seed, epoch)
## The order of 1:m by Fisher and Yates with the numbers of Philox 4x32-10, one
## after the other; epoch: a number, or its low and high 32 bits.
## SPDX-License-Identifier: GPL-3.0-or-later

function order = ref_permute (purpose, m, seed, epoch)
  if (isscalar (epoch))
    epoch = words_of (epoch);
  endif
  order = 1:m;
  for i = m:-1:2
    number = m - i;                       # of the draw
    words = ref_philox (words_of (seed), ...
                        [words_of(floor (number / 2)) + [0, purpose * 2^24], epoch]);
    pair = words(2 * mod (number, 2) + (1:2));
    ## floor (i (high 2^32 + low) / 2^64); exact, since i < 2^32
    low = bitshift (uint64 (pair(1)) * uint64 (i), -32);
    j = 1 + double (bitshift (uint64 (pair(2)) * uint64 (i) + low, -32));
    order([i, j]) = order([j, i]);
  endfor
endfunction

function w = words_of (n)                 # low and high 32 bits
  w = [mod(n, 2^32), floor(n / 2^32)];
endfunction
