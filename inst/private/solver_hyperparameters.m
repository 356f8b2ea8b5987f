## [hyper, convention] = solver_hyperparameters (who, hyper, table, args)
## What follows the state in a call of an update function: ARGS are values for
## the rows {name, rule, place} of TABLE, then perhaps "Convention" and its
## value.  A value goes to its place in the row vector HYPER (see
## __update__.cc), which holds the defaults; [] leaves the default there.
## SPDX-License-Identifier: GPL-3.0-or-later

function [hyper, convention] = solver_hyperparameters (who, hyper, table, args)
  convention = "matlab";
  for i = 1:numel (args)
    if (ischar (args{i}))
      options = __options__ (who, {"Convention", convention, {"matlab", "course"}}, args(i:end));
      convention = options.Convention;
      break;
    elseif (i > rows (table))
      error ("descent:usage", "%s: too many arguments", who);
    elseif (! (isnumeric (args{i}) && isempty (args{i})))
      hyper(table{i,3}) = __checkvalue__ (who, table{i,1}, args{i}, table{i,2});
    endif
  endfor
endfunction
