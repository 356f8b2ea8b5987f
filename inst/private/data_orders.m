## order = data_orders (m, seeds)
## The orders that numpy.random.seed (s); numpy.random.permutation (m) gives for
## each s of SEEDS, counted from 1: uint16 (m, numel (seeds)).  The numbers are
## those of MT19937 (M. Matsumoto, T. Nishimura, 1998), each masked and drawn
## again while it is above the bound; the exchange is that of Fisher and Yates.
## A column a seed, so that all are worked on at one time.
## SPDX-License-Identifier: GPL-3.0-or-later

function order = data_orders (m, seeds)
  numbers = mersenne (seeds(:)', 2 * m);
  seeds = numel (seeds);
  order = repmat ((1:m)', 1, seeds);
  column = (0:seeds-1) * m;
  used = (0:seeds-1) * rows (numbers);            # in each column, as an index
  for i = m-1:-1:1
    mask = 2 ^ nextpow2 (i + 1) - 1;
    j = zeros (1, seeds);
    again = 1:seeds;
    while (! isempty (again))
      used(again)++;
      j(again) = bitand (numbers(used(again)), mask);
      again = again(j(again) > i);
    endwhile
    here = column + i + 1;
    there = column + j + 1;
    swapped = order(here);
    order(here) = order(there);
    order(there) = swapped;
  endfor
  order = uint16 (order);
endfunction

## The first n <= 624 of each seed, uint32.
function y = mersenne (seeds, n)
  n = min (n, 624);
  p = seeds;
  x = zeros (624, numel (seeds), "uint32");
  x(1,:) = p;
  for i = 2:624                 # 1812433253 p + i - 1 modulo 2^32, exact in halves
    p = double (bitxor (x(i-1,:), bitshift (x(i-1,:), -30)));
    high = floor (p / 2^16);
    x(i,:) = mod (mod (1812433253 * high, 2^16) * 2^16 + 1812433253 * (p - high * 2^16) + i - 1,
                  2^32);
  endfor
  for i = 1:n
    p = bitor (bitand (x(i,:), 2^31), bitand (x(mod (i, 624) + 1,:), 2^31 - 1));
    x(i,:) = bitxor (bitxor (x(mod (i + 396, 624) + 1,:), bitshift (p, -1)),
                     bitand (p, 1) * 2567483615);
  endfor
  y = x(1:n,:);
  y = bitxor (y, bitshift (y, -11));
  y = bitxor (y, bitand (bitshift (y, 7), 2636928640));
  y = bitxor (y, bitand (bitshift (y, 15), 4022730752));
  y = bitxor (y, bitshift (y, -18));
endfunction
