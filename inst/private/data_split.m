## parts = data_split (by, shares, seed)
## A cell of rows of sample numbers, one for each of the SHARES of m samples, by
## random.  BY is m, or the numbers of m > 1 samples' classes, of which each
## part gets its share.
## SPDX-License-Identifier: GPL-3.0-or-later

function parts = data_split (by, shares, seed)
  P = numel (shares);
  if (isscalar (by))
    m = by;
    order = __order__ (m, seed, 1);
    ends = round (m * [0, cumsum(shares)]);
    parts = arrayfun (@(p) sort (order(ends(p)+1:ends(p+1))), 1:P, "UniformOutput", false);
    return;
  endif
  m = numel (by);
  order = __order__ (m, seed, 1);
  [~, sorted] = sort (by(order));                      # stable: random within a class
  part = dealt (m, shares);
  parts = arrayfun (@(p) sort (order(sorted(part == p))), 1:P, "UniformOutput", false);
endfunction

## The part of each place 1 .. m, 0: none.  Each part takes places of those that
## the parts before it have left, evenly spread: so it has its share of any run
## of places, and of any class where they are sorted by class.
function part = dealt (m, shares)
  part = zeros (1, m);
  left = 1;
  for p = 1:numel (shares)
    places = find (part == 0);
    n = numel (places);
    share = min (shares(p) / left, 1);
    left -= shares(p);
    if (p == numel (shares) && left < 8 * eps)
      share = 1;
    endif
    part(places(diff (floor ((0:n) * share + .5)) > 0)) = p;
  endfor
endfunction
