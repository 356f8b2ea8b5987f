## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{S} =} dataset (@var{name})
## @deftypefnx {} {@var{names} =} dataset ()
## @deftypefnx {} {} dataset ()
## Data that come with the package, for examples and tests.
##
## @var{name} is one of the names below, whatever its case.  @var{S} is a
## struct.  Without an argument the names are returned as a cell (1, 4) of
## strings, or printed with what they are.
##
## @table @asis
## @item @qcode{"digits"}
## 1,797 handwritten digits, images of 8 x 8 pixels.  @code{S.X} (64, 1797):
## one image a column, rows of pixels one after the other, 0 (paper) to 16
## (ink), so that @code{reshape (S.X(:,i), 8, 8)'} is image i.  @code{S.Y}
## (1, 1797): class 1 to 10.  @code{S.classes} is 0:9: class k is digit k - 1,
## and @code{S.classes(S.Y)} are the digits.
##
## Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits
## (test set), UCI Machine Learning Repository, 1998, as scikit-learn ships it.
## Licence: BSD-3-Clause, the scikit-learn developers.
##
## @item @qcode{"london"}
## The daily mean temperature at London Heathrow in 2016, 366 days without a
## gap.  @code{S.x} (366, 1): whole degrees Fahrenheit.  @code{S.date} (366, 1):
## the days as @code{datenum} counts them, ready for @code{plot} and
## @code{datetick}; @code{datestr (S.date, "yyyy-mm-dd")} writes them out.
##
## Source: NOAA National Centers for Environmental Information, GHCN-Daily,
## station UKM00003772, element TAVG, here in whole degrees Fahrenheit: so they
## are not the original NOAA data.  Licence: CC0-1.0; NOAA asks to be named.
##
## @item @qcode{"moons"}
## 300 points of two interleaved half circles with noise.  @code{S.X} (2, 300),
## @code{S.Y} (1, 300): 0 or 1.  @code{S.classes} is [0, 1].
##
## Source: computed, as scikit-learn's make_moons (300, noise=.2,
## random_state=3) does.  Licence: that of descent.
##
## @item @qcode{"moons-run"}
## The same points with what a run of the course's exercise, plain descent and
## others on mini-batches of 64, begins with: @code{S.theta} (30, 1), the
## parameters of @code{mlp ([2 5 2 1])} at the start, and @code{S.order}
## (300, 5000), uint16: the order of the samples in each of 5000 epochs, for
## "Order" of @code{mlptrain}.
##
## Source: the start is that of the exercise, as numpy.random.seed (3) makes it.
## The orders are computed, in about a second, as numpy.random.permutation does
## after numpy.random.seed (10 + epoch), epoch 1 to 5000.  Licence: that of
## descent.
## @end table
##
## All numbers but orders are of class double and as measured: no feature is
## scaled.  @code{S.name}, @code{S.source} and @code{S.licence} are strings.
## A data set is read from its file once, and then stays in memory.
##
## @example
## @group
## S = dataset ("digits");
## size (S.X)
##    @result{} ans =
##          64   1797
## @end group
## @group
## image = reshape (S.X(:,12), 8, 8)'
##    @result{} image =
##         0    0    0    0   14   13    1    0
##         0    0    0    5   16   16    2    0
##         0    0    0   14   16   12    0    0
##         0    1   10   16   16   12    0    0
##         0    3   12   14   16    9    0    0
##         0    0    0    5   16   15    0    0
##         0    0    0    4   16   14    0    0
##         0    0    0    1   13   16    1    0
## @end group
## @group
## digit = S.classes(S.Y(12))
##    @result{} digit = 1
## @end group
## @end example
##
## Errors: @code{descent:value} for an unknown @var{name}; @code{descent:file}
## for a file of the package that is missing or damaged.
## @seealso{minibatches, mlptrain, ewma}
## @end deftypefn

function varargout = dataset (varargin)
  [varargout{1:nargout}] = dataset (varargin{:});
endfunction

## the documented example
%!test
%! S = dataset ("digits");
%! assert (size (S.X), [64, 1797]);
%! assert (S.classes(S.Y(12)), 1);
%! assert (reshape (S.X(:,12), 8, 8)'(1,:), [0, 0, 0, 0, 14, 13, 1, 0]);

%!test
%! S = dataset ("Digits");
%! assert (S.name, "digits");
%! assert (size (S.Y), [1, 1797]);
%! assert (accumarray (S.Y', 1)', [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
%! assert (S.classes(S.Y(1:10)), 0:9);
%! assert (S.classes, 0:9);
%! assert ([min(S.X(:)), max(S.X(:))], [0, 16]);
%! assert (S.X, fix (S.X));
%! assert (sum (S.X(:)), 561718);

## Means of a class: a zero is open, a one is full, a seven has its bar on top
## (which it has only if rows are rows); all are blank at the sides.
%!test
%! S = dataset ("digits");
%! image = @(k) reshape (mean (S.X(:,S.Y == k), 2), 8, 8)';
%! zero = image (1);  one = image (2);  seven = image (8);
%! assert (mean (zero(4:5,4:5)(:)) < 3);
%! assert (mean (one(4:5,4:5)(:)) > 11);
%! assert (sum (seven(1:2,:)(:)) > 1.5 * sum (seven(7:8,:)(:)));
%! assert (sum (mean (S.X, 2)([1:8:64, 8:8:64])) < 5);

%!test
%! S = dataset ("london");
%! assert (size (S.x), [366, 1]);
%! assert ([min(S.x), max(S.x)], [32, 78]);
%! assert (mean (S.x), 52.88, .005);
%! assert (S.x(1:3), [41; 50; 46]);
%! assert (S.date, (datenum (2016, 1, 1):datenum (2016, 12, 31))');
%! assert (datestr (S.date(60), "yyyy-mm-dd"), "2016-02-29");

%!test
%! S = dataset ("moons");
%! assert (size (S.X), [2, 300]);
%! assert (S.X(:,1), [-0.21687013460912397; 1.0154493742029873]);
%! assert (S.Y(1:5), [0, 1, 1, 1, 0]);
%! assert (accumarray (S.Y' + 1, 1)', [150, 150]);
%! assert (S.classes, [0, 1]);

## the orders are permutations, each another; the start has biases of 0
%!test
%! S = dataset ("moons-run");
%! assert (rmfield (S, {"theta", "order", "name", "source"}), ...
%!         rmfield (dataset ("moons"), {"name", "source"}));
%! assert (class (S.order), "uint16");
%! assert (sort (S.order), repmat (uint16 (1:300)', 1, 5000));
%! assert (rows (unique (S.order(:,1:100)', "rows")), 100);
%! [W, b] = mlpweights (setfield (mlp ([2 5 2 1]), "theta", S.theta));
%! assert (W{1}(1,1), 1.7886284734303186);
%! assert (vertcat (b{:}), zeros (8, 1));

## what a user does to the struct is not in the next one
%!test
%! S = dataset ("moons");
%! [S.X(1), S.name] = deal (0, "mine");
%! T = dataset ("MOONS");
%! assert ({T.X(1), T.name}, {-0.21687013460912397, "moons"});

## every name gives a struct of doubles that says where it comes from
%!test
%! names = dataset ();
%! assert (names, {"digits", "london", "moons", "moons-run"});
%! for i = 1:numel (names)
%!   S = dataset (names{i});
%!   assert (S.name, names{i});
%!   assert (ischar (S.source) && ischar (S.licence) && ! isempty (S.licence));
%!   S = rmfield (S, intersect (fieldnames (S), {"name", "source", "licence", "order"}));
%!   assert (all (structfun (@(v) isa (v, "double") && all (isfinite (v(:))), S)));
%! endfor
%!test
%! printed = evalc ("dataset ()");
%! assert (numel (strfind (printed, "\n")), 4);

%!error <NAME must be one of "digits", "london", "moons", "moons-run"> dataset ("iris")
%!error id=descent:value dataset (1)
%!error id=descent:value dataset ({"moons"})
%!error <NAME must be> dataset ("")
%!error <called with too many inputs> dataset ("moons", 1)

%!demo
%! ## The first 40 digits
%! S = dataset ("digits");
%! lines = {};
%! for i = 1:10:40
%!   lines{end+1} = reshape (permute (reshape (S.X(:,i:i+9), 8, 8, 10), [2, 1, 3]), 8, 80);
%! endfor
%! imagesc (vertcat (lines{:}));
%! colormap (flipud (gray ()));
%! axis equal off

%!demo
%! ## A year of temperatures in London
%! S = dataset ("london");
%! plot (S.date, S.x, ".");
%! datetick ("x", "mmm");
%! ylabel ("degrees F");
