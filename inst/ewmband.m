## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{m}, @var{s}, @var{flag}] =} ewmband (@var{x}, @var{beta})
## @deftypefnx {} {[@dots{}] =} ewmband (@var{x}, @var{name}, @var{value})
## @deftypefnx {} {[@dots{}] =} ewmband (@dots{}, @var{option}, @var{setting}, @dots{})
## @deftypefnx {} {[@var{m}, @var{s}, @var{flag}, @var{state}] =} ewmband (@dots{})
## Exponentially weighted band about a series, and the samples outside of it.
##
## Sample t is compared with the samples before it: @var{m}(t) is their
## weighted mean and @var{s}(t) their weighted standard deviation, and
##
## @display
## @code{flag(t) = abs (x(t) - m(t)) > Width * s(t)}
## @end display
##
## @noindent
## after the first @qcode{"WarmUp"} observations.  A sample has no part in its
## own band, however far it is away.  The weights are those of the
## bias-corrected @code{ewma} and of @code{ewmstd}: the newest 1, the one before
## it @var{beta}, then beta^2, and so on.
##
## @example
## @group
## [m, s, flag] = ewmband ([1 2 1 2 9 1], .9, "WarmUp", 4)
##    @result{} m =
##          NaN   1.0000   1.5263   1.3321   1.5263   3.3513
##    @result{} s =
##          NaN      NaN   0.7071   0.5779   0.5779   3.6324
##    @result{} flag =
##       0  0  0  0  1  0
## @end group
## @end example
##
## @strong{Arguments}
##
## @table @var
## @item x
## A vector, matrix or N-d array of real numbers, in any class that @code{ewma}
## takes.  Each series runs along the first dimension that is not 1, or along
## @qcode{"Dim"}.
## @item beta
## The weight of the past, a number in [0, 1), or a vector of K of them.
## @item name, value
## Instead of @var{beta} one of @qcode{"Alpha"}, @qcode{"Span"},
## @qcode{"HalfLife"}, @qcode{"CenterOfMass"}, @qcode{"Window"} and its value,
## as in @code{ewma}.
## @item m, s
## The mean and the deviation of the samples before each sample, in the unit of
## @var{x}; of the size and class that @code{ewma} returns.  NaN where there are
## none: the first @var{m}, and the first two @var{s}.
## @item flag
## true where a sample is outside of the band; logical, of the size of @var{m}.
## The side is @code{sign (x - m)}.
## @item state
## A struct from which a later call continues, bit for bit, with
## @qcode{"State"}, as in @code{ewma}.
## @end table
##
## @strong{Options}, their defaults in parentheses:
##
## @table @asis
## @item @qcode{"Width"} (3)
## Half the width of the band in deviations, a number that is not negative.
## @item @qcode{"WarmUp"} (20)
## The number of observations of each series, or of each of its groups, before
## the first flag.  A deviation of few samples is too small by chance now and
## then: of normal samples, all with the same weight, 25 % are outside of 3
## deviations of 2 samples, 5.2 % of 5, 1.9 % of 10, 0.9 % of 20, 0.5 % of 50,
## and 0.27 % where the deviation is known.  20 samples tell as much as the
## weights of @var{beta} = .9 ever do, which is (1 + beta)/(1 - beta) = 19.
## @item @qcode{"Lag"} (true)
## false: @var{m} and @var{s} are those of the samples up to each sample and
## with it, as @code{ewma} and @code{ewmstd} return them, both in one pass.
## @var{flag} is the same.
## @item @qcode{"Groups"} ([])
## Samples of several devices in one series, as in @code{ewma}: each has a band
## of its own.
## @item @qcode{"Unbiased"} (true), @qcode{"Initial"} (@qcode{"zero"}), @qcode{"BiasCorrection"} (true)
## As in @code{ewmvar}.
## @item @qcode{"Missing"} (@qcode{"propagate"}), @qcode{"MissingOutput"} (@qcode{"hold"}), @qcode{"MinPeriods"} (1)
## As in @code{ewma}; @qcode{"MinPeriods"} counts the observations that are in
## @var{m} and @var{s}.  A missing sample has no flag.
## @item @qcode{"Times"}, @qcode{"Dim"}, @qcode{"State"}, @qcode{"Threads"}
## As in @code{ewma}.
## @end table
##
## A sample at a time, from two sensors:
##
## @example
## @group
## state = [];
## x  = [20 55 21 54 20 56 35 55];
## id = [ 1  2  1  2  1  2  1  2];
## for i = 1:8
##   [m, s, flag, state] = ewmband (x(i), "Window", 5, "WarmUp", 3, ...
##                                  "Groups", id(i), "State", state);
##   if (flag)
##     printf ("sensor %d: %d, not %.1f +- %.1f\n", id(i), x(i), m, 3 * s);
##   endif
## endfor
##    @print{} sensor 1: 35, not 20.3 +- 1.7
## @end group
## @end example
##
## @strong{Accuracy.}  Mean and deviation are computed in double as by
## @code{ewmvar}: an offset does no harm.  @var{s} has the bits of @code{ewmstd}
## one sample before, @var{m} is @code{ewma} within rounding.  A series that has
## been constant has the deviation 0: any other sample is outside.  An Inf is
## flagged, and @var{m} and @var{s} are NaN after it.
##
## @strong{Errors}: those of @code{ewmvar}; @code{descent:value} also for a
## @qcode{"Width"} that is negative or not finite, for a @qcode{"WarmUp"} that
## is not an integer from 0 on, and for a @qcode{"Lag"} that is not true or
## false.
##
## Source: S. W. Roberts, Technometrics 1 (1959) 239-250 (control charts of
## weighted averages); J. F. MacGregor and T. J. Harris, Journal of Quality
## Technology 25 (1993) 106-118 (weighted variances in them); D. H. D. West,
## Communications of the ACM 22 (1979) 532-535 (the recurrence).
## @seealso{ewma, ewmstd, ewmsum, ewmaparameters, movstd}
## @end deftypefn

function [m, s, flag, state] = ewmband (x, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  if (nargout < 4)
    [m, s, flag] = __ewma__ ("ewmband", x, varargin{:});
  else
    [m, s, flag, state] = __ewma__ ("ewmband", x, varargin{:});
  endif
endfunction

## the documented examples
%!test
%! x = [1 2 1 2 9 1];
%! [m, s, flag] = ewmband (x, .9, "WarmUp", 4);
%! assert (m, [NaN ewma(x, .9, "BiasCorrection", true)(1:5)], 1e-15);
%! assert (s, [NaN ewmstd(x, .9)(1:5)]);
%! assert (flag, logical ([0 0 0 0 1 0]));
%!test
%! state = [];
%! x  = [20 55 21 54 20 56 35 55];
%! id = [ 1  2  1  2  1  2  1  2];
%! for i = 1:8
%!   [m(i), s(i), flag(i), state] = ewmband (x(i), "Window", 5, "WarmUp", 3, ...
%!                                           "Groups", id(i), "State", state);
%! endfor
%! assert (find (flag), 7);
%! [M, S, F] = ewmband (x, "Window", 5, "WarmUp", 3, "Groups", id);
%! assert (isequaln ({m, s, flag}, {M, S, F}));
## the shares of the help: a new sample is beyond 3 deviations of n others, by
## Student's t
%!test
%! n = [2 5 10 20 50];
%! t2 = 9 ./ (1 + 1 ./ n);
%! share = betainc ((n - 1) ./ (n - 1 + t2), (n - 1) / 2, .5);
%! assert (abs (100 * share - [25 5.2 1.9 .9 .5]) < [.5 .05 .05 .05 .05]);

## options
%!test
%! x = cos ((1:60)'.^2);
%! x(40) = 9;
%! [m, s, flag] = ewmband (x, .9);
%! assert (find (flag), 40);
%! assert (flag, abs (x - m) > 3 * s);
%! assert (! any (nthargout (3, @ewmband, x, .9, "WarmUp", 40)));
%! assert (any (nthargout (3, @ewmband, x, .9, "WarmUp", 39)));
%! assert (! any (nthargout (3, @ewmband, x, .9, "Width", 100)));
%! narrow = nthargout (3, @ewmband, x, .9, "Width", 0);
%! assert (narrow(21:end) == (x(21:end) != m(21:end)));
%! [m, s, same] = ewmband (x, .9, "Lag", false);
%! assert (same, flag);
%! assert (m, ewma (x, .9, "BiasCorrection", true), 1e-15);
%! assert (isequaln (s, ewmstd (x, .9)));
%! o = {"Width", [], "WarmUp", [], "Lag", [], "Groups", []};
%! assert (isequaln (nthargout (1:3, @ewmband, x, .9, o{:}), nthargout (1:3, @ewmband, x, .9)));
%!test   # rows, matrices, several betas
%! x = sin ((1:40)'.^2);
%! [m, s, f] = ewmband (x, .8, "WarmUp", 5, "Width", 1);
%! [M, S, F] = ewmband (x', .8, "WarmUp", 5, "Width", 1);
%! assert (isequaln ({M, S, F}, {m', s', f'}));
%! [M, S, F] = ewmband ([x, 3 - x], [.5 .8], "WarmUp", 5, "Width", 1);
%! assert (size (F), [40 2 2]);
%! assert (isequaln ({M(:,1,2), S(:,1,2), F(:,1,2)}, {m, s, f}));
%! [M, S, F] = ewmband ([x, 3 - x]', .8, "WarmUp", 5, "Width", 1, "Dim", 2);
%! assert (isequaln ({M(1,:)', S(1,:)', F(1,:)'}, {m, s, f}));
%! assert (islogical (F) && class (M), "double");
%!test   # in single the flags follow from the results too
%! x = single (cos ((1:200)'.^2));
%! [m, s, f] = ewmband (x, .9, "Width", 1);
%! assert ({class(m), class(s), class(f)}, {"single", "single", "logical"});
%! assert (f(21:end), (abs (x - m) > 1 * s)(21:end));
%!test   # in pieces, to the bit
%! x = cos ((1:90).^2);
%! [m, s, f, last] = ewmband (x, .9, "Width", 1.5);
%! [m1, s1, f1, state] = ewmband (x(1:17), .9, "Width", 1.5);
%! [m2, s2, f2, state] = ewmband (x(18:90), "State", state);
%! assert (isequaln ({[m1 m2], [s1 s2], [f1 f2], state}, {m, s, f, last}));

## edges
%!test   # missing samples
%! x = [1 2 NaN 1 9 2];
%! [m, s, f] = ewmband (x, .5, "WarmUp", 3, "Missing", "skip");
%! [M, S, F] = ewmband (x([1 2 4 5 6]), .5, "WarmUp", 3);
%! assert (isequaln ({m([1 2 4 5 6]), s([1 2 4 5 6]), f([1 2 4 5 6])}, {M, S, F}));
%! assert (isequal ([m(3), s(3), f(3)], [m(4), s(4), 0]));
%! [m, s, f] = ewmband (x, .5, "WarmUp", 3, "Missing", "skip", "MissingOutput", "nan");
%! assert ([m(3), s(3)], [NaN NaN]);
%! assert (f, logical ([0 0 0 0 1 0]));
%! [m, s, f] = ewmband (x, .5, "WarmUp", 2);
%! assert (m(4:6), NaN (1, 3));
%! assert (! any (f(3:6)));
%!test   # a constant series, Inf, one sample, none
%! [m, s, f] = ewmband ([3 3 3 3.001 Inf 3], .5, "WarmUp", 2);
%! assert (f, logical ([0 0 0 1 1 0]));
%! assert ([m(6) s(6)], [NaN NaN]);
%! [m, s, f] = ewmband (5, .5);
%! assert ({m, s, f}, {NaN, NaN, false});
%! [m, s, f, state] = ewmband ([], .5);
%! assert ({size(m), size(s), class(f), size(f)}, {[0 0], [0 0], "logical", [0 0]});
%! [m, s, f] = ewmband ([1 2 3], .5, "State", state);
%! assert (isequaln (m, ewmband ([1 2 3], .5)));
%! assert (size (nthargout (3, @ewmband, zeros (0, 3), .5)), [0 3]);
%!test   # a sample without a time is not judged
%! [m, s, f] = ewmband ([1 2 1 90 90], .5, "WarmUp", 2, "Times", [1 2 3 NaN 4]);
%! assert (f, logical ([0 0 0 0 1]));
%! assert (m(4), NaN);

## validation
%!error <Invalid call> ewmband ()
%!error <Invalid call> ewmband (1)
%!error <ewmband: BETA must be in \[0, 1\)> ewmband (1, 2)
%!error <ewmband: Width must be a number that is not negative> ewmband (1, .5, "Width", -1)
%!error <ewmband: Width must be a number> ewmband (1, .5, "Width", Inf)
%!error <ewmband: WarmUp must be an integer> ewmband (1, .5, "WarmUp", .5)
%!error <ewmband: Lag must be true or false> ewmband (1, .5, "Lag", 2)
%!error <State was made with another Width>
%! ewmband (1, "State", nthargout (4, @ewmband, 1, .5), "Width", 2);
%!error <State must be what a former call of ewmband returned>
%! ewmband (1, "State", nthargout (2, @ewmstd, 1, .5));
%!error <unknown option "Width"> ewmstd (1, .5, "Width", 3)

%!demo
%! ## London in 2016: days outside of 2.5 deviations of the days before them.
%! S = dataset ("london");
%! [m, s, flag] = ewmband (S.x, "Window", 20, "Width", 2.5);
%! t = find (! isnan (s));
%! patch ([S.date(t); flipud(S.date(t))], [(m - 2.5*s)(t); flipud((m + 2.5*s)(t))], ...
%!        [.8 .88 .95], "edgecolor", "none");
%! hold on;
%! plot (S.date, S.x, ".", "color", [.5 .5 .5]);
%! plot (S.date(flag), S.x(flag), "o", "color", [.84 .15 .16], "linewidth", 2);
%! hold off;
%! box on;
%! datetick ("x", "mmm");
%! axis ([S.date(1), S.date(end), 0, 90]);
%! ylabel ("degrees Fahrenheit");
%! title (sprintf ("London: %d of 366 days outside of 2.5 deviations", nnz (flag)));
%! legend ("band of the days before", "day", "outside", "location", "south");
