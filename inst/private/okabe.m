## colors = okabe ()
## Colours that colour-blind readers can tell apart (Okabe and Ito 2008), a row
## each: blue, vermillion, bluish green, orange.
## SPDX-License-Identifier: GPL-3.0-or-later

function colors = okabe ()
  colors = [0 114 178; 213 94 0; 0 158 115; 230 159 0] / 255;
endfunction
