## ewma.tst: what holds for every average of ewma, and all that it refuses.
## SPDX-License-Identifier: GPL-3.0-or-later

## the definition, slow and obvious
%!shared define, series
%! define = @(x, b) (1 - b) * tril (b .^ max ((1:rows (x))' - (1:rows (x)), 0)) * x;
%! series = @(n) cumsum (cos ((1:n)'.^2));
%!test
%! x = series (700);
%! for b = [0 .01 .1 .5 .69 .7 .71 .9 .98 .999 1-1e-6]
%!   assert (ewma (x, b), define (x, b), 1e-12);
%!   assert (ewma (x, b, "BiasCorrection", true), define (x, b) ./ (1 - b.^(1:700)'), 1e-9);
%! endfor
%!test
%! for n = [1 2 7 8 9 16 127 128 129 256 257]
%!   x = series (n);
%!   assert (ewma (x, .9), define (x, .9), 1e-13);
%! endfor

## shapes: one beta keeps the size of x, along the first dimension not 1
%!test
%! x = series (30);
%! v = ewma (x, .9);
%! assert (ewma (x', .9), v');
%! assert (ewma (reshape (x, 1, 1, 30), .9), reshape (v, 1, 1, 30));
%! assert (ewma ([x 2*x -x], .9), [v 2*v -v]);
%! assert (ewma ([x 2*x -x]', .9, "Dim", 2), [v 2*v -v]');
%!test
%! x = reshape (series (2*140*1*2), 2, 140, 1, 2);
%! for b = [.2 .9]
%!   for tf = [false true]
%!     for dim = [1 2 4 5]
%!       v = ewma (x, b, "dim", dim, "biascorrection", tf);
%!       p = [dim setdiff(1:5, dim)];
%!       want = permute (x, p);
%!       for i = 1:columns (want(:,:))
%!         want(:,i) = ewma (want(:,i), b, "BiasCorrection", tf);
%!       endfor
%!       assert (isequal (v, ipermute (want, p)));   # to the bit
%!     endfor
%!   endfor
%! endfor
%!test   # more series than are handled at a time, and single
%! x = single (reshape (series (300*140), 140, 300));
%! v = ewma (x, .95, "Dim", 2);
%! assert (isequal (v, ewma (x', .95)'));
%! assert (isequal (v(:,1:200), ewma (x(:,1:200), .95, "Dim", 2)));

## many short series: each is averaged as on its own, along either dimension
%!function v = by_definition (x, betas, opts)
%!  for k = 1:numel (betas)
%!    for i = 1:columns (x)
%!      v(:,i,k) = ref_ewma (double (x(:,i)), betas(k), struct (opts{:}));
%!    endfor
%!  endfor
%!endfunction
%!function agree (v, want, tol)
%!  assert (isequal (size (v), size (want)));
%!  odd = ! isfinite (want);
%!  assert (isequaln (double (v(odd)), want(odd)));
%!  assert (double (v(! odd)), want(! odd), tol);
%!endfunction
%!test
%! for n = 1:17
%!   x = reshape (cos ((1:n*9).^2), n, 9);
%!   gaps = x;
%!   gaps([1:5:n*9, 2:7:n*9]) = NaN;
%!   gaps(n,8) = Inf;
%!   for o = {{}, {"BiasCorrection", true}, {"Initial", "first"}, {"Initial", 2.5}, ...
%!            {"Missing", "decay"}, {"Missing", "skip", "MinPeriods", 2}}
%!     for data = {x, gaps}
%!       want = by_definition (data{1}, [.9 .5], o{1});
%!       for class = {"double", "single"}
%!         y = feval (class{1}, data{1});
%!         v = ewma (y, [.9 .5], "Dim", 1, o{1}{:});
%!         agree (v, want, 10 * eps (class{1}));
%!         assert (isequaln (ewma (y', [.9 .5], "Dim", 2, o{1}{:}), permute (v, [2 1 3])));
%!         [u, state] = ewma (y(1:ceil (n/2),:), [.9 .5], "Dim", 1, o{1}{:});
%!         rest = ewma (y(ceil (n/2)+1:n,:), [.9 .5], "Dim", 1, "State", state);
%!         assert (isequaln ([u; rest], v));   # to the bit
%!       endfor
%!     endfor
%!   endfor
%! endfor

## several betas
%!test
%! x = series (300);
%! betas = [.9 0 .98 .5];
%! for i = 1:4
%!   v(:,i) = ewma (x, betas(i));
%! endfor
%! assert (isequal (ewma (x, betas), v));
%! assert (isequal (ewma (x, betas'), v));
%! assert (isequal (ewma (x', betas), v'));
%! assert (isequal (ewma (reshape (x, 100, 3), betas)(:,:,3), ewma (reshape (x, 100, 3), .98)));
%! assert (isequal (ewma (x, betas, "Dim", 2), x .* reshape (1 - betas, 1, 1, 4)));
%! assert (isequal (ewma (x', betas, "Dim", 1), x' .* reshape (1 - betas, 1, 1, 4)));
%! assert (size (ewma (ones (2, 3, 4), betas)), [2 3 4 4]);
%! assert (size (ewma (ones (1, 1, 5), betas)), [1 1 5 4]);
%! assert (ewma (3, [.5 .25]), [1.5 2.25]);
%! assert (ewma (3, [.5 .25]', "Dim", 2), [1.5; 2.25]);   # a row of one sample
%! assert (ewma (3, [.5 .25], "BiasCorrection", true), [3 3]);

## Inf and NaN
%!test
%! for b = [.5 .9 .99]
%!   for tf = [false true]
%!     x = series (300);
%!     clean = ewma (x, b, "BiasCorrection", tf);
%!     x(140) = Inf;
%!     v = ewma (x, b, "BiasCorrection", tf);
%!     assert (isequal (v, [clean(1:139); Inf(161, 1)]));
%!     x(150) = -Inf;
%!     v = ewma (x, b, "BiasCorrection", tf);
%!     assert (isequaln (v, [clean(1:139); Inf(10, 1); NaN(151, 1)]));
%!     x(3) = NaN;
%!     v = ewma (x, b, "BiasCorrection", tf);
%!     assert (isequaln (v, [clean(1:2); NaN(298, 1)]));
%!     assert (isequaln (ewma (single (x), b, "BiasCorrection", tf), ...
%!                       [ewma(single (x(1:2)), b, "BiasCorrection", tf); NaN(298, 1, "single")]));
%!   endfor
%! endfor

## near the largest number nothing overflows on the way
%!test
%! x = repmat ([-1.7e308 1.7e308 1.7e308], 1, 100);
%! for b = [.5 .7 .9 .99]
%!   for tf = [false true]
%!     v = ewma (x, b, "BiasCorrection", tf);
%!     assert (isequal (v, 2^10 * ewma (x / 2^10, b, "BiasCorrection", tf)));
%!   endfor
%! endfor
%!assert (ewma (repmat (realmax, 1, 200), .9, "BiasCorrection", true), repmat (realmax, 1, 200))
%!assert (ewma ([-1.7e308 1.7e308], .5), [-.85e308 .425e308], -2*eps)

## correction: the first value and a constant series are exact
%!test
%! for b = [.1 .5 .7 .9 .98 1-1e-6 1-1e-12 1-eps/2]
%!   v = ewma ([.1; .3; series(50)], b, "BiasCorrection", true);
%!   assert (v(1) == .1);
%!   assert (all (ewma (repmat (.1, 1, 1000), b, "BiasCorrection", true) == .1));
%! endfor
%!test   # the sum of the first t weights is 1 - beta^t
%! assert (ewma (ones (50, 1), .9), 1 - .9 .^ (1:50)', 1e-15);
%!test   # once beta^t is below eps the correction has no effect left
%! x = series (1000);
%! assert (ewma (x, .9)(400:end), ewma (x, .9, "BiasCorrection", true)(400:end), 1e-14);

## what is near 1
%!test
%! x = 1e6 + series (2000);
%! v = ewma (x, 1 - 1e-12, "BiasCorrection", true);
%! assert (v, cumsum (x) ./ (1:2000)', 1e-3);
%!assert (ewma (ones (1, 3), 1 - eps/2), (1:3) * eps/2, eps^2)

## a decaying tail keeps its sign and its digits
%!test
%! for b = [.05 .5 .9]
%!   v = ewma ([1; zeros(199, 1)], b);
%!   want = (1 - b) * b .^ (0:199)';
%!   assert (all (v >= 0));
%!   k = want > 1e-300;
%!   assert (v(k), want(k), -1e-10);
%! endfor

## other parameters in the place of beta
%!test
%! x = series (50);
%! v = ewma (x, .75);
%! assert (isequal (ewma (x, "Alpha", .25), v));
%! assert (isequal (ewma (x, "span", 7), v));
%! assert (isequal (ewma (x, "CENTEROFMASS", 3), v));
%! assert (isequal (ewma (x, "Window", 4), v));
%! assert (ewma (x, "HalfLife", log (2) / -log (.75)), v, 4*eps*max (abs (v)));
%! assert (isequal (ewma (x, "Dim", 1, "Alpha", .25), v));   # anywhere among the options
%! assert (isequal (ewma (x, "Window", [4 2]), ewma (x, [.75 .5])));
%!test   # beta near 1 is not rounded: the gain is Alpha itself
%! v = ewma (ones (3, 1), "Alpha", 1e-17);
%! assert (v, [1 2 3]' * 1e-17, -4*eps);
%!test   # small numbers with small gains
%! v = ewma ([3 4 8] * 1e-280, "Span", 1e10, "BiasCorrection", true);
%! assert (v, [3 3.5 5] * 1e-280, -1e-9);

## a beta near 0 comes from the parameter, not from a gain of 1
%!test
%! f = 1e-17 ^ .01;                        # what is left after .01
%! o = {"Times", [0 .01], "Initial", "first"};
%! assert (ewma ([0 1], "CenterOfMass", 1e-17, o{:}), [0, 1-f], 1e-14);
%! for name = {"Span", "Window", "CenterOfMass", "HalfLife", "Alpha"}
%!   for b = [1e-3 2^-30 2^-50]
%!     value = ewmaparameters ("Beta", b, name{1});
%!     back = ewmaparameters (name{1}, value, "Beta");
%!     assert (ewma ([0 1], name{1}, value, o{:})(2), 1 - back ^ .01, 1e-14);
%!   endfor
%! endfor
%!assert (ewma ([1 0 0], 1e-20), [1 1e-20 1e-40], -1e-13)
%!assert (ewma ([1 0 3], "CenterOfMass", 1e-20, "BiasCorrection", true), [1 1e-20 3], -1e-13)

## gaps of any length
%!test
%! for beta = [.3 .5 .9 1-1e-6]
%!   for k = [1060 1100 3000]
%!     gap = ceil (k * log (2) / -log (beta));
%!     for o = {{"BiasCorrection", true}, {"Initial", "first"}, ...
%!              {"Initial", "sma", "InitialWindow", 1}}
%!       assert (ewma ([5 3], beta, "Times", [0 gap], o{1}{:})(2), 3);
%!     endfor
%!   endfor
%!   o = {"Missing", "decay", "Initial", "first"};
%!   assert (ewma ([5 NaN(1, 9000) 3], .5, o{:})(end), 3);
%! endfor

## Initial
%!test
%! x = series (40);  x0 = x(1);
%! assert (isequal (ewma (x, .9, "Initial", "zero"), ewma (x, .9)));
%! v = ewma (x, .9, "Initial", "FIRST");
%! assert (v(1) == x0);
%! assert (v, filter (.1, [1 -.9], x, .9*x0), 1e-14);
%! v = ewma (x, .9, "Initial", 7);
%! assert (v, filter (.1, [1 -.9], x, .9*7), 1e-14);
%! assert (ewma ([x 2*x], .9, "Initial", [7 14]), [v 2*v], 1e-14);
%! assert (ewma ([x 2*x]', .9, "Initial", [7 14], "Dim", 2), [v 2*v]', 1e-14);
%! assert (ewma ([x 2*x], .9, "Initial", int8 (0)), ewma ([x 2*x], .9));
%!test   # the mean of the first n, then the recurrence
%! x = series (40);
%! for n = [1 2 7 8 9 40]
%!   v = ewma (x, .9, "Initial", "sma", "InitialWindow", n);
%!   want = [NaN(n-1, 1); filter(.1, [1 -.9], [mean(x(1:n)); x(n+1:end)], .9 * mean (x(1:n)))];
%!   assert (v, want, 1e-13);
%! endfor
%! assert (ewma (x, .9, "Initial", "sma", "InitialWindow", 41), NaN (40, 1));
%! assert (ewma ([NaN 1 2 3 4], .5, "Initial", "sma", "InitialWindow", 2), ...
%!         [NaN NaN 1.5 2.25 3.125]);
%! assert (ewma ([1 NaN 2 3 4], .5, "Initial", "sma", "InitialWindow", 2), NaN (1, 5));
%! assert (ewma ([1 NaN 2 3 4], .5, "Initial", "sma", "InitialWindow", 2, "Missing", "skip"), ...
%!         [NaN NaN 1.5 2.25 3.125]);

## Times
%!test
%! x = series (60);
%! even = 5:64;
%! for o = {{}, {"BiasCorrection", true}, {"Initial", "first"}, {"Initial", 3}}
%!   assert (ewma (x, .9, "Times", even, o{1}{:}), ewma (x, .9, o{1}{:}), 1e-13);
%! endfor
%! t = cumsum (abs (x));
%! w = tril (2 .^ -max ((t - t') / 3, 0));
%! assert (ewma (x, "HalfLife", 3, "Times", t, "BiasCorrection", true), w * x ./ sum (w, 2), 1e-12);
%! v = x;
%! for i = 2:60
%!   f = 2 ^ (-(t(i) - t(i-1)) / 3);
%!   v(i) = f * v(i-1) + (1 - f) * x(i);
%! endfor
%! assert (ewma (x, "HalfLife", 3, "Times", t', "Initial", "first"), v, 1e-13);
%!test   # a NaN among the times; times that are equal; what skip leaves out
%! o = {"Times", [0 NaN 1], "Initial", "first"};
%! assert (ewma ([2 9 4], .5, o{:}), [2 NaN 3]);
%! assert (ewma ([2 NaN 4], .5, o{:}), [2 NaN 3]);
%! assert (ewma ([2 4], .5, "Times", [1 1], "Initial", "first"), [2 2]);
%! assert (ewma ([2 4], .5, "Times", [1 1], "BiasCorrection", true), [2 3]);
%! o = {"Times", [0 1 2], "Initial", "first", "Missing"};
%! assert (ewma ([2 NaN 4], .5, o{:}, "skip"), [2 2 3]);
%! assert (ewma ([2 NaN 4], .5, o{:}, "decay"), [2 2 3.5]);
%!assert (ewma ([], .5, "Times", []), [])
%!assert (ewma (int8 ([2 4]), .5, "Times", int8 ([3 4])), [1 2.5])

## State: cut anywhere, in any shape of call
%!test
%! x = series (300);
%! [all, last] = ewma (x, [.9 .5], "BiasCorrection", true);
%! [v, state] = ewma (x(1:13), [.9 .5], "BiasCorrection", true, "State", []);
%! for cut = {14:14, 15:14, 15:140, 141:300}   # one of them is empty
%!   [w, state] = ewma (x(cut{1}), "State", state);
%!   v = [v; w];
%! endfor
%! assert (isequal (v, all));
%! assert (isequaln (state, last));
%!test   # given again, all is the same; it can be saved; no call changes it
%! o = {.9, "Initial", "first", "Missing", "skip"};
%! [~, state] = ewma ([1 NaN 5], o{:});
%! kept = state;
%! v = ewma ([3 2], o{:}, "State", state);
%! assert (isequal (v, ewma ([3 2], "State", state), ewma ([1 NaN 5 3 2], o{:})(4:5)));
%! assert (isequaln (state, kept));
%! file = tempname ();
%! unwind_protect
%!   save ("-binary", file, "state");
%!   back = load (file);
%! unwind_protect_cleanup
%!   unlink (file);
%! end_unwind_protect
%! assert (isequal (v, ewma ([3 2], "State", back.state)));
%!test   # a row goes on where a column stopped; a matrix has to be one still
%! [~, state] = ewma ([1; 2], .5);
%! assert (ewma ([3 4], "State", state), ewma (1:4, .5)(3:4));
%! [~, state] = ewma ([1 2; 3 4], .5);
%! assert (ewma ([5 6], "State", state), ewma ([1 2; 3 4; 5 6], .5)(3,:));
%!test   # a state with times
%! [~, state] = ewma ([1 2], .5, "Times", [3 4]);
%! assert (ewma (5, "State", state, "Times", 7), ewma ([1 2 5], .5, "Times", [3 4 7])(3));
%!test   # nanoseconds as 64 bits count them
%! o = {"HalfLife", 1, "Initial", "first", "Times"};
%! v = ewma ([1 2 3 5], o{:}, [0 1 3 4]);
%! for t0 = {int64(1700000000) * int64(1e9), intmin("int64"), uint64(18e18), int32(5)}
%!   t = t0{1} + cast ([0 1 3 4], class (t0{1}));
%!   assert (isequal (ewma ([1 2 3 5], o{:}, t), v));
%!   [~, state] = ewma ([1 2], o{:}, t(1:2));
%!   assert (isequal (ewma ([3 5], "State", state, "Times", t(3:4)), v(3:4)));
%! endfor
%!test   # a state from before the first sample holds the parameter and the options
%! o = {.9, "BiasCorrection", true, "Times", []};
%! [v, state] = ewma ([], o{:}, "Dim", 2);
%! assert (isequal (v, []));
%! [~, state] = ewma ([], "Times", [], "State", state);
%! v = ewma ([1 2; 3 5], "Times", [0 1], "State", state);
%! assert (isequal (v, ewma ([1 2; 3 5], o{1:3}, "Times", [0 1], "Dim", 2)));
%! [~, state] = ewma ([], .5, "Initial", [1 2]);
%! assert (isequal (ewma ([3 4; 5 6], "State", state), ewma ([3 4; 5 6], .5, "Initial", [1 2])));

## Threads
%!test
%! x = series (200000);
%! v = ewma (x, .999, "Threads", 1);
%! for n = [2 3 64]
%!   assert (isequal (ewma (x, .999, "Threads", n), v));
%! endfor

## the calls named under "Coming from elsewhere", after their definitions
%!test   # TA-Lib and TTR: 2/(n+1), or Wilder's 1/n, after a mean of n
%! x = series (30);  n = 5;
%! ema = rma = [NaN(n-1, 1); mean(x(1:n))];
%! for i = n+1:30
%!   ema(i,1) = ema(i-1) + 2 / (n + 1) * (x(i) - ema(i-1));
%!   rma(i,1) = ((n - 1) * rma(i-1) + x(i)) / n;
%! endfor
%! assert (ewma (x, "Span", n, "Initial", "sma", "InitialWindow", n), ema, 1e-13);
%! assert (ewma (x, "Window", n, "Initial", "sma", "InitialWindow", n), rma, 1e-13);
%!test   # dsp.MovingAverage: w = beta w + 1, m = (1 - 1/w) m + x/w
%! x = series (30);
%! w = m = 0;
%! for i = 1:30
%!   w = .8 * w + 1;
%!   m = (1 - 1/w) * m + x(i) / w;
%!   v(i,1) = m;
%! endfor
%! assert (ewma (x, .8, "BiasCorrection", true), v, 1e-13);
%!assert (ewma ([1 5 2 8], .8), filter (1-.8, [1, -.8], [1 5 2 8]), 1e-14)
%!test   # pandas: pd.Series ([1, None, 2, 5, 4]).ewm (alpha=.2) ...
%! x = [1 NaN 2 5 4];
%! got = ewma (x, "Alpha", .2, "Initial", "first", "Missing", "decay");
%! assert (got(5), (.8 * (.8 * (.64 + .4) / .84 + 1) + .8), 1e-14);
%! assert (ewma (x, "Alpha", .2, "Missing", "decay") / .2, [1 .8 2.64 7.112 9.6896], 1e-14);   # sum

## no argument is changed
%!test
%! x = [5 6 7];  y = x;
%! beta = [.5 .9];
%! v = ewma (x, beta);
%! v(:) = 0;
%! assert (x, [5 6 7]);
%! assert (y, [5 6 7]);
%! assert (beta, [.5 .9]);

## what it refuses, by its identifier
%!test   # the series
%! refusals (@ewma, "descent:class", {
%!   'X must be an array of real numbers, and is complex double', {[1 2i], .9}
%!   'and is complex single', {single([1 2i]), .9}
%!   'and is complex double', {sparse([1 2i]), .9}
%!   'and is char', {"abc", .9}
%!   'and is cell', {{1, 2}, .9}
%!   'and is struct', {struct("x", 1), .9}
%!   'and is function_handle', {@sin, .9}});
%!test   # beta and the first options
%! refusals (@ewma, "descent:value", {
%!   'BETA must be in [0, 1)', {1, 1}
%!   'BETA must be in', {1, -.1}
%!   'BETA must be in', {1, NaN}
%!   'BETA must be in', {1, [.5 NaN]}
%!   'BETA must be in', {1, []}
%!   'BETA must be in', {1, zeros(1, 0)}
%!   'BETA must be in', {1, [.1 .2; .3 .4]}
%!   'BETA must be in', {1, .5i}
%!   'BETA must be in', {1, {.5}}
%!   'BETA must be in', {1, Inf}
%!   'BETA must be in', {1, single(1)}
%!   'BETA must be in', {[], 2}});
%! refusals (@ewma, "descent:option", {
%!   'unknown option "Bias"; known: BiasCorrection, ', {1, .5, "Bias", true}
%!   'has no value', {1, .5, "Dim"}
%!   'must be the name of one', {1, .5, 2}});
%! refusals (@ewma, "descent:value", {
%!   'Dim must be a positive integer', {1, .5, "Dim", 0}
%!   'Dim must be a positive integer', {1, .5, "Dim", 1.5}
%!   'Dim must be a positive integer', {1, .5, "Dim", [1 2]}
%!   'BiasCorrection must be true or false', {1, .5, "BiasCorrection", 2}
%!   'BiasCorrection must be true or false', {1, .5, "BiasCorrection", NaN}});
%!test   # the parameter
%! refusals (@ewma, "descent:option", {
%!   "ewma: give BETA after the series, or one of Alpha, Span, HalfLife, CenterOfMass, Window", ...
%!       {1, "Dim", 1}
%!   "give one of BETA, Alpha, not 2", {1, .5, "Alpha", .5}
%!   "give one of Span, Window, not 2", {1, "Window", 3, "Span", 3}
%!   'unknown option "Beta"', {1, "Beta", .5}
%!   'option "Alpha" has no value', {1, "Dim", 1, "Alpha"}});
%! refusals (@ewma, "descent:value", {
%!   "Alpha must be in (0, 1]", {1, "Alpha", 0}
%!   "Alpha must be in (0, 1] and not below realmin", {1, "Alpha", realmin / 2}
%!   "Span must be in [1, ", {1, "Span", .9}
%!   "HalfLife must be in (0, ", {1, "HalfLife", 0}
%!   "CenterOfMass must be in [0, ", {1, "CenterOfMass", -1}
%!   "Window must be in [1, ", {1, "Window", [2 .5]}
%!   "Window must be in [1, ", {1, "Window", Inf}});
%!test   # options
%! refusals (@ewma, "descent:option", {
%!   'Initial "sma" needs InitialWindow', {1, .5, "Initial", "sma"}
%!   'InitialWindow is for Initial "sma"', {1, .5, "InitialWindow", 2}
%!   'InitialWindow is for Initial "sma"', {1, .5, "InitialWindow", 2, "Initial", "first"}
%!   'unknown option "Unbiased"', {1, .5, "Unbiased", true}});
%! refusals (@ewma, "descent:value", {
%!   'Initial must be "zero", "first", "sma" or numbers', {1, .5, "Initial", "last"}
%!   'Initial must be "zero", "first", "sma" or numbers', {1, .5, "Initial", NaN}
%!   'Initial must be "zero", "first", "sma" or numbers', {1, .5, "Initial", []}
%!   'Initial must be "zero", "first", "sma" or numbers', {1, .5, "Initial", {1}}
%!   'Initial must be "zero", "first", "sma" or numbers', {1, .5, "Initial", {"zero", "x"; 1, 2}}
%!   'Initial must be "zero", "first", "sma" or numbers', {1, .5, "Initial", 1i}
%!   'BiasCorrection is for Initial "zero"', {1, .5, "Initial", "first", "BiasCorrection", true}
%!   'BiasCorrection is for Initial "zero"', {1, .5, "Initial", 3, "BiasCorrection", true}
%!   "InitialWindow must be a positive integer", {1, .5, "Initial", "sma", "InitialWindow", 0}
%!   'Missing must be one of "propagate", "skip", "decay"', {1, .5, "Missing", "drop"}
%!   'MissingOutput must be one of "hold", "nan"', {1, .5, "MissingOutput", NaN}
%!   "MinPeriods must be an integer from 0", {1, .5, "MinPeriods", -1}
%!   "MinPeriods must be an integer from 0", {1, .5, "MinPeriods", 1.5}
%!   "Threads must be a positive integer", {1, .5, "Threads", 0}
%!   "Times must not decrease; Times(3) does", {[1 2 3], .5, "Times", [1 3 2]}
%!   "Times must not decrease; Times(4) does", {[1 2 3 4 5], .5, "Times", [1 2 NaN 1 0]}
%!   "Times must be finite, or NaN for a sample without a time; Times(2) is Inf", ...
%!       {[1 2 3], .5, "Times", [1 Inf 0]}
%!   "Times must be finite, or NaN for a sample without a time; Times(1) is -Inf", ...
%!       {[1 2], .5, "Times", [-Inf 0]}
%!   "Times must not decrease; Times(2) does", {[1 2], .5, "Times", uint64([2 1])}
%!   "Times must not decrease; Times(3) does", ...
%!       {[1 2 3], .5, "Times", intmax("int64") - int64([2 1 3])}
%!   "BETA must be in [0, 1), a number or a vector of them; BETA(2) is 1.5", {1, [.5 1.5 NaN]}
%!   'or numbers; Initial(2) is NaN', {[1 2; 3 4], .5, "Initial", [1 NaN]}
%!   "Times must end less than 2^63 after the first", {[1 2], .5, "Times", [intmin("int64") 0]}});
%! [~, s0] = ewma ([], .5, "Times", []);
%! refusals (@ewma, "descent:size", {
%!   "Initial must be one number, or one for each series; X has 2", ...
%!       {ones(3, 2), .5, "Initial", [1 2 3]}
%!   "Times must have one number for each of the 3 samples; it is 1x2", ...
%!       {[1 2 3], .5, "Times", [1 2]}
%!   "Times must have one number for each of the 3 samples; it is 1x0", ...
%!       {[1 2 3], .5, "Times", zeros(1, 0)}
%!   "Times must have one number for each of the 0 samples; it is 1x1", ...
%!       {[], .5, "Times", 1, "State", s0}});
%! refusals (@ewma, "descent:class", {
%!   "Times must be real numbers, and is char; datenum makes days of dates", ...
%!       {[1 2 3], .5, "Times", ["2016-01-01"; "2016-01-02"; "2016-01-03"]}
%!   "Times must be real numbers, and is cell; datenum makes days of dates", ...
%!       {[1 2], .5, "Times", {"2016-01-01", "2016-01-02"}}
%!   "Times must be real numbers", {1, .5, "Times", 1i}
%!   "Times must be real numbers, and is cell", {1, .5, "Times", {1}}});
%!test   # the state
%! [~, s] = ewma ([1 2; 3 4], .5, "Missing", "skip");
%! [~, timed] = ewma (1, .5, "Times", 7);
%! [~, counted] = ewma (1, .5, "Times", int64 (7));
%! [~, none] = ewma ([], .5, "Dim", 3);
%! refusals (@ewma, "descent:value", {
%!   "State was made with another beta", {[5 6], .6, "State", s}
%!   "State was made with another beta", {[5 6], "Alpha", .4, "State", s}
%!   "State was made with another beta", {[5 6], [.5 .5], "State", s}
%!   "State was made with another Missing", {[5 6], "State", s, "Missing", "decay"}
%!   "State was made with another MinPeriods", {[5 6], "State", s, "MinPeriods", 3}
%!   "State was made with another Initial", {[5 6], "State", s, "Initial", 0}
%!   "State was made with Dim 1", {[5 6], "State", s, "Dim", 2}
%!   "Times must be given in all calls or in none of them", {[5 6], "State", s, "Times", 1}
%!   "Times must be given in all calls or in none of them", {5, "State", timed}
%!   "Times must not decrease; Times(2) is before the times of State", ...
%!       {[5 5], "State", timed, "Times", [NaN 6]}
%!   "Times must not decrease; Times(2) does", {[5 5], "State", timed, "Times", [8 7]}
%!   "Times must not decrease; Times(1) is before the times of State", ...
%!       {5, "State", counted, "Times", int64(6)}
%!   "State was made with Dim 3", {5, "State", none, "Dim", 2}
%!   "State was made with another beta", {5, .6, "State", none}});
%! refusals (@ewma, "descent:size", {
%!   "X must have the series that State has; it is 1x3", {[5 6 7], "State", s}
%!   "X must have the series that State has; it is 2x1", {[5; 6], "State", s}});
%! [~, other] = ewmvar ([1 2; 3 4], .5);
%! refusals (@ewma, "descent:class", {
%!   "State is one of series in double, X is single", {single([5 6]), "State", s}
%!   "Times must be int64, as in the calls before, and is double", {5, "State", counted, "Times", 8}
%!   "Times must be double, as in the calls before, and is uint64", ...
%!       {5, "State", timed, "Times", uint64(8)}
%!   "State must be what a former call of ewma returned", {[5 6], "State", other}
%!   "State must be what a former call of ewma returned", {[5 6], "State", 1}
%!   "State must be what a former call of ewma returned", {[5 6], "State", {}}
%!   "State must be what a former call of ewma returned", {[5 6], "State", ""}
%!   "State must be what a former call of ewma returned", {[5 6], "State", rmfield(s, "Data")}
%!   "State must be what a former call of ewma returned", {[5 6], "State", [s s]}});
