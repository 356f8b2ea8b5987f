## limits = plot_join_limits (limits, before)
## LIMITS of an axis, [low, high], wide enough for those BEFORE too, which are
## NaN where nothing was drawn.
## SPDX-License-Identifier: GPL-3.0-or-later

function limits = plot_join_limits (limits, before)
  limits = [min(limits(1), before(1)), max(limits(2), before(2))];
endfunction
