## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{s} =} ewmvar (@var{x}, @var{beta})
## @deftypefnx {} {@var{s} =} ewmvar (@var{x}, @var{name}, @var{value})
## @deftypefnx {} {@var{s} =} ewmvar (@dots{}, @var{option}, @var{setting}, @dots{})
## @deftypefnx {} {[@var{s}, @var{state}] =} ewmvar (@dots{})
## Exponentially weighted variance of a series.
##
## @var{s}(t) is the variance of the samples up to t about their weighted
## average.  They weigh as in the bias-corrected average of @code{ewma}: the
## newest 1, the one before it @var{beta}, then beta^2, and so on.  With the
## weights w, their sum W and the sum W2 of their squares
##
## @display
## @code{m = sum (w x) / W}
## @code{s = sum (w (x - m)^2) / W * W^2 / (W^2 - W2)}
## @end display
##
## @noindent
## The last factor makes it unbiased for independent samples; with weights
## that are all 1 it is n/(n-1).  One observation has no unbiased variance: the
## first @var{s} is NaN.
##
## @example
## @group
## s = ewmvar ([1 2 4 8], .5)(2:4)
##    @result{} s =
##        0.5000    2.5000   11.0714
## @end group
## @group
## s = ewmvar ([1 2 4 8], .5, "Unbiased", false)
##    @result{} s =
##             0   0.2222   1.4286   6.8889
## @end group
## @end example
##
## @table @var
## @item x
## A vector, matrix or N-d array of real numbers, in any class that @code{ewma}
## takes.  Each series runs along the first dimension that is not 1, or along
## @qcode{"Dim"}.  Or a source: series in files, as in @code{ewma}.
## @item beta
## The weight of the past, a number in [0, 1), or a vector of K of them.
## @item name, value
## Instead of @var{beta} one of @qcode{"Alpha"}, @qcode{"Span"},
## @qcode{"HalfLife"}, @qcode{"CenterOfMass"}, @qcode{"Window"} and its value,
## as in @code{ewma}.
## @item s
## The variances, in the square of the unit of @var{x}; of the size and class
## that @code{ewma} gives.
## @item state
## A struct from which a later call goes on, bit for bit, with
## @qcode{"State"}, as in @code{ewma}.
## @end table
##
## Options, their defaults in parentheses:
##
## @table @asis
## @item @qcode{"Unbiased"} (true)
## false: without the factor W^2/(W^2 - W2).  The first @var{s} is then 0.
## @item @qcode{"Initial"} (@qcode{"zero"})
## @qcode{"zero"}: the weights of the corrected average, as above.
## @qcode{"first"}: those of the average that starts from x(1): @code{1-beta},
## @code{beta (1-beta)}, @dots{}, and beta^(t-1) for x(1).
## @item @qcode{"BiasCorrection"} (true)
## It may be written out, but cannot be false from @qcode{"zero"}, where weights
## that do not sum to 1 would give no variance; with @qcode{"first"} it is
## false.
## @item @qcode{"Missing"} (@qcode{"propagate"}), @qcode{"MissingOutput"} (@qcode{"hold"}), @qcode{"MinPeriods"} (1)
## As in @code{ewma}.
## @item @qcode{"Times"}
## As in @code{ewma}: a weight is beta^dt, dt the time since the sample.
## @item @qcode{"Groups"}, @qcode{"Dim"}, @qcode{"State"}, @qcode{"Threads"}, @qcode{"File"}, @qcode{"Memory"}
## As in @code{ewma}.
## @end table
##
## Accuracy: deviations are taken from the average as it moves, and all sums
## are compensated, so that an offset does no harm: at an offset of 1e9 the
## variance of a series of unit size is right to 1e-12 of itself.  (The usual
## @code{ewma (x.^2, beta) - ewma (x, beta).^2} has no digit left there.)  A
## level that has lost its weight leaves no rounding behind, and after a gap of
## any length @var{s} is what the formula tends to.  All is computed in double.
## An Inf makes @var{s} NaN from there on.  The squares of the deviations must
## be numbers too: deviations from 1e-150 to 1e150.
##
## Those who come from elsewhere:
##
## @table @asis
## @item pandas, @code{s.ewm (span=n).var ()}
## @code{ewmvar (x, "Span", n, "Missing", "decay")}.  @code{bias=True}:
## @qcode{"Unbiased"}, false.  @code{adjust=False}: @qcode{"Initial"},
## @qcode{"first"}.  @code{ignore_na=True}: @qcode{"Missing"}, @qcode{"skip"}.
## @item polars, @code{ewm_var (span=n)}
## The same with @qcode{"MissingOutput"}, @qcode{"nan"}.
## @item RiskMetrics
## The volatility of returns r has the mean zero, not the average:
## @code{ewma (r.^2, .94, "Initial", "first")}, which is not a variance about m.
## @end table
##
## Errors: those of @code{ewma}; @code{descent:value} also for an
## @qcode{"Initial"} of other kinds and a @qcode{"BiasCorrection"} that does not
## go with it, @code{descent:option} for @qcode{"InitialWindow"}.
##
## Source: D. H. D. West, Communications of the ACM 22 (1979) 532-535 (the
## recurrence); pandas' user guide, ``Exponentially weighted window'' (weights
## and factor).
## @seealso{ewmstd, ewmband, ewmcov, ewmcorr, ewma, var, movvar}
## @end deftypefn

function [s, state] = ewmvar (x, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  if (nargout < 2)
    s = __ewma__ ("ewmvar", x, varargin{:});
  else
    [s, state] = __ewma__ ("ewmvar", x, varargin{:});
  endif
endfunction

## the documented examples
%!assert (ewmvar ([1 2 4 8], .5), [NaN .5 2.5 155/14], 1e-14)
%!assert (ewmvar ([1 2 4 8], .5, "Unbiased", false), [0 2/9 10/7 62/9], 1e-14)

## the definition, slow and obvious
%!function s = define (x, beta, unbiased, first)
%!  s = x;
%!  for t = 1:rows (x)
%!    w = beta .^ (t-1:-1:0)';
%!    if (first)
%!      w(2:end) *= 1 - beta;
%!    endif
%!    w /= sum (w);
%!    s(t) = sum (w .* (x(1:t) - sum (w .* x(1:t))) .^ 2) / ifelse (unbiased, 1 - sum (w .^ 2));
%!  endfor
%!endfunction
%!function d = ifelse (tf, d)
%!  if (! tf)
%!    d = 1;
%!  endif
%!endfunction
%!test
%! x = 3 * sin ((1:60)'.^2);
%! for beta = [.2 .9 .99]
%!   for unbiased = [false true]
%!     s = ewmvar (x, beta, "Unbiased", unbiased);
%!     assert (s, define (x, beta, unbiased, false), 1e-12);
%!     s = ewmvar (x, beta, "Unbiased", unbiased, "Initial", "first");
%!     assert (s, define (x, beta, unbiased, true), 1e-12);
%!   endfor
%! endfor

## options
%!test
%! x = cos ((1:20)'.^2);
%! s = ewmvar (x, .75);
%! assert (isequaln (ewmvar (x, "Window", 4), s));
%! assert (isequaln (ewmvar (x', .75), s'));
%! assert (isequaln (ewmvar ([x, 2*x]', .75, "Dim", 2), [s, 4*s]'));
%! assert (isequaln (ewmvar (x, [.5 .75])(:,2), s));
%! assert (isequaln (ewmvar (x, .75, "BiasCorrection", true), s));
%! assert (isequaln (ewmvar (x, .75, "Threads", 2), s));
%! assert (ewmvar (x, .75, "Times", 1:20), s, 1e-14);
%! f = ewmvar (x, .75, "Initial", "first");
%! assert (isequaln (ewmvar (x, .75, "Initial", "first", "BiasCorrection", false), f));
%!assert (ewmvar ([1 NaN 3], .5), [NaN NaN NaN])
%!assert (ewmvar ([1 NaN 3], .5, "Unbiased", false), [0 NaN NaN])
%!assert (ewmvar ([1 NaN 3], .5, "Missing", "skip"), [NaN NaN 2], 1e-15)
%!assert (ewmvar ([1 NaN 3], .5, "Missing", "decay", "Unbiased", false), [0 0 .64], 1e-15)
%!assert (ewmvar ([1 2 NaN 3], .5, "Missing", "skip", "MissingOutput", "nan")(3), NaN)
%!assert (ewmvar ([1 2 4 8], .5, "MinPeriods", 3), [NaN NaN 2.5 155/14], 1e-14)
%!test   # in pieces, to the bit
%! x = cos ((1:50).^2);
%! [all, last] = ewmvar (x, .9);
%! [a, state] = ewmvar (x(1:17), .9);
%! [b, state] = ewmvar (x(18:50), "State", state);
%! assert (isequaln ([a b], all));
%! assert (isequaln (state, last));

## an offset, a constant series, Inf, classes, empty
%!test
%! x = cos ((1:500)'.^2);
%! x = (1e9 + x) - 1e9;   # what the sum holds
%! assert (ewmvar (1e9 + x, .9), ewmvar (x, .9), -1e-12);
%!assert (ewmvar ([.1 .1 .1], .9), [NaN 0 0])
%!assert (ewmvar ([1 Inf 1], .5, "Unbiased", false), [0 NaN NaN])
## equal times at beta 0: what came at the last time, all alike
%!assert (ewmvar ([1 3 5 7], 0, "Unbiased", false, "Times", [1 1 2 2]), [0 1 0 1])
%!assert (ewma ([1 3 5 7], 0, "BiasCorrection", true, "Times", [1 1 2 2]), [1 2 5 6])
## small betas, to their own digits: b/(1 + b)^2 and, unbiased, 1/2
%!test
%! for b = [1e-3 1e-6 1e-10 1e-14 1e-20]
%!   assert (ewmvar ([0 1], b, "Unbiased", false), [0, b / (1 + b)^2], -1e-14);
%!   assert (ewmvar ([0 1], b), [NaN .5], 1e-14);
%!   assert (ewmvar ([0 1], b, "Initial", "first"), [NaN .5], 1e-14);
%! endfor
%!assert (ewmvar ([0 1], "HalfLife", .01), [NaN .5], 1e-14)
%!assert (ewmvar ([0 1], "CenterOfMass", 1e-17, "Unbiased", false), [0 1e-17], -1e-13)
## after a gap beyond all numbers: half of what was, and of the square of the
## step
%!assert (ewmvar ([10 NaN(1,1100) 12], "Span", 2, "Missing", "decay")(end), 2)
%!test   # from 1 and 5 the mean is 11/3 and the variance 32/9, or 3 and 4
%! for gap = [900 1060 1075 1100 1e4 1e300]
%!   t = {"HalfLife", 1, "Times", [0 1 1+gap 1+gap+gap]};
%!   assert (ewmvar ([1 5 3 4], t{:}), [NaN 8 2 .5], 1e-14);
%!   assert (ewmvar ([1 5 3 4], t{:}, "Initial", "first"), [NaN 8 2 .5], 1e-14);
%!   assert (ewmvar ([1 5 3 4], t{:}, "Unbiased", false)(3:4), [0 0], 1e-200);
%!   assert (ewmstd (single ([1 5 3]), t{1:3}, t{4}(1:3)), single (sqrt ([NaN 8 2])));
%!   [~, s] = ewmvar ([1 5 3], t{1:3}, t{4}(1:3));
%!   assert (ewmvar (4, "Times", t{4}(4), "State", s), .5, 1e-14);
%! endfor
%!assert (ewmvar ([1 1+1e-100 1], 1e-200), [NaN, 0, 0])
%!assert (ewmvar ([0 1e-100 0], 1e-200), [NaN 5e-201 5e-201], -1e-14)
## a level whose weight is gone leaves no rounding (mpmath, 80 digits)
%!assert (ewmvar ([1e12/3 .1 .3], 1e-30)(3), .0200000555555555222222, -1e-14)
%!assert (ewmvar ([1e12/3 .1 .3], 0, "Unbiased", false, "Times", [0 1 1]), [0 0 .01], 1e-16)
%!test
%! x = [1e12/3, .1, .3];
%! want = ewmvar (x(2:3), .5, "Times", [0 1]);
%! assert (ewmvar (x, .5, "Times", [0 200 201])(3), want(2), -1e-14);
%! assert (ewmcov (x, -x, .5, "Times", [0 200 201])(3), -want(2), -1e-14);
%!assert (ewmvar (5, .5), NaN)
%!assert (ewmvar (5, .5, "Unbiased", false), 0)
%!assert (ewmvar (int8 ([1 2 4]), .5), ewmvar ([1 2 4], .5))
%!assert (class (ewmvar (single ([1 2 4]), .5)), "single")
%!assert (ewmvar (zeros (0, 3), .5), zeros (0, 3))
%!assert (size (ewmvar (ones (3, 2), [.5 .6])), [3 2 2])

## validation
%!error <Invalid call> ewmvar ()
%!error <Invalid call> ewmvar (1)
%!error <ewmvar: BETA must be in \[0, 1\)> ewmvar (1, 1)
%!error <ewmvar: give BETA after the series> ewmvar (1, "Unbiased", true)
%!error <ewmvar: X must be an array of real numbers, and is complex double> ewmvar (1i, .5)

%!demo
%! ## A short window sees how restless the days are, a long one the season as well.
%! S = dataset ("london");
%! h = plot (S.date, ewmvar (S.x, "Window", [10 50]));
%! set (h, "linewidth", 2);
%! set (h(1), "color", [.84 .4 0]);
%! set (h(2), "color", [0 .45 .7]);
%! datetick ("x", "mmm");
%! axis ([S.date(1), S.date(end), 0, 140]);
%! ylabel ("square degrees Fahrenheit");
%! title ("Variance of London's temperatures");
%! legend ("about 10 days", "about 50 days", "location", "northwest");
