## lecture-averages.tst: the lecture's experiments with averages show what it
## states.
## SPDX-License-Identifier: GPL-3.0-or-later

## the numbers of an experiment, which may neither draw nor leave another state
## of the random numbers
%!function r = numbers (name)
%!  before = {rand("state"), randn("state"), rand("twister"), get(0, "children")};
%!  r = feval (["lectures." name]);
%!  assert ({rand("state"), randn("state"), rand("twister"), get(0, "children")}, before);
%!  assert (isstruct (r) && isscalar (r));
%!endfunction

## what was drawn without an output: one hidden figure, axes with words on
## them, PANELS of them, and a PNG with something in it
%!function drawn (name, panels)
%!  before = get (0, "children");
%!  visible = get (0, "defaultfigurevisible");
%!  file = [tempname() ".png"];
%!  unwind_protect
%!    set (0, "defaultfigurevisible", "off");
%!    feval (["lectures." name]);
%!    h = setdiff (get (0, "children"), before);
%!    assert (numel (h), 1);
%!    assert (h, gcf ());
%!    assert (get (h, "visible"), "off");
%!    ax = findall (h, "type", "axes", "tag", "");
%!    assert (numel (ax), panels);
%!    for a = ax(:)'
%!      assert (! isempty (get (get (a, "title"), "string")));
%!      assert (! isempty (get (get (a, "ylabel"), "string")));
%!      assert (! isempty (get (a, "children")));
%!    endfor
%!    below = arrayfun (@(a) get (a, "position")(2), ax);
%!    [~, lowest] = min (below);
%!    assert (! isempty (get (get (ax(lowest), "xlabel"), "string")));
%!    if (strcmp (graphics_toolkit (h), "gnuplot"))
%!      print (h, file, "-dpngcairo", "-r72");
%!      assert (stat (file).size > 5000);
%!    endif
%!  unwind_protect_cleanup
%!    close (setdiff (get (0, "children"), before));
%!    set (0, "defaultfigurevisible", visible);
%!    if (exist (file, "file"))
%!      delete (file);
%!    endif
%!  end_unwind_protect
%!endfunction

## ---- the lecture's numbers

%!test   # 4, 8.5 and 12.15
%! r = numbers ("first_days");
%! assert (r.theta, [40 49 45]);
%! assert (r.v, [4 8.5 12.15], 1e-12);
%! assert (r.byhand, [4 8.5 12.15], 1e-12);

%!test   # windows, lags and what is left of noise
%! r = numbers ("temperature");
%! assert (r.theta, dataset ("london").x);
%! assert (r.date([1 end]), datenum (2016, [1; 12], [1; 31]));
%! assert (r.beta, [.9 .98 .5]);
%! assert (r.window, [10 50 2], 1e-9);
%! assert (r.lag, [9 49 1], 1e-9);
%! assert (r.noise, [1/19 1/99 1/3], 1e-12);
%! assert (r.measured, [1/19 1/99 1/3], -.05);
%! for k = 1:3
%!   assert (r.v(:,k), filter (1 - r.beta(k), [1, -r.beta(k)], r.theta), 1e-10);
%! endfor
%! ## .98 is smoother than .9 and .5 noisier; .98 is warmest latest, .5 first
%! assert (r.step(2) < .5 * r.step(1) && r.step(3) > 2 * r.step(1));
%! half = 183:366;
%! assert (mean (r.v(half,2)) > mean (r.v(half,1)) && mean (r.v(half,1)) > mean (r.v(half,3)));

%!test   # .1, .09, .081; the first k sum to 1 - beta^k
%! r = numbers ("weights");
%! assert (r.w, .1 * .9 .^ (0:99)', 1e-15);
%! assert (r.w(1:3), [.1; .09; .081], 1e-15);
%! assert (r.sum, 1 - .9 .^ (1:100)', 1e-14);
%! assert (r.formula, r.sum, 1e-14);
%! assert (r.v, r.ewma, 1e-12);
%! assert (r.v, filter (.1, [1, -.9], r.theta)(100), 1e-10);

%!test   # .3487, .3642 and .3679
%! r = numbers ("one_over_e");
%! assert (r.window, [10 50], 1e-9);
%! assert (round (1e4 * [r.left, r.limit]), [3487 3642 3679]);

%!test   # .8 and 40; the second day; day 194
%! r = numbers ("bias_correction");
%! assert (r.raw, [.8 1.764], 1e-12);
%! assert (r.corrected, [40, (.0196 * 40 + .02 * 49) / .0396], 1e-12);
%! assert (r.day2, r.corrected(2), 1e-12);
%! assert (r.apart, .98 .^ (1:366)', 1e-12);
%! assert (r.merged, 194);

%!test   # 7.5 and 10
%! r = numbers ("quiz");
%! assert (r.v, [5 7.5]);
%! assert (r.corrected, [10 10]);
%! assert (r.weights, [.5 .75]);

%!test   # the window is nearer, the average keeps one number
%! r = numbers ("moving_window");
%! x = dataset ("london").x;
%! assert (r.bytes, [80 8 8; 400 8 8]);
%! for k = 1:2
%!   n = r.n(k);
%!   for t = [100 341]
%!     assert (r.window(t,k), mean (x(t-n+1:t)), 1e-10);
%!     w = ewmaweights (1 - 1/n, t);
%!     assert (r.average(t,k), w' * x(t:-1:1) / sum (w), 1e-10);
%!     w = ewmaweights ("Span", n, t);
%!     assert (r.asold(t,k), w' * x(t:-1:1) / sum (w), 1e-10);
%!   endfor
%! endfor
%! assert (r.days, 100:341);
%! around = arrayfun (@(t) mean (x(t-25:t+25)), (100:341)');
%! assert (r.error(2,1), sqrt (mean ((r.window(100:341,2) - around) .^ 2)), 1e-10);
%! assert (all (r.error(:,1) < r.error(:,2)));
%! assert (all (r.error(:,3) < r.error(:,1)));   # as the script's comment says

## ---- the pictures

%!test drawn ("first_days", 1)
%!test drawn ("temperature", 1)
%!test drawn ("weights", 2)
%!test drawn ("one_over_e", 1)
%!test drawn ("bias_correction", 1)
%!test drawn ("quiz", 1)
%!test drawn ("moving_window", 2)

## a true argument draws and returns the numbers, false does not draw
%!test
%! before = get (0, "children");
%! visible = get (0, "defaultfigurevisible");
%! unwind_protect
%!   set (0, "defaultfigurevisible", "off");
%!   r = lectures.quiz (true);
%!   h = setdiff (get (0, "children"), before);
%!   assert (numel (h), 1);
%!   close (h);
%!   lectures.quiz (false);
%!   assert (get (0, "children"), before);
%! unwind_protect_cleanup
%!   close (setdiff (get (0, "children"), before));
%!   set (0, "defaultfigurevisible", visible);
%! end_unwind_protect
%! assert (r, lectures.quiz ());
