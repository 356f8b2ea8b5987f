## h = plot_line (ax, xy, style, varargin)
## A line through the rows of XY, [x, y], in the axes AX, thinned where it has
## more points than a screen, with the properties VARARGIN.  STYLE: "line";
## "marked", which has markers where they do not run into each other; "points",
## markers alone.  A point alone gets a marker.  NaN where there is nothing to
## draw.
## SPDX-License-Identifier: GPL-3.0-or-later

function h = plot_line (ax, xy, style, varargin)
  h = NaN;
  if (isempty (xy))
    return;
  endif
  n = rows (xy);
  xy = plot_thin (xy, get (ax, "yscale"));
  h = line (xy(:,1), xy(:,2), "parent", ax, varargin{:});
  if (strcmp (style, "points"))
    set (h, "linestyle", "none");
  elseif (n == 1 || (strcmp (style, "marked") && n <= 40))
    if (strcmp (get (h, "marker"), "none"))
      set (h, "marker", "o", "markersize", 3, "markerfacecolor", get (h, "color"));
    endif
  else
    set (h, "marker", "none");
  endif
endfunction
