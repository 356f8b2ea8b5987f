## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{Y}, @var{classes}, @var{number}] =} onehot (@var{labels})
## @deftypefnx {} {[@dots{}] =} onehot (@var{labels}, @var{classes})
## One-hot targets, and numbers of classes, for labels of any kind.
##
## @var{labels} is a vector of m numbers or logicals, or a cell of m strings.
## @var{classes} (1, K), of the same kind, are the different labels in sorted
## order; given as an argument, in any order, they are used as they are, and a
## label that is not among them is an error.
##
## @var{Y} (K, m), double: @code{Y(k,j)} is 1 where sample j has the label
## @code{classes(k)}, else 0.  @var{number} (1, m) are the numbers k
## themselves, from 1 to K: a network with @qcode{"Output", "softmax"} takes
## them in place of @var{Y}, which needs K times the memory.  A label that a
## network predicts as k is @code{classes(k)} again.
##
## @example
## @group
## [Y, classes, number] = onehot (@{"setosa", "virginica", "setosa"@})
##    @result{} Y =
##         1   0   1
##         0   1   0
##    @result{} classes =
##       @{
##         [1,1] = setosa
##         [1,2] = virginica
##       @}
##    @result{} number =
##         1   2   1
## @end group
## @end example
##
## Errors: @code{descent:class} for labels of another kind,
## @code{descent:size} for labels that are not a vector, and
## @code{descent:value} for NaN, for a label that is not among @var{classes} and
## for classes that are there twice.
## @seealso{mlptrain, mlppredict, confusion, datasplit}
## @end deftypefn

function [Y, classes, number] = onehot (labels, classes)
  if (nargin < 1)
    print_usage ();
  endif
  if (nargin < 2)
    [number, classes] = data_classes ("onehot", "LABELS", labels);
  else
    [number, classes] = data_classes ("onehot", "LABELS", labels, classes);
  endif
  m = numel (number);
  Y = zeros (numel (classes), m);
  Y(number + (0:m-1) * rows (Y)) = 1;
endfunction

## the documented example
%!test
%! [Y, classes, number] = onehot ({"setosa", "virginica", "setosa"});
%! assert (Y, [1 0 1; 0 1 0]);
%! assert (classes, {"setosa", "virginica"});
%! assert (number, [1 2 1]);

## numbers of any class, logicals, columns; classes in a given order
%!test
%! [Y, classes, number] = onehot (uint8 ([7; 0; 7; 9]));
%! assert (Y, [0 1 0 0; 1 0 1 0; 0 0 0 1]);
%! assert (classes, uint8 ([0 7 9]));
%! assert (number, [2 1 2 3]);
%! [Y, classes] = onehot ([true false]);
%! assert (Y, [0 1; 1 0]);
%! assert (classes, [false true]);
%! [Y, classes, number] = onehot ([3 1], [3 2 1]);
%! assert (Y, [1 0; 0 0; 0 1]);
%! assert (number, [1 3]);
%! assert (nthargout (3, @onehot, {"b"; "a"}, {"b", "a"}), [1 2]);
%! assert (onehot ([]), zeros (0, 0));
%! assert (onehot (zeros (1, 0), [1 2]), zeros (2, 0));
%! assert (nthargout (2, @onehot, [-Inf 2.5 Inf]), [-Inf 2.5 Inf]);

## a network of digits 0 to 9 returns digits
%!test
%! X = eye (10);
%! digits = 9:-1:0;
%! [~, classes, number] = onehot (digits);
%! net = mlptrain (mlp ([10 10], "Output", "softmax"), X, number, "LearnRate", 1, "MaxEpochs", 200);
%! [~, label] = mlppredict (net, X);
%! assert (classes(label), digits);

%!error <Invalid call> onehot ()
%!error id=descent:class onehot (@sin)
%!error id=descent:class onehot ({1, 2})
%!error id=descent:class onehot ({"a"}, 1)
%!error id=descent:class onehot ([1i 2])
%!error id=descent:size onehot (ones (2, 2))
%!error <LABELS must not have NaN \(NaN at label 2\)> onehot ([1 NaN 3])
%!error <LABELS must be among CLASSES; "c" at label 2 is not> onehot ({"a", "c"}, {"a", "b"})
%!error <LABELS must be among CLASSES; 4 at label 3 is not> onehot ([1 2 4], 1:3)
%!error <CLASSES must be different> onehot ([1 2], [1 2 1])

%!demo
%! [Y, classes, number] = onehot ({"cat", "dog", "cat", "owl"})
