## text = text_cut (text)
## What a user has written, as messages repeat it: 100 characters of it at most.
## SPDX-License-Identifier: GPL-3.0-or-later

function text = text_cut (text)
  if (numel (text) > 100)
    text = [text(1:100), "..."];
  endif
endfunction
