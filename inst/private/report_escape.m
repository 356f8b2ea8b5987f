## text = report_escape (text)
## Plain text, or a cell of texts, as HTML.
## SPDX-License-Identifier: GPL-3.0-or-later

function text = report_escape (text)
  for pair = {"&", "<", ">", "\""; "&amp;", "&lt;", "&gt;", "&quot;"}
    text = strrep (text, pair{:});
  endfor
endfunction
