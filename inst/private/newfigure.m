## h = newfigure (width, height)
## An invisible figure for savefigure, WIDTH x HEIGHT pixels, drawn by gnuplot
## where Octave has it, since that needs no display.
## SPDX-License-Identifier: GPL-3.0-or-later

function h = newfigure (width, height)
  warning ("off", "Octave:gnuplot-graphics", "local");
  h = figure ("visible", "off", "paperunits", "inches", ...
              "paperposition", [0 0 width height] / 72);
  if (any (strcmp (available_graphics_toolkits (), "gnuplot")))
    graphics_toolkit (h, "gnuplot");
  endif
endfunction
