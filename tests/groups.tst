## groups.tst: samples of several groups in ewma and its kin, bit for bit what a
## loop over the groups gives; ewmband and ewmsum against tests/ref.
## SPDX-License-Identifier: GPL-3.0-or-later

## the outputs of f for each group by itself, in a cell: the rows of the group
## are gathered, f is called, and its results are put back
%!function out = by_groups (f, nout, data, args, id, times)
%!  [~, ~, number] = unique (id);
%!  out = cell (1, nout);
%!  for g = unique (number)(:)'
%!    at = find (number == g);
%!    rows = cellfun (@(x) x(at,:), data, "UniformOutput", false);
%!    timed = {};
%!    if (! isempty (times))
%!      timed = {"Times", times(at)};
%!    endif
%!    part = cell (1, nout);
%!    [part{:}] = f (rows{:}, args{:}, "Dim", 1, timed{:});
%!    for k = 1:nout
%!      if (isempty (out{k}))
%!        out{k} = zeros ([numel(id), size(part{k})(2:end)], class (part{k} + 0));
%!      endif
%!      out{k}(at,:) = part{k}(:,:);
%!    endfor
%!  endfor
%!endfunction
## f with "Groups", in pieces that end at ENDS, and the last state; every second
## call leaves the options to the state, and every third state has been in a file
%!function [out, state] = with_groups (f, nout, data, args, id, times, ends)
%!  out = cell (1, nout);
%!  state = [];
%!  first = 1;
%!  for k = 1:numel (ends)
%!    at = first:ends(k);
%!    rows = cellfun (@(x) x(at,:), data, "UniformOutput", false);
%!    more = {"Groups", id(at), "State", state};
%!    if (! isempty (times))
%!      more = [more, {"Times", times(at)}];
%!    endif
%!    if (rem (k, 2))
%!      more = [args, {"Dim", 1}, more];
%!    endif
%!    part = cell (1, nout);
%!    [part{:}, state] = f (rows{:}, more{:});
%!    out = cellfun (@(a, b) [a; b], out, part, "UniformOutput", false);
%!    if (rem (k, 3) == 0)
%!      state = through_a_file (state);
%!    endif
%!    first = ends(k) + 1;
%!  endfor
%!endfunction
%!function state = through_a_file (state)
%!  name = [tempname() ".mat"];
%!  unwind_protect
%!    save ("-binary", name, "state");
%!    state = load (name).state;
%!  unwind_protect_cleanup
%!    unlink (name);
%!  end_unwind_protect
%!endfunction
%!function groups_agree (f, nout, data, args, id, times = [])
%!  n = rows (data{1});
%!  want = by_groups (f, nout, data, args, id, times);
%!  [out, last] = with_groups (f, nout, data, args, id, times, n);
%!  for k = 1:nout
%!    assert (isequaln (double (out{k}), double (want{k})), "%s: output %d differs", ...
%!            func2str (f), k);
%!  endfor
%!  [pieces, state] = with_groups (f, nout, data, args, id, times, [1, 2, 9, ceil(n/2), n-1, n]);
%!  assert (isequaln (pieces, out), "%s: pieces differ", func2str (f));
%!  assert (isequaln (state, last), "%s: states differ", func2str (f));
%!endfunction
## interleaved groups of different lengths; the last comes late
%!function id = some_groups (n)
%!  i = (1:n)';
%!  id = [7 -2 .5 7 1e9](1 + floor (5 * rem (i * sqrt (3), 1)))';
%!  id(ceil (.7*n):7:n) = -Inf;
%!endfunction
%!function times = some_times (n)
%!  times = 5 + cumsum (floor (8 * rem ((1:n)' * exp (1), 1)) / 4);
%!  times([3, ceil(n/3)]) = NaN;
%!endfunction
%!function x = some_series (n)
%!  i = (1:n)';
%!  x = 3 + rem (i * pi, 1) + (rem (i, 7) == 0);
%!  x([2, 11:13, floor(n / 2)]) = NaN;
%!endfunction
%!function list = functions ()              # {function, outputs, takes a pair}
%!  list = {@ewma, 1, false; @ewmvar, 1, false; @ewmstd, 1, false; @ewmcov, 1, true
%!          @ewmcorr, 1, true; @ewmband, 3, false; @ewmsum, 2, false};
%!endfunction

## ---- a loop over the groups

## all of the family, with gaps and times
%!test
%! n = 150;
%! x = some_series (n);
%! id = some_groups (n);
%! list = functions ();
%! for f = list'
%!   data = {x, x .^ 2}(1:1+f{3});
%!   for missing = {"propagate", "skip", "decay"}
%!     for times = {[], some_times(n)}
%!       args = {.9, "Missing", missing{1}};
%!       groups_agree (f{1:2}, data, args, id, times{1});
%!       args = [args, {"MissingOutput", "nan", "MinPeriods", 3}];
%!       groups_agree (f{1:2}, data, args, id, times{1});
%!     endfor
%!   endfor
%! endfor
## starts, several betas, columns, single
%!test
%! n = 150;
%! x = some_series (n);
%! X = [x, x .^ 2, 5 - x];
%! id = some_groups (n);
%! for o = {{.9, "BiasCorrection", true}, {.99, "Initial", "first"}, ...
%!          {"HalfLife", 2, "Initial", 4}, ...
%!          {"Span", 9, "Initial", "sma", "InitialWindow", 5}, {[0 .5 .99]}, {"Alpha", 1}}
%!   groups_agree (@ewma, 1, {x}, [o{1}, {"Missing", "decay"}], id);
%!   groups_agree (@ewma, 1, {X}, [o{1}, {"Missing", "skip"}], id);
%!   groups_agree (@ewma, 1, {single(X)}, [o{1}, {"Missing", "skip"}], id, some_times (n));
%! endfor
%! groups_agree (@ewma, 1, {X}, {.9, "Initial", [1 2 3], "Missing", "skip"}, id);
%! for o = {{.9, "Initial", "first"}, {[.5 .9]}, {.9, "Width", 1, "WarmUp", 4, "Lag", false}}
%!   groups_agree (@ewmband, 3, {single(X)}, [o{1}, {"Missing", "skip"}], id);
%! endfor
%! groups_agree (@ewmsum, 2, {X}, {[.5 .9], "Missing", "decay"}, id, some_times (n));
## along other dimensions
%!test
%! n = 60;
%! x = some_series (n);
%! X = [x, x .^ 2, 5 - x];
%! id = some_groups (n);
%! list = functions ();
%! for f = list'
%!   args = {.9, "Missing", "skip", "Groups", id};
%!   a = b = c = cell (1, f{2});
%!   pair = @(x) {x, x .^ 2}(1:1+f{3});
%!   [a{:}] = f{1} (pair (X){:}, args{:});
%!   [b{:}] = f{1} (pair (X'){:}, args{:}, "Dim", 2);
%!   assert (isequaln (cellfun (@transpose, b, "UniformOutput", false), a));
%!   [c{:}] = f{1} (pair (permute (X, [2 3 1])){:}, args{:}, "Dim", 3);
%!   assert (isequaln (cellfun (@(c) permute (c, [3 1 2]), c, "UniformOutput", false), a));
%! endfor
## rows of several betas, long groups, by one thread or more
%!test
%! n = 150000;
%! x = some_series (n)';
%! id = [ones(1, n - 20000), 2 * ones(1, 20000)](1 + mod (7919 * (0:n-1), n));
%! for f = {@ewma, @ewmvar}
%!   for o = {{}, {"BiasCorrection", true}}
%!     v = f{1} (x, .9, o{1}{:}, "Missing", "skip", "Groups", id, "Threads", 2);
%!     w = f{1} (x, [.5 .9], o{1}{:}, "Missing", "skip", "Groups", id, "Threads", 1);
%!     assert (isequaln (w(2,:), v));
%!     for g = 1:2
%!       assert (isequaln (v(id == g), f{1} (x(id == g), .9, o{1}{:}, "Missing", "skip")));
%!     endfor
%!   endfor
%! endfor
%! [m, s, flag] = ewmband (x, [.5 .9], "Missing", "skip", "Groups", id);
%! [a, b, c] = ewmband (x(id == 2), .9, "Missing", "skip");
%! assert (isequaln ({m(2,id == 2), s(2,id == 2), flag(2,id == 2)}, {a, b, c}));
%! [s, n] = ewmsum (x, [.5 .9], "Missing", "skip", "Groups", id);
%! [a, b] = ewmsum (x(id == 2), .9, "Missing", "skip");
%! assert (isequaln ({s(2,id == 2), n(2,id == 2)}, {a, b}));

## ---- labels

## whatever the labels are called, and whatever their class
%!test
%! n = 120;
%! x = some_series (n);
%! number = [3 1 4 2](1 + floor (4 * rem ((1:n)' * sqrt (3), 1)))';
%! want = ewma (x, .9, "Missing", "skip", "Groups", number);
%! names = {"d"; ""; "a b"; "Z"};
%! for id = {number', single(number), int8(number), uint16(number), 5 - number, -number / 7, ...
%!           sparse(number), intmax("int64") - int64(number), uint64(number) + 2^63, ...
%!           names(number), names(number)', char(names(number)), number * 1e300}
%!   assert (isequaln (ewma (x, .9, "Missing", "skip", "Groups", id{1}), want));
%! endfor
%! assert (isequaln (ewma (x, .9, "Missing", "skip", "Groups", mod (number, 2) == 0), ...
%!                   ewma (x, .9, "Missing", "skip", "Groups", mod (number, 2))));
%! assert (ewma ([1 2 3], .5, "Groups", [0 -0 1]), [.5 1.25 1.5]);
%! assert (ewma ([1 2 3], .5, "Groups", true (1, 3)), ewma ([1 2 3], .5));
## the state has the labels in the order in which they came, in their class
%!test
%! [~, s] = ewma (1:4, .5, "Groups", {"b", "a", "b", "c"});
%! [v, s] = ewma (5:6, "State", s, "Groups", {"d"; "a"});
%! assert (s.Groups, {"b"; "a"; "c"; "d"});
%! assert (v, [2.5, 3.5]);
%! assert (ewma (4, "State", s, "Groups", "b"), 2 + .5 * (.5 * .5 + 1.5));
%! [~, s] = ewma (1:3, .5, "Groups", int64 ([7 5 7]));
%! assert (s.Groups, int64 ([7; 5]));
%! [~, s] = ewma (1:3, .5, "Groups", int8 ([7 5 7]));
%! assert (s.Groups, [7; 5]);
%! assert (! isfield (nthargout (2, @ewma, 1:3, .5), "Groups"));
## no samples yet
%!test
%! [v, s] = ewma (zeros (0, 1), .5, "Groups", zeros (0, 1));
%! assert (size (s.Groups), [0 1]);
%! v = ewma ([1; 2], "State", s, "Groups", {"a", "b"});
%! assert (v, [.5; 1]);
%! [v, s] = ewma ([], .5, "Groups", []);
%! [v, s] = ewma ([1 2 3], "State", s, "Groups", [1 2 1]);
%! assert (v, [.5 1 1.75]);
%! [v, t] = ewma (zeros (1, 0), "State", s, "Groups", []);
%! assert (isequaln (s, t));
%! [v, t] = ewma ([], "State", s, "Groups", []);
%! assert (isequaln (s, t));
## many groups take no longer than few: 2e5 of them, then one more sample each
%!test
%! n = 2e5;
%! id = 1 + mod (7919 * (1:n), n);
%! [v, s] = ewma (1:n, .5, "Groups", id);
%! assert (v, (1:n) / 2);
%! assert (ewma (1:n, "State", s, "Groups", id), (1:n) * .75);

## ---- times

## each group has its own; integers of 64 bits count from the first of the group
%!test
%! x = [1 10 2 20 3 30];
%! id = [1 2 1 2 1 2];
%! t = [5 1 6 3 8 3];                       # they decrease, but not within a group
%! v = ewma (x, .5, "Times", t, "Groups", id, "BiasCorrection", true);
%! assert (v(1:2:5), ewma (x(1:2:5), .5, "Times", t(1:2:5), "BiasCorrection", true));
%! assert (v(2:2:6), ewma (x(2:2:6), .5, "Times", t(2:2:6), "BiasCorrection", true));
%! T = int64 (t) + 2^62;
%! assert (ewma (x, .5, "Times", T, "Groups", id, "BiasCorrection", true), v);
%! assert (ewma (x, .5, "Times", uint64 (T) + 2^62, "Groups", id, "BiasCorrection", true), v);
%! [a, s] = ewma (x(1:3), .5, "Times", T(1:3), "Groups", id(1:3), "BiasCorrection", true);
%! assert (s.FirstTime, T(1:2)(:));
%! [b, s] = ewma (x(4:6), "Times", T(4:6), "Groups", id(4:6), "State", s);
%! assert ([a b], v);
%! assert (s.LastTime, [3; 2]);
%!test   # nanoseconds that a double does not tell apart, groups years apart
%! t = int64 (1.7e18) + int64 ([0 1 3]);
%! all = [t, t - int64(1e17)](:)([1 4 2 5 3 6]);
%! v = ewma ([1 1 5 5 2 2], "HalfLife", 1, "Times", all, "Groups", [1 2 1 2 1 2], ...
%!           "Initial", "first");
%! want = ewma ([1 5 2], "HalfLife", 1, "Times", [0 1 3], "Initial", "first");
%! assert (v, want([1 1 2 2 3 3]));

## ---- refusals

%!test
%! refusals (@ewma, "descent:size", {
%!   "Groups must have one label for each of the 3 samples; it is 1x2", {1:3, .5, "Groups", [1 2]}
%!   "Groups must have one label for each of the 3 samples", {1:3, .5, "Groups", "abc"}
%!   "Groups must have one label for each of the 2 samples", {[1 2; 3 4], .5, "Groups", eye(2)}});
%! refusals (@ewma, "descent:value", {
%!   "Groups must be strings, or numbers and not NaN; Groups(2) is not", ...
%!     {1:3, .5, "Groups", [1 NaN 2]}
%!   "Groups(2) is not", {1:2, .5, "Groups", {"a", ["b"; "c"]}}
%!   "Times must not decrease within a group; Times(3) does", ...
%!     {1:3, .5, "Groups", [1 2 1], "Times", [5 1 4]}
%!   "Times must not decrease within a group; Times(3) does", ...
%!     {1:3, .5, "Groups", [1 2 1], "Times", int64([5 1 4])}});
%! refusals (@ewma, "descent:class", {
%!   "Groups must be real numbers or a cell of strings, and is complex double", ...
%!     {1:2, .5, "Groups", [1 1i]}
%!   "Groups must be real numbers or a cell of strings, and is cell", {1:2, .5, "Groups", {1, 2}}
%!   "Groups must be real numbers or a cell of strings, and is struct", ...
%!     {1, .5, "Groups", struct()}});
%! [~, s] = ewma (1:3, .5, "Groups", [1 2 1], "Times", 1:3);
%! [~, none] = ewma (1:3, .5);
%! refusals (@ewma, "descent:value", {
%!   "Groups must be given in all calls or in none of them", {1, "Times", 4, "State", s}
%!   "Groups must be given in all calls or in none of them", {1, "Groups", 1, "State", none}
%!   "Times must be given in all calls or in none of them", {1, "Groups", 1, "State", s}
%!   "Times must not decrease within a group; Times(1) is before the times of State", ...
%!     {1, "Groups", 1, "Times", 2.5, "State", s}});
%! assert (ewma (1, "Groups", 2, "Times", 2.5, "State", s) > 0);
%! refusals (@ewma, "descent:class", {
%!   "Groups must be double, as in the calls before, and is cell", ...
%!     {1, "Groups", {"a"}, "Times", 4, "State", s}
%!   "Groups must be double, as in the calls before, and is int64", ...
%!     {1, "Groups", int64(1), "Times", 4, "State", s}});

## a state whose groups were edited: an error, or the answer of the state that it then is
%!test
%! whole = "State must be what a former call of ewma returned";
%! [~, s] = ewma ([1 2 3; 4 5 6]', .5, "Groups", [1 2 1], "Times", int64 (1:3));
%! go_on = @(s) ewma ([1 1], "Groups", 1, "Times", int64 (9), "State", s);
%! right = go_on (s);
%! for groups = {[1; 1], [1; NaN], [1 2], 1, [1; 2; 3], {}, {1; 2}, "ab", {"a"; ["b"; "c"]}, 1i, ...
%!               sparse([1; 2]), single([1; 2]), true(2, 1), struct(), @sin, zeros(0, 1), []}
%!   other = s;
%!   other.Groups = groups{1};
%!   refused (@() go_on (other), "", "descent:");
%! endfor
%! for value = {0, int64(1), int64([1 2 3]), int64([1; 2; 3; 4]), uint64([1; 2])}
%!   other = s;
%!   other.FirstTime = value{1};
%!   refused (@() go_on (other), "", "descent:");
%! endfor
%! for value = {0, [], [1; 2; 3], [Inf; 1], {}, "a"}
%!   other = s;
%!   other.LastTime = value{1};
%!   refused (@() go_on (other), "", "descent:");
%! endfor
%! for data = {[], 1, s.Data(:,1:2), [s.Data, s.Data], -s.Data, NaN(size (s.Data))}
%!   other = s;
%!   other.Data = data{1};
%!   refused (@() go_on (other), "", "descent:");
%! endfor
%! other = s;
%! other.Groups = [2; 1];                   # the groups change places
%! assert (go_on (other), ewma ([1 1], "Groups", 2, "Times", int64 (9), "State", s));
%! assert (go_on (s), right);
%! refused (@() go_on (rmfield (s, "Groups")), "", "descent:");
## and of bands and sums, any field
%!test
%! odd = {NaN, Inf, -1, 0, .5, 1e300, [], [.1 .2], "zero", int8(3), sparse(.9), 1i, {}, true};
%! for f = {@ewmband, @ewmsum}
%!   out = cell (1, 2 + strcmp (func2str (f{1}), "ewmband"));
%!   [out{:}, s] = f{1} (cos (1:20), .9, "Groups", mod (1:20, 3), "Missing", "skip");
%!   for name = fieldnames (s)(:)'
%!     for value = odd(:)'
%!       other = s;
%!       other.(name{1}) = value{1};
%!       try
%!         [out{:}, other] = f{1} (1:4, "Groups", 0:3, "State", other);
%!       catch err
%!         assert (strncmp (err.identifier, "descent:", 8), "%s: %s", name{1}, err.message);
%!       end_try_catch
%!     endfor
%!   endfor
%!   for name = fieldnames (s.How)(:)'
%!     for value = odd(:)'
%!       other = s;
%!       other.How.(name{1}) = value{1};
%!       try
%!         [out{:}, other] = f{1} (1:4, "Groups", 0:3, "State", other);
%!       catch err
%!         assert (strncmp (err.identifier, "descent:", 8), "%s: %s", name{1}, err.message);
%!       end_try_catch
%!     endfor
%!   endfor
%!   for i = 1:rows (s.Data)                # a number of the data
%!     for value = [NaN Inf -Inf -1 .5 2 1e300]
%!       other = s;
%!       other.Data(i,1) = value;
%!       try
%!         [out{:}, other] = f{1} (1:4, "Groups", 0:3, "State", other);
%!       catch err
%!         assert (err.identifier, "descent:value");
%!       end_try_catch
%!     endfor
%!   endfor
%! endfor

## ---- ewmband and ewmsum against their references

%!function all = combinations (varargin)
%!  all = {{}};
%!  for alternatives = varargin(:)'
%!    longer = {};
%!    for head = all(:)'
%!      for tail = alternatives{1}(:)'
%!        longer{end+1} = [head{1}, tail{1}];
%!      endfor
%!    endfor
%!    all = longer;
%!  endfor
%!endfunction
%!function all = gap_options (times)
%!  all = combinations ({{}, {"Missing", "skip"}, {"Missing", "decay"}}, ...
%!                      {{}, {"MissingOutput", "nan"}}, {{}, {"MinPeriods", 3}}, ...
%!                      {{}, {"Times", times}});
%!endfunction
%!test
%! n = 45;
%! for x = {3 + rem((1:n)' * pi, 1), some_series(n), [some_series(n-9); Inf; (1:8)']}
%!   all = combinations (gap_options (some_times (n)), {{}, {"Initial", "first"}}, ...
%!                       {{"Width", 1, "WarmUp", 6}, {"Unbiased", false}});
%!   for o = all(:)'
%!     [m, s, flag] = ewmband (x{1}, .9, o{1}{:});
%!     [M, S, F] = ref_ewmband (x{1}, .9, struct (o{1}{:}));
%!     assert (m, M, 1e-13);
%!     assert (s, S, 1e-12);
%!     assert (flag, F);
%!   endfor
%! endfor
%!test
%! n = 60;
%! for x = {3 + rem((1:n)' * pi, 1), some_series(n), [some_series(n-9); Inf; (1:8)']}
%!   for o = gap_options (some_times (n))(:)'
%!     for beta = [.3 .9 .999]
%!       [s, k] = ewmsum (x{1}, beta, o{1}{:});
%!       [S, K] = ref_ewmsum (x{1}, beta, struct (o{1}{:}));
%!       assert (s, S, -1e-13);
%!       assert (k, K, -1e-13);
%!     endfor
%!   endfor
%! endfor
## ewmsum is pandas' sum (1.5.3: pd.Series ([1, 2, None, 4, 3]).ewm (alpha=.3).sum ())
%!test
%! x = [1 2 NaN 4 3];
%! assert (ewmsum (x, "Alpha", .3, "Missing", "decay"), [1 2.7 1.89 5.323 6.7261], 1e-14);
%! assert (ewmsum (x, "Alpha", .3, "Missing", "skip"), [1 2.7 2.7 5.89 7.123], 1e-14);
