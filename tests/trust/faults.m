## faults.m FOLDER QUICK: runs each recorded call of an internal function with
## its allocation number 1, 2, ... failing.  It has to end in descent:memory (or
## bad_alloc, which is Octave's own error of memory), or to return what it
## returns without a fault; and so has the call after it.
## SPDX-License-Identifier: GPL-3.0-or-later

## Users' functions are compiled ones here: Octave's evaluator does not outlive
## any failure of its own.  [x, 1] = max (x), and so has sort, for a number x.
list = calls ();
user = {"fminsgd", "checkgrad", "batchsizerace"};
list(cellfun (@(f) any (strcmp (f, user)), list(:,1)),:) = [];
X = [1; 2; 1; 2];
y = repmat ("ascend", 4, 1);
list = [list
  {"fminsgd", 3, {@sort, 2, X, y, "CheckLambda", false, "MiniBatchSize", 1, "MaxEpochs", 2}
   "fminsgd", 3, {@sort, single(2), X, y, "CheckLambda", false, "MiniBatchSize", 1, ...
                  "Solver", "adam", "ValidationData", {1, "ascend"}}
   "fminsgd", 1, {@max, 2, "MaxEpochs", 3, "MiniBatchSize", 1}
   "checkgrad", 2, {@max, 2}
   "checkgrad", 2, {@max, single(2)}}];
list = recorded (list);   # before functions: it clears them

function yes = same (a, b, name, timed)
  if (any (strcmp (name, timed)))
    a = a(1);  b = b(1);
  endif
  yes = isequaln (a, b);
endfunction

addpath (args{1});
quick = ! strcmp (args{2}, "0");
timed = {"__fminsgd__", "__mlptrain__", "__checkgrad__"};   # their histories hold seconds
bad = points = 0;
for i = 1:rows (list)
  call = list(i,:);
  if (quick && i > 1 && strcmp (call{1}, list{i-1,1}))
    continue;
  endif
  feval (call{1}, call{3}{:});
  [n, id, want] = allocfaults (0, 0, call{1}, max (call{2}, 1), call{3});
  assert (id, "");
  for later = 0:1
    for k = 1:n
      [~, id, out] = allocfaults (k, later, call{1}, max (call{2}, 1), call{3});
      [~, after, again] = allocfaults (0, 0, call{1}, max (call{2}, 1), call{3});
      points++;
      ok = any (strcmp (id, {"descent:memory", "bad_alloc", "Octave:bad-alloc"})) ...
           || (isempty (id) && same (out, want, call{1}, timed));
      if (! (ok && isempty (after) && same (again, want, call{1}, timed)))
        bad++;
        fflush (stdout);
        printf ("%s, call %d, allocation %d of %d%s: %s, then %s\n", call{1}, i, k, n, ...
                {"", " and later"}{1 + later}, id, after);
      endif
    endfor
  endfor
endfor
printf ("total %d %d %d\n", bad, points, numel (unique (list(:,1))));
