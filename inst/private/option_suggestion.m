## text = option_suggestion (who, name, names, solver)
## The end of an error of the function WHO that does not know the option NAME:
## which one of NAMES is meant, by the tables of other tools (see option_peers)
## or by its letters; "" if none is.  SOLVER chooses among several, "" if it is
## not known.
## SPDX-License-Identifier: GPL-3.0-or-later

function text = option_suggestion (who, name, names, solver)
  text = "";
  [near, how] = option_nearest (name, names);
  if (how > 1)
    [theirs, remark] = peer (who, name, names, solver);
    if (! isempty (theirs))
      near = theirs;
    elseif (! isempty (remark))
      text = ["; ", remark];
      return;
    endif
    if (! isempty (remark))
      remark = [" (", remark, ")"];
    endif
  else
    remark = "";
  endif
  if (! isempty (near))
    text = sprintf ('; did you mean "%s"?%s', near, remark);
  endif
endfunction

function [near, remark] = peer (who, name, names, solver)
  persistent table = option_peers ();
  near = remark = "";
  holds = @(list, word) ! cellfun ("isempty", strfind (strcat ({" "}, list, {" "}),
                                                       [" ", word, " "]));
  meant = (holds (table(:,1), text_lower (name))
           | holds (table(:,1), option_fold (name)));
  for i = find (meant)(:)'
    row = table(i,:);
    ours = strsplit (row{2});
    ours = ours(ismember (ours, names));
    used = ours(ismember (ours, numbers_of (solver)));
    if (! isempty (ours))
      near = [used, ours]{1};
    endif
    if (! isempty (ours) || holds (row(4), who))
      remark = row{3};
      return;
    endif
  endfor
endfunction

## The names of the numbers that a solver takes.
function names = numbers_of (solver)
  names = {};
  row = find (strcmpi (solver, solver_names ()), 1);
  if (! isempty (row))
    name = solver_names (){row};
    if (strcmp (name, "sgdm"))
      name = "momentum";
    endif
    names = fieldnames (solver_defaults (name, "course"));
  endif
endfunction
