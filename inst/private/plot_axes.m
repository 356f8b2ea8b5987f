## [ax, restore, before] = plot_axes (who, parent)
## The axes to draw into, ready for it as plot makes them: PARENT, or where that
## is [] the current ones.  A new figure is hidden where there is no display.
## When RESTORE, an onCleanup object, goes, "hold" and with a PARENT the current
## figure are what they were.  BEFORE: the limits [x; y] of what "hold" has
## kept, NaN where there is nothing.
## SPDX-License-Identifier: GPL-3.0-or-later

function [ax, restore, before] = plot_axes (who, parent)
  warning ("off", "Octave:gnuplot-graphics", "local");
  current = get (0, "currentfigure");
  if (! isempty (parent))
    if (! (isscalar (parent) && isaxes (parent)))
      error ("descent:value", "%s: Parent must be the handle of axes", who);
    endif
    ax = newplot (parent);
  else
    if (isempty (current) && ! have_window_system ())
      figure ("visible", "off");
    endif
    ax = newplot ();
    current = [];
  endif
  before = NaN (2, 2);
  if (! isempty (get (ax, "children")))
    before = [get(ax, "xlim"); get(ax, "ylim")];
  endif
  next = get (ax, "nextplot");
  set (ax, "nextplot", "add");
  restore = onCleanup (@() put_back (ax, next, current));
endfunction

function put_back (ax, next, current)
  if (isaxes (ax))
    set (ax, "nextplot", next);
  endif
  if (! isempty (current) && isfigure (current))
    set (0, "currentfigure", current);
  endif
endfunction
