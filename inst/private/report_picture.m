## html = report_picture (draw, about, ext, pixels)
## What DRAW () draws in a figure of [width, height] pixels, as an image within
## the page, of the kind EXT, ".svg" or ".png"; ABOUT describes it for those who
## cannot see it.
## SPDX-License-Identifier: GPL-3.0-or-later

function html = report_picture (draw, about, ext, pixels)
  warning ("off", "Octave:gnuplot-graphics", "local");
  current = get (0, "currentfigure");
  f = figure ("visible", "off", "position", [100, 100, pixels]);
  file = [tempname(), ext];
  unwind_protect
    draw ();
    plot_save ("runreport", f, file, pixels);
    bytes = uint8 (fileread (file));
  unwind_protect_cleanup
    close (f);
    if (! isempty (current) && isfigure (current))
      set (0, "currentfigure", current);
    endif
    if (exist (file, "file"))
      unlink (file);
    endif
  end_unwind_protect
  html = sprintf (["<img alt=\"%s\" width=\"%d\" height=\"%d\" ", ...
                   "src=\"data:image/%s;base64,%s\">\n"],
                  report_escape (about), pixels, merge (strcmp (ext, ".svg"), "svg+xml", "png"), ...
                  base64_encode (bytes));
endfunction
