## yes = train_asks_ranks (args)
## Do the options in ARGS, the arguments of a trainer, say "Distributed", "mpi"?
## They are not checked yet.
## SPDX-License-Identifier: GPL-3.0-or-later

function yes = train_asks_ranks (args)
  name = find (strcmpi ("Distributed", args(1:end-1)), 1, "last");
  if (! isempty (name))
    yes = is_mpi (args{name+1});
    return;
  endif
  yes = false;
  for i = find (cellfun ("isstruct", args))(:)'
    yes = yes || (isscalar (args{i}) && isfield (args{i}, "Distributed")
                  && is_mpi (args{i}.Distributed));
  endfor
endfunction

function yes = is_mpi (value)
  yes = ischar (value) && strcmpi (value, "mpi");
endfunction
