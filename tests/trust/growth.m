## growth.m N: for each function the KiB by which the process has grown after N
## calls of it, with its name; a fifth as many come before, uncounted.
## SPDX-License-Identifier: GPL-3.0-or-later

list = calls ();
list = [list; recorded(list)];   # before functions: it clears them

function kib = resident ()
  text = fileread ("/proc/self/statm");
  kib = sscanf (text, "%*d %d", 1) * 4;
endfunction

function repeat (calls, n)
  for i = 1:n
    k = rem (i, rows (calls)) + 1;
    out = cell (1, calls{k,2});
    [out{:}] = feval (calls{k,1}, calls{k,3}{:});
  endfor
endfunction

n = str2double (args{1});
names = list(:,1);
handles = ! cellfun (@ischar, names);
names(handles) = cellfun (@func2str, names(handles), "UniformOutput", false);
for name = unique (names)(:)'
  mine = list(strcmp (names, name{1}),:);
  repeat (mine, n / 5);
  before = resident ();
  repeat (mine, n);
  printf ("%d %s\n", resident () - before, name{1});
endfor
