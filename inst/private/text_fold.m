## text = text_fold (text, margin)
## TEXT in lines of 80 characters, broken between words, after a margin of
## MARGIN blanks; the first goes on where the caller has written that many.
## SPDX-License-Identifier: GPL-3.0-or-later

function text = text_fold (text, margin)
  width = 80 - margin;
  lines = regexp (text, sprintf ('\\S.{0,%d}(?=\\s|$)|\\S{%d}', width - 1, width), "match");
  text = strjoin (lines, ["\n", blanks(margin)]);
endfunction
