## near = nearestname (name, names)
## The one of NAMES that NAME is most probably meant to be: the fewest letters
## to change, insert or leave out, whatever their case, and at most two in three
## of the longer name; or the shortest that begins with it.  "" when there is
## none.
## SPDX-License-Identifier: GPL-3.0-or-later

function near = nearestname (name, names)
  near = "";
  share = 2/3;
  longer = {};
  if (numel (name) > 2)
    longer = names(strncmpi (names, name, numel (name)));
  endif
  if (! isempty (longer))
    [~, shortest] = min (cellfun (@numel, longer));
    near = longer{shortest};
    return;
  endif
  for i = 1:numel (names)
    changes = distance (lower (name), lower (names{i})) / max (numel (name), numel (names{i}));
    if (changes < share || (changes == share && isempty (near)))
      near = names{i};
      share = changes;
    endif
  endfor
endfunction

## Levenshtein's distance: row i of the table holds what a(1:i) costs.
function d = distance (a, b)
  row = 0:numel (b);
  for i = 1:numel (a)
    last = row;
    row(1) = i;
    for j = 1:numel (b)
      row(j+1) = min ([last(j+1) + 1, row(j) + 1, last(j) + (a(i) != b(j))]);
    endfor
  endfor
  d = row(end);
endfunction
