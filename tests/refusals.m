## refusals (f, id, table)
## An error unless F raises one for each row {message, arguments} of TABLE, whose message holds
## that and whose identifier is ID.
## SPDX-License-Identifier: GPL-3.0-or-later

function refusals (f, id, table)
  for row = table'
    refused (@() f (row{2}{:}), regexptranslate ("escape", row{1}), id);
  endfor
endfunction
