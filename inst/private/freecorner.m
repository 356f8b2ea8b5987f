## place = freecorner (ax, lines)
## The corner of the axes AX, as legend names it, where the LINES pass least.
## SPDX-License-Identifier: GPL-3.0-or-later

function place = freecorner (ax, lines)
  places = {"northeast", "southeast", "southwest", "northwest"};
  count = zeros (1, 4);
  for h = lines(:)'
    x = share (get (h, "xdata"), get (ax, "xlim"), get (ax, "xscale"));
    y = share (get (h, "ydata"), get (ax, "ylim"), get (ax, "yscale"));
    n = numel (x);
    if (n > 1 && ! strcmp (get (h, "linestyle"), "none"))      # between its points too
      at = linspace (1, n, max (200, n));
      [x, y] = deal (interp1 (x, at), interp1 (y, at));
      n = numel (at);
    endif
    right = x > .45;
    left = x < .55;
    up = y > .6;
    down = y < .4;
    count += [sum(right & up), sum(right & down), sum(left & down), sum(left & up)] / max (n, 1);
  endfor
  [~, i] = min (round (1e6 * count));
  place = places{i};
endfunction

## Where X lies between the LIMITS, 0..1.
function s = share (x, limits, scale)
  x = x(:);
  if (strcmp (scale, "log"))
    x(x <= 0) = NaN;
    x = log (x);
    limits = log (max (limits, realmin ()));
  endif
  s = (x - limits(1)) / (limits(2) - limits(1));
endfunction
