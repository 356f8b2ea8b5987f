## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{params}, @var{avgSqG}] =} rmspropupdate (@var{params}, @var{grad}, @var{avgSqG})
## @deftypefnx {} {[@var{params}, @var{avgSqG}] =} rmspropupdate (@var{params}, @var{grad}, @var{avgSqG}, @var{learnRate}, @var{decay}, @var{epsilon})
## @deftypefnx {} {[@var{params}, @var{avgSqG}] =} rmspropupdate (@dots{}, "Convention", @var{name})
## One step of RMSprop.
##
## @var{params} holds the parameters: a real array of class double or single,
## or a cell or a struct (also a struct array) of such arrays, nested as deep
## as 64 levels.  @var{grad} is the gradient of the cost and has the structure
## of @var{params}: the same cells, the same fields in any order, and arrays of
## the same sizes.  @var{avgSqG} is the average of squared gradients that the
## last step returned, of that structure as well; @code{[]} starts at zero.
## The results have the structure and the classes of @var{params}; the
## arguments stay as they are.
##
## @var{learnRate} (.001) is a number that is not negative, @var{decay} (.9) a
## number in [0, 1), @var{epsilon} (1e-8) a positive number.  @code{[]} means
## the default, for every number.  With the learning rate @var{a}, the decay
## @var{b} and the gradient @var{g} the step is
##
## @display
## s = b s + (1 - b) g^2
## theta = theta - a g / (sqrt (s) + epsilon)
## @end display
##
## The last two arguments may be "Convention" and "matlab" or "course", as in
## @code{adamupdate}; for RMSprop the two agree:
##
## @multitable @columnfractions .25 .35 .3
## @headitem name @tab epsilon @tab average
## @item "matlab" (default) @tab beside the root @tab not corrected
## @item "course" @tab beside the root @tab not corrected
## @end multitable
##
## Numbers below @code{realmin} of the class are taken as zeros.
##
## @example
## @group
## [w, s] = rmspropupdate ([1 2], [10 -2], [], .25, .75)
##    @result{} w =
##        0.5000   2.5000
##    s =
##       25    1
## @end group
## @end example
##
## Errors: @code{descent:class} and @code{descent:size} where @var{grad} or
## @var{avgSqG} do not fit @var{params}, with the name of the place;
## @code{descent:nonfinite} where finite numbers would make an average or
## parameters that are not, as a gradient from 1.8e19 in single and 1.3e154 in
## double on does, whose square overflows (a gradient that is NaN or infinite
## goes into the results); after an error nothing has changed;
## @code{descent:value}, @code{descent:option} and @code{descent:usage}.
##
## Sources: G. Hinton, N. Srivastava, K. Swersky, @cite{Neural Networks for
## Machine Learning}, lecture 6e, 2012; week 2 of the course @cite{Improving
## Deep Neural Networks}, RMSprop.
## @seealso{sgdmupdate, adamupdate, gradstep, ewma}
## @end deftypefn

function [params, avgSqG] = rmspropupdate (params, grad, avgSqG, varargin)
  if (nargin < 3)
    print_usage ();
  endif
  [params, avgSqG] = __update__ ("rmspropupdate", params, grad, avgSqG, varargin{:});
endfunction

%!demo
%! ## 60 steps on the elongated bowl (w^2 + 50 b^2)/2 from (-10, 1)
%! plain = rms = zeros (2, 61);
%! plain(:,1) = rms(:,1) = [-10; 1];
%! s = [];
%! for t = 1:60
%!   plain(:,t+1) = plain(:,t) - .035 * [1; 50] .* plain(:,t);
%!   [rms(:,t+1), s] = rmspropupdate (rms(:,t), [1; 50] .* rms(:,t), s, .2);
%! endfor
%! cost = @(p) (p(1,:) .^ 2 + 50 * p(2,:) .^ 2) / 2;
%! clf;
%! semilogy (0:60, cost (plain), "-", 0:60, cost (rms), "-");
%! legend ("gradient descent, a = .035", "RMSprop, a = .2");
%! xlabel ("steps");
%! ylabel ("cost");
%! title ("Descent and RMSprop in a long bowl");

%!test <*documented>
%! [w, s] = rmspropupdate ([1 2], [10 -2], [], .25, .75);
%! assert (w, [.5 2.5], 1e-8);
%! assert (s, [25 1]);

## 50 steps against the formula, in both precisions
%!test
%! for c = {"double", "single"; 1e-12, 1e-5}
%!   p = q = cast (sin (1:37)', c{1});
%!   s = []; r = 0;
%!   for t = 1:50
%!     g = cast (cos (t * (1:37)'), c{1});
%!     [p, s] = rmspropupdate (p, g, s, .02, .8, 1e-4);
%!     r = .8 * r + (1 - .8) * g .^ 2;
%!     q -= .02 * g ./ (sqrt (r) + 1e-4);
%!   endfor
%!   assert (class (p), c{1});
%!   assert (class (s), c{1});
%!   assert (p, q, c{2} * max (abs (q)));
%!   assert (s, r, c{2} * max (abs (r)));
%! endfor
## the first step has one length for every gradient
%!test
%! g = [1e-3 -5 100 -1e6];
%! p = rmspropupdate (zeros (1, 4), g, [], .01, .9);
%! assert (p, -.01 / sqrt (.1) * sign (g), 1e-6);
## the conventions agree; [] and nothing are the defaults
%!test
%! [p, s] = rmspropupdate ([1 2], [3 4], [.5 1], .001, .9, 1e-8);
%! [q, r] = rmspropupdate ([1 2], [3 4], [.5 1]);
%! assert ({q, r}, {p, s});
%! [q, r] = rmspropupdate ([1 2], [3 4], [.5 1], [], [], [], "Convention", "course");
%! assert ({q, r}, {p, s});
## a gradient of zeros
%!assert (rmspropupdate ([1 2], [0 0], []), [1 2])
## cells of either class
%!test
%! p = {1, {single([2 3])}};
%! [q, s] = rmspropupdate (p, {single(1), {[1 1]}}, [], .5, 0);
%! assert (class (q{1}), "double");
%! assert (class (q{2}{1}), "single");
%! assert (class (s{2}{1}), "single");
%! assert (q, {.5, {single([1.5 2.5])}}, 1e-7);
## epsilon decides where the average is small
%!assert (rmspropupdate (0, 1, 0, .5, 0, 1), -.25)

## a finite gradient that is too large for the average is refused
%!error <rmspropupdate: AVGSQG would not be finite .* is 2e\+19, .*leaves the range of class single>
%! rmspropupdate (single (5), single (2e19), []);
%!error <AVGSQG\{2\} would not be finite .*number 1 of it, where the gradient is 2e\+154>
%! rmspropupdate ({1, [2 3]}, {1, [2e154 0]}, [])
%!error id=descent:nonfinite rmspropupdate (1, 1, Inf)

%!error id=Octave:invalid-fun-call rmspropupdate (1, 2)
%!error <rmspropupdate: LEARNRATE must be a number that is not negative>
%! rmspropupdate (1, 2, [], -1)
%!error <DECAY must be in \[0, 1\)> rmspropupdate (1, 2, [], .1, 1)
%!error <EPSILON must be a positive number> rmspropupdate (1, 2, [], .1, .9, 0)
%!error <rmspropupdate: too many arguments> rmspropupdate (1, 2, [], .1, .9, 1e-8, 3)
%!error <Convention must be one of "matlab", "course"> rmspropupdate (1, 2, [], "Convention", 3)
%!error <rmspropupdate: AVGSQG is 2x1, PARAMS is 1x2> rmspropupdate ([1 2], [1 2], [1; 2])
