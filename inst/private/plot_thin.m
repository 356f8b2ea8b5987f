## xy = plot_thin (xy, yscale)
## Which rows of the curve XY, [x, y], to draw: those that a screen can show.  x
## is cut into 1000 stripes, about one a pixel; of each stripe stay the first
## and the last point, and one that is lowest and one that is highest.  So a
## line through them has the same shape as a line through all (Jugel et al.,
## "M4", VLDB 2014).  x that falls anywhere is cut by number instead.  What is
## not finite, or beyond what axes with the scale YSCALE of y can show, becomes
## NaN, which is not drawn.
## SPDX-License-Identifier: GPL-3.0-or-later

function xy = plot_thin (xy, yscale)
  stripes = 1000;
  n = rows (xy);
  if (n > 4 * stripes)
    xy = xy(rows_to_draw (xy(:,1), xy(:,2), n, stripes),:);
  endif
  xy(! (abs (xy) < [plot_bound("linear"), plot_bound(yscale)])) = NaN;
endfunction

function keep = rows_to_draw (x, y, n, stripes)
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
endfunction
