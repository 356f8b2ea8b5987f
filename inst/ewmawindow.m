## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{n} =} ewmawindow (@var{beta})
## @deftypefnx {} {@var{n} =} ewmawindow (@var{name}, @var{value})
## How many samples an exponentially weighted average is about: 1/(1-beta).
##
## @table @var
## @item beta
## The weight of the past, a number in [0, 1) or an array of them.
## @item name, value
## Instead of @var{beta}: @qcode{"Alpha"}, @qcode{"Span"}, @qcode{"HalfLife"},
## @qcode{"CenterOfMass"} or @qcode{"Window"}, and a number or an array, as in
## @code{ewmaparameters}.
## @item n
## A double array of the size of @var{beta} or @var{value}, in samples.
## @end table
##
## @example
## @group
## round (ewmawindow ([.9 .98 .5]))
##    @result{} ans =
##       10   50    2
## @end group
## @end example
##
## The rule behind it: the weights of samples fall as beta^age, and beta^@var{n}
## is about 1/e = .3679, more closely the nearer beta is to 1:
##
## @example
## @group
## [.5 .9 .98] .^ ewmawindow ([.5 .9 .98])
##    @result{} ans =
##       0.2500   0.3487   0.3642
## @end group
## @end example
##
## @noindent
## So the newest @var{n} samples hold 63 to 75 percent of all weight for betas
## from .5 on, and what is older counts for little.  (Beta = 0 keeps nothing:
## one sample.)
##
## Errors: @code{descent:value} for a value out of range, NaN, empty or not real
## numbers; @code{descent:option} for an unknown name.
##
## Source: A. Ng, ``Improving Deep Neural Networks'', week 2, lectures 3 and 4.
## @seealso{ewma, ewmaweights, ewmaparameters}
## @end deftypefn

function n = ewmawindow (varargin)
  if (nargin < 1 || nargin > 2)
    print_usage ();
  elseif (nargin == 1)
    varargin = [{"BETA"}, varargin];
  endif
  n = __ewmaparameters__ ("ewmawindow", varargin{:}, "Window");
endfunction

## the documented examples
%!assert (ewmawindow ([.9 .98 .5]), [10 50 2], -40*eps)
%!assert ([.5 .9 .98] .^ ewmawindow ([.5 .9 .98]), [.25 .3487 .3642], 5e-5)

## the 1/e rule
%!test
%! b = 1 - 10 .^ -(1:8);
%! gap = exp (-1) - b .^ ewmawindow (b);
%! assert (all (gap > 0) && all (diff (gap) < 0));
%! assert (gap(end), 0, 1e-8);

%!assert (ewmawindow (0), 1)
%!assert (ewmawindow (1 - eps/2), 2/eps)
%!assert (ewmawindow ([0 .5; .75 .875]), [1 2; 4 8])
%!assert (ewmawindow (cat (3, 0, .5)), cat (3, 1, 2))
%!assert (ewmawindow ("alpha", [1 .25]'), [1 4]')
%!assert (ewmawindow ("Span", 9), 5)
%!assert (ewmawindow ("CenterOfMass", 0:3), 1:4, -eps)
%!assert (ewmawindow ("HalfLife", 1), 2)
%!assert (ewmawindow ("Window", [14 1e300]), [14 1e300], -eps)
%!assert (ewmawindow (single (.75)), 4)
%!assert (class (ewmawindow (single (.75))), "double")
%!assert (ewmawindow (sparse ([0 .5])), [1 2])
%!assert (ewmawindow (uint8 (0)), 1)

%!error <Invalid call> ewmawindow ()
%!error <Invalid call> ewmawindow ("Span", 3, 1)
%!error id=descent:value ewmawindow (1)
%!error <ewmawindow: BETA must be in \[0, 1\), a number or an array of them> ewmawindow (1)
%!error <BETA must be> ewmawindow ([.5 NaN])
%!error <BETA must be> ewmawindow ([])
%!error <BETA must be> ewmawindow ("a")
%!error <BETA must be> ewmawindow (.5 + .1i)
%!error <BETA must be> ewmawindow ({})
%!error <ewmawindow: Alpha must be in \(0, 1\]> ewmawindow ("Alpha", 0)
%!error id=descent:option ewmawindow ("Beat", .5)

%!demo
%! ## beta^(1/(1-beta)) comes near to 1/e
%! beta = 0:.01:.99;
%! clf;
%! plot (beta, beta .^ ewmawindow (beta), "linewidth", 2);
%! hold on;
%! plot ([0 1], exp ([-1 -1]), "k--");
%! hold off;
%! legend ("beta^{1/(1-beta)}", "1/e", "location", "southeast");
%! xlabel ("beta");
%! ylabel ("weight at the window's end / weight of the newest");
