## place = freecorner (ax, lines, labels)
## Where in the axes AX, as legend names it, a legend with LABELS covers least of LINES:
## the corner where nothing is behind it; else "northoutside", if the axes are large
## enough to give that room; else the corner with the least behind it.
## SPDX-License-Identifier: GPL-3.0-or-later

function place = freecorner (ax, lines, labels)
  places = {"northeast", "southeast", "southwest", "northwest"};
  [w, tall] = extent (ax, labels);
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
    right = x > 1 - w;
    left = x < w;
    up = y > 1 - tall;
    down = y < tall;
    count += [sum(right & up), sum(right & down), sum(left & down), sum(left & up)] / max (n, 1);
  endfor
  [least, i] = min (round (1e6 * count));
  place = places{i};
  if (least > 0 && w < 1.1 && tall < .4)
    place = "northoutside";
  endif
endfunction

## Width and height of a legend as shares of AX, on the screen or on paper, where they
## are larger.  It is not asked for them before it is there, nor does gnuplot draw what
## Octave would answer: so from its letters, by what the toolkits take for one and for
## a line, in sizes of the font.
function [w, tall] = extent (ax, labels)
  letters = max (cellfun (@numel, regexprep (labels, '\\(\w)\w*', "$1")));
  font = .9 * get (ax, "fontsize");        # points
  fig = ancestor (ax, "figure");
  room = getpixelposition (ax)(3:4) * 72 / get (0, "screenpixelsperinch");
  if (strcmp (get (fig, "paperunits"), "inches"))
    shrink = 72 * get (fig, "paperposition")(3:4) ./ getpixelposition (fig)(3:4);
    room = min (room, shrink .* getpixelposition (ax)(3:4));
  endif
  take = [.5, 5, 1.4];                     # a letter, what stands beside them, a line
  if (strcmp (graphics_toolkit (fig), "gnuplot"))
    take = [.85, 7, 1.75];
  endif
  w = (take(1) * letters + take(2)) * font / room(1);
  tall = (take(3) * numel (labels) + 1) * font / room(2);
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
