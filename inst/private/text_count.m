## text = text_count (n)
## The count N as people read it, "60,000".
## SPDX-License-Identifier: GPL-3.0-or-later

function text = text_count (n)
  if (! isfinite (n))
    text = "Inf";
    return;
  endif
  text = fliplr (regexprep (fliplr (sprintf ("%.0f", n)), '(\d{3})(?=\d)', "$1,"));
endfunction
