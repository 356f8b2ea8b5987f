## [near, how] = option_nearest (name, names)
## The one of NAMES that NAME is most probably meant to be, whatever its case,
## "_", "-" and spaces; "" if none is near.  HOW: 1 it is the same; 2 NAME is
## its beginning; 3 some letters are to be changed, left out, put in or swapped,
## one in five at most; 4 none.
## SPDX-License-Identifier: GPL-3.0-or-later

function [near, how] = option_nearest (name, names)
  fold = @option_fold;
  name = name(1:min (end, 100));
  folded = fold (name);
  others = cellfun (fold, names, "UniformOutput", false);
  lengths = cellfun (@numel, others);

  how = 1;
  i = find (strcmp (folded, others), 1);
  if (isempty (i) && numel (folded) > 2)
    how = 2;
    longer = find (strncmp (others, folded, numel (folded)));
    [shortest, first] = min (lengths(longer));
    if (isscalar (longer) || 2 * numel (folded) >= shortest)
      i = longer(first);
    endif
  endif
  if (isempty (i))
    how = 3;
    changes = Inf (size (others));
    for j = find (may_be (folded, others))(:)'
      changes(j) = distance (folded, others{j});
    endfor
    [least, i] = min (changes);
    i = i(least <= most_changes (folded, others{i}));
  endif
  near = "";
  if (isempty (i))
    how = 4;
  else
    near = names{i};
  endif
endfunction

function n = most_changes (a, b)
  n = max (1, floor (max (numel (a), numel (b)) / 5));
endfunction

## The names whose letters, in any order, differ by so few.  In a word of three
## letters another letter makes another name.
function tf = may_be (name, names)
  letters = @(text) accumarray (1 + double (text(:)), 1, [256, 1]);
  own = letters (name);
  tf = false (size (names));
  for j = find (abs (cellfun (@numel, names) - numel (name)) <= 5)(:)'
    other = names{j};
    apart = own - letters (other);
    more = max (sum (apart(apart > 0)), -sum (apart(apart < 0)));
    longest = max (numel (name), numel (other));
    tf(j) = (more <= most_changes (name, other)
             && (longest > 3 || numel (name) != numel (other) || more == 0));
  endfor
endfunction

## Letters to change, leave out, put in or swap with the next: row i + 1 of the
## table holds what a(1:i) costs.
function d = distance (a, b)
  table = zeros (numel (a) + 1, numel (b) + 1);
  table(:,1) = 0:numel (a);
  table(1,:) = 0:numel (b);
  for i = 1:numel (a)
    for j = 1:numel (b)
      table(i+1,j+1) = min ([table(i,j+1) + 1, table(i+1,j) + 1, table(i,j) + (a(i) != b(j))]);
      if (i > 1 && j > 1 && a(i) == b(j-1) && a(i-1) == b(j))
        table(i+1,j+1) = min (table(i+1,j+1), table(i-1,j-1) + 1);
      endif
    endfor
  endfor
  d = table(end);
endfunction
