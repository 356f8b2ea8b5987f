## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{params}, @var{vel}] =} sgdmupdate (@var{params}, @var{grad}, @var{vel})
## @deftypefnx {} {[@var{params}, @var{vel}] =} sgdmupdate (@var{params}, @var{grad}, @var{vel}, @var{learnRate}, @var{momentum})
## @deftypefnx {} {[@var{params}, @var{vel}] =} sgdmupdate (@dots{}, "Convention", @var{name})
## One step of gradient descent with momentum.
##
## @var{params} holds the parameters: a real array of class double or single,
## or a cell or a struct (also a struct array) of such arrays, nested as deep
## as 64 levels.  @var{grad} is the gradient of the cost and has the structure
## of @var{params}: the same cells, the same fields in any order, and arrays of
## the same sizes.  @var{vel} is the velocity that the last step returned, of
## that structure as well; @code{[]} starts at zero.  The results have the
## structure and the classes of @var{params}; the arguments stay as they are.
##
## @var{learnRate} (.01) is a number that is not negative, @var{momentum} (.9)
## a number in [0, 1].  @code{[]} means the default, for every number.
##
## The last two arguments may be "Convention" and the name of the arithmetic,
## where @var{a} is the learning rate, @var{b} the momentum, @var{g} the
## gradient:
##
## @multitable @columnfractions .25 .35 .3
## @headitem name @tab velocity @tab parameters
## @item "matlab" (default) @tab v = b v - a g @tab theta = theta + v
## @item "course" @tab v = b v + (1 - b) g @tab theta = theta - a v
## @end multitable
##
## From zero, with a constant learning rate, "course" with the rate a/(1 - b)
## goes the way of "matlab" with the rate a.  Numbers below @code{realmin} of
## the class are taken as zeros.
##
## @example
## @group
## [w, v] = sgdmupdate ([1 2], [10 -10], []);
## [w, v] = sgdmupdate (w, [10 -10], v)
##    @result{} w =
##        0.7100   2.2900
##    v =
##       -0.1900   0.1900
## @end group
## @end example
##
## Errors: @code{descent:class} and @code{descent:size} where @var{grad} or
## @var{vel} do not fit @var{params}, with the name of the place;
## @code{descent:nonfinite} where finite numbers would make velocities or
## parameters that are not (a gradient that is NaN or infinite goes into the
## results); after an error nothing has changed;
## @code{descent:value}, @code{descent:option} and @code{descent:usage}.
##
## Sources: I. Sutskever, J. Martens, G. Dahl, G. Hinton, @cite{On the
## importance of initialization and momentum in deep learning}, ICML 2013,
## equations 1 and 2 ("matlab"); week 2 of the course @cite{Improving Deep
## Neural Networks}, gradient descent with momentum ("course").
## @seealso{rmspropupdate, adamupdate, gradstep, ewma}
## @end deftypefn

function [params, vel] = sgdmupdate (params, grad, vel, varargin)
  if (nargin < 3)
    print_usage ();
  endif
  [params, vel] = __update__ ("sgdmupdate", params, grad, vel, varargin{:});
endfunction

%!demo
%! ## 40 steps on the elongated bowl (w^2 + 50 b^2)/2 from (-10, 1)
%! plain = with = zeros (2, 41);
%! plain(:,1) = with(:,1) = p = [-10; 1];
%! v = [];
%! for t = 1:40
%!   plain(:,t+1) = plain(:,t) - .035 * [1; 50] .* plain(:,t);
%!   [p, v] = sgdmupdate (p, [1; 50] .* p, v, .01, .7);
%!   with(:,t+1) = p;
%! endfor
%! [w, b] = meshgrid (linspace (-11, 3, 60), linspace (-1.2, 1.2, 60));
%! clf;
%! contour (w, b, (w .^ 2 + 50 * b .^ 2) / 2, 12);
%! hold on;
%! h = plot (plain(1,:), plain(2,:), "o-", with(1,:), with(2,:), "s-");
%! hold off;
%! legend (h, "gradient descent, a = .035", "momentum, a = .01, b = .7", "location", "southeast");
%! xlabel ("w");
%! ylabel ("b");
%! title ("Descent and momentum in a long bowl");

%!test <*documented>
%! [w, v] = sgdmupdate ([1 2], [10 -10], []);
%! [w, v] = sgdmupdate (w, [10 -10], v);
%! assert (w, [.71 2.29], 4 * eps);
%! assert (v, [-.19 .19], eps);

## 50 steps against the formulas, both conventions and precisions
%!test
%! for c = {"double", "single"; 1e-12, 1e-5}
%!   for convention = {"matlab", "course"}
%!     p = q = cast (sin (1:37)', c{1});
%!     v = []; r = 0;
%!     for t = 1:50
%!       g = cast (cos (t * (1:37)'), c{1});
%!       [p, v] = sgdmupdate (p, g, v, .02, .8, "Convention", convention{1});
%!       if (strcmp (convention{1}, "course"))
%!         r = .8 * r + (1 - .8) * g;
%!         q -= .02 * r;
%!       else
%!         r = .8 * r - .02 * g;
%!         q += r;
%!       endif
%!     endfor
%!     assert (class (p), c{1});
%!     assert (class (v), c{1});
%!     assert (p, q, c{2} * max (abs (q)));
%!     assert (v, r, c{2} * max (abs (r)));
%!   endfor
%! endfor
## a of one convention is a/(1-b) of the other
%!test
%! p = q = [3; -4];
%! v = w = [];
%! for t = 1:20
%!   [p, v] = sgdmupdate (p, p .^ 3, v, .01, .9);
%!   [q, w] = sgdmupdate (q, q .^ 3, w, .1, .9, "Convention", "course");
%! endfor
%! assert (q, p, 1e-14 * max (abs (p)));
%! assert (-.1 * w, v, 1e-14 * max (abs (v)));
## momentum 0 and 1
%!test
%! [p, v] = sgdmupdate (1, 2, 5, .1, 0);
%! assert ([p, v], [.8, -.2], eps);
%! [p, v] = sgdmupdate (1, 2, 5, .1, 1);
%! assert ([p, v], [5.8, 4.8], 4 * eps);
## [] and nothing are the defaults, wherever the names follow
%!test
%! [p, v] = sgdmupdate (1, 2, .5, .01, .9);
%! [q, w] = sgdmupdate (1, 2, .5);
%! assert ({q, w}, {p, v});
%! [q, w] = sgdmupdate (1, 2, .5, [], [], "convention", "MATLAB");
%! assert ({q, w}, {p, v});
%! [q, w] = sgdmupdate (1, 2, .5, [], .9, "Convention", "matlab");
%! assert ({q, w}, {p, v});
%! [q, w] = sgdmupdate (1, 2, .5, "Convention", "course");
%! assert ([q, w], [1 - .01 * .65, .65], eps);
## structs: fields in any order, struct arrays, cells in them
%!test
%! p = struct ("W", {{[1 2], [3; 4]}}, "b", single (5));
%! g = struct ("b", 1, "W", {{[1 1], [1; 1]}});
%! [q, v] = sgdmupdate (p, g, [], 1, 0);
%! assert (q, struct ("W", {{[0 1], [2; 3]}}, "b", single (4)));
%! assert (v, struct ("W", {{[-1 -1], [-1; -1]}}, "b", single (-1)));
%! [q, v] = sgdmupdate (q, g, v, 1, 1);
%! assert (q, struct ("W", {{[-2 -1], [0; 1]}}, "b", single (2)));
%!test
%! p = struct ("a", {1, 2; 3, 4}, "c", {[], {}; [1 2], {5}});
%! [q, v] = sgdmupdate (p, p, [], .5, 0);
%! assert (size (q), [2 2]);
%! assert ([q.a], [.5 1.5 1 2]);
%! assert ({q.c}, {[], [.5 1], {}, {2.5}});
%! assert ({v.c}, {[], [-.5 -1], {}, {-2.5}});
## empty arrays pass
%!test
%! for x = {zeros(0, 3), [], single(zeros (2, 0)), {}, cell(0, 2), struct(), struct("a", {})}
%!   [p, v] = sgdmupdate (x{1}, x{1}, []);
%!   assert (p, x{1});
%!   assert (v, x{1});
%! endfor
## N-d
%!test
%! x = reshape (1:24, 2, 3, 4);
%! [p, v] = sgdmupdate (x, x, x, 1, 0);
%! assert (p, zeros (2, 3, 4));
%! assert (v, -x);
## the arguments stay as they are
%!test
%! p = {rand(3), struct("b", single (rand (4, 1)))};
%! [g, v] = deal (p);
%! before = hash ("md5", [num2hex(p{1})(:)' num2hex(p{2}.b)(:)']);
%! sgdmupdate (p, g, v);
%! for x = {p, g, v}
%!   y = x{1};
%!   assert (hash ("md5", [num2hex(y{1})(:)' num2hex(y{2}.b)(:)']), before);
%! endfor

## velocities and parameters that overflow are refused
%!error <sgdmupdate: VEL would not be finite after this step: the gradient is -1e\+308>
%! sgdmupdate (1, -1e308, [], 10)
%!error <VEL\{1\}.b would .*number 3 of it, .* is 3e\+38, .*leaves the range of class single>
%! sgdmupdate ({struct("b", single (1:3))}, {struct("b", single ([1 2 3e38]))}, [], 10);
%!error <PARAMS would not be finite> sgdmupdate (1.7e308, -1e308, [], 1)
%!assert (sgdmupdate (1, Inf, []), -Inf)

%!error id=Octave:invalid-fun-call sgdmupdate (1, 2)
%!error <sgdmupdate: LEARNRATE must be a number that is not negative> sgdmupdate (1, 2, [], -1)
%!error <LEARNRATE must be> sgdmupdate (1, 2, [], NaN)
%!error <LEARNRATE must be> sgdmupdate (1, 2, [], Inf)
%!error <LEARNRATE must be> sgdmupdate (1, 2, [], [1 2])
%!error <LEARNRATE must be> sgdmupdate (1, 2, [], {})
%!error <MOMENTUM must be in \[0, 1\]> sgdmupdate (1, 2, [], .1, 1.1)
%!error <MOMENTUM must be in> sgdmupdate (1, 2, [], .1, NaN)
%!error <sgdmupdate: too many arguments> sgdmupdate (1, 2, [], .1, .9, 3)
%!error <unknown option "Convent"; known: Convention> sgdmupdate (1, 2, [], "Convent", "course")
%!error <Convention must be one of "matlab", "course"> sgdmupdate (1, 2, [], "Convention", "torch")
%!error <Convention" has no value> sgdmupdate (1, 2, [], "Convention")
%!error <VEL must be a full real array> sgdmupdate (1, 2, "Convention", "Convention", "course")
%!error id=descent:size sgdmupdate ([1 2], [1; 2], [])
%!error <sgdmupdate: VEL is 1x1, PARAMS is 1x2> sgdmupdate ([1 2], [1 2], 0)
