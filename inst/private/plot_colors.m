## colors = plot_colors ()
## Colours that colour-blind readers can tell apart (Okabe and Ito 2008), a row
## each: blue, vermillion, bluish green, orange, sky blue, reddish purple,
## black, and a grey.
## SPDX-License-Identifier: GPL-3.0-or-later

function colors = plot_colors ()
  colors = [0 114 178; 213 94 0; 0 158 115; 230 159 0; ...
            86 180 233; 204 121 167; 0 0 0; 150 150 150] / 255;
endfunction
