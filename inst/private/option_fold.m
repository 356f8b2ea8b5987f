## text = option_fold (text)
## A name without "-", "_" and blanks, in lower case.  (regexprep raises an
## error for what is not UTF-8.)
## SPDX-License-Identifier: GPL-3.0-or-later

function text = option_fold (text)
  text = text_lower (text(text != "-" & text != "_" & text != " "));
endfunction
