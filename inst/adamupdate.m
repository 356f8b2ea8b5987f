## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{params}, @var{avgG}, @var{avgSqG}] =} adamupdate (@var{params}, @var{grad}, @var{avgG}, @var{avgSqG}, @var{iteration})
## @deftypefnx {} {[@var{params}, @var{avgG}, @var{avgSqG}] =} adamupdate (@var{params}, @var{grad}, @var{avgG}, @var{avgSqG}, @var{iteration}, @var{learnRate}, @var{gradDecay}, @var{sqGradDecay}, @var{epsilon})
## @deftypefnx {} {[@var{params}, @var{avgG}, @var{avgSqG}] =} adamupdate (@dots{}, "Convention", @var{name})
## One step of Adam.
##
## @var{params} holds the parameters: a real array of class double or single,
## or a cell or a struct (also a struct array) of such arrays, nested as deep
## as 64 levels.  @var{grad} is the gradient of the cost and has the structure
## of @var{params}: the same cells, the same fields in any order, and arrays of
## the same sizes.  @var{avgG} and @var{avgSqG} are the averages of gradients
## and of their squares that the last step returned, of that structure as well;
## @code{[]} starts at zero.  @var{iteration} is the number of the step, a
## positive integer: 1 for the first, and the same for all arrays of a step.
## The results have the structure and the classes of @var{params}; the
## arguments stay as they are.
##
## @var{learnRate} (.001) is a number that is not negative, @var{gradDecay}
## (.9) and @var{sqGradDecay} (.999) are numbers in [0, 1), @var{epsilon} (1e-8)
## is a positive number.  @code{[]} means the default, for every number.
##
## With the averages
##
## @display
## m = b1 m + (1 - b1) g
## s = b2 s + (1 - b2) g^2
## @end display
##
## @noindent
## and the learning rate @var{a} the last two arguments, "Convention" and the
## name of the arithmetic, decide where epsilon stands:
##
## @multitable @columnfractions .25 .7
## @headitem name @tab parameters after step t
## @item "matlab" (default)
## @tab theta - a sqrt (1 - b2^t)/(1 - b1^t) m / (sqrt (s) + epsilon)
## @item "course"
## @tab theta - a (m/(1 - b1^t)) / (sqrt (s/(1 - b2^t)) + epsilon)
## @end multitable
##
## They differ by the factor sqrt (1 - b2^t) before epsilon, so only in steps
## where the gradients are as small as epsilon.  Numbers below @code{realmin}
## of the class are taken as zeros.
##
## @example
## @group
## W = @{[1 2; 3 4], [5; 6]@};
## grad = @{[10 -.1; 0 1], [-3; 2]@};
## [W, m, s] = adamupdate (W, grad, [], [], 1, .5);
## W@{1@}
##    @result{} ans =
##        0.5000   2.5000
##        3.0000   3.5000
## @end group
## @end example
##
## Errors: @code{descent:class} and @code{descent:size} where @var{grad},
## @var{avgG} or @var{avgSqG} do not fit @var{params}, with the name of the
## place; @code{descent:nonfinite} where finite numbers would make averages or
## parameters that are not, as a gradient from 1.8e19 in single and 1.3e154 in
## double on does, whose square overflows (a gradient that is NaN or infinite
## goes into the results); after an error nothing has changed;
## @code{descent:value}, @code{descent:option} and @code{descent:usage}.
##
## Sources: D. Kingma, J. Ba, @cite{Adam: a method for stochastic
## optimization}, 2014, arXiv 1412.6980, algorithm 1 ("course") and the end of
## section 2 ("matlab"); week 2 of the course @cite{Improving Deep Neural
## Networks}, Adam.
## @seealso{sgdmupdate, rmspropupdate, gradstep, ewma}
## @end deftypefn

function [params, avgG, avgSqG] = adamupdate (params, grad, avgG, avgSqG, iteration, varargin)
  if (nargin < 5)
    print_usage ();
  endif
  [params, avgG, avgSqG] = __update__ ("adamupdate", params, grad, avgG, avgSqG, iteration, ...
                                       varargin{:});
endfunction

## an epsilon too small for the class, or flushed: a zero gradient moves nothing
%!test
%! for e = [1e-50 1e-37]
%!   for c = {"matlab", "course"}
%!     assert (adamupdate (single ([1 2]), single ([0 1]), [], [], 1, .001, .9, .999, e, ...
%!                         "Convention", c{1})(1), single (1));
%!   endfor
%! endfor
%! assert (adamupdate ([1 2], [0 1], [], [], 1, .001, .9, .999, 1e-310)(1), 1);
%! assert (rmspropupdate (single ([1 2]), single ([0 1]), [], .001, .9, 1e-50)(1), single (1));

%!demo
%! ## 60 steps on the elongated bowl (w^2 + 50 b^2)/2 from (-10, 1)
%! slope = @(p) [1; 50] .* p;
%! path = zeros (2, 61, 4);
%! path(:,1,:) = repmat ([-10; 1], [1, 1, 4]);
%! v = r = m = s = [];
%! for t = 1:60
%!   path(:,t+1,1) = path(:,t,1) - .035 * slope (path(:,t,1));
%!   [path(:,t+1,2), v] = sgdmupdate (path(:,t,2), slope (path(:,t,2)), v, .01, .7);
%!   [path(:,t+1,3), r] = rmspropupdate (path(:,t,3), slope (path(:,t,3)), r, .2);
%!   [path(:,t+1,4), m, s] = adamupdate (path(:,t,4), slope (path(:,t,4)), m, s, t, .5);
%! endfor
%! [w, b] = meshgrid (linspace (-11, 4, 60), linspace (-1.5, 1.5, 60));
%! clf;
%! contour (w, b, (w .^ 2 + 50 * b .^ 2) / 2, 12);
%! hold on;
%! h = zeros (1, 4);
%! for k = 1:4
%!   h(k) = plot (path(1,:,k), path(2,:,k), ".-");
%! endfor
%! hold off;
%! legend (h, "gradient descent", "momentum", "RMSprop", "Adam", "location", "southeast");
%! xlabel ("w");
%! ylabel ("b");
%! title ("Four ways down an elongated bowl");

%!test <*documented>
%! W = {[1 2; 3 4], [5; 6]};
%! grad = {[10 -.1; 0 1], [-3; 2]};
%! [W, m, s] = adamupdate (W, grad, [], [], 1, .5);
%! assert (W, {[.5 2.5; 3 3.5], [5.5; 5.5]}, 1e-5);
%! assert (m, {[1 -.01; 0 .1], [-.3; .2]}, 4 * eps);

## 50 steps against the formulas, both conventions and precisions
%!test
%! b1 = .8; b2 = .99; e = 1e-3;
%! for c = {"double", "single"; 1e-12, 1e-5}
%!   for convention = {"matlab", "course"}
%!     p = q = cast (sin (1:37)', c{1});
%!     m = s = []; u = w = 0;
%!     for t = 1:50
%!       g = cast (cos (t * (1:37)'), c{1});
%!       [p, m, s] = adamupdate (p, g, m, s, t, .02, b1, b2, e, "Convention", convention{1});
%!       u = b1 * u + (1 - b1) * g;
%!       w = b2 * w + (1 - b2) * g .^ 2;
%!       if (strcmp (convention{1}, "course"))
%!         q -= .02 * (u / (1 - b1 ^ t)) ./ (sqrt (w / (1 - b2 ^ t)) + e);
%!       else
%!         q -= .02 * sqrt (1 - b2 ^ t) / (1 - b1 ^ t) * u ./ (sqrt (w) + e);
%!       endif
%!     endfor
%!     assert ({class(p), class(m), class(s)}, {c{1}, c{1}, c{1}});
%!     assert (p, q, c{2} * max (abs (q)));
%!     assert (m, u, c{2} * max (abs (u)));
%!     assert (s, w, c{2} * max (abs (w)));
%!   endfor
%! endfor
## the first step is the learning rate, whatever the gradient
%!test
%! g = [1e-2 -5 100 -1e6 0];
%! for convention = {"matlab", "course"}
%!   p = adamupdate (zeros (1, 5), g, [], [], 1, .01, "Convention", convention{1});
%!   assert (p, -.01 * sign (g), 1e-6);
%! endfor
## decays of zero, and the last step there is
%!assert (adamupdate (0, -3, [], [], 1, .5, 0, 0), .5, 1e-8)
%!assert (adamupdate (0, -3, 7, 8, flintmax (), .5, 0, 0), .5, 1e-8)
## one iteration for all arrays: a cell gives the bits of one long array
%!test
%! p = {sin(1:9), cos((1:4)'), {single([])}, 5};
%! flat = @(c) [c{1}, c{2}', c{4}];
%! q = flat (p);
%! m = s = u = w = [];
%! for t = 1:3
%!   [q, u, w] = adamupdate (q, q .^ 2 - 1, u, w, t, .1);
%!   g = {p{1}.^2 - 1, p{2}.^2 - 1, p{3}, p{4}.^2 - 1};
%!   [p, m, s] = adamupdate (p, g, m, s, t, .1);
%! endfor
%! assert (isequal (flat (p), q) && isequal (flat (m), u) && isequal (flat (s), w));
## [] in a state: that part starts at zero
%!test
%! [p, m, s] = adamupdate ({1, {2 3}}, {1, {1 1}}, {[], {.1 []}}, {[], []}, 1);
%! [q, u, w] = adamupdate ({1, {2 3}}, {1, {1 1}}, {0, {.1 0}}, {0, {0 0}}, 1);
%! assert ({p, m, s}, {q, u, w});
## gradient and state of the other class
%!test
%! [p, m, s] = adamupdate (single ([1 2]), [3 4], [0 0], single ([0 0]), 1);
%! assert ({class(p), class(m), class(s)}, {"single", "single", "single"});
%! [p, m, s] = adamupdate ([1 2], single ([3 4]), single ([0 0]), [0 0], 1);
%! assert ({class(p), class(m), class(s)}, {"double", "double", "double"});
%! assert (p, [1 2] - .001, 1e-9);
## every kind of value: right, or a clear error
%!test
%! right = {1, single(1), [1 2; 3 4], 1:5, -(1:5), eye(3), eye(4)([2 1 4 3],:), ...
%!          find([1 0 1]), NaN, Inf, -0, ones(2, 0, 3), {}, {1}, struct("a", 1), struct()};
%! for x = right(:)'
%!   p = adamupdate (x{1}, x{1}, [], [], 1);
%!   assert (size (p), size (x{1}));
%!   assert (class (p), class (x{1}));
%!   if (isfloat (x{1}))
%!     full_x = full (x{1});
%!     q = full_x - .001 * full_x ./ (abs (full_x) + 1e-8 / sqrt (.001));
%!     assert (p, q, 1e-6);
%!   endif
%! endfor
%! wrong = {true, "a", 'text', "", int8(1), uint64(1), 1i, single(1i), [1 1i], sparse(1), ...
%!          sparse(1i), sparse(true), @sin, {1, "a"}, {{int8(1)}}, struct("a", true), ...
%!          containers.Map(), inputParser()};
%! for x = wrong(:)'
%!   for k = 1:4
%!     args = {1, 1, 1, 1};
%!     args{k} = x{1};
%!     id = "none";
%!     try
%!       adamupdate (args{:}, 1);
%!     catch err
%!       id = err.identifier;
%!     end_try_catch
%!     assert (any (strcmp (id, {"descent:class", "descent:size"})));
%!   endfor
%!   try
%!     adamupdate (1, 1, 1, 1, x{1});
%!     id = "none";
%!   catch err
%!     id = err.identifier;
%!   end_try_catch
%!   assert (any (strcmp (id, {"descent:value", "none"})));
%! endfor
## no denormals stay behind, and nothing slows down
%!test
%! p = single (1:3); m = s = single ([1 .1 .01]);
%! for t = 1:2000
%!   [p, m, s] = adamupdate (p, single ([0 0 0]), m, s, t, .001, .9, .9);
%! endfor
%! assert (isequal (m, zeros (1, 3)) && isequal (s, zeros (1, 3)));
## the arguments stay as they are
%!test
%! p = {rand(3), struct("b", single (rand (4, 1)))};
%! [g, m, s] = deal (p);
%! bytes = @(x) hash ("md5", [num2hex(x{1})(:)', num2hex(x{2}.b)(:)']);
%! before = bytes (p);
%! [q, u, w] = adamupdate (p, g, m, s, 3);
%! assert ({bytes(p), bytes(g), bytes(m), bytes(s)}, {before, before, before, before});
%! assert (! isequal (q, p));

## a finite gradient that is too large for the averages is refused
%!test
%! for x = {single(2e19), 2e154, -single(3e38), realmax}
%!   g = {struct("w", x{1}, "b", {{1}})};
%!   p = {struct("w", cast (5, class (x{1})), "b", {{1}})};
%!   fail ("adamupdate (p, g, [], [], 1)", ...
%!         "adamupdate: AVGSQG\\{1\\}.w would not be finite after this step: the gradient is");
%!   [q, m, s] = adamupdate (p, p, [], [], 1);
%!   fail ("adamupdate (p, g, m, s, 2)", "adamupdate: AVGSQG\\{1\\}.w would not be finite");
%! endfor
%! assert (isfinite (adamupdate (single (5), single (1.8e19), [], [], 1)));
%!error id=descent:nonfinite adamupdate ([1 1], [NaN 2e154], [], [], 1)
%!error id=descent:nonfinite adamupdate (1, 1, 0, Inf, 1)
%!error id=descent:nonfinite adamupdate (1.5e308, -1, [], [], 1, 1.7e308)

%!error id=Octave:invalid-fun-call adamupdate (1, 2, [], [])
%!error <adamupdate: ITERATION must be a positive integer> adamupdate (1, 2, [], [], 0)
%!error <ITERATION must be a positive integer> adamupdate (1, 2, [], [], 1.5)
%!error <ITERATION must be a positive integer> adamupdate (1, 2, [], [], [])
%!error <ITERATION must be a positive integer> adamupdate (1, 2, [], [], NaN)
%!error <ITERATION must be a positive integer> adamupdate (1, 2, [], [], "Convention", "course")
%!error <LEARNRATE must be a number that is not negative> adamupdate (1, 2, [], [], 1, NaN)
%!error <GRADDECAY must be in \[0, 1\)> adamupdate (1, 2, [], [], 1, .1, 1)
%!error <SQGRADDECAY must be in \[0, 1\)> adamupdate (1, 2, [], [], 1, .1, .9, -1)
%!error <EPSILON must be a positive number> adamupdate (1, 2, [], [], 1, .1, .9, .9, 0)
%!error <adamupdate: too many arguments> adamupdate (1, 2, [], [], 1, .1, .9, .9, 1, 3)
%!error <GRAD\{2\}.b is 3x1, PARAMS\{2\}.b is 2x1>
%! adamupdate ({1, struct("b", [1; 2])}, {1, struct("b", [1; 2; 3])}, [], [], 1);
%!error <AVGSQG\(2\).w\{1\} is 1x2, PARAMS\(2\).w\{1\} is 1x1>
%! p = struct ("w", {1, {3}}); s = struct ("w", {1, {[1 2]}});
%! adamupdate (p, p, p, s, 1);
%!error <GRAD\{1\} lacks the field b of PARAMS\{1\}>
%! adamupdate ({struct("a", 1, "b", 2)}, {struct("a", 1)}, [], [], 1);
%!error <AVGG has a field c, PARAMS has not>
%! adamupdate (struct ("a", 1), struct ("a", 1), struct ("a", 1, "c", 2), [], 1);
%!error <AVGG must be a cell, like PARAMS> adamupdate ({1}, {1}, 1, [], 1)
%!error <GRAD\{1\} must be a struct, like PARAMS\{1\}> adamupdate ({struct()}, {1}, [], [], 1)
%!error <GRAD\{1\} must be a full real array of class double or single>
%! adamupdate ({1}, {1i}, [], [], 1)
%!error <adamupdate: PARAMS\{2\} must be a full real array> adamupdate ({1, "a"}, {1, 1}, [], [], 1)
%!error <GRAD is 1x2, PARAMS is 1x1> adamupdate ({1}, {1, 2}, [], [], 1)
%!error <PARAMS is nested more than 64 deep>
%! p = 1;
%! for i = 1:70
%!   p = {p};
%! endfor
%! adamupdate (p, p, [], [], 1);
