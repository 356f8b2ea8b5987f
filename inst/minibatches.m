## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{Xb}, @var{Yb}, @var{idx}] =} minibatches (@var{X}, @var{Y}, @var{B})
## @deftypefnx {} {[@var{Xb}, @var{Yb}, @var{idx}] =} minibatches (@var{X}, @var{B})
## @deftypefnx {} {[@dots{}] =} minibatches (@dots{}, @var{option}, @var{value}, @dots{})
## Cut a training set into mini-batches.
##
## @table @var
## @item X
## The observations, one a column: a matrix (n, m) of any numeric, logical or
## char class, full or sparse.
## @item Y
## What belongs to them, with as many columns as @var{X} and a class of its
## own; @code{[]} or left out when there is nothing.
## @item B
## The number of observations in a mini-batch, an integer from 1 to m.
## @end table
##
## @var{Xb} and @var{Yb} are cells (1, T), T = ceil (m/@var{B}): @code{Xb@{t@}}
## holds the columns of mini-batch t (the lecture's X@{t@}), @code{Yb@{t@}} what
## belongs to them; both keep their class.  The last mini-batch is smaller if
## @var{B} does not divide m.  @var{Yb} is @code{@{@}} without @var{Y}.
## @var{idx} (1, T) holds the numbers of the observations, rows of class
## double, so that @code{Xb@{t@}} is @code{X(:,idx@{t@})} and
## @code{[idx@{:@}]} is the order of the epoch.
##
## The observations come in the order in which they are in @var{X}, unless an
## option says otherwise.  Names of options are matched whatever their case.
##
## @table @asis
## @item @qcode{"Shuffle"} (false)
## true: a random order.  It depends on m, @qcode{"Seed"} and @qcode{"Epoch"}
## alone; Octave's own random numbers are neither used nor changed.
## @item @qcode{"Seed"} (0)
## With @qcode{"Shuffle"}: an integer from 0 to 2^53 - 1.
## @item @qcode{"Epoch"} (1)
## With @qcode{"Shuffle"}: the number of the epoch, a positive integer.  Each
## has an order of its own.
## @item @qcode{"ShuffleWindow"} (Inf)
## With @qcode{"Shuffle"}: the number of observations that are shuffled
## together, an integer from @var{B} on.  Blocks of neighbouring observations
## are dealt in a random order; as many as a window holds are shuffled
## together, and windows are as equal as their blocks allow.  So a part of the
## data is needed at a time.  A window of m or more gives the order of
## @qcode{"Shuffle"} alone.  The order depends on @var{B}, too.
## @item @qcode{"ShuffleBlock"} (2^k)
## With @qcode{"ShuffleWindow"}: the number of observations of a block.  Unless
## given it is a power of two: as many as have at most 256 KiB in @var{X}
## (stored in full) and are at most a 64th of the window.
## @item @qcode{"Order"}
## The order itself: a vector with each of 1 to m once, of any numeric class.
## @item @qcode{"PartialMiniBatch"} (@qcode{"return"})
## @qcode{"discard"} leaves a smaller last mini-batch out.
## @item @qcode{"ObservationsIn"} (@qcode{"columns"})
## @qcode{"rows"}: @var{X} and @var{Y} have one observation a row, and
## @code{Xb@{t@}} is @code{X(idx@{t@},:)}.
## @end table
##
## In the order of @var{X} columns are not copied: @var{Xb} shares the memory
## of @var{X}, and m = 5,000,000 takes milliseconds.
##
## @example
## @group
## X = reshape (1:296, 2, 148);
## Y = mod (1:148, 2);
## [Xb, Yb] = minibatches (X, Y, 64);
## sizes = cellfun (@@columns, Xb)
##    @result{} sizes =
##        64   64   20
## @end group
## @group
## [Xb, Yb, idx] = minibatches (X, Y, 64, "Shuffle", true, "Seed", 1);
## isequal (Xb@{3@}, X(:,idx@{3@}))
##    @result{} ans = 1
## @end group
## @end example
##
## Errors: @code{descent:value} for a @var{B} that is not an integer from 1 to
## m, an @qcode{"Order"} that is not a permutation, a @qcode{"ShuffleWindow"}
## whose blocks do not hold @var{B} observations, or another value that an
## option cannot have; @code{descent:size} for an @var{X} that is empty or no
## matrix and a @var{Y} with another number of observations;
## @code{descent:class} for cells, structs and the like; @code{descent:option}
## for an unknown option and for those that exclude or need each other.
##
## Source: A. Ng, ``Improving Deep Neural Networks'', week 2, lectures 1 and 2
## (mini-batch gradient descent).  The random order is the exchange of Fisher
## and Yates with numbers of Philox 4x32-10 (J. K. Salmon et al., SC 2011).
## @seealso{minibatchqueue, minibatchsize, mlptrain, randperm}
## @end deftypefn

function [Xb, Yb, idx] = minibatches (X, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  [Xb, Yb, idx] = __minibatches__ (X, varargin{:});
endfunction

## the documented example
%!test
%! X = reshape (1:296, 2, 148);
%! Y = mod (1:148, 2);
%! [Xb, Yb, idx] = minibatches (X, Y, 64);
%! assert (cellfun (@columns, Xb), [64, 64, 20]);
%! assert (Xb, {X(:,1:64), X(:,65:128), X(:,129:148)});
%! assert (Yb, {Y(1:64), Y(65:128), Y(129:148)});
%! assert (idx, {1:64, 65:128, 129:148});
%! [Xb, Yb, idx] = minibatches (X, Y, 64, "Shuffle", true, "Seed", 1);
%! assert (cellfun (@columns, Xb), [64, 64, 20]);
%! for t = 1:3
%!   assert (Xb{t}, X(:,idx{t}));
%!   assert (Yb{t}, Y(idx{t}));
%!   assert (size (idx{t}), [1, columns(Xb{t})]);
%!   assert (class (idx{t}), "double");
%! endfor
%! assert (sort ([idx{:}]), 1:148);
%! assert (! issorted ([idx{:}]));

## without Y
%!test
%! [Xb, Yb, idx] = minibatches (1:5, 2);
%! assert (Xb, {1:2, 3:4, 5});
%! assert (Yb, {});
%! assert (idx, {1:2, 3:4, 5});
%! [Xb, Yb] = minibatches (1:5, [], 2);
%! assert (Xb, {1:2, 3:4, 5});
%! assert (Yb, {});
%! [Xb, Yb] = minibatches (1:5, 2, "PartialMiniBatch", "discard");
%! assert (Xb, {1:2, 3:4});
%! assert (Yb, {});

## the ends of B's range, one observation, Y without rows, Y of one row
%!assert (minibatches (magic (4), 4), {magic(4)})
%!assert (minibatches (magic (4), 1), num2cell (magic (4), 1))
%!assert (minibatches (magic (4), 4, "PartialMiniBatch", "discard"), {magic(4)})
%!assert (minibatches ([1; 2], 1, "Shuffle", 1), {[1; 2]})
%!assert (minibatches (7, 1), {7})
%!assert (minibatches (1:4, uint8 (2), "Shuffle", 0), {1:2, 3:4})
%!test
%! [Xb, Yb] = minibatches (1:3, zeros (0, 3), 2, "Order", [3, 1, 2]);
%! assert (Yb, {zeros(0, 2), zeros(0, 1)});

## every class, in every way, keeps its values and its class
%!function check_ways (X, Y)
%!  p = [4, 7, 1, 3, 2, 6, 5];
%!  ways = {{}, {"Order", p}, {"Shuffle", true}, {"PartialMiniBatch", "discard", "Order", p}};
%!  for w = 1:numel (ways)
%!    [Xb, Yb, idx] = minibatches (X, Y, 3, ways{w}{:});
%!    [Xr, Yr, idr] = minibatches (X.', Y.', 3, "ObservationsIn", "rows", ways{w}{:});
%!    assert (idr, idx);
%!    assert (numel (Xb), 3 - (w == 4));
%!    for t = 1:numel (Xb)
%!      assert (isequaln (Xb{t}, X(:,idx{t})) && isequaln (Yb{t}, Y(:,idx{t})));
%!      assert (isequaln (Xr{t}, Xb{t}.') && isequaln (Yr{t}, Yb{t}.'));
%!      assert (size (Xb{t}), [rows(X), numel(idx{t})]);
%!      assert ({class(Xb{t}), class(Xr{t})}, {class(X), class(X)});
%!      assert ({class(Yb{t}), class(Yr{t})}, {class(Y), class(Y)});
%!      assert ({issparse(Xb{t}), issparse(Xr{t})}, {issparse(X), issparse(X)});
%!      assert ({iscomplex(Xb{t}), iscomplex(Xr{t})}, {iscomplex(X), iscomplex(X)});
%!    endfor
%!  endfor
%!endfunction
%!test
%! X = reshape (1:14, 2, 7);
%! classes = {"double", "single", "int8", "int16", "int32", "int64", "uint8", ...
%!            "uint16", "uint32", "uint64", "char", "logical"};
%! for i = 1:numel (classes)
%!   check_ways (feval (classes{i}, mod (X, 1 + i)), 1:7);
%!   check_ways (1:7, feval (classes{i}, X > 5));
%! endfor
%! check_ways (X - 3i, single (X) * 1i);
%! check_ways ([intmax("int64") - int64(X); intmin("int64") + int64(X)], X);
%! check_ways (sparse (mod (X, 3)), sparse (1:7 > 4));
%! check_ways (sparse (X) * (1 + 2i), eye (7));
%! check_ways (single (eye (7)), eye (7)([3, 1, 2, 7, 6, 5, 4],:));
%! check_ways ([NaN, -Inf, Inf, NA, -0, 1, 2], 7:-1:1);
%! check_ways ("strings", 'STRINGS');

## "Order" of any class and shape
%!test
%! p = [2, 5, 3, 1, 4];
%! for class = {"double", "single", "int8", "uint8", "int32", "int64", "uint64"}
%!   [Xb, ~, idx] = minibatches (10:10:50, 2, "Order", feval (class{1}, p'));
%!   assert (Xb, {[20, 50], [30, 10], 40});
%!   assert (idx, {[2, 5], [3, 1], 4});
%! endfor
%! assert (minibatches (10:10:50, 2, "Order", []), {[10, 20], [30, 40], 50});

## the random order: a function of seed and epoch, whatever Octave's own state
%!test
%! order = @(varargin) [nthargout(3, @minibatches, 1:1000, 100, "Shuffle", true, varargin{:}){:}];
%! first = order ();
%! assert (sort (first), 1:1000);
%! assert (order ("Seed", 0, "Epoch", 1), first);
%! rand ("twister", 3);
%! randi (9);
%! before = {rand("twister"), randn("twister"), rande("twister"), randp("twister")};
%! assert (order (), first);
%! assert ({rand("twister"), randn("twister"), rande("twister"), randp("twister")}, before);
%! others = {order("Epoch", 2), order("Seed", 1), order("Seed", 2^53 - 1), order("Epoch", 2^40)};
%! for i = 1:4
%!   assert (sort (others{i}), 1:1000);
%!   assert (sum (others{i} == first) < 12);   # about 1 by chance
%! endfor

## the same order in every version
%!test
%! [~, ~, idx] = minibatches (1:10, 10, "Shuffle", true, "Seed", 42, "Epoch", 3);
%! assert (idx{1}, [9, 6, 10, 7, 5, 3, 1, 8, 2, 4]);

## an unshuffled cut changes nothing, a shuffled one neither
%!test
%! X = magic (6);  Y = int8 (1:6);
%! [Xb, Yb] = minibatches (X, Y, 4, "Shuffle", true);
%! Xc = minibatches (X, Y, 4);
%! Xc{1}(1) = -1;  Xb{1}(1) = -1;  Yb{1}(1) = -1;
%! assert (X, magic (6));
%! assert (Y, int8 (1:6));

## validation
%!error <Invalid call> minibatches ()
%!error <Invalid call> minibatches (1:3)
%!error id=descent:value minibatches (1:3, 4)
%!error <B must be at most the number of observations \(columns of X\), 3, and is 4>
%! minibatches (1:3, 4)
%!error <\(rows of X\), 1, and is 2> minibatches (1:3, 2, "ObservationsIn", "rows")
%!error <minibatches: B must be a positive integer> minibatches (1:3, 0)
%!error <minibatches: B must be a positive integer> minibatches (1:3, -1)
%!error <minibatches: B must be a positive integer> minibatches (1:3, 1.5)
%!error <minibatches: B must be a positive integer> minibatches (1:3, NaN)
%!error <minibatches: B must be a positive integer> minibatches (1:3, Inf)
%!error <minibatches: B must be a positive integer> minibatches (1:3, [])
%!error <minibatches: B must be a positive integer> minibatches (1:3, 1:3, [1, 2])
%!error <minibatches: B must be a positive integer> minibatches (1:3, "Shuffle", true)
%!error id=descent:size minibatches ([], 1)
%!error <X must not be empty, and is 4 x 0> minibatches (zeros (4, 0), 1)
%!error <X must not be empty, and is 0 x 4> minibatches (zeros (0, 4), 1)
%!error <X must not be empty> minibatches ("", 1)
%!error id=descent:size minibatches (ones (2, 2, 2), 1)
%!error <X must be a matrix, and has 3 dimensions> minibatches (ones (2, 2, 2), 1)
%!error <Y must be a matrix> minibatches (1:2, ones (2, 2, 2), 1)
%!error id=descent:class minibatches ({1, 2}, 1)
%!error <X must be a numeric, logical or char matrix, and is a cell> minibatches ({1, 2}, 1)
%!error <X must be .*, and is a struct> minibatches (struct ("a", 1), 1)
%!error <X must be .*, and is a function_handle> minibatches (@sin, 1)
%!error <Y must be .*, and is a cell> minibatches (1:2, {1, 2}, 1)
%!error id=descent:size minibatches (1:3, 1:2, 1)
%!error <Y must have as many columns as X, 3, and has 2$> minibatches (1:3, 1:2, 1)
%!error <as many columns as X, 3, and has 1; its observations are in rows: transpose it>
%! minibatches (1:3, (1:3)', 1)
%!error <as many rows as X, 3, and has 1; its observations are in columns: transpose it>
%! minibatches ((1:3)', 1:3, 1, "ObservationsIn", "rows")
%!error id=descent:option minibatches (1:3, 1, "shufle", true)
%!error <unknown option "shufle"; known: Shuffle, .*, Order, PartialMiniBatch, ObservationsIn>
%! minibatches (1:3, 1, "shufle", true)
%!error <option "Seed" has no value> minibatches (1:3, 1, "Seed")
%!error <Shuffle must be true or false> minibatches (1:3, 1, "Shuffle", "yes")
%!error <Shuffle must be true or false> minibatches (1:3, 1, "Shuffle", NaN)
%!error <Shuffle must be true or false> minibatches (1:3, 1, "Shuffle", 2)
%!error <Seed must be an integer from 0> minibatches (1:3, 1, "Seed", -1)
%!error <Seed must be an integer from 0> minibatches (1:3, 1, "Seed", NaN)
%!error <Epoch must be a positive integer> minibatches (1:3, 1, "Epoch", 0)
%!error <Seed and Epoch need "Shuffle", true> minibatches (1:3, 1, "Seed", 3)
%!error <Order must be a permutation> minibatches (1:3, 1, "Order", zeros (0, 3))
%!error <PartialMiniBatch must be one of "return", "discard">
%! minibatches (1:3, 1, "PartialMiniBatch", "drop")
%!error <ObservationsIn must be one of "columns", "rows"> minibatches (1:3, 1, "ObservationsIn", 2)
%!error id=descent:option minibatches (1:3, 1, "Order", 3:-1:1, "Shuffle", true)
%!error <Order and Shuffle exclude each other>
%! minibatches (1:3, 1, "Order", 3:-1:1, "Shuffle", true)
%!error id=descent:value minibatches (1:3, 1, "Order", [1, 2])
%!error <Order must be a permutation of 1 to 3, a vector> minibatches (1:3, 1, "Order", [1, 2])
%!error <Order must be a permutation of 1 to 4, a vector>
%! minibatches (1:4, 1, "Order", [1, 2; 3, 4])
%!error <Order must be a permutation of 1 to 3, a vector> minibatches (1:3, 1, "Order", "abc")
%!error <Order must be a permutation of 1 to 3, a vector> minibatches (1:3, 1, "Order", {})
%!error <Order must be a permutation of 1 to 3, a vector> minibatches (1:3, 1, "Order", [1, 2, 3i])
%!error <permutation of 1 to 3: entry 3 is out of range or there before>
%! minibatches (1:3, 1, "Order", [1, 2, 2])
%!error <permutation of 1 to 3: entry 1 is out of range> minibatches (1:3, 1, "Order", [0, 1, 2])
%!error <permutation of 1 to 3: entry 2 is out of range> minibatches (1:3, 1, "Order", [1, NaN, 2])
%!error <permutation of 1 to 3: entry 2 is out of range> minibatches (1:3, 1, "Order", [1, 2.5, 2])

%!demo
%! ## Two epochs over ten observations, in mini-batches of four
%! X = 1:10;
%! for epoch = 1:2
%!   Xb = minibatches (X, 4, "Shuffle", true, "Seed", 7, "Epoch", epoch);
%!   for t = 1:numel (Xb)
%!     printf ("epoch %d, mini-batch %d:%s\n", epoch, t, sprintf (" %d", Xb{t}));
%!   endfor
%! endfor
