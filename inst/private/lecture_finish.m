## lecture_finish (o)
## The last touch on the picture of an experiment, the current figure: the
## style of the options O, room for the words, legends beside the data; and an
## animation, if O says so.
## SPDX-License-Identifier: GPL-3.0-or-later

function lecture_finish (o)
  fig = gcf ();
  if (strcmp (o.Style, "slide"))
    plot_slide (fig);
  endif
  wide = getpixelposition (fig)(3:4) / 72;
  set (fig, "paperunits", "inches", "papersize", wide, "paperposition", [0, 0, wide]);
  cells = plot_layout (fig);
  plot_legends (fig);
  plot_layout (fig, cells);                 # moved legends may have moved axes
  if (isfield (o, "Animate") && ! isempty (o.Animate))
    lecture_animate (fig, o.Animate);
  endif
  if (! o.Keep)
    close (fig);
  endif
endfunction
