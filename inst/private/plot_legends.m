## plot_legends (fig)
## Moves each legend of the figure FIG off the data: to the corner of its axes
## whose limits then grow least, or not at all, to make room.
## SPDX-License-Identifier: GPL-3.0-or-later

function plot_legends (fig)
  for ax = findall (fig, "type", "axes", "tag", "")(:)'
    if (! isprop (ax, "__legend_handle__") || isempty (get (ax, "__legend_handle__")))
      continue;
    endif
    h = get (ax, "__legend_handle__");
    [w, tall] = plot_legend_size (ax, get (h, "string"));
    tall = min (tall, .7);
    w *= 1 + .4 * strcmp (graphics_toolkit (fig), "gnuplot");  # its boxes are wider than the words
    xy = vertcat (plot_places (ax){:});
    right = xy(xy(:,1) > 1 - w,2);
    left = xy(xy(:,1) < w,2);
    growth = max (0, [max([right; 0]), max([left; 0]), 1 - min([right; 1]), 1 - min([left; 1])] ...
                     + tall - 1) / (1 - tall);
    [~, corner] = min (growth .* [1 1 2 2]);             # rather above than below
    grow (ax, growth(corner), corner > 2);
    set (h, "location", {"northeast", "northwest", "southeast", "southwest"}{corner});
  endfor
endfunction

## The height of the axes AX grows by a SHARE, above or BELOW.
function grow (ax, share, below)
  limits = get (ax, "ylim");
  logarithmic = strcmp (get (ax, "yscale"), "log");
  if (logarithmic)
    limits = log (limits);
  endif
  limits(2-below) += {1, -1}{1 + below} * diff (limits) * share;
  if (logarithmic)
    limits = exp (limits);
  endif
  if (share > 0)
    set (ax, "ylim", limits);
  endif
endfunction
