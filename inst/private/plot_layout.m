## cells = plot_layout (fig, cells)
## Gives the axes of the figure FIG, single ones or those of subplot, all the
## room that the words around them leave.  CELLS, a row [x y width height] for
## each of the axes, are their shares of FIG; without them they are what the
## places of the axes say.
## SPDX-License-Identifier: GPL-3.0-or-later

function cells = plot_layout (fig, cells)
  pixels = getpixelposition (fig)(3:4);
  all_axes = findall (fig, "type", "axes", "tag", "");
  if (nargin == 1)
    cells = grid_of (reshape ([get(all_axes, {"position"}){:}], 4, [])');
  endif
  for i = 1:numel (all_axes)
    ax = all_axes(i);
    font = get (ax, "fontsize") * get (0, "screenpixelsperinch") / 72;
    words = @(name) ! isempty (get (get (ax, name), "string"));
    left = font * (2.3 + .62 * letters (get (ax, "yticklabel")) + 2 * words ("ylabel"));
    below = font * (2.6 + 2 * words ("xlabel"));
    above = font * (1 + 2.2 * words ("title"));
    right = 2 * font;
    room(i,:) = [left, below, right, above] ./ [pixels, pixels];
  endfor
  for i = 1:numel (all_axes)                # the same for those above and beside each other
    column = cells(:,1) == cells(i,1);
    row = cells(:,2) == cells(i,2);
    [left, below, right, above] = deal (max (room(column,1)), max (room(row,2)), ...
                                        max (room(column,3)), max (room(row,4)));
    at = max (cells(i,:) + [left, below, -left - right, -below - above], [0, 0, .05, .05]);
    set (all_axes(i), "position", at);
    middle = at(1) + at(3) / 2;
    wide = 2 * min (middle - cells(i,1), cells(i,1) + cells(i,3) - middle) * pixels(1);
    fit_words (all_axes(i), wide, pixels .* at(3:4));
  endfor
endfunction

## A title that is wider than ROOM gets smaller letters; every other tick stays
## where their labels would run into each other in axes of so many PIXELS.
function fit_words (ax, room, pixels)
  font = get (ax, "fontsize") * get (0, "screenpixelsperinch") / 72;
  gnuplot = strcmp (graphics_toolkit (ancestor (ax, "figure")), "gnuplot");
  h = get (ax, "title");
  wide = letters (get (h, "string")) * font * merge (gnuplot, .82, .66);     # of bold letters
  if (wide > room)
    set (h, "fontsize", get (ax, "fontsize") * room / wide);
  endif
  if (strcmp (get (ax, "plotboxaspectratiomode"), "manual"))     # square
    pixels = min (pixels);
  endif
  labels = get (ax, "xticklabel");
  ## gnuplot chooses ticks of its own, as many in narrow axes
  if (gnuplot && pixels(1) < 18 * font && strcmp (get (ax, "xscale"), "linear"))
    set (ax, "xtick", get (ax, "xtick"));
  endif
  if (numel (cellstr (labels)) * (letters (labels) + 1.5) * .62 * font > pixels(1))
    set (ax, "xtick", get (ax, "xtick")(1:2:end));
  endif
endfunction

## The letters of the longest of LABELS, without the marks of TeX.
function n = letters (labels)
  plain = regexprep (cellstr (labels), {'\\(\w)\w*', '[\^_{}]'}, {"$1", ""});
  n = max ([1; cellfun(@numel, plain)(:)]);
endfunction

## The cells of a grid, in the order of the POSITIONS, some of which may go over
## several cells.
function cells = grid_of (positions)
  for along = 1:2                           # columns, rows
    low = positions(:,along);
    high = low + positions(:,along+2);
    edges = unique (round (20 * low)) / 20;
    first = arrayfun (@(x) sum (edges <= x + .03), low);
    last = arrayfun (@(x) sum (edges < x), high);
    cells(:,along) = (first - 1) / numel (edges);
    cells(:,along+2) = (last - first + 1) / numel (edges);
  endfor
endfunction
