## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{v} =} ewma (@var{x}, @var{beta})
## @deftypefnx {} {@var{v} =} ewma (@dots{}, @qcode{"BiasCorrection"}, @var{tf})
## @deftypefnx {} {@var{v} =} ewma (@dots{}, @qcode{"Dim"}, @var{dim})
## Exponentially weighted average of a series.
##
## With v(0) = 0,
##
## @display
## @code{v(t) = beta * v(t-1) + (1 - beta) * x(t)}
## @end display
##
## @noindent
## is about the average of the last 1/(1-@var{beta}) samples: 10 days of
## temperatures at .9, 50 at .98, 2 at .5.  At the start it is too small; with
## bias correction it is v(t) / (1 - beta^t).
##
## @table @var
## @item x
## A vector, matrix or N-d array, real: double, single, integer, logical, full
## or sparse.  Each series runs along the first dimension that is not 1.
## @item beta
## The weight of the past, a number in [0, 1), or a vector of K of them.
## @item v
## The averages, of the size of @var{x}; single if @var{x} is, else double, and
## full.  With K > 1 betas a column of n samples gives n x K, a row K x n, a
## scalar 1 x K, and any other array one page for each beta: a new
## dimension after those of @var{x}.  Empty arrays give empty ones.
## @end table
##
## Names of options are matched whatever their case.
##
## @table @asis
## @item @qcode{"BiasCorrection"} (false)
## true: divide by 1 - beta^t.  The first average is then x(1) exactly, and a
## constant series stays constant, to the last bit.
## @item @qcode{"Dim"}
## The dimension along which the series run.  Beyond those of @var{x} each
## sample is a series of its own.
## @end table
##
## The lecture's first three days, and a day of 10 degrees after another:
##
## @example
## @group
## v = ewma ([40 49 45], .9)
##    @result{} v =
##        4.0000    8.5000   12.1500
## @end group
## @group
## v = ewma ([10 10], .5)
##    @result{} v =
##        5.0000   7.5000
## @end group
## @group
## v = ewma ([10 10], .5, "BiasCorrection", true)
##    @result{} v =
##        10   10
## @end group
## @end example
##
## Accuracy: the sums are arranged so that the result is within 4 @code{eps} of
## the largest @code{abs (v)} of the series, for any length and for @var{beta}
## up to the last number below 1, with 1-@var{beta} taken as Octave computes
## it (the recurrence above loses 5 digits at 1-@var{beta} = 1e-9).  For
## single @var{x} the state is kept in double and only @var{v} is rounded.
## Short of overflow, what comes after sample t has no influence on v(t), to
## the last bit; nor have @qcode{"Dim"}, neighbouring series and other betas.
##
## An Inf stays, as the recurrence says: Inf from there on, NaN after an
## opposite Inf; a NaN makes the rest NaN.  With @var{beta} = 0, @var{v} is
## @var{x}, and such a sample touches itself alone.  Numbers below
## @code{realmin} count as zero.
##
## Those who come from elsewhere:
##
## @table @asis
## @item pandas
## @code{ewm (alpha=1-beta).mean ()} is @qcode{"BiasCorrection"} true
## (@code{adjust=True}, the default there).  com = beta/(1-beta), span =
## (1+beta)/(1-beta), halflife = -log (2)/log (beta).
## @item MATLAB
## @code{filter (1-beta, [1 -beta], x)} is the average without correction;
## @code{dsp.MovingAverage} with @code{Method="Exponential weighting"} and
## @code{ForgettingFactor=beta} the one with it.
## @item TA-Lib
## @code{EMA} of n periods weighs with beta = 1 - 2/(n+1), Wilder's smoothing
## with beta = 1 - 1/n; both start from a mean of n samples instead of zero.
## @end table
##
## Errors: @code{descent:class} for an @var{x} that is not real numbers;
## @code{descent:value} for a @var{beta} outside [0, 1), NaN, empty or a matrix,
## and values that an option cannot have; @code{descent:option} for an unknown
## option.
##
## Source: A. Ng, ``Improving Deep Neural Networks'', week 2, lectures 3 to 5
## (exponentially weighted averages, bias correction).
## @seealso{filter, movmean, adamupdate, dataset}
## @end deftypefn

function v = ewma (x, beta, varargin)
  persistent table = {
    "BiasCorrection", false, "true or false"
    "Dim", 0, "a positive integer"};   # 0: the first that is not 1

  if (nargin < 2)
    print_usage ();
  endif
  corrected = false;
  dim = 0;
  if (nargin > 2)
    opts = parseoptions ("ewma", table, varargin);
    corrected = opts.BiasCorrection;
    dim = opts.Dim;
  endif
  if (! (isnumeric (x) || islogical (x)) || ! isreal (x))
    kind = class (x);
    if (iscomplex (x))
      kind = ["complex " kind];
    endif
    error ("descent:class",
           "ewma: X must be an array of real numbers, and is %s", kind);
  elseif (issparse (x))
    x = full (x);
  endif
  if (! (isnumeric (beta) && isreal (beta) && ! isempty (beta)
         && (isscalar (beta) || isvector (beta)) && all (beta >= 0 & beta < 1)))
    error ("descent:value", "ewma: BETA must be in [0, 1), a number or a vector of them");
  endif

  ## the gain is what the sums need to full precision: formed once, here
  v = __ewma__ (x, 1 - double (full (beta)), corrected, dim);
endfunction

## the documented examples
%!assert (ewma ([40 49 45], .9), [4 8.5 12.15], 1e-14)
%!assert (ewma ([10 10], .5), [5 7.5])
%!assert (ewma ([10 10], .5, "BiasCorrection", true), [10 10])

%!function refused (id, message, varargin)
%!  err = struct ("identifier", "", "message", "");
%!  try
%!    ewma (varargin{:});
%!  catch err
%!  end_try_catch
%!  assert (err.identifier, id);
%!  assert (! isempty (strfind (err.message, message)), err.message);
%!endfunction

## the definition, slow and obvious
%!shared define, series
%! define = @(x, b) (1 - b) * tril (b .^ max ((1:rows (x))' - (1:rows (x)), 0)) * x;
%! series = @(n) cumsum (cos ((1:n)'.^2));
%!test
%! x = series (700);
%! for b = [0 .01 .1 .5 .69 .7 .71 .9 .98 .999 1-1e-6]
%!   assert (ewma (x, b), define (x, b), 1e-12);
%!   assert (ewma (x, b, "BiasCorrection", true), define (x, b) ./ (1 - b.^(1:700)'), 1e-9);
%! endfor
%!test
%! for n = [1 2 7 8 9 16 127 128 129 256 257]
%!   x = series (n);
%!   assert (ewma (x, .9), define (x, .9), 1e-13);
%! endfor

## shapes: one beta keeps the size of x, along the first dimension not 1
%!test
%! x = series (30);
%! v = ewma (x, .9);
%! assert (ewma (x', .9), v');
%! assert (ewma (reshape (x, 1, 1, 30), .9), reshape (v, 1, 1, 30));
%! assert (ewma ([x 2*x -x], .9), [v 2*v -v]);
%! assert (ewma ([x 2*x -x]', .9, "Dim", 2), [v 2*v -v]');
%!test
%! x = reshape (series (2*140*1*2), 2, 140, 1, 2);
%! for b = [.2 .9]
%!   for tf = [false true]
%!     for dim = [1 2 4 5]
%!       v = ewma (x, b, "dim", dim, "biascorrection", tf);
%!       p = [dim setdiff(1:5, dim)];
%!       want = permute (x, p);
%!       for i = 1:columns (want(:,:))
%!         want(:,i) = ewma (want(:,i), b, "BiasCorrection", tf);
%!       endfor
%!       assert (isequal (v, ipermute (want, p)));   # to the bit
%!     endfor
%!   endfor
%! endfor
%!test   # more series than are handled at a time, and single
%! x = single (reshape (series (300*140), 140, 300));
%! v = ewma (x, .95, "Dim", 2);
%! assert (isequal (v, ewma (x', .95)'));
%! assert (isequal (v(:,1:200), ewma (x(:,1:200), .95, "Dim", 2)));

## several betas
%!test
%! x = series (300);
%! betas = [.9 0 .98 .5];
%! for i = 1:4
%!   v(:,i) = ewma (x, betas(i));
%! endfor
%! assert (isequal (ewma (x, betas), v));
%! assert (isequal (ewma (x, betas'), v));
%! assert (isequal (ewma (x', betas), v'));
%! assert (isequal (ewma (reshape (x, 100, 3), betas)(:,:,3), ewma (reshape (x, 100, 3), .98)));
%! assert (isequal (ewma (x, betas, "Dim", 2), x .* reshape (1 - betas, 1, 1, 4)));
%! assert (isequal (ewma (x', betas, "Dim", 1), x' .* reshape (1 - betas, 1, 1, 4)));
%! assert (size (ewma (ones (2, 3, 4), betas)), [2 3 4 4]);
%! assert (size (ewma (ones (1, 1, 5), betas)), [1 1 5 4]);
%! assert (ewma (3, [.5 .25]), [1.5 2.25]);
%! assert (ewma (3, [.5 .25]', "Dim", 2), [1.5 2.25]);
%! assert (ewma (3, [.5 .25], "BiasCorrection", true), [3 3]);

## empty in, empty out
%!test
%! sizes = {[0 0], [0 3], [3 0], [1 0], [0 1], [2 0 4]};
%! paged = {[0 0 2], [0 3 2], [3 0 2], [2 0], [0 2], [2 0 4 2]};
%! for i = 1:numel (sizes)
%!   x = zeros (sizes{i});
%!   assert (size (ewma (x, .9)), sizes{i});
%!   assert (size (ewma (x, .9, "Dim", 2, "BiasCorrection", true)), sizes{i});
%!   assert (size (ewma (x, [.9 .5])), paged{i});
%!   assert (class (ewma (single (x), .9)), "single");
%! endfor

## classes: right, or a clear error
%!test
%! x = [3 1 0 1; 0 2 5 7];
%! v = ewma (x, .9);
%! for c = {"int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"}
%!   assert (isequal (ewma (feval (c{1}, x), .9), v));
%!   assert (class (ewma (feval (c{1}, x), .9)), "double");
%! endfor
%! assert (isequal (ewma (x > 1, .9), ewma (double (x > 1), .9)));
%! s = ewma (sparse (x), .9);
%! assert (isequal (s, v) && ! issparse (s));
%! assert (class (ewma (single (x), .9)), "single");
%! assert (ewma (single (x), .9), single (v));
%! assert (isequal (ewma (1:4, .9), ewma ([1 2 3 4], .9)));
%! assert (isequal (ewma (1:0, .9), zeros (1, 0)));
%! assert (isequal (ewma (eye (3), .9), ewma (full (eye (3)), .9)));
%! assert (isequal (ewma (eye (3)([2 1 3],:), .9), ewma ([0 1 0; 1 0 0; 0 0 1], .9)));
%! assert (isequal (ewma (x, single (.9)), ewma (x, double (single (.9)))));
%! assert (isequal (ewma (x, 0:.5:.5), ewma (x, [0 .5])));
%! assert (isequal (ewma (x, sparse ([.5 0])), ewma (x, [.5 0])));
%! assert (isequal (ewma (x, uint8 (0)), x));
%!test
%! refused ("descent:class", 'X must be an array of real numbers, and is complex double', [1 2i], .9);
%! refused ("descent:class", 'and is complex single', single ([1 2i]), .9);
%! refused ("descent:class", 'and is complex double', sparse ([1 2i]), .9);
%! refused ("descent:class", 'and is char', "abc", .9);
%! refused ("descent:class", 'and is cell', {1, 2}, .9);
%! refused ("descent:class", 'and is struct', struct ("x", 1), .9);
%! refused ("descent:class", 'and is function_handle', @sin, .9);

## Inf and NaN
%!test
%! for b = [.5 .9 .99]
%!   for tf = [false true]
%!     x = series (300);
%!     clean = ewma (x, b, "BiasCorrection", tf);
%!     x(140) = Inf;
%!     v = ewma (x, b, "BiasCorrection", tf);
%!     assert (isequal (v, [clean(1:139); Inf(161, 1)]));
%!     x(150) = -Inf;
%!     v = ewma (x, b, "BiasCorrection", tf);
%!     assert (isequaln (v, [clean(1:139); Inf(10, 1); NaN(151, 1)]));
%!     x(3) = NaN;
%!     v = ewma (x, b, "BiasCorrection", tf);
%!     assert (isequaln (v, [clean(1:2); NaN(298, 1)]));
%!     assert (isequaln (ewma (single (x), b, "BiasCorrection", tf), ...
%!                       [ewma(single (x(1:2)), b, "BiasCorrection", tf); NaN(298, 1, "single")]));
%!   endfor
%! endfor
%!assert (ewma ([-Inf 1 2], .9), [-Inf -Inf -Inf])
%!assert (ewma ([Inf 1 2], .9, "BiasCorrection", true), [Inf Inf Inf])
%!assert (ewma ([NaN 1; 2 3], .5), [NaN .5; NaN 1.75])
%!assert (ewma ([1 NaN Inf 2 realmin/4], 0), [1 NaN Inf 2 realmin/4])
%!assert (ewma ([1 NaN Inf 2], [0 .5]), [1 NaN Inf 2; .5 NaN NaN NaN])

## near the largest number nothing overflows on the way
%!test
%! x = repmat ([-1.7e308 1.7e308 1.7e308], 1, 100);
%! for b = [.5 .7 .9 .99]
%!   for tf = [false true]
%!     v = ewma (x, b, "BiasCorrection", tf);
%!     assert (isequal (v, 2^10 * ewma (x / 2^10, b, "BiasCorrection", tf)));
%!   endfor
%! endfor
%!assert (ewma (repmat (realmax, 1, 200), .9, "BiasCorrection", true), repmat (realmax, 1, 200))
%!assert (ewma ([-1.7e308 1.7e308], .5), [-.85e308 .425e308], -2*eps)

## correction: the first value and a constant series are exact
%!test
%! for b = [.1 .5 .7 .9 .98 1-1e-6 1-1e-12 1-eps/2]
%!   v = ewma ([.1; .3; series(50)], b, "BiasCorrection", true);
%!   assert (v(1) == .1);
%!   assert (all (ewma (repmat (.1, 1, 1000), b, "BiasCorrection", true) == .1));
%! endfor
%!test   # the sum of the first t weights is 1 - beta^t
%! assert (ewma (ones (50, 1), .9), 1 - .9 .^ (1:50)', 1e-15);
%!test   # once beta^t is below eps the correction has no effect left
%! x = series (1000);
%! assert (ewma (x, .9)(400:end), ewma (x, .9, "BiasCorrection", true)(400:end), 1e-14);

## what is near 1
%!test
%! x = 1e6 + series (2000);
%! v = ewma (x, 1 - 1e-12, "BiasCorrection", true);
%! assert (v, cumsum (x) ./ (1:2000)', 1e-3);
%!assert (ewma (ones (1, 3), 1 - eps/2), (1:3) * eps/2, eps^2)

## a decaying tail keeps its sign and its digits
%!test
%! for b = [.05 .5 .9]
%!   v = ewma ([1; zeros(199, 1)], b);
%!   want = (1 - b) * b .^ (0:199)';
%!   assert (all (v >= 0));
%!   k = want > 1e-300;
%!   assert (v(k), want(k), -1e-10);
%! endfor

## no argument is changed
%!test
%! x = [5 6 7];  y = x;
%! beta = [.5 .9];
%! v = ewma (x, beta);
%! v(:) = 0;
%! assert (x, [5 6 7]);
%! assert (y, [5 6 7]);
%! assert (beta, [.5 .9]);

## validation
%!error <Invalid call> ewma ()
%!error <Invalid call> ewma (1)
%!test
%! refused ("descent:value", 'BETA must be in [0, 1)', 1, 1);
%! refused ("descent:value", 'BETA must be in', 1, -.1);
%! refused ("descent:value", 'BETA must be in', 1, NaN);
%! refused ("descent:value", 'BETA must be in', 1, [.5 NaN]);
%! refused ("descent:value", 'BETA must be in', 1, []);
%! refused ("descent:value", 'BETA must be in', 1, zeros (1, 0));
%! refused ("descent:value", 'BETA must be in', 1, [.1 .2; .3 .4]);
%! refused ("descent:value", 'BETA must be in', 1, .5i);
%! refused ("descent:value", 'BETA must be in', 1, "a");
%! refused ("descent:value", 'BETA must be in', 1, {.5});
%! refused ("descent:value", 'BETA must be in', 1, Inf);
%! refused ("descent:value", 'BETA must be in', 1, single (1));
%! refused ("descent:value", 'BETA must be in', [], 2);
%! refused ("descent:option", 'unknown option "Bias"; known: BiasCorrection, Dim', 1, .5, "Bias", true);
%! refused ("descent:option", 'has no value', 1, .5, "Dim");
%! refused ("descent:option", 'must be the name of one', 1, .5, 2);
%! refused ("descent:value", 'Dim must be a positive integer', 1, .5, "Dim", 0);
%! refused ("descent:value", 'Dim must be a positive integer', 1, .5, "Dim", 1.5);
%! refused ("descent:value", 'Dim must be a positive integer', 1, .5, "Dim", [1 2]);
%! refused ("descent:value", 'BiasCorrection must be true or false', 1, .5, "BiasCorrection", 2);
%! refused ("descent:value", 'BiasCorrection must be true or false', 1, .5, "BiasCorrection", NaN);

%!demo
%! ## A larger beta is smoother and later; the correction mends the start.
%! t = 1:200;
%! x = 50 + 20 * sin (t / 32) + 6 * sin (7 * t.^2);
%! plot (t, x, ".", t, ewma (x, [.5 .9 .98]), t, ewma (x, .98, "BiasCorrection", true), "--");
%! legend ("x", "beta = .5", "beta = .9", "beta = .98", ".98, corrected", "location", "southwest");
%! xlabel ("sample");
