## exercise.m: every public and every internal function, and their errors.
## SPDX-License-Identifier: GPL-3.0-or-later

list = calls ();
list = [list; recorded(list)];
for i = 1:rows (list)
  for n = 0:list{i,2}
    out = cell (1, n);
    [out{:}] = feval (list{i,1}, list{i,3}{:});
  endfor
  for k = 0:numel (list{i,3})
    in = list{i,3};
    in(k+1:end) = [];
    try
      feval (list{i,1}, in{:});
    catch
    end_try_catch
  endfor
endfor
