## list = recorded (calls)
## The calls of internal functions, __NAME__, that the public calls of calls.m
## make: rows {name, nargout, cell of arguments}.  At most 12 of each function,
## of different sizes or classes.
## SPDX-License-Identifier: GPL-3.0-or-later

function list = recorded (calls)
  global DESCENT_RECORD
  DESCENT_RECORD = cell (0, 3);
  clear -f     # tables that have been asked for are asked for again
  names = internals ();
  for name = names(:)'
    eval (sprintf (["function varargout = %s (varargin); global DESCENT_RECORD; ", ...
                    "DESCENT_RECORD(end+1,:) = {\"%s\", nargout, varargin}; ", ...
                    "[varargout{1:nargout}] = builtin (\"%s\", varargin{:}); endfunction"], ...
                    name{[1 1 1]}));
  endfor
  for i = 1:rows (calls)
    out = cell (1, calls{i,2});
    [out{:}] = feval (calls{i,1}, calls{i,3}{:});
  endfor
  for name = names(:)'
    clear (name{1});
  endfor
  all = DESCENT_RECORD;
  clear -global DESCENT_RECORD

  looks = cellfun (@look, all(:,1), all(:,3), "UniformOutput", false);
  [~, first] = unique (looks, "first");
  list = cell (0, 3);
  for name = names(:)'
    mine = first(strcmp (all(first,1), name{1}));
    if (isempty (mine))
      error ("no call of calls.m comes to %s", name{1});
    endif
    list = [list; all(mine(round (linspace (1, numel (mine), min (12, numel (mine))))),:)];
  endfor
endfunction

function text = look (name, args)
  text = [name sprintf(" %s", cellfun (@(a) [class(a) sprintf(",%d", size (a))], args, ...
                                       "UniformOutput", false){:})];
endfunction
