## averages.tst: ewma and its kin over all combinations of options, against
## tests/ref; in pieces, bit for bit.
## SPDX-License-Identifier: GPL-3.0-or-later

## every combination of options: a cell of cells {"Name", value, ...}.  Each
## argument is a list of alternatives, and an alternative a cell of pairs.
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
## what a NaN does, what is shown, and when
%!function all = gap_options (times)
%!  all = combinations ({{}, {"Missing", "skip"}, {"Missing", "decay"}}, ...
%!                      {{}, {"MissingOutput", "nan"}}, {{}, {"MinPeriods", 3}}, ...
%!                      {{}, {"Times", times}});
%!endfunction
%!function all = mean_options (times)
%!  all = combinations ({{}, {"BiasCorrection", true}, {"Initial", "first"}, {"Initial", 2.5}, ...
%!                       {"Initial", "sma", "InitialWindow", 4}}, gap_options (times));
%!endfunction
%!function all = moment_options (times)
%!  all = combinations ({{}, {"Initial", "first"}}, gap_options (times));
%!endfunction

## two related series in columns, with offsets, runs of one value, and gaps:
## "none"; "some": inner and trailing; "early": a leading one too; "infinite":
## and an Inf, later its opposite
%!function [x, y] = series (n, kind)
%!  i = (1:n)';
%!  x = 3 + rem (i * pi, 1) + (rem (i, 7) == 0);
%!  y = 2 - .4 * x + rem (i * sqrt (5), 1);
%!  x(i > .3 * n & i < .4 * n) = 3.125;
%!  if (! strcmp (kind, "none"))
%!    x([floor(n / 5), floor(n / 2) + (0:min (20, n / 9)), n]) = NaN;
%!    y(floor (n / 3)) = NaN;
%!  endif
%!  if (strcmp (kind, "early"))
%!    x(1:2) = NaN;
%!  elseif (strcmp (kind, "infinite"))
%!    x(floor (.7 * n)) = Inf;
%!    x(floor (.9 * n)) = -Inf;
%!  endif
%!endfunction
## uneven, some equal, none at the infinite samples; with a NaN
%!function times = sample_times (n)
%!  i = (1:n)';
%!  times = 10 + cumsum (floor (8 * rem (i * exp (1), 1)) / 4 .* (rem (i, 9) != 4) + (rem (i, ...
%!      10) == 3));
%!  times([3 ceil(n/4)]) = NaN;
%!endfunction

## size, NaN and Inf as wanted, and the rest within TOL of the largest
%!function close_to (got, want, tol, about)
%!  assert (isequal (size (got), size (want)), "%s: not %s but %s", about, ...
%!          mat2str (size (want)), mat2str (size (got)));
%!  got = double (got);
%!  odd = ! isfinite (want);
%!  assert (isequaln (got(odd), want(odd)), "%s: NaN or Inf expected", about);
%!  assert (all (isfinite (got(! odd))), "%s: NaN or Inf where there is a number", about);
%!  off = max (abs (got(! odd) - want(! odd)));
%!  most = tol * max ([abs(want(! odd)); realmin]);
%!  assert (isempty (off) || off <= most, "%s: off by %g, %g allowed", about, off, most);
%!endfunction
%!function text = words (f, gain, opts)
%!  for i = find (cellfun (@numel, opts) > 9 & ! cellfun (@ischar, opts))(:)'
%!    opts{i} = "...";
%!  endfor
%!  text = disp ([{f}, gain, opts]);
%!endfunction

## ---- against the references

%!function gain = reference_gain (gain)     # {beta} or {"Name", value}
%!  if (isscalar (gain))
%!    gain = gain{1};
%!  endif
%!endfunction
%!function mean_agrees (x, gain, opts, tol)
%!  want = ref_ewma (double (x), reference_gain (gain), struct (opts{:}));
%!  v = ewma (x, gain{:}, opts{:});
%!  assert (class (v), class (x));
%!  close_to (v, want, tol, words ("ewma", gain, opts));
%!endfunction

## averages: every combination, several gains
%!test
%! n = 90;  turn = 0;
%! for kind = {"none", "some", "early", "infinite"}
%!   x = series (n, kind{1});
%!   for opts = mean_options (sample_times (n))(:)'
%!     beta = [.5 .97 .9](1 + rem (++turn, 3));
%!     mean_agrees (x, {beta}, opts{1}, 1e-14);
%!     if (rem (turn, 4) == 0)
%!       mean_agrees (single (x), {beta}, opts{1}, 1e-6);
%!     endif
%!   endfor
%! endfor
## all names of the gain, up to the longest memory
%!test
%! n = 60;  turn = 0;
%! x = series (n, "some");
%! all = mean_options (sample_times (n));
%! for gain = {{0}, {.3}, {.71}, {1 - 1e-9}, {"Alpha", 1}, {"Alpha", .3}, {"Alpha", 1e-9}, ...
%!             {"Span", 1}, {"Span", 12.5}, {"HalfLife", .1}, {"HalfLife", 1e6}, ...
%!             {"CenterOfMass", 0}, {"CenterOfMass", 4}, {"Window", 1}, {"Window", 20}}
%!   for opts = all(1 + rem (++turn, 5):5:end)(:)'          # others for the next gain
%!     mean_agrees (x, gain{1}, opts{1}, 1e-14);
%!   endfor
%! endfor

%!function moments_agree (x, y, gain, opts, unbiased, tol)
%!  g = reference_gain (gain);
%!  X = double (x);  Y = double (y);
%!  o = [opts, {"Unbiased", unbiased}];
%!  want = ref_ewmcov (X, X, g, struct (o{:}));
%!  got = ewmvar (x, gain{:}, o{:});
%!  assert (class (got), class (x));
%!  close_to (got, want, tol, words ("ewmvar", gain, o));
%!  close_to (ewmstd (x, gain{:}, o{:}), sqrt (want), tol, words ("ewmstd", gain, o));
%!  [want, correlation] = ref_ewmcov (X, Y, g, struct (o{:}));
%!  close_to (ewmcov (x, y, gain{:}, o{:}), want, tol, words ("ewmcov", gain, o));
%!  close_to (ewmcorr (x, y, gain{:}, opts{:}), correlation, 100 * tol, ...
%!            words ("ewmcorr", gain, opts));
%!endfunction

## second moments: every combination
%!test
%! n = 60;  turn = 0;
%! for kind = {"none", "some", "early", "infinite"}
%!   turn++;
%!   [x, y] = series (n, kind{1});
%!   ## no runs: there a correlation is rounding alone
%!   x += rem ((1:n)' .^ 2 * sqrt (2), 1);
%!   for opts = moment_options (sample_times (n))(:)'
%!     moments_agree (x, y, {.9}, opts{1}, rem (++turn, 2) == 0, 1e-13);
%!   endfor
%!   for opts = moment_options (sample_times (n))(1:5:end)(:)'
%!     moments_agree (single (x), single (y), {.8}, opts{1}, true, 1e-6);
%!   endfor
%! endfor
%!test
%! n = 40;  turn = 0;
%! all = moment_options (sample_times (n));
%! [x, y] = series (n, "some");
%! x += rem ((1:n)' .^ 2 * sqrt (2), 1);
%! for gain = {{.3}, {1 - 1e-9}, {"Alpha", 1e-9}, {"Span", 12.5}, {"HalfLife", 3}, ...
%!             {"HalfLife", 1e6}, {"CenterOfMass", 4}, {"Window", 20}}
%!   for opts = all(1 + rem (++turn, 5):5:end)(:)'
%!     moments_agree (x, y, gain{1}, opts{1}, true, 1e-12);
%!   endfor
%! endfor
## an offset of 1e9 costs no digit; after a gap so long that the old weights
## are below rounding, the unbiased variance is that of the old and the new
%!test
%! x = series (80, "none");
%! x = 1e9 + round (64 * x) / 64;
%! for opts = moment_options ((1:80)')(:)'
%!   close_to (ewmvar (x, .9, opts{1}{:}), ref_ewmcov (x, x, .9, struct (opts{1}{:})), 1e-12, ...
%!             "offset");
%! endfor
%! for gap = [60 1000]
%!   x = [1; 3; NaN(gap, 1); 5];
%!   for initial = {"zero", "first"}
%!     o = {"Initial", initial{1}, "Missing", "decay"};
%!     close_to (ewmvar (x, .5, o{:}), ref_ewmcov (x, x, .5, struct (o{:})), 1e-12, "long gap");
%!   endfor
%! endfor
%!test                                                 # as if the old weights were 2^-400 already
%! x = [1 3 2 5 6 4 7]';  y = [2 8 1 1 3 9 4]';
%! near = cumsum ([0 1 2 400 1 2 400])';
%! for far = [1100 1e5 1e12]
%!   t = cumsum ([0 1 2 far 1 2 far])';
%!   for o = combinations ({{}, {"Initial", "first"}}, {{}, {"Unbiased", false}})(:)'
%!     for f = {@ewmcov, @ewmcorr}
%!       want = f{1} (x, y, "HalfLife", 1, "Times", near, o{1}{:});
%!       close_to (f{1} (x, y, "HalfLife", 1, "Times", t, o{1}{:}), want, 1e-13, "gap");
%!     endfor
%!     for f = {@ewmvar, @ewmstd}
%!       want = f{1} (x, "HalfLife", 1, "Times", near, o{1}{:});
%!       close_to (f{1} (x, "HalfLife", 1, "Times", t, o{1}{:}), want, 1e-13, "gap");
%!     endfor
%!   endfor
%! endfor
## a constant series: no spread, and no correlation
%!test
%! for opts = moment_options (sample_times (50))(:)'
%!   s = ewmvar (.1 * ones (50, 1), .9, opts{1}{:});
%!   assert (all (s == 0 | isnan (s)) && s(end) == 0);
%!   assert (all (isnan (ewmcorr (.1 * ones (50, 1), (1:50)', .9, opts{1}{:}))));
%! endfor

## ---- layouts: along any dimension, several gains, a start for each series

## f of each column by itself
%!function want = by_columns (f, x, opts)
%!  for j = 1:columns (x)
%!    want(:,j) = f (x(:,j), opts{:});
%!  endfor
%!endfunction
%!function x = table_of_series (n, k)
%!  for j = 1:k
%!    x(:,j) = series (n, {"none", "some", "early"}{1 + rem(j, 3)}) + j * ...
%!        rem ((1:n)' .^ 2 * sqrt (2), 1);
%!  endfor
%!endfunction
%!function layouts_agree (f, x, opts, about)
%!  [n, k] = size (x);
%!  want = by_columns (f, x, opts);
%!  close_to (f (x, opts{:}), want, 1e-13, [about " dim 1"]);
%!  close_to (f (x', opts{:}, "Dim", 2), want', 1e-13, [about " dim 2"]);
%!  close_to (f (permute (x, [3 1 2]), opts{:}, "Dim", 2), permute (want, [3 1 2]), 1e-13, ...
%!            [about " 1 x n x k"]);
%!  close_to (f (permute (x, [2 3 1]), opts{:}, "Dim", 3), permute (want, [2 3 1]), 1e-13, ...
%!            [about " k x 1 x n"]);
%!endfunction
%!test
%! n = 40;
%! x = table_of_series (n, 11);                        # more columns than a vector register is wide
%! for opts = mean_options (sample_times (n))(:)'
%!   layouts_agree (@(x, varargin) ewma (x, .9, varargin{:}), x, opts{1}, ...
%!                  words ("ewma", {.9}, opts{1}));
%! endfor
%! for opts = moment_options (sample_times (n))(:)'
%!   layouts_agree (@(x, varargin) ewmvar (x, .9, varargin{:}), x, opts{1}, ...
%!                  words ("ewmvar", {.9}, opts{1}));
%!   layouts_agree (@(x, varargin) ewmcorr (x, x .^ 2, .9, varargin{:}), x, opts{1}, ...
%!                  words ("ewmcorr", {.9}, opts{1}));
%! endfor
%!test
%! x = table_of_series (40, 5);
%! for missing = {"skip", "decay"}
%!   v = ewma (x, .9, "Initial", 1:5, "Missing", missing{1});
%!   w = ewma (x', .9, "Initial", 1:5, "Missing", missing{1}, "Dim", 2);
%!   for j = 1:5
%!     want = ref_ewma (x(:,j), .9, struct ("Initial", j, "Missing", missing{1}));
%!     close_to (v(:,j), want, 1e-14, "Initial");
%!     close_to (w(j,:)', want, 1e-14, "Initial, dim 2");
%!   endfor
%! endfor
%!function gains_agree (f, x)
%!  n = rows (x);
%!  beta = [.5 .9 .99];
%!  for o = {{}, {"Missing", "skip"}, {"Missing", "decay", "Initial", "first"}}
%!    o = o{1};
%!    for k = 1:3
%!      one{k} = f (x, beta(k), o{:});
%!    endfor
%!    all = [one{:}];
%!    close_to (f (x, beta, o{:}), all, 1e-14, "column");
%!    close_to (f (x', beta, o{:}), all', 1e-14, "row");
%!    close_to (f ([x x/2], beta, o{:}), cat (3, f ([x x/2], .5, o{:}), f ([x x/2], .9, o{:}), ...
%!              f ([x x/2], .99, o{:})), 1e-14, "matrix");
%!    close_to (f (x, "Alpha", 1 - beta, o{:}), all, 1e-12, "Alpha");
%!    assert (size (f (3, beta, o{:})), [1 3]);
%!  endfor
%!endfunction
%!test
%! [x, y] = series (50, "some");
%! gains_agree (@ewma, x);
%! gains_agree (@ewmvar, x);
%! gains_agree (@(x, varargin) ewmcov (x, x .^ 2, varargin{:}), x);

## ---- in pieces: bit for bit what one call gives, and the same state at the end

## seeded cuts: ends of pieces of 1 to N samples
%!function ends = cuts (n, seed)
%!  ends = unique ([1, 2, floor(1 + (n - 1) * rem ((1:7) * sqrt (seed + 1.7), 1)), n]);
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
## f over pieces of the rows of DATA; every second call leaves beta and options
## to the state, and every third state has been in a file
%!function [v, state] = in_pieces (f, data, gain, opts, ends)
%!  i = find (strcmp (opts(1:2:end), "Times"));
%!  fixed = opts;
%!  fixed([2*i-1, 2*i]) = [];
%!  v = state = [];
%!  first = 1;
%!  for k = 1:numel (ends)
%!    part = cellfun (@(a) a(first:ends(k),:), data, "UniformOutput", false);
%!    times = opts([2*i-1, 2*i]);
%!    if (! isempty (i))
%!      times{2} = times{2}(first:ends(k));
%!    endif
%!    if (rem (k, 2))
%!      [piece, state] = f (part{:}, gain{:}, fixed{:}, times{:}, "Dim", 1, "State", state);
%!    else
%!      [piece, state] = f (part{:}, times{:}, "State", state);
%!    endif
%!    if (rem (k, 3) == 0)
%!      state = through_a_file (state);
%!    endif
%!    v = [v; piece];
%!    first = ends(k) + 1;
%!  endfor
%!endfunction
%!function pieces_agree (f, data, gain, opts, ends)
%!  [v, state] = f (data{:}, gain{:}, opts{:}, "Dim", 1);
%!  [w, other] = in_pieces (f, data, gain, opts, ends);
%!  about = words (func2str (f), gain, opts);
%!  assert (isequaln (v, w), "%s: results differ", about);
%!  assert (class (v), class (w));
%!  assert (isequaln (state, other), "%s: states differ", about);
%!endfunction
%!test
%! n = 290;  seed = turn = 0;
%! all = mean_options (sample_times (n));
%! for kind = {"none", "some", "early", "infinite"}
%!   x = series (n, kind{1});
%!   for beta = [.5 .99]                                 # each has its own arithmetic
%!     for opts = all(1 + rem (++turn, 5):5:end)(:)'         # others for the next
%!       pieces_agree (@ewma, {x}, {beta}, opts{1}, cuts (n, ++seed));
%!     endfor
%!   endfor
%! endfor
%!test
%! t = cumsum ([0 1 2 1e5 1 0 1100 1 1])';              # over the longest gaps
%! for o = {{}, {"Initial", "first"}, {"Unbiased", false}}
%!   pieces_agree (@ewmvar, {t .^ .1}, {"HalfLife", 1}, [o{1}, {"Times", t}], 1:9);
%!   pieces_agree (@ewmcov, {t .^ .1, cos(t)}, {"HalfLife", 1}, [o{1}, {"Times", t}], [4 7 9]);
%! endfor
%!test
%! n = 290;  seed = turn = 0;
%! all = moment_options (sample_times (n));
%! for kind = {"none", "some", "early", "infinite"}
%!   [x, y] = series (n, kind{1});
%!   for opts = all(1 + rem (++turn, 4):4:end)(:)'           # others for the next
%!     o = [opts{1}, {{}, {"Unbiased", false}}{1 + rem(seed, 2)}];
%!     pieces_agree (@ewmvar, {x}, {.97}, o, cuts (n, ++seed));
%!     pieces_agree (@ewmstd, {x}, {.6}, o, cuts (n, seed));
%!     pieces_agree (@ewmcov, {x, y}, {.9}, o, cuts (n, seed));
%!     pieces_agree (@ewmcorr, {x, y}, {.9}, opts{1}, cuts (n, seed));
%!   endfor
%! endfor
## single, several series, several gains, pairs of gains, a start for each series
%!test
%! n = 200;
%! [x, y] = series (n, "some");
%! t = sample_times (n);
%! X = table_of_series (n, 3);
%! for o = {{}, {"BiasCorrection", true, "Missing", "skip"}, ...
%!          {"Initial", "first", "Missing", "decay", "Times", t}, ...
%!          {"Initial", "sma", "InitialWindow", 9, "Missing", "skip"}}
%!   pieces_agree (@ewma, {single(x)}, {.99}, o{1}, cuts (n, 1));
%!   pieces_agree (@ewma, {X}, {"HalfLife", 12}, o{1}, cuts (n, 2));
%!   pieces_agree (@ewma, {x}, {[.5 .9 .999]}, o{1}, cuts (n, 3));
%!   pieces_agree (@ewma, {X}, {"Alpha", [.5 1e-3]}, o{1}, cuts (n, 4));
%! endfor
%! pieces_agree (@ewma, {X}, {.9}, {"Initial", [1 2 3], "Missing", "skip"}, cuts (n, 5));
%! for o = {{}, {"Missing", "skip"}, {"Initial", "first", "Missing", "decay", "Times", t}}
%!   pieces_agree (@ewmvar, {single(x)}, {.99}, o{1}, cuts (n, 6));
%!   pieces_agree (@ewmcov, {X, X .^ 2}, {"Span", 9}, o{1}, cuts (n, 7));
%!   pieces_agree (@ewmcorr, {x, y}, {[.5 .9]}, o{1}, cuts (n, 8));
%! endfor
## along dimension 2
%!test
%! X = table_of_series (100, 5)';
%! for o = {{}, {"BiasCorrection", true, "Missing", "decay"}, ...
%!          {"Initial", "first", "Missing", "skip"}}
%!   [v, state] = ewma (X, .97, o{1}{:}, "Dim", 2);
%!   [a, s] = ewma (X(:,1:37), .97, o{1}{:}, "Dim", 2);
%!   [b, s] = ewma (X(:,38), "State", s);
%!   [c, s] = ewma (X(:,39:100), "State", s);
%!   assert (isequaln ([a b c], v));
%!   assert (isequaln (s, state));
%! endfor
## over the ends of blocks of 8, segments of 128 and shares of 65536
%!test
%! n = 2 * 65536 + 300;
%! ends = [7 8 9 16 127 128 129 1000, 65536 + [-129 -1 0 1 8], 2 * 65536 + [-1 1 129], n];
%! x = series (n, "none");
%! gaps = x;  gaps([5, 128, 65536, 65540:65700, n]) = NaN;
%! for beta = [.5 .9 1-1e-6]
%!   for o = {{}, {"BiasCorrection", true}, {"Initial", "first"}, ...
%!            {"Initial", "sma", "InitialWindow", 65537}, {"BiasCorrection", true, "Times", (1:n)'}}
%!     pieces_agree (@ewma, {x}, {beta}, o{1}, ends);
%!     for missing = {"skip", "decay"}
%!       pieces_agree (@ewma, {gaps}, {beta}, [o{1}, {"Missing", missing{1}}], ends);
%!     endfor
%!   endfor
%!   for o = {{}, {"Initial", "first"}}
%!     pieces_agree (@ewmvar, {x}, {beta}, o{1}, ends);
%!     pieces_agree (@ewmcov, {x, gaps}, {beta}, [o{1}, {"Missing", "decay"}], ends);
%!   endfor
%! endfor
## an Inf or NaN anywhere in a long series stays, by one thread or more
%!test
%! n = 140000;
%! for at = [1 3000 65400 65535:65538 68000 131072 131073 n]
%!   for odd = [Inf NaN]
%!     x = series (n, "none");
%!     x(at) = odd;
%!     for beta = [.3 .9 1-1e-6]
%!       for threads = 1:2
%!         v = ewma (x, beta, "Threads", threads);
%!         assert (isequaln (v(at:n), repmat (odd, n - at + 1, 1)) && all (isfinite (v(1:at-1))));
%!       endfor
%!     endfor
%!   endfor
%! endfor
## an Inf stays through gaps, wherever it stands in a block; an Inf as a start
%!test
%! for k = 1:9
%!   for o = {{"Initial", "first"}, {"BiasCorrection", true}, ...
%!            {"Initial", "sma", "InitialWindow", 1}}
%!     x = [1; 2 * ones(k, 1); Inf; (1:rem (k, 3))'; NaN; ones(200, 1)];
%!     v = ewma (x, .9, o{1}{:}, "Missing", "decay");
%!     assert (isequal (v(k+2:end), Inf (numel (x) - k - 1, 1)));
%!   endfor
%! endfor
%!assert (ewma ([1 2 NaN 3 -Inf 4], .9, "Initial", Inf, "Missing", "decay"), ...
%!        [Inf Inf Inf Inf NaN NaN])
%!assert (ewma ([1 2 3], .9, "Initial", -Inf, "Times", [1 2 4]), [-Inf -Inf -Inf])
%!assert (ewma ([1 2 3], 0, "Initial", Inf), [1 2 3])
## values whose differences overflow, before a gap
%!test
%! x = 1.7e308 * [1; -1; 1; NaN; -1];
%! v = ewma (x, .9, "Initial", "first", "Missing", "decay");
%! assert (v, 16 * ewma (x / 16, .9, "Initial", "first", "Missing", "decay"), -1e-15);
## MinPeriods that a long piece does not reach
%!test
%! x = series (200000, "none");
%! for opts = {{"MinPeriods", 150000}, {"MinPeriods", 150000, "Missing", "skip"}}
%!   pieces_agree (@ewma, {x}, {.9}, opts{1}, [70000 140000 200000]);
%! endfor
## dimensions far beyond the last
%!test
%! x = reshape (1:6, 2, 3);
%! [v, s] = ewma (x, .5, "Dim", 1e9);
%! assert (v, x / 2);
%! assert (ewma (x, "State", s), x * .75);
## an empty piece changes nothing; the state keeps to its gain and options
%!test
%! for o = {{}, {"BiasCorrection", true, "Missing", "skip"}, {"Initial", "first"}}
%!   [~, state] = ewma ((1:9)', .9, o{1}{:});
%!   [v, other] = ewma (zeros (0, 1), "State", state);
%!   assert (isempty (v));
%!   assert (isequaln (state, other));
%! endfor
%!test
%! [~, s] = ewma ((1:9)', .9, "Missing", "skip");
%! refused (@() ewma ((1:9)', .8, "State", s), "", "descent:");
%! refused (@() ewma ((1:9)', .9, "Missing", "decay", "State", s), "", "descent:");
%! refused (@() ewma ((1:9)', .9, "BiasCorrection", true, "State", s), "", "descent:");
%! refused (@() ewma ([1:9; 1:9]', "State", s), "", "descent:");
%! refused (@() ewmvar ((1:9)', "State", s), "", "descent:");
%! refused (@() ewma ((1:9)', "Times", 1:9, "State", s), "", "descent:");
%! refused (@() ewma ((1:9)', .9, "State", struct ("a", 1)), "", "descent:");
%! refused (@() ewma ((1:9)', .9, "State", 3), "", "descent:");
%! for name = setdiff (fieldnames (s), {"Unbiased"})(:)'     # of a wrong class
%!   for value = {{}, {1}, @sin, struct(), inputParser(), "abc", 1i}
%!     other = s;
%!     other.(name{1}) = value{1};
%!     refused (@() ewma ((1:9)', "State", other), "", "descent:");
%!   endfor
%! endfor
%! [~, s] = ewma ((1:9)', .9, "Times", 1:9);
%! refused (@() ewma ((1:9)', "Times", 1:9, "State", s), "", "descent:");         # back in time
%! refused (@() ewma ((1:9)', "State", s), "", "descent:");

## an edited state: an error, or an answer of the state that it is then
%!test
%! [~, s] = ewma (sin (1:200), .9);
%! s.LogBeta = 0;
%! refused (@() ewma (ones (1, 131072), "State", s), "", "descent:");
%!test
%! odd = {NaN, Inf, -Inf, -1, 0, .5, 1e300, [], [.1 .2], "zero", int8(3), single(.9), ...
%!        sparse(.9), 1i, {}, true};
%! calls = {{}, {"BiasCorrection", true, "Missing", "skip"}, ...
%!          {"Initial", "first", "Times", 1:20}, {"Initial", "sma", "InitialWindow", 3}, ...
%!          {"Initial", 5}};
%! taken = turned = 0;
%! for opts = calls(:)'
%!   [v, s] = ewma (cos (1:20), .9, opts{1}{:});
%!   more = {"State"};
%!   if (s.How.Timed)
%!     more = {"Times", 21:30, "State"};
%!   endif
%!   right = ewma (ones (1, 10), more{:}, s);
%!   for name = fieldnames (s)(:)'
%!     for value = odd(:)'
%!       other = s;
%!       other.(name{1}) = value{1};
%!       try
%!         got = ewma (ones (1, 10), more{:}, other);
%!         taken++;
%!         if (! any (strcmp (name{1}, {"Size", "FirstTime", "LastTime", "Initial", "Dim"})))
%!           assert (got, right, 1e-6);
%!         endif
%!       catch err
%!         assert (strncmp (err.identifier, "descent:", 8), "%s: %s", name{1}, err.message);
%!         turned++;
%!       end_try_catch
%!     endfor
%!   endfor
%!   for name = fieldnames (s.How)(:)'                   # each option, and each number
%!     for value = {NaN, -1, .5, 4, 7, 2^53, Inf, sparse(1), int64(1), cat(3, "zero", "zero")}
%!       other = s;
%!       other.How.(name{1}) = value{1};
%!       try
%!         ewma (ones (1, 10), more{:}, other);
%!       catch err
%!         assert (strncmp (err.identifier, "descent:", 8), "%s", err.message);
%!         assert (strncmp (err.message, "ewma: ", 6), "%s", err.message);
%!       end_try_catch
%!     endfor
%!   endfor
%! endfor
%! assert (turned > 5 * taken);
%! s.Initial = cat (3, "zero", "zero");           # strcmp refuses it
%! refused (@() ewma (1:3, "State", s), "State must be what", "descent:class");

## a state that release 0.1.0 has returned: the options are a row of numbers
%!test
%! [~, s] = ewma (sin (1:20), .9, "Initial", "first", "Missing", "skip");
%! old = s;
%! old.How = cellfun (@double, struct2cell (s.How))';
%! assert (old.How, [0 0 1 0 1 1 1 0 0 0]);
%! [v, now] = ewma (cos (1:10), "State", old);
%! assert (v, ewma (cos (1:10), "State", s));
%! assert (now.How, s.How);

## an empty array is no series yet; a state stands its own call, as it was typed
%!test
%! [v, s] = ewma ([], .5, "Initial", 3);
%! assert (isempty (v) && isequal (ewma ([1 2], "State", s), ewma ([1 2], .5, "Initial", 3)));
%! [v, s] = ewma ([1 2], .5, "Initial", 3, "State", s);
%! [w, t] = ewma ([], .5, "State", s);
%! assert (isempty (w) && isequaln (s, t));
%!test
%! for o = {{"Initial", "FIRST"}, {"initial", [1 2], "Dim", 1}, {"MinPeriods", 0}, ...
%!          {"Missing", "SKIP"}}
%!   x = [1 2; 3 4];
%!   [~, s] = ewma (x, .5, o{1}{:});
%!   assert (ewma (x, .5, o{1}{:}, "State", s), ewma ([x; x], .5, o{1}{:})(3:4,:));
%! endfor
%! [~, s] = ewma (x, "HalfLife", .01);
%! refused (@() ewma (x, "HalfLife", .005, "State", s), "", "descent:");
%!test
%! assert (size (ewma (zeros (0, 2^31, 2^31), .5)), [0 2^31 2^31]);
%! assert (ewma ([1 2], .5, "Dim", 2^40), [.5 1]);

## what the moments refuse, by its identifier
%!test
%! refusals (@ewmvar, "descent:value", {
%!   "ewmvar: BETA must be in [0, 1)", {1, 1}});
%! refusals (@ewmvar, "descent:option", {
%!   "ewmvar: give BETA after the series", {1, "Unbiased", true}
%!   'ewmvar: unknown option "InitialWindow"', {1, .5, "InitialWindow", 3}});
%! refusals (@ewmvar, "descent:value", {
%!   'ewmvar: Unbiased must be true or false', {1, .5, "Unbiased", 2}
%!   'Initial must be one of "zero", "first"', {1, .5, "Initial", "sma"}
%!   'Initial must be one of "zero", "first"', {1, .5, "Initial", 0}
%!   'BiasCorrection must be true unless Initial is "first"', {1, .5, "BiasCorrection", false}
%!   'BiasCorrection is for Initial "zero"', {1, .5, "BiasCorrection", true, "Initial", "first"}});
%! refusals (@ewmvar, "descent:class", {
%!   "ewmvar: X must be an array of real numbers, and is complex double", {1i, .5}});
%! [~, s] = ewmvar ([1 2], .5);
%! refusals (@ewmvar, "descent:value", {
%!   "State was made with another Unbiased", {3, "State", s, "Unbiased", false}});
%! [~, s] = ewma ([1 2], .5);
%! refusals (@ewmvar, "descent:class", {
%!   "State must be what a former call of ewmvar returned", {3, "State", s}});
%!test
%! refusals (@ewmstd, "descent:value", {
%!   "ewmstd: BETA must be in [0, 1)", {1, 2}
%!   'ewmstd: Initial must be one of "zero", "first"', {1, .5, "Initial", "sma"}});
%! refusals (@ewmstd, "descent:class", {
%!   "ewmstd: X must be an array of real numbers, and is char", {"a", .5}});
%! [~, s] = ewmvar ([1 2], .5);
%! refusals (@ewmstd, "descent:class", {
%!   "State must be what a former call of ewmstd returned", {3, "State", s}});
%!test
%! refusals (@ewmcov, "descent:value", {
%!   "ewmcov: BETA must be in [0, 1)", {1, 2, 1}});
%! refusals (@ewmcov, "descent:size", {
%!   "ewmcov: X and Y must be of the same size; they are 1x2 and 2x1", {[1 2], [1; 2], .5}
%!   "ewmcov: X and Y must be of the same size", {[1 2], 1, .5}});
%! refusals (@ewmcov, "descent:class", {
%!   "ewmcov: Y must be an array of real numbers, and is cell", {1, {1}, .5}
%!   "ewmcov: X must be an array of real numbers, and is complex double", {1i, 1, .5}});
%! refusals (@ewmcov, "descent:value", {
%!   'ewmcov: Initial must be one of "zero", "first"', {1, 1, .5, "Initial", 3}});
%! [~, s] = ewmvar ([1 2], .5);
%! refusals (@ewmcov, "descent:class", {
%!   "State must be what a former call of ewmcov returned", {3, 3, "State", s}});
%!test
%! refusals (@ewmcorr, "descent:value", {
%!   "ewmcorr: BETA must be in [0, 1)", {1, 2, 1}});
%! refusals (@ewmcorr, "descent:size", {
%!   "ewmcorr: X and Y must be of the same size", {[1 2], 1, .5}});
%! refusals (@ewmcorr, "descent:class", {
%!   "ewmcorr: Y must be an array of real numbers, and is char", {1, "a", .5}});
%! refusals (@ewmcorr, "descent:value", {
%!   "ewmcorr: Unbiased must be true or false", {1, 1, .5, "Unbiased", "no"}});
%! [~, s] = ewmcov ([1 2], [1 2], .5);
%! refusals (@ewmcorr, "descent:class", {
%!   "State must be what a former call of ewmcorr returned", {3, 3, "State", s}});
