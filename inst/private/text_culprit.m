## text = text_culprit (x, fine, along, across)
## For a message: the first value of the matrix X that is not FINE, and where,
## such as " (NaN at sample 7, feature 3)".  FINE takes some columns of X and
## returns which of their elements keep the rule.  ALONG names a column of X,
## ACROSS a row if there are several; left out for a vector, of any direction.
## SPDX-License-Identifier: GPL-3.0-or-later

function text = text_culprit (x, fine, along, across = "")
  text = "";
  if (isempty (across))
    x = x(:)';
  endif
  chunk = max (1, floor (2^20 / max (1, rows (x))));
  for first = 1:chunk:columns (x)
    part = x(:,first:min (first + chunk - 1, end));
    [i, j] = find (! fine (part), 1);
    if (! isempty (i))
      text = sprintf ("%.10g at %s %d", double (full (part(i,j))), along, first - 1 + j);
      if (rows (x) > 1)
        text = sprintf ("%s, %s %d", text, across, i);
      endif
      text = [" (" text ")"];
      return;
    endif
  endfor
endfunction
