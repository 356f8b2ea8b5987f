## html = report_table (rows, head)
## A table of HTML: ROWS is a cell of texts, of which those in the first column
## name the rows; HEAD a row of texts above them, {} for none.  Texts are plain.
## SPDX-License-Identifier: GPL-3.0-or-later

function html = report_table (rows, head = {})
  html = "<table>\n";
  if (! isempty (head))
    html = [html "<tr>" strcat("<th>", report_escape (head), "</th>"){:} "</tr>\n"];
  endif
  for i = 1:size (rows, 1)
    cells = report_escape (rows(i,:));
    html = [html "<tr><th>" cells{1} "</th>" strcat("<td>", cells(2:end), "</td>"){:} "</tr>\n"];
  endfor
  html = [html "</table>\n"];
endfunction
