## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{p} =} ewmaparameters (@var{beta})
## @deftypefnx {} {@var{p} =} ewmaparameters (@var{name}, @var{value})
## @deftypefnx {} {@var{y} =} ewmaparameters (@var{name}, @var{value}, @var{to})
## The parameters of an exponentially weighted average, from one of them.
##
## An average v(t) = beta * v(t-1) + (1 - beta) * x(t) is given by any one of
##
## @multitable {CenterOfMass} {(0, 1e307]} {-log (2)/log (beta)} {2^(-1/HalfLife)}
## @headitem name @tab range @tab from beta @tab beta
## @item @code{Beta} @tab [0, 1) @tab @tab
## @item @code{Alpha} @tab (0, 1] @tab 1 - beta @tab 1 - Alpha
## @item @code{Span} @tab [1, 1e307] @tab (1 + beta)/(1 - beta)
## @tab 1 - 2/(Span + 1)
## @item @code{HalfLife} @tab (0, 1e307] @tab -log (2)/log (beta)
## @tab 2^(-1/HalfLife)
## @item @code{CenterOfMass} @tab [0, 1e307] @tab beta/(1 - beta)
## @tab 1 - 1/(1 + CenterOfMass)
## @item @code{Window} @tab [1, 1e307] @tab 1/(1 - beta)
## @tab 1 - 1/Window
## @end multitable
##
## @noindent
## Beta is the weight of the past, Alpha that of the newest sample.  A sample
## that is HalfLife old weighs half of the newest.  CenterOfMass is the mean age
## of the weights, which is also the lag behind a ramp.  A plain mean of Span
## samples has that mean age too.  Window is how many samples the average is
## about, see @code{ewmawindow}.
##
## @table @var
## @item beta
## A number in [0, 1) or an array of them.
## @item name
## A name of the table, in any case.
## @item value
## What that parameter is: a number in its range or an array of them, in samples
## for the last four.  Real, of any numeric class, full or sparse, not empty.
## @item p
## A struct with these six fields, each a double array of the size of
## @var{value}.
## @item to
## A name of the table.
## @item y
## That parameter alone, an array of the size of @var{value}.
## @end table
##
## @example
## @group
## p = ewmaparameters (.75)
##    @result{} p =
##      scalar structure containing the fields:
##        Beta = 0.7500
##        Alpha = 0.2500
##        Span = 7
##        HalfLife = 2.4094
##        CenterOfMass = 3
##        Window = 4
## @end group
## @group
## ewmaparameters ("HalfLife", [1 10], "Beta")
##    @result{} ans =
##        0.5000   0.9330
## @end group
## @end example
##
## What others call them:
##
## @table @asis
## @item the lecture
## beta, and averages over about 1/(1-beta) days: Beta and Window.
## @item pandas, polars
## @code{alpha}, @code{span}, @code{com}, @code{halflife} (in polars
## @code{half_life}): Alpha, Span, CenterOfMass, HalfLife.
## @item TA-Lib
## The @code{timeperiod} n of @code{EMA} (and of @code{DEMA}, @code{TEMA}) is
## Span; the n of Wilder's smoothing (@code{RSI}, @code{ATR}, @code{ADX}) is
## Window.
## @item MATLAB
## @code{ForgettingFactor} of @code{dsp.MovingAverage} is Beta.
## @item RiskMetrics
## lambda is Beta.
## @end table
##
## Accuracy: every parameter goes to Alpha and, where that is above .5, to a
## Beta of its own digits, and from there to the others, each way right to 2
## @code{eps}, and there and back to 3 @code{eps} of Alpha, from Alpha = 1 to
## the smallest.  (A small Beta of a HalfLife is right to @code{abs (log
## (Beta))} @code{eps}.)  Beta alone cannot keep a small Alpha: a number
## near 1 is a multiple of @code{eps}/2, so that 1e-12 comes back from it with 4
## digits, and Beta is 1 below Alpha = @code{eps}/4.  Where averages are long,
## give any parameter but Beta.  The half-life of Alpha = 1 is 0.
##
## Errors: @code{descent:value} for a value out of range, NaN, empty or not real
## numbers; @code{descent:option} for an unknown name.
##
## Source: A. Ng, ``Improving Deep Neural Networks'', week 2, lecture 3; the
## names are those of @code{pandas.DataFrame.ewm}, and J. W. Wilder, ``New
## Concepts in Technical Trading Systems'', 1978, for Window.
## @seealso{ewma, ewmvar, ewmawindow, ewmaweights}
## @end deftypefn

function p = ewmaparameters (varargin)
  if (nargin < 1 || nargin > 3)
    print_usage ();
  elseif (nargin == 1)
    varargin = {"BETA", varargin{1}};
  endif
  p = __ewmaparameters__ ("ewmaparameters", varargin{:});
endfunction

## the documented examples
%!test
%! p = ewmaparameters (.75);
%! assert (fieldnames (p)', {"Beta", "Alpha", "Span", "HalfLife", "CenterOfMass", "Window"});
%! assert ([p.Beta, p.Alpha, p.Span, p.CenterOfMass, p.Window], [.75 .25 7 3 4]);
%! assert (p.HalfLife, log (2) / log (4/3), -4*eps);
%!assert (ewmaparameters ("HalfLife", [1 10], "Beta"), [.5 2^-.1], eps)

## the quadruple of pandas' test_ewm_alpha (GH 10789)
%!test
%! p = ewmaparameters ("Alpha", .61722699889169674);
%! assert (p.CenterOfMass, .62014947789973052, -4*eps);
%! assert (p.Span, 2.240298955799461, -4*eps);
%! assert (p.HalfLife, .721792864318, -1e-12);

## what the lecture, TA-Lib and Wilder say
%!assert (ewmaparameters ("Beta", [.9 .98 .5], "Window"), [10 50 2], -40*eps)
%!assert (ewmaparameters ("Span", [9 12 26], "Alpha"), [.2 2/13 2/27], -eps)
%!assert (ewmaparameters ("Window", 14, "Alpha"), 1/14)
%!assert (ewmaparameters ("Window", 14, "Span"), 27, -2*eps)

## from each to each and back
%!test
%! names = fieldnames (ewmaparameters (.5))';
%! c = [.999999 .9 2/3 .5 .3 .1 .02 1e-3 1e-6 1e-9 1e-12 1e-15];
%! for from = names(2:end)(:)'
%!   value = ewmaparameters ("Alpha", c, from{1});
%!   assert (ewmaparameters (from{1}, value, "Alpha"), c, -3*eps);
%!   for to = names(2:end)(:)'
%!     there = ewmaparameters (from{1}, value, to{1});
%!     assert (ewmaparameters (to{1}, there, "Alpha"), c, -5*eps);
%!   endfor
%!   assert (1 - ewmaparameters (from{1}, value, "Beta"), c, eps);
%! endfor
%!assert (ewmaparameters ("CenterOfMass", 1e15, "Window"), 1e15 + 1, -eps)
%!assert (ewmaparameters ("HalfLife", 1e15, "Alpha"), log (2) * 1e-15, -2*eps)
%!assert (ewmaparameters ("HalfLife", 1e-3, "Alpha"), 1)
%!assert (ewmaparameters ("Alpha", 1e-17, "Beta"), 1)

## a beta near 0
%!test
%! p = ewmaparameters ("CenterOfMass", 1e-17);
%! assert ([p.Beta p.Alpha p.Span p.CenterOfMass p.Window], [1e-17 1 1 1e-17 1], -eps);
%! assert (p.HalfLife, log (2) / (17 * log (10)), -2*eps);
%! assert (ewmaparameters ("HalfLife", p.HalfLife, "Beta"), 1e-17, -50*eps);
%! for name = {"Beta", "HalfLife", "CenterOfMass"}
%!   for b = [.4 1e-3 1e-20 1e-300]
%!     value = ewmaparameters (b).(name{1});
%!     assert (ewmaparameters (name{1}, value, "Beta"), b, 3 * eps * b * (1 - log (b)));
%!   endfor
%! endfor

## the ends
%!test
%! p = ewmaparameters (0);
%! assert ([p.Beta p.Alpha p.Span p.HalfLife p.CenterOfMass p.Window], [0 1 1 0 0 1]);
%! p = ewmaparameters ("Alpha", realmin);
%! assert (all (isfinite ([p.Span p.HalfLife p.CenterOfMass p.Window])));
%!assert (ewmaparameters (1 - eps/2).Alpha, eps/2)

## shapes, classes, names in any case
%!test
%! b = reshape ((0:11) / 12, 2, 1, 3, 2);
%! p = ewmaparameters (b);
%! assert (all (structfun (@(y) isequal (size (y), [2 1 3 2]), p)));
%! assert (p.Window, 1 ./ (1 - b));
%! assert (ewmaparameters ("WINDOW", p.Window, "beta"), b, eps);
%! kinds = {@single, @int8, @uint64, @sparse, @(x) x(1):x(end)};
%! for i = 1:numel (kinds)
%!   y = ewmaparameters ("span", kinds{i} ([1 2 3]), "alpha");
%!   assert (y, [1 2/3 .5]);
%!   assert (class (y), "double");
%!   assert (! issparse (y));
%! endfor
%! assert (ewmaparameters ("CenterOfMass", eye (2), "Window"), [2 1; 1 2]);
%! assert (ewmaparameters ("CenterOfMass", eye (2)([2 1],:), "Window"), [1 2; 2 1]);
%! value = [1 3];
%! ewmaparameters ("Span", value);
%! assert (value, [1 3]);

## validation
%!error <Invalid call> ewmaparameters ()
%!error <Invalid call> ewmaparameters ("Span", 1, "Alpha", 1)
%!error id=descent:value ewmaparameters (1)
%!error <ewmaparameters: BETA must be in \[0, 1\), a number or an array of them> ewmaparameters (1)
%!error <Beta must be in \[0, 1\)> ewmaparameters ("Beta", -eps)
%!error <Alpha must be in \(0, 1\]> ewmaparameters ("Alpha", 0)
%!error <Alpha must be in \(0, 1\]> ewmaparameters ("Alpha", 1 + eps)
%!error <Span must be in \[1, 1e307\]> ewmaparameters ("Span", [3 .5])
%!error <HalfLife must be in \(0, 1e307\]> ewmaparameters ("HalfLife", 0)
%!error <HalfLife must be in \(0, 1e307\]> ewmaparameters ("HalfLife", Inf)
%!error <CenterOfMass must be in \[0, 1e307\]> ewmaparameters ("CenterOfMass", -1)
%!error <CenterOfMass must be in \[0, 1e307\]> ewmaparameters ("CenterOfMass", 1e308)
%!error <Window must be in \[1, 1e307\]> ewmaparameters ("Window", NaN)
%!error <BETA must be> ewmaparameters ([])
%!error <BETA must be> ewmaparameters (.5i)
%!error <BETA must be> ewmaparameters ("Span")
%!error <BETA must be> ewmaparameters ({.5})
%!error <BETA must be> ewmaparameters (false)
%!error <BETA must be> ewmaparameters (struct ())
%!error <BETA must be> ewmaparameters (@sin)
%!error <Span must be> ewmaparameters ("Span", "a")
%!error id=descent:option ewmaparameters ("Spam", 3)
%!error <ewmaparameters: NAME must be one of Beta, Alpha, Span, HalfLife, CenterOfMass, Window>
%! ewmaparameters ("Spam", 3)
%!error <ewmaparameters: NAME must be one of> ewmaparameters (.5, 3)
%!error <ewmaparameters: TO must be one of> ewmaparameters ("Span", 3, "Spam")
%!error <ewmaparameters: TO must be one of> ewmaparameters ("Span", 3, 1)

%!demo
%! ## The same averages by other names
%! windows = [2 5 10 20 50];
%! p = ewmaparameters ("Window", windows);
%! printf ("%8s %8s %8s %8s %8s %8s\n", "Window", "Beta", "Alpha", "Span", "HalfLife", "Com");
%! printf ("%8g %8.4g %8.4g %8.4g %8.4g %8.4g\n", [p.Window; p.Beta; p.Alpha; p.Span; p.HalfLife
%!                                                 p.CenterOfMass]);
%! clf;
%! beta = linspace (.5, .99, 200);
%! q = ewmaparameters (beta);
%! semilogy (beta, [q.Span; q.Window; q.CenterOfMass; q.HalfLife], "linewidth", 2);
%! legend ("Span", "Window", "CenterOfMass", "HalfLife", "location", "northwest");
%! xlabel ("beta");
%! ylabel ("samples");
%! grid on;
