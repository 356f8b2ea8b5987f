## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{w} =} ewmaweights (@var{beta}, @var{k})
## @deftypefnx {} {@var{w} =} ewmaweights (@var{name}, @var{value}, @var{k})
## What the newest samples weigh in an exponentially weighted average.
##
## @display
## @code{v(t) = w(1) * x(t) + w(2) * x(t-1) + w(3) * x(t-2) + @dots{}}
## @end display
##
## @noindent
## with @code{w(j) = (1 - beta) * beta^(j-1)}.
##
## @table @var
## @item beta
## The weight of the past, a number in [0, 1), or a vector of K of them.
## @item name, value
## Instead of @var{beta}: @qcode{"Alpha"}, @qcode{"Span"}, @qcode{"HalfLife"},
## @qcode{"CenterOfMass"} or @qcode{"Window"}, and a number or a vector, as in
## @code{ewmaparameters}.
## @item k
## The number of weights, an integer that is not negative.
## @item w
## The first @var{k} weights, the newest sample's first: a column, double.  With
## K betas @var{k} x K.
## @end table
##
## With @var{beta} = .9, the 100th day's average is .1 of that day, .09 of the
## day before, and so on:
##
## @example
## @group
## ewmaweights (.9, 4)'
##    @result{} ans =
##        0.100000   0.090000   0.081000   0.072900
## @end group
## @end example
##
## The first @var{k} sum to 1 - beta^k, which the bias correction divides by.
## After 1/(1-beta) samples they have fallen to about 1/e of the first, see
## @code{ewmawindow}.
##
## Accuracy: each weight is right to .51 @code{eps} of itself, with 1-beta taken
## as Octave computes it (exactly from .5 on), and a beta below .5 as its
## parameter gives it, for any @var{k}.  (From Alpha = 1e-5, @code{Alpha * (1 -
## Alpha) .^ (0:1e6)} loses 5 digits, since 1 - Alpha is rounded before the
## power is taken.)  Below @code{realmin} the error is up to the least number.
##
## Errors: @code{descent:value} for a value out of range, NaN, empty, a matrix
## or not real numbers, and for a @var{k} that is no such number;
## @code{descent:option} for an unknown name.
##
## Source: A. Ng, ``Improving Deep Neural Networks'', week 2, lecture 4
## (understanding exponentially weighted averages).
## @seealso{ewma, ewmawindow, ewmaparameters}
## @end deftypefn

function w = ewmaweights (varargin)
  if (nargin < 2 || nargin > 3)
    print_usage ();
  elseif (nargin == 2)
    varargin = [{"BETA"}, varargin];
  endif
  k = __checkvalue__ ("ewmaweights", "K", varargin{3}, "an integer from 0 to 2^53 - 1");
  w = __ewmaweights__ ("ewmaweights", varargin{1:2}, k);
endfunction

## the documented example
%!assert (ewmaweights (.9, 4), [.1; .09; .081; .0729], -2*eps)

## they are what a sample adds to the average
%!test
%! for b = [0 .5 .9 .98]
%!   assert (ewma ([1; zeros(99, 1)], b), ewmaweights (b, 100), 1e-15);
%!   assert (flipud (ewmaweights (b, 30))' * (1:30)', ewma (1:30, b)(30), 1e-13);
%! endfor

## the first k sum to 1 - beta^k
%!test
%! for k = [1 2 10 1000]
%!   assert (sum (ewmaweights ([.5 .9 .98 .999], k), 1), 1 - [.5 .9 .98 .999] .^ k, 1e-14);
%! endfor
%!assert (sum (ewmaweights ("Alpha", 1e-6, 1e6)), -expm1 (1e6 * log1p (-1e-6)), -1e-13)

## the digits of the far ones (Python's decimal, 60 digits)
%!test
%! w = ewmaweights ("Alpha", 1e-3, 1e5 + 1);
%! assert (w([1001 10001 100001]), [3.6769542477096403e-4; 4.5173345977048638e-8
%!                                  3.5385276883434349e-47], -eps);
%! w = ewmaweights ("Alpha", 1e-12, 1e6);
%! assert (w(end), 9.9999900000149988e-13, -eps);

## of a beta near 0
%!assert (ewmaweights (1e-20, 4), [1; 1e-20; 1e-40; 1e-60], -2*eps)
%!assert (ewmaweights ("CenterOfMass", 1e-10, 2), [1; 1e-10] ./ (1 + 1e-10) .^ [1; 2], -eps)
%!assert (ewmaweights ("Window", 1 + eps, 2)(2), eps / (1 + eps)^2, -eps)
%!assert (ewmaweights ("Span", 1 + eps, 2)(2), eps/2, -eps)
%!assert (ewmaweights ("HalfLife", 1/128, 4), 2 .^ (-128 * (0:3)'), -eps)
%!assert (ewmaweights ("Alpha", 1 - eps, 3), [1 - eps; eps * (1 - eps); eps^2 * (1 - eps)], -eps)

## several betas
%!test
%! w = ewmaweights ([.9 0 .5], 6);
%! assert (size (w), [6 3]);
%! assert (w(:,1), ewmaweights (.9, 6));
%! assert (w(:,2), [1; 0; 0; 0; 0; 0]);
%! assert (w(:,3), .5 .^ (1:6)');
%! assert (ewmaweights ([.9; 0; .5], 6), w);

## the other names
%!test
%! w = ewmaweights (.75, 5);
%! assert (ewmaweights ("alpha", .25, 5), w);
%! assert (ewmaweights ("Span", 7, 5), w);
%! assert (ewmaweights ("CenterOfMass", 3, 5), w);
%! assert (ewmaweights ("Window", 4, 5), w);
%! assert (ewmaweights ("Beta", .75, 5), w);
%! assert (ewmaweights ("HalfLife", 1, 5), .5 .^ (1:5)');

## none, one, and what is too small for a number
%!assert (ewmaweights (.9, 0), zeros (0, 1))
%!assert (ewmaweights ([.9 .5], 0), zeros (0, 2))
%!assert (ewmaweights (.75, 1), .25)
%!test
%! w = ewmaweights (.5, 1100);
%! assert (w, 2 .^ -(1:1100)');

## classes
%!test
%! w = ewmaweights (.5, 3);
%! assert (ewmaweights (single (.5), int8 (3)), w);
%! assert (ewmaweights (sparse (.5), single (3)), w);
%! assert (ewmaweights (.5:.25:.75, 3), ewmaweights ([.5 .75], 3));
%! assert (ewmaweights ("Window", int32 ([1 2]), uint64 (3)), ewmaweights ([0 .5], 3));
%! assert (class (ewmaweights (single (.9), 3)), "double");

## validation
%!error <Invalid call> ewmaweights ()
%!error <Invalid call> ewmaweights (.9)
%!error <Invalid call> ewmaweights ("Span", 9, 3, 1)
%!error id=descent:value ewmaweights (1, 3)
%!error <ewmaweights: BETA must be in \[0, 1\), a number or a vector of them> ewmaweights (1, 3)
%!error <BETA must be> ewmaweights (NaN, 3)
%!error <BETA must be> ewmaweights ([.1 .2; .3 .4], 3)
%!error <BETA must be> ewmaweights ([], 3)
%!error <BETA must be> ewmaweights ("Span", 3)
%!error <BETA must be> ewmaweights ({.5}, 3)
%!error <BETA must be> ewmaweights (.5i, 3)
%!error <ewmaweights: Span must be in \[1, 1e307\]> ewmaweights ("Span", .5, 3)
%!error id=descent:option ewmaweights ("Spam", .5, 3)
%!error <ewmaweights: NAME must be one of> ewmaweights (.5, .5, 3)
%!error id=descent:value ewmaweights (.9, -1)
%!error <ewmaweights: K must be an integer from 0> ewmaweights (.9, -1)
%!error <K must be an integer from 0> ewmaweights (.9, 1.5)
%!error <K must be an integer from 0> ewmaweights (.9, NaN)
%!error <K must be an integer from 0> ewmaweights (.9, Inf)
%!error <K must be an integer from 0> ewmaweights (.9, [1 2])
%!error <K must be an integer from 0> ewmaweights (.9, "3")
%!error <K must be an integer from 0> ewmaweights (.9, [])
%!error id=descent:memory ewmaweights (repmat (.9, 1, 512), 2^53 - 1)

%!demo
%! ## How the weights decay: after 1/(1-beta) samples they are at about 1/e
%! beta = [.9 .98];
%! w = ewmaweights (beta, 101);
%! age = 0:100;
%! window = ewmawindow (beta);
%! clf;
%! plot (age, w ./ w(1,:), "linewidth", 2);
%! hold on;
%! plot (window, beta .^ window, "ko", "markerfacecolor", "k");
%! plot (age([1 end]), exp ([-1 -1]), "k--");
%! hold off;
%! legend ("beta = .9", "beta = .98", "after 1/(1-beta) samples", "1/e");
%! xlabel ("age of the sample");
%! ylabel ("weight / weight of the newest");
