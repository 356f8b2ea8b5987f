## fuzz.m FIRST LAST FOLDER: calls number FIRST to LAST, each a function of its
## number alone, so that one can be had again.  Prints "at N" before each, and
## a line "error N NAME IDENTIFIER MESSAGE" for an error that is not ours.
## SPDX-License-Identifier: GPL-3.0-or-later

list = calls ();
list = [list; recorded(list)];   # before functions: it clears them

## what would run for ever, or fill the disk, is made small
function in = bounded (in)
  large = @(a) isnumeric (a) && isscalar (a) && abs (double (a)) > 1e4 && isfinite (a);
  for i = find (cellfun (large, in))(:)'
    if (rand () < .9)
      in{i} = rem (double (in{i}), 50);
    endif
  endfor
endfunction

first = str2double (args{1});
last = str2double (args{2});
names = list(:,1);
handles = ! cellfun (@ischar, names);
names(handles) = cellfun (@func2str, names(handles), "UniformOutput", false);
warning ("off");
cd (args{3});
for i = first:last
  rand ("twister", i);
  printf ("at %d\n", i);
  fflush (stdout);
  k = randi (rows (list));
  in = list{k,3};
  if (rand () < .8 && ! isempty (in))       # one or two arguments are others
    for j = 1:randi (2)
      at = randi (numel (in));
      in{at} = kinds (in{at});
    endfor
  else
    in = arrayfun (@(j) kinds (), 1:randi (9) - 1, "UniformOutput", false);
  endif
  if (rand () < .1)
    in(randi (numel (in) + 1):end) = [];
  elseif (rand () < .1)
    in{end+1} = kinds ();
  endif
  in = bounded (in);
  out = cell (1, min (randi (5) - 1, max (list{k,2}, 1)));
  if (first == last)                        # one alone is looked at
    call = names{k}, in
  endif
  try
    [out{:}] = feval (list{k,1}, in{:});
  catch err
    if (first == last)
      err, err.stack.name
    endif
    if (! finerror (err))
      printf ("error %d %s %s %s\n", i, names{k}, err.identifier, strtok (err.message, "\n"));
    endif
  end_try_catch
endfor
printf ("at end\n");
