## place = plot_free_corner (ax, labels)
## Where in the axes AX, as legend names it, a legend with LABELS covers least
## of the lines there: the corner where nothing is behind it; else
## "northoutside", if the axes are large enough to give that room (and gnuplot
## keeps them in their place); else the corner with the least behind it.
## SPDX-License-Identifier: GPL-3.0-or-later

function place = plot_free_corner (ax, labels)
  places = {"northeast", "southeast", "southwest", "northwest"};
  [w, tall] = extent (ax, labels);
  count = zeros (1, 4);
  for h = findobj (ax, "type", "line")(:)'
    x = relative (get (h, "xdata"), get (ax, "xlim"), get (ax, "xscale"));
    y = relative (get (h, "ydata"), get (ax, "ylim"), get (ax, "yscale"));
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
  if (least > 0 && w < 1.3 && tall * get (ax, "position")(4) < .53 * height (ax) && stays (ax))
    place = "northoutside";
  endif
endfunction

## With a legend outside gnuplot spreads axes over the room that they reserve
## about them: those of subplot each their own, those set by hand what may be
## beyond the figure or another's.
function tf = stays (ax)
  fig = ancestor (ax, "figure");
  tf = true;
  if (strcmp (graphics_toolkit (fig), "gnuplot"))
    outer = get (ax, "outerposition");
    taken = prod (outer(3:4)) - rectint (outer, [0 0 1 1]);
    for other = setdiff (findobj (fig, "type", "axes", "tag", ""), ax)(:)'
      taken += rectint (outer, get (other, "position"));
    endfor
    tf = taken < .001;
  endif
endfunction

## The height that AX and all about it may take.  Those of subplot shrink with
## others whose legend is above, which leaves room above them, too: subplot
## knows what it gave.
function h = height (ax)
  outer = get (ax, "outerposition");
  if (isappdata (ax, "__subplotouterposition__"))
    outer = getappdata (ax, "__subplotouterposition__");
  endif
  h = outer(4);
endfunction

## Width and height of a legend, with the gap between it and the edge, as shares
## of AX, on the screen or on paper, where they are larger.  It is not asked for
## them before it is there, nor does gnuplot draw what Octave would answer: so
## from its letters, by what the toolkits were measured to take for one, for
## what stands beside them, for a line.
function [w, tall] = extent (ax, labels)
  n = numel (labels);
  letters = max (cellfun (@numel, regexprep (labels, '\\(\w)\w*', "$1")));
  font = .9 * get (ax, "fontsize");        # points
  fig = ancestor (ax, "figure");
  room = getpixelposition (ax)(3:4) * 72 / get (0, "screenpixelsperinch");
  if (strcmp (get (fig, "paperunits"), "inches"))
    shrink = 72 * get (fig, "paperposition")(3:4) ./ getpixelposition (fig)(3:4);
    room = min (room, shrink .* getpixelposition (ax)(3:4));
  endif
  take = [.48 * font * letters + 32, (1.1 * font + 4.5) * n + 5];
  if (strcmp (graphics_toolkit (fig), "gnuplot"))
    take = [(.62 * letters + 4) * font, .26 * font^2 * n];
  endif
  [w, tall] = num2cell ((take + 10) ./ room){:};
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
