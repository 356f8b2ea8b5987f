## plot_save_figure (h, file)
## Writes figure H, which plot_new_figure made, to the PNG FILE.
## SPDX-License-Identifier: GPL-3.0-or-later

function plot_save_figure (h, file)
  warning ("off", "print:nogs", "local");   # gnuplot makes PNG without Ghostscript
  device = "-dpng";
  if (strcmp (graphics_toolkit (h), "gnuplot"))
    device = "-dpngcairo";
  endif
  print (h, file, device, "-r72");
  if (! exist (file, "file"))
    error ("descent:internal", "plot_save_figure: %s could not be written; is gnuplot installed?", file);
  endif
endfunction
