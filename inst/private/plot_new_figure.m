## [h, restore] = plot_new_figure (width, height)
## An invisible figure for plot_save_figure, WIDTH x HEIGHT pixels, drawn by gnuplot
## where Octave has it, since that needs no display.  Octave's legend asks for the
## default toolkit, not the figure's: it is gnuplot until RESTORE, an onCleanup object,
## goes.
## SPDX-License-Identifier: GPL-3.0-or-later

function [h, restore] = plot_new_figure (width, height)
  warning ("off", "Octave:gnuplot-graphics", "local");
  h = figure ("visible", "off", "paperunits", "inches", ...
              "paperposition", [0 0 width height] / 72);
  restore = [];
  if (any (strcmp (available_graphics_toolkits (), "gnuplot")))
    before = graphics_toolkit ();          # after the first figure, which may choose it
    restore = onCleanup (@() graphics_toolkit (before));
    graphics_toolkit ("gnuplot");
    graphics_toolkit (h, "gnuplot");
  endif
endfunction
