## optimizers.tst: optimizer and gradstep over all optimisers and conventions,
## against tests/ref, golden/torch-steps.json and their kin.
## SPDX-License-Identifier: GPL-3.0-or-later

## name; options that go before; the hyper-parameters, and their defaults in
## the conventions course and matlab, torch, keras; arrays of the state
%!function table = all_optimizers ()
%!  S = {"SquaredGradientDecayFactor"};
%!  E = {"Epsilon"};
%!  both = [{"GradientDecayFactor"}, S];
%!  table = {
%!    "sgd",      {}, {},             .01,                  .01,                  .01,             0
%!    "momentum", {}, {"Momentum"},   [.01 .9],             [.01 .9],             [.01 .9],        1
%!    "nesterov", {}, {"Momentum"},   [.01 .9],             [.01 .9],             [.01 .9],        1
%!    "rmsprop",  {}, [S, E],         [.001 .9 1e-8],       [.01 .99 1e-8],       [.001 .9 1e-7],  1
%!    "rmsprop",  {"Centered", true}, ...
%!                    [S, E],         [.001 .9 1e-8],       [.01 .99 1e-8],       [.001 .9 1e-7],  2
%!    "adam",     {}, [both, E],      [.001 .9 .999 1e-8],  [.001 .9 .999 1e-8], ...
%!        [.001 .9 .999 1e-7],  2
%!    "adamw",    {}, [both, E, {"WeightDecay"}], ...
%!                    [.001 .9 .999 1e-8 .01],  [.001 .9 .999 1e-8 .01], ...
%!                    [.001 .9 .999 1e-7 .004],  2
%!    "amsgrad",  {}, [both, E],      [.001 .9 .999 1e-8],  [.001 .9 .999 1e-8], ...
%!        [.001 .9 .999 1e-7],  3
%!    "nadam",    {}, [both, E, {"MomentumDecay"}], ...
%!                    [.002 .9 .999 1e-8 .004], [.002 .9 .999 1e-8 .004], [.001 .9 .999 1e-7 1],  2
%!    "radam",    {}, [both, E],      [.001 .9 .999 1e-8],  [.001 .9 .999 1e-8], ...
%!        [.001 .9 .999 1e-7],  2
%!    "adagrad",  {}, E,              [.01 1e-10],          [.01 1e-10],          [.001 1e-7],     1
%!    "adadelta", {}, [S, E],         [1 .9 1e-6],          [1 .9 1e-6],          [.001 .95 1e-7], 2
%!    "adamax",   {}, [both, E],      [.002 .9 .999 1e-8],  [.002 .9 .999 1e-8], ...
%!        [.001 .9 .999 1e-7],  2
%!    "lion",     {}, both,           [1e-4 .9 .99],        [1e-4 .9 .99],        [.001 .9 .99],   1
%!  };
%!endfunction
## the options of a row and their defaults, as ref_gradstep takes them
%!function h = defaults (row, convention)
%!  h = struct ("Convention", convention, "L2", 0, "WeightDecay", 0, ...
%!              "GradientThreshold", Inf, "GradientThresholdMethod", "l2norm");
%!  column = [4 5 6 4](strcmp (convention, conventions ()));
%!  names = [{"LearnRate"}, row{3}];
%!  for i = 1:numel (names)
%!    h.(names{i}) = row{column}(i);
%!  endfor
%!  if (strcmp (row{1}, "rmsprop"))
%!    h.Centered = ! isempty (row{2});
%!  endif
%!endfunction
%!function list = conventions ()
%!  list = {"course", "torch", "keras", "matlab"};
%!endfunction
## other numbers for its hyper-parameters, as a cell of Name, value pairs
%!function pairs = other_numbers (row)
%!  numbers = struct ("LearnRate", .05, "Momentum", .7, "GradientDecayFactor", .8, ...
%!                    "SquaredGradientDecayFactor", .95, "Epsilon", 1e-3, "MomentumDecay", .5, ...
%!                    "WeightDecay", .3);
%!  pairs = row{2};
%!  for name = [{"LearnRate"}, row{3}]
%!    pairs = [pairs, name, {numbers.(name{1})}];
%!  endfor
%!endfunction
%!function text = about (varargin)
%!  text = strtrim (regexprep (disp (varargin), '\s+', " "));
%!endfunction

## GOT has the class, the size of WANT, and is within TOL of the largest of
## WANT; without assert, which takes a millisecond a call
%!function close_to (got, want, class_name, tol, what)
%!  if (! strcmp (class (got), class_name) || ! isequal (size (got), size (want)))
%!    error ("%s: %s of size %s", what, class (got), mat2str (size (got)));
%!  endif
%!  off = max (abs (double (got(:)) - want(:))) / max (abs (want(:)));
%!  if (! (off <= tol))              # a NaN is not
%!    error ("%s: off by %g of the largest", what, off);
%!  endif
%!endfunction

## the gradients of N parameters in steps T, a row: columns of numbers that
## class single can hold
%!function g = gradient_at (t, n)
%!  g = double (single ((1.2 + cos (t)) .* cos ((1:n)' * t + .3 * t .^ 2)));
%!  g(2,:) .*= (t > 3);             # a late start
%!endfunction

## what `optimizer' gives, and nothing else
%!test
%! table = all_optimizers ();
%! for i = 1:rows (table)
%!   for c = conventions ()(:)'
%!     opt = optimizer (table{i,1}, table{i,2}{:}, "Convention", c{1});
%!     want = defaults (table(i,:), c{1});
%!     want.Name = table{i,1};
%!     want.Iteration = 0;
%!     want.State = {};
%!     assert (isequal (sort (fieldnames (opt)), sort (fieldnames (want))), "%s", ...
%!             about (opt, want));
%!     assert (isequal (opt, orderfields (want, opt)), "%s", about (opt, want));
%!   endfor
%! endfor

## 50 steps against the references: every optimiser and convention with its
## defaults; with other numbers, clipping, L2 and WeightDecay together
%!function follows (row, convention, pairs, sizes)
%!  what = about (row{1}, convention, pairs{:});
%!  opt = optimizer (row{1}, "Convention", convention, pairs{:});
%!  h = defaults (row, convention);
%!  for i = 1:2:numel (pairs)
%!    h.(pairs{i}) = pairs{i+1};
%!  endfor
%!  want = cellfun (@(n) double (single (1 + sin (1:n)')), sizes, "UniformOutput", false);
%!  p = want;
%!  q = cellfun (@single, want, "UniformOutput", false);
%!  optq = opt;
%!  state = {};
%!  all = gradient_at (1:50, sum ([sizes{:}]));
%!  for t = 1:50
%!    g = mat2cell (all(:,t), [sizes{:}])';
%!    [want, state] = ref_gradstep (row{1}, want, g, state, t, h);
%!    [p, opt] = gradstep (opt, p, g);
%!    [q, optq] = gradstep (optq, q, g);
%!  endfor
%!  assert (opt.Iteration, 50);
%!  assert ({numel(opt.State), numel(optq.State)}, {row{7}, row{7}});
%!  for i = 1:numel (sizes)
%!    close_to (p{i}, want{i}, "double", 1e-12, what);
%!    close_to (q{i}, want{i}, "single", 1e-5, what);
%!    for k = 1:row{7}
%!      close_to (opt.State{k}{i}, state{i}{k}, "double", 1e-12, [what, ", state"]);
%!      close_to (optq.State{k}{i}, state{i}{k}, "single", 1e-5, [what, ", state"]);
%!    endfor
%!  endfor
%!endfunction
%!test
%! table = all_optimizers ();
%! clips = {"l2norm", 2, "global-l2norm", 3.5, "absolute-value", .6};
%! for i = 1:rows (table)
%!   others = [other_numbers(table(i,:)), {"L2", .1, "WeightDecay", .2}];
%!   for k = 1:4
%!     c = conventions (){k};
%!     follows (table(i,:), c, table{i,2}, {37});
%!     [method, threshold] = clips{rem (i + k, 3) * 2 + (1:2)};   # one way after the other
%!     follows (table(i,:), c, [others, {"GradientThreshold", threshold, ...
%!                                       "GradientThresholdMethod", method}], {19, 4});
%!   endfor
%! endfor

## the paths of PyTorch, and of loops in numpy for what it has not
%!test
%! global DESCENT_TESTS
%! golden = jsondecode (fileread (fullfile (DESCENT_TESTS, "golden", "torch-steps.json")));
%! assert (numel (golden.cases), 106);
%! for k = 1:numel (golden.cases)
%!   c = golden.cases(k);
%!   pairs = [fieldnames(c.options), struct2cell(c.options)]';
%!   opt = optimizer (c.optimizer, "Convention", c.convention, pairs{:});
%!   g = golden.gradients.(c.gradients);
%!   p = golden.start;
%!   for t = 1:50
%!     [p, opt] = gradstep (opt, p, struct ("w", g.w(t,:)', "b", g.b(t,:)'));
%!     for shown = find (golden.steps' == t)(:)'
%!       what = about (c.by, c.optimizer, c.convention, pairs{:}, t);
%!       close_to (p.w, c.expected.w(shown,:)', "double", 1e-12, what);
%!       close_to (p.b, c.expected.b(shown,:)', "double", 1e-12, what);
%!     endfor
%!   endfor
%! endfor

## Adam's first moment is ewma of the gradients, and so is its correction
%!test
%! g = gradient_at (1:200, 100);
%! scale = 4 * eps * cummax (max (abs (g)));
%! for b = [.9 .5 .99]
%!   plain = ewma (g, b, "Dim", 2);
%!   corrected = ewma (g, b, "Dim", 2, "BiasCorrection", true);
%!   opt = optimizer ("adam", "GradientDecayFactor", b);
%!   p = zeros (100, 1);
%!   m = zeros (size (g));
%!   for k = 1:columns (g)
%!     [p, opt] = gradstep (opt, p, g(:,k));
%!     m(:,k) = opt.State{1};
%!   endfor
%!   assert (all (abs (m - plain) <= scale));
%!   assert (all (abs (m ./ -expm1 ((1:columns (g)) * log (b)) - corrected) <= scale));
%! endfor

## cells and structs, nested, give the bits of one array
%!function flat = flat_of (tree)
%!  flat = [tree{1}(:); tree{2}.W(:); tree{2}.b{1}(:)];
%!endfunction
%!function tree = tree_of (flat)
%!  tree = {reshape(flat(1:15), 3, 5), ...
%!          struct("W", flat(16:24)', "b", {{flat(25:37), zeros(0, 3)}})};
%!endfunction
%!test
%! table = all_optimizers ();
%! for i = 1:rows (table)
%!   for c = conventions ()(:)'
%!     opt = optimizer (table{i,1}, "Convention", c{1}, other_numbers (table(i,:)){:}, "L2", .1, ...
%!                      "GradientThreshold", .5, "GradientThresholdMethod", "absolute-value");
%!     optq = opt;
%!     p = sin (1:37)';
%!     q = tree_of (p);
%!     for t = 1:4
%!       [p, opt] = gradstep (opt, p, gradient_at (t, 37));
%!       [q, optq] = gradstep (optq, q, tree_of (gradient_at (t, 37)));
%!     endfor
%!     assert (isequal (q, tree_of (p)), "%s", about (table{i,1}, c));
%!     assert (isequal (optq.State, cellfun (@tree_of, opt.State, "UniformOutput", false)), ...
%!             "%s, state", about (table{i,1}, c));
%!   endfor
%! endfor
## one norm for all: that of one array
%!test
%! opt = optq = optimizer ("adam", "GradientThreshold", 2, "GradientThresholdMethod", ...
%!                         "global-l2norm");
%! p = sin (1:37)';
%! q = tree_of (p);
%! for t = 1:10
%!   [p, opt] = gradstep (opt, p, gradient_at (t, 37));
%!   [q, optq] = gradstep (optq, q, tree_of (gradient_at (t, 37)));
%! endfor
%! assert (flat_of (q), p, 1e-14);

## going on gives the bits of an unbroken run: from a struct, from files, from
## "Iteration" and "State"
%!function [p, opt] = walk (p, opt, steps)
%!  for t = steps(:)'
%!    [p, opt] = gradstep (opt, p, {gradient_at(t, 9), gradient_at(t + 1, 2)'});
%!  endfor
%!endfunction
%!function saved = through_file (kind, saved)
%!  file = tempname ();
%!  unwind_protect
%!    save (kind, file, "-struct", "saved");
%!    saved = load (file);
%!  unwind_protect_cleanup
%!    delete (file);
%!  end_unwind_protect
%!endfunction
%!test
%! table = all_optimizers ();
%! for i = 1:rows (table)
%!   convention = conventions (){1 + rem(i, 4)};
%!   given = [{"Convention", convention}, other_numbers(table(i,:))];
%!   start = {sin(1:9)', single([.3 -.1])};
%!   [want, wanted] = walk (start, optimizer (table{i,1}, given{:}), 1:13);
%!   [p, opt] = walk (start, optimizer (table{i,1}, given{:}), 1:7);
%!   text = through_file ("-text", struct ("p", {p}, "opt", opt));
%!   binary = through_file ("-binary", struct ("p", {p}, "opt", opt));
%!   again = optimizer (table{i,1}, given{:}, "Iteration", opt.Iteration, "State", opt.State);
%!   assert (isequal (again, opt));
%!   for from = {{p, opt}, {p, again}, {text.p, text.opt}, {binary.p, binary.opt}}
%!     [got, opt] = walk (from{1}{:}, 8:13);
%!     assert (isequal ({got, opt}, {want, wanted}), "%s", about (table{i,1}, given));
%!   endfor
%! endfor

## the functions with MATLAB's arguments make the same steps, to the bit
%!test
%! for c = {"matlab", "course"}
%!   same = {"Convention", c{1}, "LearnRate", .02};
%!   m = optimizer ("momentum", same{:}, "Momentum", .8);
%!   r = optimizer ("rmsprop", same{:}, "SquaredGradientDecayFactor", .8, "Epsilon", 1e-3);
%!   a = optimizer ("adam", same{:}, "GradientDecayFactor", .8, "SquaredGradientDecayFactor", ...
%!                  .95, ...
%!                  "Epsilon", 1e-3);
%!   pm = pr = pa = qm = qr = qa = {sin(1:9)', single([.3 -.1])};
%!   v = s = avg = avgsq = [];
%!   for t = 1:20
%!     g = {gradient_at(t, 9), gradient_at(t + 1, 2)'};
%!     [pm, m] = gradstep (m, pm, g);
%!     [pr, r] = gradstep (r, pr, g);
%!     [pa, a] = gradstep (a, pa, g);
%!     [qm, v] = sgdmupdate (qm, g, v, .02, .8, "Convention", c{1});
%!     [qr, s] = rmspropupdate (qr, g, s, .02, .8, 1e-3, "Convention", c{1});
%!     [qa, avg, avgsq] = adamupdate (qa, g, avg, avgsq, t, .02, .8, .95, 1e-3, "Convention", c{1});
%!   endfor
%!   assert (isequal ({pm, m.State}, {qm, {v}}));
%!   assert (isequal ({pr, r.State}, {qr, {s}}));
%!   assert (isequal ({pa, a.State}, {qa, {avg, avgsq}}));
%! endfor

## a schedule: another LearnRate before each step
%!test
%! table = all_optimizers ();
%! for i = 1:rows (table)
%!   for c = conventions ()(:)'
%!     h = defaults (table(i,:), c{1});
%!     h.WeightDecay = .1;
%!     opt = optimizer (table{i,1}, table{i,2}{:}, "Convention", c{1}, "WeightDecay", .1);
%!     p = want = {1 + sin(1:5)'};
%!     state = {};
%!     for t = 1:6
%!       opt.LearnRate = h.LearnRate = .2 / t;
%!       [want, state] = ref_gradstep (table{i,1}, want, {gradient_at(t, 5)}, state, t, h);
%!       [p, opt] = gradstep (opt, p, {gradient_at(t, 5)});
%!     endfor
%!     close_to (p{1}, want{1}, "double", 1e-12, about (table{i,1}, c));
%!   endfor
%! endfor

## A gradient of any size at any place, in every convention: what it leads to is
## finite and moves the parameters on, or the step is refused with the place; then
## nothing has changed, and the next step is that of a run that has not seen it.
%!function stays_alive (row, convention, class_name, pairs, x)
%!  what = about (row{1}, convention, class_name, pairs, x);
%!  opt = optimizer (row{1}, row{2}{:}, "Convention", convention, pairs{:});
%!  p = {cast([3 1 2], class_name), struct("b", cast ([1; -1], class_name))};
%!  g = {cast([1 -1 .5], class_name), struct("b", cast ([2; 1], class_name))};
%!  large = g;
%!  large{2}.b(2) = x;
%!  [p, opt] = gradstep (opt, p, g);
%!  [q, after] = gradstep (opt, p, g);
%!  id = "none";
%!  try
%!    [p, opt] = gradstep (opt, p, large);
%!  catch err
%!    id = err.identifier;
%!    assert (strncmp (err.message, "gradstep: OPT.State{", 20) || ...
%!            strncmp (err.message, "gradstep: PARAMS{2}.b", 21), "%s", err.message);
%!  end_try_catch
%!  if (strcmp (id, "none"))
%!    numbers = [p{1}, p{2}.b', cellfun(@(s) [s{1}, s{2}.b'], opt.State, ...
%!                                      "UniformOutput", false){:}];
%!    assert (all (isfinite (numbers)), "%s", what);
%!  else
%!    assert (id, "descent:nonfinite");
%!    [p, opt] = gradstep (opt, p, g);
%!    assert (isequal (p, q) && isequal (opt.State, after.State), "%s", what);
%!  endif
%!endfunction
%!test
%! cut = {"GradientThreshold", 2, "GradientThresholdMethod"};
%! for row = all_optimizers ()'
%!   for convention = conventions ()(:)'
%!     for x = [realmin, 1e-160, 1e19, -2e19, 1e38]
%!       stays_alive (row, convention{1}, "single", {}, x);
%!     endfor
%!     for x = [1e-310, 1e-160, 1e30, 1.3e154, -1.4e154, 1e200, -realmax]
%!       stays_alive (row, convention{1}, "double", {}, x);
%!       stays_alive (row, convention{1}, "double", {"L2", .1, "WeightDecay", .1}, x);
%!       stays_alive (row, convention{1}, "double", [cut, {"l2norm"}], x);
%!     endfor
%!     stays_alive (row, convention{1}, "double", [cut, {"absolute-value"}], -realmax);
%!     stays_alive (row, convention{1}, "single", [cut, {"global-l2norm"}], 3e38);
%!   endfor
%! endfor
