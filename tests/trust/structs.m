## structs.m FIRST LAST FOLDER: structs that the package has made, edited, go where
## they are taken (takers.m).  Case number N is a function of N alone: COUNT + COUNT/4 of
## them do each edit at each place of each struct once, and every fifth a second one.
## Prints "at N" before each, and "error N NAME IDENTIFIER MESSAGE" for an error that is
## not ours, that speaks of an internal function, or that takers.m gives to a wrong answer.
## Without numbers: COUNT.
## SPDX-License-Identifier: GPL-3.0-or-later

addpath (fullfile (fileparts (which ("takers")), "..", "ref"));
warning ("off");
unsetenv ("LD_PRELOAD");                    # a sanitizer's libraries are for Octave alone
graphics_toolkit ("gnuplot");
all = takers ();

## Where a value can be edited: a struct itself, its fields, what is in cells.
function list = places (v, way = {})
  list = {way};
  if (numel (way) > 2)
    return;
  elseif (isstruct (v) && isscalar (v))
    for name = fieldnames (v)(:)'
      list = [list, places(v.(name{1}), [way, {struct("type", ".", "subs", name{1})}])];
    endfor
  elseif (iscell (v) && numel (v) < 10)
    for i = 1:numel (v)
      list = [list, places(v{i}, [way, {struct("type", "{}", "subs", {{i}})}])];
    endfor
  endif
endfunction

## Edit number J of S at a place; the edits of its own are the last ones.
function s = edit (s, way, j, all)
  way = [way{:}];
  donor = all{randi (rows (all)),2};
  try
    own = j - edited (get_at (s, way));
    if (own < 1)
      value = edited (get_at (s, way), j);
    elseif (isempty (way) && own == 1)
      s.NoSuchField = 1;
      return;
    elseif (isempty (way))
      s = {[s, s], s([]), {s}, donor}{own-1};
      return;
    elseif (own == 1)
      s = set_at (s, way(1:end-1), rmfield (get_at (s, way(1:end-1)), way(end).subs));
      return;
    elseif (own < 4 && isfield (donor, way(1).subs))
      value = get_at (donor, way);
    else
      value = struct2cell (donor){randi (numfields (donor))};
    endif
    s = set_at (s, way, value);
  catch                                    # no such place any more: as it was
  end_try_catch
endfunction

function v = get_at (v, way)
  if (! isempty (way))
    v = subsref (v, way);
  endif
endfunction

function v = set_at (v, way, value)
  if (isempty (way))
    v = value;
  else
    v = subsasgn (v, way, value);
  endif
endfunction

function bad = is_bad (err)
  bad = ! finerror (err) || strncmp (err.message, "__", 2) ...
        || any (strcmp (err.identifier, {"descent:internal", "descent:usage"}));
endfunction

where = cell (0, 3);                        # struct, place, number of edits there
for k = 1:rows (all)
  ways = places (all{k,2})(:);
  counts = cellfun (@(way) edited (get_at (all{k,2}, [way{:}])) + 5, ways);
  where = [where; repmat({k}, numel (ways), 1), ways, num2cell(counts)];
endfor
ends = cumsum ([where{:,3}]);
count = ends(end);
if (numel (args) < 3)
  printf ("%d\n", count);
  exit (0);
endif
step = 7919;                                # a prime: neighbours have little in common
while (gcd (step, count) > 1)
  step += 2;
endwhile
first = str2double (args{1});
last = str2double (args{2});
cd (args{3});
for i = first:last
  rand ("twister", i);
  printf ("at %d\n", i);
  fflush (stdout);
  number = 1 + mod ((i - floor (i / 5)) * step, count);
  at = find (number <= ends, 1);
  [k, way, edits] = where{at,:};
  s = edit (all{k,2}, way, number - (ends(at) - edits), all);
  if (mod (i, 5) == 0)                      # a second one
    at = find ([where{:,1}] == k)(randi (sum ([where{:,1}] == k)));
    s = edit (s, where{at,2}, randi (where{at,3}), all);
  endif
  if (first == last)                        # one alone is looked at
    made = all{k,1}, way, s
  endif
  for taker = all{k,3}(:)'
    try
      taker{1}(s);
    catch err
      if (first == last)
        err, err.stack(1:min (end, 6))
      endif
      if (is_bad (err))
        printf ("error %d %s %s %s\n", i, strrep (all{k,1}, " ", "_"), [err.identifier "-"], ...
                strtok (err.message, "\n"));
      endif
    end_try_catch
  endfor
endfor
printf ("at end\n");
