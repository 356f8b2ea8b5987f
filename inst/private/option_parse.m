## [options, given] = option_parse (who, table, args)
## [options, given] = option_parse (who, table, args, solver)
## Name, value pairs ARGS after the rows {name, default, rule} of TABLE (see
## option_check for rules): a struct with one field a row, and one that tells
## which of them were given.  Names are matched whatever their case; a later
## pair wins.  An unknown name is an error that tells what it may be (see
## option_suggestion; SOLVER is the optimiser, unless ARGS have it).
## inputParser takes 1.3 ms a call, too long for functions that are called once
## a step.
## SPDX-License-Identifier: GPL-3.0-or-later

function [options, given] = option_parse (who, table, args, solver = "")
  names = table(:,1)';
  options = cell2struct (table(:,2), names, 1);
  given = cell2struct (num2cell (false (size (names))), names, 2);
  for i = 1:2:numel (args)
    name = args{i};
    row = [];
    if (ischar (name))
      row = find (strcmpi (name, names), 1);
    endif
    if (isempty (row))
      if (! ischar (name) || rows (name) > 1)
        error ("descent:option", "%s: argument %d of the options must be the name of one: %s",
               who, i, strjoin (names, ", "));
      endif
      for j = find (strcmpi (args(1:2:end-1), "Solver"))(:)'
        solver = args{2*j};
      endfor
      error ("descent:option", '%s: unknown option "%s"; known: %s%s',
             who, text_cut (name), strjoin (names, ", "),
             option_suggestion (who, name, names, solver));
    endif
    if (i == numel (args))
      error ("descent:option", "%s: option \"%s\" has no value", who, names{row});
    endif
    options.(names{row}) = option_check (who, names{row}, args{i+1}, table{row,3});
    given.(names{row}) = true;
  endfor
endfunction
