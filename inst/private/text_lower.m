## text = text_lower (text)
## TEXT with A to Z as a to z.  (lower warns about what is not UTF-8.)
## SPDX-License-Identifier: GPL-3.0-or-later

function text = text_lower (text)
  capital = text >= "A" & text <= "Z";
  text(capital) = char (text(capital) + 32);
endfunction
