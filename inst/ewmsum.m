## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{s}, @var{n}] =} ewmsum (@var{x}, @var{beta})
## @deftypefnx {} {[@dots{}] =} ewmsum (@var{x}, @var{name}, @var{value})
## @deftypefnx {} {[@dots{}] =} ewmsum (@dots{}, @var{option}, @var{setting}, @dots{})
## @deftypefnx {} {[@var{s}, @var{n}, @var{state}] =} ewmsum (@dots{})
## Exponentially decayed sum and count of a series.
##
## With the times t(i) of the samples, 1, 2, @dots{} unless @qcode{"Times"} is
## given,
##
## @display
## @code{s(t) = sum (beta^(t - t(i)) x(i))}
## @code{n(t) = sum (beta^(t - t(i)))}
## @end display
##
## @noindent
## over the observations i up to t: a sample counts in full when it is new and
## half after a half-life.  Without times @code{s(t) = beta s(t-1) + x(t)}.
## @code{s ./ n} is the bias-corrected @code{ewma}; @code{n * (1-beta)} is the
## share of all weight that is there.  With @qcode{"Times"} and @code{log (1 /
## beta)} in one unit of time, @code{s * log (1/beta)} is a rate: the sum in a
## unit of time.
##
## @example
## @group
## [s, n] = ewmsum ([8 4 2], .5)
##    @result{} s =
##        8   8   6
##    @result{} n =
##        1.0000   1.5000   1.7500
## @end group
## @end example
##
## Payments of 8, 4 and 2 on the days 0, 1 and 3; what of them counts on each
## day, with a half-life of one day:
##
## @example
## @group
## [s, n] = ewmsum ([8 4 2], "HalfLife", 1, "Times", [0 1 3])
##    @result{} s =
##        8   8   4
##    @result{} n =
##        1.0000   1.5000   1.3750
## @end group
## @end example
##
## @table @var
## @item x
## A vector, matrix or N-d array of real numbers, in any class that @code{ewma}
## takes.  Each series runs along the first dimension that is not 1, or along
## @qcode{"Dim"}.
## @item beta
## What is left of a sample after one sample, or one unit of time: a number in
## [0, 1), or a vector of K of them.
## @item name, value
## Instead of @var{beta} one of @qcode{"Alpha"}, @qcode{"Span"},
## @qcode{"HalfLife"}, @qcode{"CenterOfMass"}, @qcode{"Window"} and its value,
## as in @code{ewma}.
## @item s, n
## The decayed sums, in the unit of @var{x}, and the decayed counts; of the size
## and class that @code{ewma} returns.
## @item state
## A struct from which a later call continues, bit for bit, with
## @qcode{"State"}, as in @code{ewma}.
## @end table
##
## Options, their defaults in parentheses:
##
## @table @asis
## @item @qcode{"Missing"} (@qcode{"propagate"})
## What a NaN in @var{x} does.  @qcode{"propagate"}: @var{s} is NaN from there
## on.  @qcode{"skip"}: the sample and its time are left out.
## @qcode{"decay"}: it is not counted, but time passes: @var{s} and @var{n}
## decay.
## @item @qcode{"MissingOutput"} (@qcode{"hold"})
## @qcode{"nan"}: @var{s} and @var{n} are NaN at a missing sample.
## @item @qcode{"MinPeriods"} (1)
## Both are NaN until so many samples have been observed.  0 means 1.
## @item @qcode{"Times"} ([]), @qcode{"Groups"} ([]), @qcode{"Dim"}, @qcode{"State"} ([]), @qcode{"Threads"}
## As in @code{ewma}.  To know what is left at a time without a sample, give a
## NaN there, with @qcode{"Missing"} @qcode{"decay"}.
## @end table
##
## pandas' @code{s.ewm (alpha=a).sum ()} is @code{ewmsum (x, "Alpha", a,
## "Missing", "decay")}; it has no times.
##
## Sums are compensated and in double, also for single @var{x}: they are right
## within some @code{eps} of the decayed sum of @code{abs (x)}.  An Inf stays,
## and is NaN after an opposite Inf.
##
## Errors: those of @code{ewma}; @code{descent:option} also for
## @qcode{"BiasCorrection"}, @qcode{"Initial"} and @qcode{"InitialWindow"},
## which a sum does not have.
##
## Source: E. Cohen and M. Strauss, Journal of Algorithms 59 (2006) 19-36
## (decayed sums and counts, by age); pandas' user guide, ``Exponentially
## weighted window'' (missing samples).
## @seealso{ewma, ewmband, ewmaparameters, cumsum, movsum}
## @end deftypefn

function [s, n, state] = ewmsum (x, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  if (nargout < 3)
    [s, n] = __ewma__ ("ewmsum", x, varargin{:});
  else
    [s, n, state] = __ewma__ ("ewmsum", x, varargin{:});
  endif
endfunction

## the documented examples
%!test
%! [s, n] = ewmsum ([8 4 2], .5);
%! assert ({s, n}, {[8 8 6], [1 1.5 1.75]});
%! [s, n] = ewmsum ([8 4 2], "HalfLife", 1, "Times", [0 1 3]);
%! assert (s, [8 8 4], 1e-15);
%! assert (n, [1 1.5 1.375], 1e-15);

## the average is their ratio, and without times the sum is that of ewma
%!test
%! x = 3 + cos ((1:200)'.^2);
%! x([50 51 120]) = NaN;
%! t = cumsum (mod ((1:200)', 4));
%! for o = {{"Missing", "skip"}, {"Missing", "decay"}, {"Missing", "decay", "Times", t}, ...
%!          {"Missing", "skip", "Times", t}}
%!   [s, n] = ewmsum (x, .9, o{1}{:});
%!   assert (s ./ n, ewma (x, .9, o{1}{:}, "BiasCorrection", true), 1e-13);
%! endfor
%! assert (ewmsum (x, "Alpha", .1, "Missing", "decay"), ...
%!         ewma (x, "Alpha", .1, "Missing", "decay") / .1, -1e-14);
%! ones_and_gaps = ! isnan (x);
%! assert (nthargout (2, @ewmsum, x, .9, "Missing", "decay"), ewmsum (ones_and_gaps, .9), -1e-15);

## options: worked by hand
%!test
%! x = [8 NaN 4];
%! [s, n] = ewmsum (x, .5);
%! assert ({s, n}, {[8 NaN NaN], [1 .5 1.25]});
%! [s, n] = ewmsum (x, .5, "Missing", "skip");
%! assert ({s, n}, {[8 8 8], [1 1 1.5]});
%! [s, n] = ewmsum (x, .5, "Missing", "decay");
%! assert ({s, n}, {[8 4 6], [1 .5 1.25]});
%! [s, n] = ewmsum (x, .5, "Missing", "decay", "MissingOutput", "nan");
%! assert ({s, n}, {[8 NaN 6], [1 NaN 1.25]});
%! [s, n] = ewmsum (x, .5, "Missing", "decay", "MinPeriods", 2);
%! assert ({s, n}, {[NaN NaN 6], [NaN NaN 1.25]});
%! [s, n] = ewmsum ([1 2 3], 0, "Times", [1 1 2]);
%! assert ({s, n}, {[1 3 3], [1 2 1]});
%!test   # layouts, classes
%! x = magic (6);
%! s = ewmsum (x, .5);
%! assert (ewmsum (x', .5, "Dim", 2), s');
%! assert (ewmsum (x, [.9 .5])(:,:,2), s);
%! assert (ewmsum (x(:,1)', [.9 .5])(2,:), s(:,1)');
%! assert (ewmsum (int8 (x), .5), s);
%! [s, n] = ewmsum (single (x), .5);
%! assert ({class(s), class(n)}, {"single", "single"});
%!test   # in pieces, to the bit
%! x = cos ((1:50).^2);
%! [s, n, last] = ewmsum (x, .9);
%! [s1, n1, state] = ewmsum (x(1:17), .9);
%! [s2, n2, state] = ewmsum (x(18:50), "State", state);
%! assert (isequaln ({[s1 s2], [n1 n2], state}, {s, n, last}));

## edges
%!assert (ewmsum ([1 Inf 1 -Inf 2], .5), [1 Inf Inf NaN NaN])
%!assert (ewmsum ([1 Inf 1], 0), [1 Inf Inf])
%!assert (ewmsum ([], .5), [])
%!assert (ewmsum (zeros (0, 3), .5), zeros (0, 3))
%!assert (ewmsum ([NaN 2], .5, "Missing", "decay"), [NaN 2])
%!test   # a long memory
%! n = 1e5;
%! s = ewmsum (ones (n, 1), "Alpha", 1e-9);
%! assert (s(n), -expm1 (n * log1p (-1e-9)) / 1e-9, -4 * eps);

## validation
%!error <Invalid call> ewmsum ()
%!error <Invalid call> ewmsum (1)
%!error <ewmsum: BETA must be in \[0, 1\)> ewmsum (1, 1)
%!error <unknown option "BiasCorrection"; known: Dim, > ewmsum (1, .5, "BiasCorrection", true)
%!error <ewmsum: unknown option "Initial"> ewmsum (1, .5, "Initial", 3)
%!error <ewmsum: give BETA after the series> ewmsum (1, "Dim", 1)
%!error <ewmsum: X must be an array of real numbers> ewmsum ({}, .5)
%!error <State must be what a former call of ewmsum returned>
%! ewmsum (1, "State", nthargout (2, @ewma, 1, .5));

%!demo
%! ## What is left of five doses of 100 mg, with a half-life of 4 hours.
%! taken = [0 8 16 30 32];
%! t = (0:.1:48)';
%! x = NaN (size (t));
%! [~, at] = ismember (round (10 * taken), round (10 * t));
%! x(at) = 100;
%! s = ewmsum (x, "HalfLife", 4, "Times", t, "Missing", "decay");
%! plot (t, s, "linewidth", 2, "color", [0 .45 .7]);
%! hold on;
%! stem (taken, 100 * ones (1, 5), "color", [.84 .4 0]);
%! hold off;
%! axis ([0 48 0 200]);
%! xlabel ("hours");
%! ylabel ("mg");
%! title ("A decayed sum: five doses, half-life 4 hours");
%! legend ("left", "dose", "location", "northwest");
