## text = text_cut (text)
## What a user has written, as messages repeat it: the rule is in compiled code.
## SPDX-License-Identifier: GPL-3.0-or-later

function text = text_cut (text)
  text = __cuttext__ (text);
endfunction
