## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{r} =} ewmcorr (@var{x}, @var{y}, @var{beta})
## @deftypefnx {} {@var{r} =} ewmcorr (@var{x}, @var{y}, @var{name}, @var{value})
## @deftypefnx {} {@var{r} =} ewmcorr (@dots{}, @var{option}, @var{setting}, @dots{})
## @deftypefnx {} {[@var{r}, @var{state}] =} ewmcorr (@dots{})
## Exponentially weighted correlation of two series.
##
## The covariance of @code{ewmcov} divided by the standard deviations of
## @var{x} and @var{y} with the same weights: a number from -1 to 1.  It is NaN
## as long as one of the series has not changed, so at the first observation
## too.
##
## @example
## @group
## r = ewmcorr ([1 2 4 8], [8 6 2 0], .5)(2:4)
##    @result{} r =
##       -1.0000  -1.0000  -0.9325
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
## Those of @code{ewmvar}: @qcode{"Initial"} (@qcode{"zero"}),
## @qcode{"BiasCorrection"}, @qcode{"Missing"}, @qcode{"MissingOutput"},
## @qcode{"MinPeriods"}, @qcode{"Times"}, @qcode{"Groups"}, @qcode{"Dim"},
## @qcode{"State"}, @qcode{"Threads"}, @qcode{"File"}, @qcode{"Memory"}.  A pair
## is missing when either of its samples is NaN.
## @qcode{"Unbiased"} is taken too, but changes nothing: its factor is in all
## three moments and cancels.
## @item r
## The correlations, of the size that @code{ewma} gives.
## @item state
## A struct from which a later call goes on, bit for bit.
## @end table
##
## pandas' @code{x.ewm (span=n).corr (y)} is @code{ewmcorr (x, y, "Span", n,
## "Missing", "decay")}.
##
## Errors: those of @code{ewmcov}.  Source: that of @code{ewmvar}.
## @seealso{ewmcov, ewmvar, ewmstd, ewma, corr}
## @end deftypefn

function [s, state] = ewmcorr (x, y, varargin)
  if (nargin < 3)
    print_usage ();
  endif
  if (nargout < 2)
    s = __ewma__ ("ewmcorr", x, y, varargin{:});
  else
    [s, state] = __ewma__ ("ewmcorr", x, y, varargin{:});
  endif
endfunction

## the documented example
%!assert (ewmcorr ([1 2 4 8], [8 6 2 0], .5), [NaN -1 -1 -0.932516872654356], 1e-14)

## the covariance over the deviations, whatever the factor
%!test
%! x = cos ((1:40)'.^2);
%! y = sin ((1:40)'.^3) - x;
%! for o = {{}, {"Initial", "first"}, {"Times", (1:40) / 3}, {"MinPeriods", 5}}
%!   r = ewmcorr (x, y, .9, o{1}{:});
%!   want = ewmcov (x, y, .9, o{1}{:}) ./ (ewmstd (x, .9, o{1}{:}) .* ewmstd (y, .9, o{1}{:}));
%!   assert (r(2:end), want(2:end), 1e-13);
%!   assert (isequaln (ewmcorr (x, y, .9, o{1}{:}, "Unbiased", false), r));
%! endfor
%! [a, state] = ewmcorr (x(1:9), y(1:9), .9);
%! assert (isequaln ([a; ewmcorr(x(10:40), y(10:40), "State", state)], ewmcorr (x, y, .9)));

## never beyond 1; NaN without spread; a scale and an offset change nothing
%!test
%! x = cos ((1:1000)'.^2);
%! r = ewmcorr (x, 3 - 7 * x, .99)(2:end);
%! assert (all (r >= -1));
%! assert (r, -ones (999, 1), 1e-12);
%! assert (ewmcorr (x, x, .5)(2:end), ones (999, 1), 1e-12);
%!assert (ewmcorr ([5 5 5], [1 2 3], .5), [NaN NaN NaN])
%!assert (ewmcorr ([1 2 3], [5 5 6], .5)(1:2), [NaN NaN])
%!assert (ewmcorr ([1 3] * 1e-100, [2 9] * 1e-100, .5), [NaN 1], 1e-14)

## a pair is missing when either is; classes and empty
%!assert (ewmcorr ([1 NaN 3 4], [2 5 NaN 7], .5, "Missing", "skip"), [NaN NaN NaN 1], 1e-14)
%!assert (class (ewmcorr (single ([1 2]), [3 4], .5)), "single")
%!assert (ewmcorr ([], [], .5), [])

## validation
%!error <Invalid call> ewmcorr ()
%!error <Invalid call> ewmcorr (1, 2)
%!error <ewmcorr: BETA must be in \[0, 1\)> ewmcorr (1, 2, 1)
%!error <ewmcorr: X and Y must be of the same size> ewmcorr ([1 2], 1, .5)
%!error <ewmcorr: Y must be an array of real numbers, and is char> ewmcorr (1, "a", .5)

%!demo
%! ## Two series whose relation turns round half way; a larger beta sees it later.
%! t = (1:400)';
%! common = sin (t.^2);
%! x = common + .4 * sin (t.^3 / 7);
%! y = sign (200 - t) .* common + .4 * cos (t.^3 / 5);
%! h = plot (t, ewmcorr (x, y, "Window", [10 50]), t, sign (200.5 - t) / 1.16, "--");
%! set (h(1), "color", [.84 .4 0], "linewidth", 1);
%! set (h(2), "color", [0 .45 .7], "linewidth", 2);
%! set (h(3), "color", [.5 .5 .5]);
%! axis ([1 400 -1 1]);
%! xlabel ("sample");
%! ylabel ("correlation");
%! legend ("about 10 samples", "about 50 samples", "as made", "location", "southwest");
