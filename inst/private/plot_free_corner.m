## place = plot_free_corner (ax, labels)
## Where in the axes AX, as legend names it, a legend with LABELS covers least
## of the lines there: the corner where nothing is behind it; else
## "northoutside", if the axes are large enough to give that room (and gnuplot
## keeps them in their place); else the corner with the least behind it.
## SPDX-License-Identifier: GPL-3.0-or-later

function place = plot_free_corner (ax, labels)
  places = {"northeast", "southeast", "southwest", "northwest"};
  [w, tall] = plot_legend_size (ax, labels);
  count = zeros (1, 4);
  for xy = plot_places (ax)(:)'
    [x, y] = deal (xy{1}(:,1), xy{1}(:,2));
    n = numel (x);
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
