## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{s} =} ewmcov (@var{x}, @var{y}, @var{beta})
## @deftypefnx {} {@var{s} =} ewmcov (@var{x}, @var{y}, @var{name}, @var{value})
## @deftypefnx {} {@var{s} =} ewmcov (@dots{}, @var{option}, @var{setting}, @dots{})
## @deftypefnx {} {[@var{s}, @var{state}] =} ewmcov (@dots{})
## Exponentially weighted covariance of two series.
##
## With the weights w of @code{ewmvar}, their sum W, the sum W2 of their
## squares, and the weighted averages mx and my,
##
## @display
## @code{s = sum (w (x - mx) (y - my)) / W * W^2 / (W^2 - W2)}
## @end display
##
## @example
## @group
## s = ewmcov ([1 2 4 8], [8 6 2 0], .5)(2:4)
##    @result{} s =
##       -1.0000   -5.0000   -10.1429
## @end group
## @end example
##
## @table @var
## @item x, y
## Vectors, matrices or N-d arrays of real numbers, of the same size: the series
## of @var{x} go with those of @var{y} at the same place.  If one is single,
## both are taken as single.  Or two sources of the same size: series in files,
## as in @code{ewma}.
## @item beta
## The weight of the past, a number in [0, 1), or a vector of K of them.
## @item name, value
## Instead of @var{beta} one of @qcode{"Alpha"}, @qcode{"Span"},
## @qcode{"HalfLife"}, @qcode{"CenterOfMass"}, @qcode{"Window"} and its value.
## @item option, setting
## Those of @code{ewmvar}: @qcode{"Unbiased"} (true), @qcode{"Initial"}
## (@qcode{"zero"}), @qcode{"BiasCorrection"}, @qcode{"Missing"},
## @qcode{"MissingOutput"}, @qcode{"MinPeriods"}, @qcode{"Times"},
## @qcode{"Groups"}, @qcode{"Dim"}, @qcode{"State"}, @qcode{"Threads"},
## @qcode{"File"}, @qcode{"Memory"}.  A pair is missing when either of its
## samples is NaN.
## @item s
## The covariances, in the unit of @var{x} times that of @var{y}, of the size
## that @code{ewma} gives.
## @item state
## A struct from which a later call goes on, bit for bit.
## @end table
##
## @code{ewmcov (x, x, beta)} is @code{ewmvar (x, beta)}.  pandas'
## @code{x.ewm (span=n).cov (y)} is @code{ewmcov (x, y, "Span", n, "Missing",
## "decay")}; @code{bias=True} is @qcode{"Unbiased"}, false.
##
## Errors: those of @code{ewmvar}, and @code{descent:size} for series of
## different sizes.  Source: that of @code{ewmvar}.
## @seealso{ewmcorr, ewmvar, ewmstd, ewma, cov}
## @end deftypefn

function [s, state] = ewmcov (x, y, varargin)
  if (nargin < 3)
    print_usage ();
  endif
  if (nargout < 2)
    s = __ewma__ ("ewmcov", x, y, varargin{:});
  else
    [s, state] = __ewma__ ("ewmcov", x, y, varargin{:});
  endif
endfunction

## the documented example
%!assert (ewmcov ([1 2 4 8], [8 6 2 0], .5), [NaN -1 -5 -71/7], 1e-14)

## the definition, slow and obvious
%!test
%! x = cos ((1:40)'.^2);
%! y = sin ((1:40)'.^3) - x;
%! for beta = [.3 .95]
%!   for t = 1:40
%!     w = beta .^ (t-1:-1:0)';
%!     w /= sum (w);
%!     biased(t,1) = sum (w .* (x(1:t) - w' * x(1:t)) .* (y(1:t) - w' * y(1:t)));
%!     unbiased(t,1) = biased(t) / (1 - sum (w .^ 2));
%!   endfor
%!   assert (ewmcov (x, y, beta, "Unbiased", false), biased, 1e-13);
%!   assert (ewmcov (x, y, beta)(2:end), unbiased(2:end), 1e-12);
%! endfor

## with itself it is the variance; both orders; pieces
%!test
%! x = cos ((1:40)'.^2);
%! y = sin ((1:40)'.^3);
%! assert (ewmcov (x, x, .9), ewmvar (x, .9), 1e-15);
%! assert (ewmcov (x, y, .9), ewmcov (y, x, .9), 1e-15);
%! [a, state] = ewmcov (x(1:9), y(1:9), .9);
%! assert (isequaln ([a; ewmcov(x(10:40), y(10:40), "State", state)], ewmcov (x, y, .9)));
%! assert (isequaln (ewmcov ([x y], [y x], [.9 .5])(:,2,1), ewmcov (y, x, .9)));
%! assert (isequaln (ewmcov (x', y', "Alpha", .25, "Dim", 2), ewmcov (x, y, .75)'));

## a pair is missing when either is
%!test
%! a = ewmcov ([1 NaN 3 4], [2 5 NaN 7], .5, "Missing", "skip");
%! assert (a(4), ewmcov ([1 4], [2 7], .5)(2), 1e-14);
%! assert (isnan (a(1:3)));
%! assert (ewmcov ([1 2 3], [1 NaN 2], .5), [NaN NaN NaN]);

## classes and empty
%!assert (class (ewmcov (single ([1 2]), [3 4], .5)), "single")
%!assert (class (ewmcov ([1 2], single ([3 4]), .5)), "single")
%!assert (ewmcov (int8 ([1 2]), [3 5], .5), ewmcov ([1 2], [3 5], .5))
%!assert (ewmcov ([], [], .5), [])

## validation
%!error <Invalid call> ewmcov ()
%!error <Invalid call> ewmcov (1, 2)
%!error <ewmcov: BETA must be in \[0, 1\)> ewmcov (1, 2, 1)
%!error <ewmcov: X and Y must be of the same size; they are 1x2 and 2x1> ewmcov ([1 2], [1; 2], .5)
%!error <ewmcov: Y must be an array of real numbers, and is cell> ewmcov (1, {1}, .5)

%!demo
%! ## How a day's temperature goes with that of the day before, in London.
%! S = dataset ("london");
%! h = plot (S.date(2:end), ewmcov (S.x(1:end-1), S.x(2:end), .95), S.date(2:end), ...
%!           ewmvar (S.x(2:end), .95));
%! set (h, "linewidth", 2);
%! set (h(1), "color", [.84 .4 0]);
%! set (h(2), "color", [0 .45 .7]);
%! datetick ("x", "mmm");
%! axis ([S.date(1), S.date(end), -20, 120]);
%! ylabel ("square degrees Fahrenheit");
%! title ("London, beta = .95");
%! legend ("covariance with the day before", "variance");
