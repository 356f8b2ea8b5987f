## plot_slide (fig)
## The figure FIG as a slide: 1280 x 720 pixels, letters of 20 points, lines of
## 3 (thin ones of 1.5), markers that go with them.
## SPDX-License-Identifier: GPL-3.0-or-later

function plot_slide (fig)
  at = getpixelposition (fig);
  set (fig, "position", [at(1:2), 1280, 720]);
  for ax = findall (fig, "type", "axes", "-not", "tag", "legend")(:)'
    set (ax, "fontsize", 20, "linewidth", 1.5, "titlefontsizemultiplier", 1);
    set (findall (ax, "type", "text"), "fontsize", 20);
  endfor
  set (findall (fig, "type", "axes", "tag", "legend"), "fontsize", 18);
  for h = findall (fig, "type", "line")(:)'
    set (h, "linewidth", 1.5 * (1 + (get (h, "linewidth") > 1)), ...
         "markersize", 1.8 * get (h, "markersize"));
  endfor
endfunction
