## bound = plot_bound (scale)
## Axes of SCALE, "linear" or "log", show numbers of a magnitude less than
## BOUND.
## SPDX-License-Identifier: GPL-3.0-or-later

function bound = plot_bound (scale)
  bound = 1e37;                 # qt and fltk draw in single precision, and nothing at all beyond
  if (strcmp (scale, "log"))
    bound = 1e300;              # Octave finds no ticks beyond
  endif
endfunction
