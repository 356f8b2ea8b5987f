## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn {} {[@var{params}, @var{opt}] =} gradstep (@var{opt}, @var{params}, @var{grads})
## One step of an optimiser.
##
## @var{opt} is a struct that @code{optimizer} has made, or a step before.
## @var{params} holds the parameters: a real array of class double or single,
## or a cell or a struct (also a struct array) of such arrays, nested as deep
## as 64 levels.  @var{grads} is the gradient of the cost and has the structure
## of @var{params}: the same cells, the same fields in any order, and arrays of
## the same sizes, of either class.
##
## The results are the parameters after the step, with the structure and the
## classes of @var{params}, and @var{opt} with its Iteration increased by one
## and the State after the step: a cell with one element for each average of the
## optimiser, each with the structure and the classes of @var{params}.  The
## arguments stay as they are.  One iteration counts for all arrays of a step.
##
## First gradients are cut (GradientThreshold), then L2 times the parameters is
## added to them, then the parameters are multiplied by 1 - LearnRate
## WeightDecay, then the step is made that @code{help optimizer} tells.
## Numbers below @code{realmin} of the class are taken as zeros.  Arrays of more
## than half a million elements are worked on by as many threads as the
## environment variable OMP_NUM_THREADS says, else by one for each processor;
## the results have the same bits with any number of them.
##
## @example
## @group
## model = struct ("W", [1 2; 3 4], "b", [5; 6]);
## grads = struct ("W", [10 -.1; 0 1], "b", [-3; 2]);
## opt = optimizer ("adam", "LearnRate", .5);
## [model, opt] = gradstep (opt, model, grads);
## model.W
##    @result{} ans =
##        0.5000   2.5000
##        3.0000   3.5000
## opt.Iteration
##    @result{} ans = 1
## @end group
## @end example
##
## Errors: @code{descent:nonfinite} with the name of the place: "GRADS@{2@}.b
## must be finite" where a gradient is NaN or infinite, and
## "OPT.State@{2@}@{2@}.b would not be finite after this step" where one is so
## large that a number of the state, or of the parameters, would leave the
## range of its class.  For optimisers with squares (rmsprop, adam and its kin,
## adagrad, adadelta) that is from 1.8e19 in single and 1.3e154 in double on;
## without the error they would divide by infinity from then on, so that the
## parameters never moved again.  GradientThreshold cuts such gradients;
## @code{descent:class} and @code{descent:size} where @var{grads} or
## OPT.State do not fit @var{params}; @code{descent:value} for a field of
## @var{opt} that is out of its range; @code{descent:option} for a field that
## the optimiser has no use for.  After an error nothing has changed, so a
## training can go on with the next mini-batch.
##
## Sources: see @code{optimizer}.
## @seealso{optimizer, learnrate, minibatchqueue, fminsgd, adamupdate}
## @end deftypefn

function [params, opt] = gradstep (opt, params, grads)
  if (nargin != 3)
    print_usage ();
  endif
  [params, opt] = __gradstep__ (opt, params, grads);
endfunction

%!demo
%! ## a line through points: parameters in a struct, mini-batches of 32
%! x = linspace (-1, 1, 512);
%! y = 3 * x - 1 + .3 * sin (40 * x);
%! model = struct ("w", 0, "b", 0);
%! opt = optimizer ("nesterov", "LearnRate", .2);
%! q = minibatchqueue (x, y, "MiniBatchSize", 32, "Seed", 1);
%! J = [];
%! for epoch = 1:3
%!   shuffle (q);
%!   opt.LearnRate = learnrate ("inverse", epoch, "LearnRate", .4);
%!   while (hasdata (q))
%!     [xb, yb] = next (q);
%!     e = model.w * xb + model.b - yb;
%!     J(end+1) = mean (e .^ 2) / 2;
%!     grads = struct ("w", mean (e .* xb), "b", mean (e));
%!     [model, opt] = gradstep (opt, model, grads);
%!   endwhile
%! endfor
%! clf;
%! plot (J, ".-");
%! xlabel ("iteration");
%! ylabel ("cost of the mini-batch");
%! title (sprintf ("y = %.2f x %+.2f after three epochs", model.w, model.b));

%!shared names
%! names = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw", "amsgrad", ...
%!          "nadam", "radam", "adagrad", "adadelta", "adamax", "lion"};

%!test <*documented>
%! model = struct ("W", [1 2; 3 4], "b", [5; 6]);
%! grads = struct ("W", [10 -.1; 0 1], "b", [-3; 2]);
%! opt = optimizer ("adam", "LearnRate", .5);
%! [model, opt] = gradstep (opt, model, grads);
%! assert (model.W, [.5 2.5; 3 3.5], 1e-6);
%! assert (model.b, [5.5; 5.5], 1e-6);
%! assert (opt.Iteration, 1);
%! assert (opt.State{1}, struct ("W", [1 -.01; 0 .1], "b", [-.3; .2]), 4 * eps);

## a cell gives the bits of one long array, for every optimiser and class
%!test
%! for name = names(:)'
%!   for c = {"double", "single"}
%!     p = {cast(sin (1:9), c{1}), struct("b", cast (cos ((1:4)'), c{1})), {}, cast(5, c{1})};
%!     flat = @(p) [p{1}, p{2}.b', p{4}];
%!     a = b = optimizer (name{1});
%!     q = flat (p);
%!     for t = 1:7
%!       [q, a] = gradstep (a, q, q .^ 2 - 1);
%!       g = {p{1}.^2 - 1, struct("b", p{2}.b .^ 2 - 1), {}, p{4}.^2 - 1};
%!       [p, b] = gradstep (b, p, g);
%!     endfor
%!     assert (isequal (flat (p), q));
%!     assert (isequal (cellfun (flat, b.State, "UniformOutput", false), a.State));
%!     assert (class (p{2}.b), c{1});
%!     assert (! isequal (q, flat ({sin(1:9), struct("b", cos ((1:4)')), {}, 5})));
%!   endfor
%! endfor
## conventions of MATLAB: the same bits as the update functions
%!test
%! p = q = r = u = w = x = sin (1:5);
%! a = optimizer ("adam", "Convention", "matlab");
%! b = optimizer ("rmsprop", "Convention", "matlab");
%! c = optimizer ("momentum", "Convention", "matlab");
%! m = s = r2 = v = [];
%! for t = 1:5
%!   g = cos (t * (1:5));
%!   [p, a] = gradstep (a, p, g);
%!   [q, m, s] = adamupdate (q, g, m, s, t);
%!   [r, b] = gradstep (b, r, g);
%!   [u, r2] = rmspropupdate (u, g, r2);
%!   [w, c] = gradstep (c, w, g);
%!   [x, v] = sgdmupdate (x, g, v);
%! endfor
%! assert (isequal ({p, a.State, r, b.State, w, c.State}, {q, {m, s}, u, {r2}, x, {v}}));
## the course's momentum and its first moment are averages: ewma
%!test
%! g = sin (7 * (1:30)) .^ 3;
%! opt = optimizer ("adam");
%! adam = corrected = zeros (1, 30);
%! for t = 1:30
%!   [~, opt] = gradstep (opt, 0, g(t));
%!   adam(t) = opt.State{1};
%! endfor
%! assert (adam, ewma (g, .9), 4 * eps * max (abs (g)));
## cutting by the norm of each array, of all, and by elements
%!test
%! p = {[0 0], 0};
%! g = {[3 4], 12};
%! cut = @(c, how) gradstep (optimizer ("sgd", "LearnRate", 1, "GradientThreshold", c, ...
%!                                      "GradientThresholdMethod", how), p, g);
%! assert (cut (2.5, "l2norm"), {[-1.5 -2], -2.5}, 4 * eps);
%! assert (cut (6.5, "global-l2norm"), {[-1.5 -2], -6}, 4 * eps);
%! assert (cut (3.5, "absolute-value"), {[-3 -3.5], -3.5});
%! for how = {"l2norm", "global-l2norm", "absolute-value"}
%!   assert (cut (1e3, how{1}), {[-3 -4], -12});
%! endfor
## norms that overflow, and gradients of zeros
%!test
%! opt = optimizer ("sgd", "LearnRate", 1, "GradientThreshold", 1);
%! assert (gradstep (opt, [0 0], [3e300 4e300]), -[.6 .8], 4 * eps);
%! assert (gradstep (opt, single ([0 0]), single ([3e38 0])), single ([-1 0]), 4 * eps ("single"));
%! assert (gradstep (opt, [1 2], [0 0]), [1 2]);
%! for how = {"l2norm", "global-l2norm"}
%!   for c = [1 1e-30 1e200]
%!     opt = optimizer ("sgd", "LearnRate", 1, "GradientThreshold", c, ...
%!                      "GradientThresholdMethod", how{1});
%!     assert (gradstep (opt, [0; 0], [1.5e308; 1.5e308]) / c, -sqrt ([.5; .5]), 4 * eps);
%!     assert (gradstep (opt, [0; 0], [realmax; 1]) / c, [-1; 0], 4 * eps);
%!   endfor
%!   opt.GradientThreshold = 1;
%!   assert (gradstep (opt, single ([0 0]), single ([3e38 3e38])), single (-sqrt ([.5 .5])), ...
%!           4 * eps ("single"));
%!   opt.GradientThreshold = 1e-201;
%!   assert (gradstep (opt, [0 0], [3e-200 4e-200]) / 1e-201, -[.6 .8], 4 * eps);
%! endfor
%! opt.GradientThreshold = 3;
%! p = gradstep (opt, {0, {single(0)}, [0 0]}, {1.2e308, {single(0)}, [1.6e308 0]});
%! assert ([p{1}, p{3}], [-1.8 -2.4 0], 8 * eps);
%! p = gradstep (opt, {0, 0, 0}, {1.7e308, 1.7e308, 1.7e308});
%! assert ([p{:}], -sqrt ([3 3 3]), 8 * eps);
## L2 goes through the average, weight decay does not; cut first
%!test
%! opt = optimizer ("momentum", "LearnRate", .5, "Momentum", .75, "L2", .1);
%! [p, opt] = gradstep (opt, 2, 1);
%! assert (opt.State{1}, .25 * 1.2, eps);
%! assert (p, 2 - .5 * .25 * 1.2, 2 * eps);
%! opt = optimizer ("momentum", "LearnRate", .5, "Momentum", .75, "WeightDecay", .1);
%! [p, opt] = gradstep (opt, 2, 1);
%! assert (opt.State{1}, .25);
%! assert (p, 2 * .95 - .5 * .25, 2 * eps);
%! opt = optimizer ("sgd", "LearnRate", 1, "L2", 1, "GradientThreshold", 1);
%! assert (gradstep (opt, 3, 10), 3 - (1 + 3));
## a struct of users: fields left out have their defaults; rates may change
%!test
%! [p, a] = gradstep (struct ("Name", "adam"), 1, 2);
%! [q, b] = gradstep (optimizer ("adam"), 1, 2);
%! assert (p, q);
%! assert ({a.Iteration, a.State}, {b.Iteration, b.State});
%! b.LearnRate = 0;
%! assert (gradstep (b, 7, 2), 7);
%! a = optimizer ("rmsprop", "Centered", true);
%! [p, a] = gradstep (a, 1, 2);
%! assert (size (a.State), [1 2]);
%! assert (a.State{2}, .2, eps);
## saved and loaded, or begun in the middle: the bits of going on
%!test
%! file = tempname ();
%! unwind_protect
%!   for name = names(:)'
%!     opt = optimizer (name{1});
%!     p = {sin(1:4), struct("w", {1, 2})};
%!     for t = 1:3
%!       [p, opt] = gradstep (opt, p, p);
%!     endfor
%!     save ("-binary", file, "opt");
%!     kept = load (file).opt;
%!     [q, a] = gradstep (opt, p, p);
%!     assert (isequal (gradstep (kept, p, p), q));
%!     new = optimizer (name{1}, "Iteration", 3, "State", opt.State);
%!     [r, b] = gradstep (new, p, p);
%!     assert (isequal (r, q) && isequal (a.State, b.State) && b.Iteration == 4);
%!   endfor
%! unwind_protect_cleanup
%!   if (exist (file, "file"))
%!     delete (file);
%!   endif
%! end_unwind_protect
## [] in a state: that part begins
%!test
%! opt = optimizer ("adagrad", "Convention", "keras", "State", {{.5, []}});
%! [~, opt] = gradstep (opt, {1, 1}, {1, 1});
%! assert (opt.State{1}, {1.5, 1.1}, 2 * eps);
## the gradient has fields in another order, and another class
%!test
%! p = struct ("a", single (1), "b", [2 3]);
%! g = struct ("b", single ([10 20]), "a", 30);
%! q = gradstep (optimizer ("sgd", "LearnRate", .1), p, g);
%! assert (q, struct ("a", single (-2), "b", [1 1]), 1e-6);
%! assert (fieldnames (q), {"a"; "b"});
%! assert ({class(q.a), class(q.b)}, {"single", "double"});
## every kind of value: right, or a clear error
%!test
%! right = {1, single(1), [1 2; 3 4], 1:5, -(1:5), eye(3), eye(4)([2 1 4 3],:), ...
%!          find([1 0 1]), -0, ones(2, 0, 3), {}, {1}, struct("a", 1), struct(), ...
%!          struct("a", {}), {[], single([])}};
%! wrong = {true, "a", 'text', "", int8(1), uint64(1), 1i, single(1i), [1 1i], sparse(1), ...
%!          sparse(true), @sin, {1, "a"}, {{int8(1)}}, struct("a", true), ...
%!          containers.Map(), inputParser()};
%! for name = names(:)'
%!   opt = optimizer (name{1});
%!   for x = right(:)'
%!     [p, after] = gradstep (opt, x{1}, x{1});
%!     assert (size (p), size (x{1}));
%!     assert (class (p), class (x{1}));
%!     p = gradstep (after, p, x{1});
%!     assert (size (p), size (x{1}));
%!   endfor
%! endfor
%! opt = optimizer ("momentum");
%! for x = wrong(:)'
%!   for k = 1:3
%!     args = {1, 1, {1}};
%!     args{k} = x{1};
%!     opt.State = {args{3}};
%!     id = "none";
%!     try
%!       gradstep (opt, args{1:2});
%!     catch err
%!       id = err.identifier;
%!     end_try_catch
%!     assert (any (strcmp (id, {"descent:class", "descent:size"})));
%!   endfor
%!   for field = fieldnames (optimizer ("rmsprop"))(:)'
%!     bad = optimizer ("rmsprop");
%!     bad.(field{1}) = x{1};
%!     id = "none";
%!     try
%!       gradstep (bad, 1, 1);
%!     catch err
%!       id = err.identifier;
%!     end_try_catch
%!     assert (any (strcmp (id, {"descent:value", "descent:class", "descent:size", "none"})));
%!   endfor
%!   id = "none";
%!   try
%!     gradstep (x{1}, 1, 1);
%!   catch err
%!     id = err.identifier;
%!   end_try_catch
%!   assert (any (strcmp (id, {"descent:class", "descent:value"})));
%! endfor
## a gradient that is not finite: its place, and nothing has changed
%!test
%! p = {1, struct("b", {[1 2], 3}), {{single(4)}}};
%! opt = optimizer ("adam");
%! [p, opt] = gradstep (opt, p, p);
%! bytes = @(x) hash ("md5", num2hex ([x{1}, x{2}(1).b, x{2}(2).b, double(x{3}{1}{1})])(:)');
%! before = {bytes(p), bytes(opt.State{1}), bytes(opt.State{2})};
%! for bad = {NaN, Inf, -Inf}
%!   for at = {"GRADS{1}", "GRADS{2}(2).b", "GRADS{3}{1}{1}"; 1, 2, 3}
%!     g = p;
%!     switch (at{2})
%!       case 1
%!         g{1} = bad{1};
%!       case 2
%!         g{2}(2).b = bad{1};
%!       case 3
%!         g{3}{1}{1} = single (bad{1});
%!     endswitch
%!     err = [];
%!     try
%!       [p, opt] = gradstep (opt, p, g);
%!     catch err
%!     end_try_catch
%!     assert (err.identifier, "descent:nonfinite");
%!     assert (err.message, sprintf ("gradstep: %s must be finite (%g at element 1)", at{1}, ...
%!                                   bad{1}));
%!   endfor
%! endfor
%! assert ({bytes(p), bytes(opt.State{1}), bytes(opt.State{2})}, before);
%! assert (opt.Iteration, 1);
## a finite gradient that is too large for the state: its place, and nothing
## has changed
%!test
%! squares = {"rmsprop", "adam", "adamw", "amsgrad", "nadam", "radam", "adagrad", "adadelta"};
%! for name = squares(:)'
%!   for c = {"double", "single"; 2e154, 2e19; "\\{1\\}", ""}
%!     p = {cast(1, c{1}), struct("b", {cast([1 2], c{1})})};
%!     [p, opt] = gradstep (optimizer (name{1}), p, p);
%!     [q, before] = deal (p, opt);
%!     err = [];
%!     try
%!       [p, opt] = gradstep (opt, p, {p{1}, struct("b", cast([0 -c{2}], c{1}))});
%!     catch err
%!     end_try_catch
%!     assert (err.identifier, "descent:nonfinite");
%!     assert (regexp (err.message, ...
%!                     ["^gradstep: OPT.State\\{[12]\\}\\{2\\}.b would not be finite .*number " ...
%!                      "2 of it, ", ...
%!                                   "where the gradient is -2e\\+(19|154), " ...
%!                                   "leaves the range of class ", c{1}]), 1);
%!     assert (isequal (p, q) && isequal (opt, before));
%!     [p, opt] = gradstep (opt, p, q);
%!     assert (! isequal (p, q));
%!   endfor
%! endfor
%! [w, o] = gradstep (setfield (optimizer ("adam"), "GradientThreshold", 1), single (5), ...
%!                    single (2e19));
%! assert (w < 5 && all (isfinite ([o.State{:}])));
%!error <PARAMS would not be finite after this step: the gradient is -1e\+308>
%! gradstep (optimizer ("sgd", "LearnRate", 1), 1e308, -1e308);
%!error <OPT.State\{1\} would not be finite>
%! gradstep (optimizer ("momentum", "Convention", "torch", "State", {1e308}), 1, 1e308);
%!error <OPT.State\{1\} would not be finite>
%! gradstep (optimizer ("adagrad", "State", {1.7e308}), 1, 1e154);
%!error <OPT.State\{1\} would not be finite> gradstep (optimizer ("rmsprop", "State", {Inf}), 1, 1)
%!error <PARAMS would not be finite>
%! gradstep (optimizer ("sgd", "LearnRate", 1, "L2", 1e10), 1e300, 1)
## what is finite in double may not be so in single
%!error <gradstep: GRADS must be finite in single, the class of PARAMS \(-Inf at element 3\)>
%! gradstep (optimizer ("sgd"), single ([1 1 1 1]), [1 2 -1e300 NaN])
%!error <gradstep: GRADS.w must be finite \(NaN at element 4\)>
%! gradstep (optimizer ("adam"), struct ("w", ones (2, 3)), struct ("w", [1 2 3; 4 NaN Inf]))
## the arguments stay as they are
%!test
%! p = {rand(3), struct("b", single (rand (4, 1)))};
%! [g, m, s] = deal (p);
%! bytes = @(x) hash ("md5", [num2hex(x{1})(:)', num2hex(x{2}.b)(:)']);
%! before = bytes (p);
%! opt = optimizer ("adamw", "State", {m, s}, "L2", .1, "GradientThreshold", .1);
%! [q, new] = gradstep (opt, p, g);
%! assert ({bytes(p), bytes(g), bytes(opt.State{1}), bytes(opt.State{2})}, ...
%!         {before, before, before, before});
%! assert (! isequal (q, p) && opt.Iteration == 0);
## many steps on zeros: no denormals stay behind
%!test
%! for name = {"momentum", "rmsprop", "adam", "adadelta", "lion"}
%!   opt = optimizer (name{1});
%!   [p, opt] = gradstep (opt, single (1:3), single (1:3));
%!   for t = 1:1500
%!     [p, opt] = gradstep (opt, p, single ([0 0 0]));
%!   endfor
%!   for s = opt.State(:)'
%!     assert (all (s{1} == 0 | abs (s{1}) >= realmin ("single")));
%!   endfor
%! endfor

%!error id=Octave:invalid-fun-call gradstep (optimizer ("sgd"), 1)
%!error <gradstep: OPT must be a struct> gradstep ("adam", 1, 1)
%!error <OPT.Name must be the name of an optimizer> gradstep (struct ("Name", "newton"), 1, 1)
%!error <OPT.LearnRate must be a number that is not negative>
%! gradstep (setfield (optimizer ("sgd"), "LearnRate", -1), 1, 1);
%!error <OPT.Iteration must be an integer>
%! gradstep (setfield (optimizer ("sgd"), "Iteration", 1.5), 1, 1);
%!error <OPT.GradientThreshold must be a positive number or Inf>
%! gradstep (setfield (optimizer ("sgd"), "GradientThreshold", 0), 1, 1);
%!error <OPT.GradientThresholdMethod must be one of>
%! gradstep (setfield (optimizer ("sgd"), "GradientThresholdMethod", "norm"), 1, 1);
%!error <OPT.Convention must be one of>
%! gradstep (setfield (optimizer ("sgd"), "Convention", 1), 1, 1)
## char that is not one row
%!test
%! for value = {["sgd"; "sgd"], cat(3, "a", "b"), ""}
%!   for name = {"Name", "Convention", "GradientThresholdMethod"}
%!     fail ('gradstep (setfield (optimizer ("sgd"), name{1}, value{1}), 1, 1)', ...
%!           "gradstep: OPT[.][A-Z]\\w+ must be");
%!   endfor
%! endfor
%!error <OPT.Centered must be true or false>
%! gradstep (setfield (optimizer ("rmsprop"), "Centered", 2), 1, 1)
%!error <OPT has a field Momentum, "adam" has no use for it>
%! gradstep (setfield (optimizer ("adam"), "Momentum", .9), 1, 1);
%!error id=descent:option gradstep (setfield (optimizer ("adam"), "learnrate", .9), 1, 1)
%!error id=descent:option gradstep (setfield (optimizer ("adam"), "Centered", true), 1, 1)
%!error <OPT.State must have 2 slots> gradstep (setfield (optimizer ("adam"), "State", {1}), 1, 1)
%!error <OPT.State must be a cell> gradstep (setfield (optimizer ("adam"), "State", 1), 1, 1)
%!error <OPT.State\{2\}\{1\} is 1x2, PARAMS\{1\} is 1x1>
%! gradstep (setfield (optimizer ("adam"), "State", {[], {[1 2]}}), {1}, {1});
%!error <GRADS\{2\}.b is 3x1, PARAMS\{2\}.b is 2x1>
%! gradstep (optimizer ("sgd"), {1, struct("b", [1; 2])}, {1, struct("b", [1; 2; 3])});
%!error <GRADS lacks the field b of PARAMS>
%! gradstep (optimizer ("sgd"), struct ("a", 1, "b", 2), struct ("a", 1))
