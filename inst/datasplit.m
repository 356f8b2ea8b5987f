## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{i1}, @var{i2}, @dots{}] =} datasplit (@var{m}, @var{shares})
## @deftypefnx {} {[@var{i1}, @var{i2}, @dots{}] =} datasplit (@var{labels}, @var{shares})
## @deftypefnx {} {[@dots{}] =} datasplit (@dots{}, @var{option}, @var{value}, @dots{})
## Random parts of samples: for training, validation and test.
##
## @var{m} is the number of samples, a positive integer.  @var{labels} in its
## place, a vector of m > 1 numbers or logicals or a cell of m strings, makes
## every part hold every class in its share (a stratified split).
##
## @var{shares} are P positive numbers with a sum of at most 1, the share of
## each part; what is left of the samples is in none.  A single share s stands
## for [s, 1 - s].  @var{i1}, @var{i2}, @dots{} are rows of sample numbers in
## ascending order, one for each part; no number is in two of them.  The parts
## have the sizes round (m S(p)) - round (m S(p-1)) with S = cumsum (shares).
## Of a class of n samples a stratified part of share s has n s to within 2, the
## first part to within 1, and the sizes of parts differ by at most 1 from those
## above.
##
## @table @asis
## @item @qcode{"Seed"} (0)
## Of the random choice, an integer from 0 to 2^53 - 1.  The parts are a
## function of the seed, the shares and m or the labels alone; Octave's own
## random numbers are neither used nor changed.
## @end table
##
## @example
## @group
## S = dataset ("digits");
## [train, val, test] = datasplit (S.Y, [.8 .1 .1]);
## [numel(train), numel(val), numel(test)]
##    @result{} ans =
##       1438    180    179
## @end group
## @group
## accumarray (S.Y(test)', 1)'           # of each digit
##    @result{} ans =
##       18   18   17   19   18   18   18   18   17   18
## @end group
## @end example
##
## Errors: @code{descent:value} for an @var{m} that is not a positive integer,
## for shares that are not positive or have a sum above 1, for NaN in the
## labels, and for a part that would have no sample; @code{descent:class} and
## @code{descent:size} for labels of another kind or shape;
## @code{descent:usage} for more outputs than parts.
##
## Source: systematic sampling, W. G. Madow and L. H. Madow, Annals of
## Mathematical Statistics 15, 1944.
## @seealso{minibatchqueue, onehot, confusion, mlptrain}
## @end deftypefn

function varargout = datasplit (labels, shares, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  options = __options__ ("datasplit", {"Seed", 0, "an integer from 0 to 2^53 - 1"}, varargin);
  shares = check_shares (shares);
  P = numel (shares);
  if (nargout > P)
    error ("descent:usage", "datasplit: there are %d parts, and %d outputs", P, nargout);
  endif
  if (feed_is (labels))
    error ("descent:class", ["datasplit: M must be a number, or LABELS an array, and is a ", ...
                             "source: give its Samples, or readsource of labels"]);
  endif
  if (iscell (labels) || numel (labels) > 1)
    by = data_classes ("datasplit", "LABELS", labels);
    m = numel (by);
  else
    by = m = __checkvalue__ ("datasplit", "M", labels, "a positive integer");
  endif
  parts = data_split (by, shares, options.Seed);
  empty = find (cellfun ("isempty", parts), 1);
  if (! isempty (empty))
    error ("descent:value", "datasplit: part %d would have no sample: %.4g of %d", empty,
           shares(empty), m);
  endif
  varargout = parts(1:max (nargout, 1));
endfunction

function shares = check_shares (shares)
  if (! (isnumeric (shares) && isreal (shares) && ! isempty (shares) && isvector (shares)
         && all (shares > 0) && sum (shares) <= 1 + 8 * eps))
    error ("descent:value", "datasplit: SHARES must be positive numbers with a sum of at most 1");
  endif
  shares = double (full (shares(:)'));
  if (isscalar (shares) && shares < 1)
    shares(2) = 1 - shares;
  endif
endfunction

## the documented example
%!test
%! S = dataset ("digits");
%! [train, val, test] = datasplit (S.Y, [.8 .1 .1]);
%! assert ([numel(train), numel(val), numel(test)], [1438 180 179]);
%! assert (accumarray (S.Y(test)', 1)', [18 18 17 19 18 18 18 18 17 18]);

## each number once, sizes, seeds; a single share
%!test
%! for m = [1 2 10 1797]
%!   [a, b, c] = datasplit (m + 8, [.5 .2 .3]);
%!   assert (sort ([a b c]), 1:m+8);
%!   assert (issorted (a) && issorted (b) && issorted (c));
%!   assert ([numel(a), numel([a b])], round ([.5 .7] * (m + 8)));
%! endfor
%! [a, b] = datasplit (100, .7);
%! assert ({numel(a), numel(b)}, {70, 30});
%! assert (datasplit (100, .7), a);
%! assert (! isequal (datasplit (100, .7, "Seed", 1), a));
%! assert (datasplit (uint8 (5), 1), 1:5);
%! [a, b] = datasplit (100, [.1 .2]);                   # some are in none
%! assert ({numel(a), numel(b), numel(intersect (a, b))}, {10, 20, 0});
## every sample is in the first part with its probability
%!test
%! hits = zeros (1, 20);
%! for seed = 1:400
%!   hits(datasplit (20, .3, "Seed", seed)) += 1;
%! endfor
%! assert (all (abs (hits - 120) < 5 * sqrt (400 * .3 * .7)));
%! hits(:) = 0;
%! labels = [ones(1, 13), 2 * ones(1, 7)];
%! for seed = 1:400
%!   hits(datasplit (labels, .3, "Seed", seed)) += 1;
%! endfor
%! assert (all (abs (hits(1:13) - mean (hits(1:13))) < 5 * sqrt (400 * .3 * .7)));

## classes have their shares: within 1 in the first part, within 2 in the others
%!test
%! for seed = 0:30
%!   sizes = 1 + mod (7 * seed + [3 11 40 5 1 90], 97);
%!   labels = repelem (1:6, sizes);
%!   labels = labels(__order__ (numel (labels), seed, 1));
%!   shares = [.6 .15 .25];
%!   parts = cell (1, 3);
%!   [parts{:}] = datasplit (labels, shares, "Seed", seed);
%!   assert (sort ([parts{:}]), 1:numel (labels));
%!   for p = 1:3
%!     off = abs (accumarray (labels(parts{p})', 1, [6 1])' - shares(p) * sizes);
%!     assert (all (off < 1 + (p > 1)));
%!     assert (abs (numel (parts{p}) - shares(p) * numel (labels)) < 2);
%!   endfor
%! endfor
## labels of any kind are only names
%!test
%! a = datasplit ([3 1 1 3 3 1 3 1], .5);
%! assert (datasplit ({"b", "a", "a", "b", "b", "a", "b", "a"}, .5), a);
%! assert (datasplit (logical ([1 0 0 1 1 0 1 0]'), .5), a);
%! assert (sum ([3 1 1 3 3 1 3 1](a) == 1), 2);

%!error <Invalid call> datasplit (3)
%!error <SHARES must be positive numbers with a sum of at most 1> datasplit (3, [.5 .6])
%!error <SHARES must be positive> datasplit (3, [.5 0])
%!error <SHARES must be positive> datasplit (3, NaN)
%!error <SHARES must be positive> datasplit (3, {})
%!error <M must be a positive integer> datasplit (2.5, .5)
%!error <M must be a positive integer> datasplit ([], .5)
%!error <is a source: give its Samples> datasplit (struct ("Type", "datasource"), .5)
%!error <part 2 would have no sample: 0.1 of 2> datasplit (2, [.9 .1])
%!error <there are 2 parts, and 3 outputs> [a, b, c] = datasplit (9, [.5 .5]);
%!error <LABELS must not have NaN> datasplit ([1 NaN], .5)
%!error id=descent:class datasplit ({1, 2}, .5)
%!error id=descent:size datasplit (ones (2), .5)
%!error <Seed must be an integer> datasplit (3, .5, "Seed", -1)

%!demo
%! S = dataset ("digits");
%! [train, val, test] = datasplit (S.Y, [.8 .1 .1]);
%! [accumarray(S.Y(train)', 1), accumarray(S.Y(val)', 1), accumarray(S.Y(test)', 1)]
