## places = plot_places (ax)
## Where the lines of the axes AX are, a row of cells of [x, y], 0 to 1 from
## left to right and from below: their points, and those between if it is drawn.
## SPDX-License-Identifier: GPL-3.0-or-later

function places = plot_places (ax)
  places = {};
  for h = findobj (ax, "type", "line")(:)'
    x = relative (get (h, "xdata"), get (ax, "xlim"), get (ax, "xscale"));
    y = relative (get (h, "ydata"), get (ax, "ylim"), get (ax, "yscale"));
    n = numel (x);
    if (n > 1 && ! strcmp (get (h, "linestyle"), "none"))
      at = linspace (1, n, max (200, n));
      [x, y] = deal (interp1 (x, at), interp1 (y, at));
    endif
    places{end+1} = [x(:), y(:)];
  endfor
endfunction

## Where X lies between the LIMITS, 0..1.
function s = relative (x, limits, scale)
  x = x(:);
  if (strcmp (scale, "log"))
    x(x <= 0) = NaN;
    x = log (x);
    limits = log (max (limits, realmin ()));
  endif
  s = (x - limits(1)) / (limits(2) - limits(1));
endfunction
