## colors = lecture_colors (k)
## The colours of curves number K, a row each, as plot_colors has them: blue,
## vermillion, green, orange, sky blue, purple, and again from the first.
## SPDX-License-Identifier: GPL-3.0-or-later

function colors = lecture_colors (k)
  colors = plot_colors ()(1 + mod (k(:) - 1, 6),:);
endfunction
