## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{s} =} ewmstd (@var{x}, @var{beta})
## @deftypefnx {} {@var{s} =} ewmstd (@var{x}, @var{name}, @var{value})
## @deftypefnx {} {@var{s} =} ewmstd (@dots{}, @var{option}, @var{setting}, @dots{})
## @deftypefnx {} {[@var{s}, @var{state}] =} ewmstd (@dots{})
## Exponentially weighted standard deviation of a series.
##
## The square root of @code{ewmvar}, with the same arguments and options.
##
## @example
## @group
## s = ewmstd ([1 2 4 8], .5)(2:4)
##    @result{} s =
##       0.7071   1.5811   3.3274
## @end group
## @end example
##
## @table @var
## @item x
## A vector, matrix or N-d array of real numbers.  Each series runs along the
## first dimension that is not 1, or along @qcode{"Dim"}.  Or a source: series
## in files, as in @code{ewma}.
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
## @qcode{"File"}, @qcode{"Memory"}.
## @item s
## The standard deviations, in the unit of @var{x}.  With @qcode{"Unbiased"} the
## variance is unbiased, its root is not quite.
## @item state
## A struct from which a later call goes on, bit for bit.
## @end table
##
## A band of two standard deviations about the average:
##
## @example
## @group
## x = [40 49 45 44 43];
## m = ewma (x, .9, "BiasCorrection", true);
## s = ewmstd (x, .9);
## band = [m - 2*s; m + 2*s](:,2:5)
##    @result{} band =
##       32.009   36.068   37.574   38.097
##       57.465   53.599   51.609   50.309
## @end group
## @end example
##
## pandas' @code{s.ewm (span=n).std ()} is @code{ewmstd (x, "Span", n,
## "Missing", "decay")}, and so is polars' @code{ewm_std} with
## @qcode{"MissingOutput"}, @qcode{"nan"}; @code{bias=True} is
## @qcode{"Unbiased"}, false.  The bands of Bollinger have the plain mean and
## deviation of a window, see @code{movstd}.  @code{ewmband} returns mean and
## deviation of the days before each day, and which days are outside.
##
## Errors and source: those of @code{ewmvar}.
## @seealso{ewmband, ewmvar, ewmcov, ewmcorr, ewma, std, movstd}
## @end deftypefn

function [s, state] = ewmstd (x, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  if (nargout < 2)
    s = __ewma__ ("ewmstd", x, varargin{:});
  else
    [s, state] = __ewma__ ("ewmstd", x, varargin{:});
  endif
endfunction

## the documented examples
%!assert (ewmstd ([1 2 4 8], .5), sqrt ([NaN .5 2.5 155/14]), 1e-14)
%!test
%! x = [40 49 45 44 43];
%! m = ewma (x, .9, "BiasCorrection", true);
%! s = ewmstd (x, .9);
%! assert ([m-2*s; m+2*s], [NaN 32.008920 36.068451 37.573587 38.097136   # from pandas 1.5.3
%!                          NaN 57.464764 53.599446 51.609315 50.308520], 1e-6);

## the root of the variance, with the same options
%!test
%! x = cos ((1:30)'.^2);
%! x(7) = NaN;
%! for o = {{}, {"Unbiased", false}, {"Initial", "first"}, {"MinPeriods", 4}, {"Times", (1:30).^2}}
%!   o = [o{1}, {"Missing", "decay"}];
%!   assert (ewmstd (x, .9, o{:}), sqrt (ewmvar (x, .9, o{:})), 1e-15);
%!   assert (ewmstd ([x x/2], [.9 .5], o{:}), sqrt (ewmvar ([x x/2], [.9 .5], o{:})), 1e-15);
%! endfor
%!test   # in pieces, to the bit
%! x = cos ((1:50).^2);
%! [a, state] = ewmstd (x(1:17), "HalfLife", 4);
%! assert (isequaln ([a, ewmstd(x(18:50), "State", state)], ewmstd (x, "HalfLife", 4)));

## edges
%!assert (ewmstd (5, .5), NaN)
%!assert (ewmstd ([2 2 2], .5), [NaN 0 0])
%!assert (ewmstd ([1 3] * 1e-160, .5, "Unbiased", false), [0 0])   # the square is below realmin
%!assert (class (ewmstd (single ([1 2]), .5)), "single")
%!assert (ewmstd ([], .5), [])

## validation
%!error <Invalid call> ewmstd ()
%!error <Invalid call> ewmstd (1)
%!error <ewmstd: BETA must be in \[0, 1\)> ewmstd (1, 2)
%!error <ewmstd: X must be an array of real numbers, and is char> ewmstd ("a", .5)

%!demo
%! ## London in 2016: the average of about 10 days, and 2 deviations about it.
%! S = dataset ("london");
%! m = ewma (S.x, .9, "BiasCorrection", true);
%! s = ewmstd (S.x, .9);
%! t = S.date(2:end);
%! low = (m - 2*s)(2:end);
%! high = (m + 2*s)(2:end);
%! patch ([t; flipud(t)], [low; flipud(high)], [.8 .88 .95], "edgecolor", "none");
%! hold on;
%! plot (S.date, S.x, ".", "color", [.5 .5 .5]);
%! plot (S.date, m, "color", [0 .45 .7], "linewidth", 2);
%! hold off;
%! box on;
%! datetick ("x", "mmm");
%! axis ([S.date(1), S.date(end), 20, 130]);
%! ylabel ("degrees Fahrenheit");
%! title ("Temperature in London, beta = .9");
%! legend ("2 standard deviations", "day", "average", "location", "northwest");
