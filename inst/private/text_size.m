## text = text_size (x)
## The size of X as messages show it, "3x4".
## SPDX-License-Identifier: GPL-3.0-or-later

function text = text_size (x)
  text = sprintf ("%dx", size (x))(1:end-1);
endfunction
