## [w, tall] = plot_legend_size (ax, labels)
## Width and height of a legend with LABELS, with the gap between it and the
## edge, as shares of the axes AX, on the screen or on paper, where they are
## larger.  It is not asked for them before it is there, nor does gnuplot draw
## what Octave would answer: so from its letters, by what the toolkits were
## measured to take for one, for what stands beside them, for a line.
## SPDX-License-Identifier: GPL-3.0-or-later

function [w, tall] = plot_legend_size (ax, labels)
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
    take = [(.62 * letters + 4) * font, min(.26 * font^2, 2.34 * font) * n];
  endif
  [w, tall] = num2cell ((take + 10) ./ room){:};
endfunction
