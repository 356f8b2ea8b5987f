## names = plot_names (who, names, n, what)
## The option "Names" of a picture with N curves, a row of cells: as given, or
## "WHAT 1", "WHAT 2", ... if that is empty; a single curve then has the name
## "".
## SPDX-License-Identifier: GPL-3.0-or-later

function names = plot_names (who, names, n, what)
  if (ischar (names))
    names = {names}(! isempty (names));
  endif
  if (! iscellstr (names) || any (cellfun (@rows, names(:)) > 1))
    error ("descent:class", "%s: Names must be a cell of names", who);
  endif
  if (isempty (names))
    names = arrayfun (@(i) sprintf ("%s %d", what, i), 1:n, "UniformOutput", false);
    names(n == 1) = {""};
  elseif (numel (names) != n)
    error ("descent:size", "%s: Names must have %d, one for each %s; it has %d", who, n, what,
           numel (names));
  endif
  names = names(:)';
endfunction
