## keep = thinned (x, y)
## Which points of the curve Y over X, columns, to draw: those that a screen can show.
## X is cut into 1000 stripes, about one a pixel; of each stripe stay the first and
## the last point, and one that is lowest and one that is highest.  So a line through
## them has the same shape as a line through all (Jugel et al., "M4", VLDB 2014).
## X that falls anywhere is cut by number instead.
## SPDX-License-Identifier: GPL-3.0-or-later

function keep = thinned (x, y)
  stripes = 1000;
  n = numel (x);
  if (n <= 4 * stripes)
    keep = (1:n)';
    return;
  endif
  if (! (all (diff (x) >= 0) && isfinite (x(n) - x(1)) && x(n) > x(1)))
    x = (1:n)';
  endif
  stripe = min (1 + floor (stripes * (x - x(1)) / (x(n) - x(1))), stripes);
  begin = [true; diff(stripe) > 0];
  keep = begin;
  keep([begin(2:end); true]) = true;
  for extreme = {@min, @max}
    there = accumarray (stripe, y, [stripes, 1], extreme{1});
    hit = find (y == there(stripe));
    keep(hit([true; diff(stripe(hit)) > 0](1:numel (hit)))) = true;
  endfor
  keep = find (keep);
endfunction
