## refusals (f, id, table)
## An error unless F raises one for each row {message, arguments} of TABLE, whose message holds
## that and whose identifier is ID.
## SPDX-License-Identifier: GPL-3.0-or-later

function refusals (f, id, table)
  for i = 1:rows (table)
    refused (@() f (table{i,2}{:}), regexptranslate ("escape", table{i,1}), id);
  endfor
endfunction
