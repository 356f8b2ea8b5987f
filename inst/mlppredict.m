## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn {} {[@var{Yhat}, @var{label}] =} mlppredict (@var{net}, @var{X})
## Outputs of a network for samples, and the labels they stand for.
##
## @var{net}: a network, trained by @code{mlptrain} or not.  @var{X}: features
## x samples, any real class, as @code{mlptrain} took them: converted to the
## class of @var{net}, and scaled by its @code{inputoffset} and
## @code{inputscale} where it has them (see @code{mlp}), while they are taken.
## It may have no columns, and NaN in a sample gives NaN in its outputs.  X may
## be a source (see @code{datasource}), which is read a part at a time.
##
## @var{Yhat}, outputs x samples in the class of @var{net}: probabilities of
## softmax and sigmoid outputs, values of linear ones, in the units of the
## targets (see "TargetNormalization" of @code{mlptrain}).
##
## @var{label}, of a network with classes (@code{net.classes}, see
## @code{mlptrain}): a row of these, the most probable class of each sample, the
## first of equals. Without, it is coded as the Y that the network was trained
## with, in the class of that Y: for softmax a row of labels 1..K or one-hot
## columns (row, if not trained), the most probable class, the first of equals;
## for sigmoid outputs 1 where the probability is at least .5, else 0; for
## linear outputs @var{Yhat} itself.  A sample with a NaN among its outputs has
## the label NaN, 0 in a class that has no NaN, or the text "".
##
## Errors: @code{descent:size} or @code{descent:class} if @var{X} does not fit,
## @code{descent:file} and @code{descent:data} for a source that cannot be read.
##
## @example
## @group
## net = mlpweights (mlp ([2 3], "Output", "softmax"), ...
##                   @{[1 0; 0 1; 1 1]@}, @{[0; 0; -1]@});
## [~, label] = mlppredict (net, [3 0 2; 0 3 2])
##    @result{} label =
##       1   2   3
## @end group
## @end example
##
## @seealso{mlp, mlptrain, mlpcost}
## @end deftypefn

function [Yhat, label] = mlppredict (net, X)
  if (nargin != 2)
    print_usage ();
  endif
  if (nargout < 2)
    Yhat = __mlppredict__ (net, X);
  else
    [Yhat, label] = __mlppredict__ (net, X);
  endif
endfunction

%!test
%! net = mlpweights (mlp ([2 3], "Output", "softmax"), {[1 0; 0 1; 1 1]}, {[0; 0; -1]});
%! [~, label] = mlppredict (net, [3 0 2; 0 3 2]);
%! assert (label, [1 2 3]);

## each output by its formula, in loops (small) and in BLAS (wide)
%!test
%! for n = [3 80]
%!   for m = [0 1 127 128 129 300]
%!     X = sin (reshape (1:n*m, n, m));
%!     net = mlp ([n 5 2], "Hidden", "tanh", "Output", "linear");
%!     [W, b] = mlpweights (net);
%!     Z = W{2} * tanh (W{1} * X + b{1}) + b{2};
%!     assert (mlppredict (net, X), Z, 1e-14);
%!     net = mlpweights (mlp ([n 5 2], "Hidden", "tanh"), W, b);
%!     assert (mlppredict (net, X), 1 ./ (1 + exp (-Z)), 1e-14);
%!     net = mlpweights (mlp ([n 5 2], "Hidden", "tanh", "Output", "softmax"), W, b);
%!     assert (mlppredict (net, X), exp (Z) ./ sum (exp (Z), 1), 1e-14);
%!   endfor
%! endfor

## label is coded as Y was, class included
%!test
%! X = [0 0 5 5];
%! for Y = {[1 1 2 2], single([1 1 2 2]), uint8([1 1 2 2]), [1 1 0 0; 0 0 1 1], ...
%!          logical([1 1 0 0; 0 0 1 1]), int16([1 1 0 0; 0 0 1 1])}
%!   net = mlptrain (mlp ([1 2], "Output", "softmax"), X, Y{1}, "LearnRate", 1, "MaxEpochs", 50);
%!   [~, label] = mlppredict (net, X);
%!   assert (label, Y{1});
%! endfor
%! for Y = {[0 0 1 1], logical([0 0 1 1]), uint8([0 0 1 1])}
%!   net = mlptrain (mlp ([1 1]), X, Y{1}, "LearnRate", 1, "MaxEpochs", 200);
%!   [~, label] = mlppredict (net, X);
%!   assert (label, Y{1});
%! endfor

## the classes of a network, of any kind; a NaN has none
%!test
%! X = [0 0 5 5];
%! for classes = {{"no", "yes"}, [0 9], single([.5 7]), int8([-3 3]), [true false], uint64([8 2])}
%!   c = classes{1};
%!   net = mlpweights (mlp ([1 2], "Output", "softmax", "Classes", c), {[0; 1]}, {[1; 0]});
%!   [P, label] = mlppredict (net, X);
%!   assert (label, c([1 1 2 2]));
%!   net = mlpweights (mlp ([1 1], "Classes", c), {1}, {-1});
%!   [P, label] = mlppredict (net, X);
%!   assert (label, c([1 1 2 2]));
%!   [~, label] = mlppredict (net, NaN);
%!   if (iscell (c))
%!     assert (label, {""});
%!   elseif (isfloat (c))
%!     assert ({label, class(label)}, {cast(NaN, class (c)), class(c)});
%!   else
%!     assert ({label, class(label)}, {cast(0, class (c)), class(c)});
%!   endif
%! endfor

## values are not labels: no rounding to the class of Y
%!test
%! for Y = {uint8([1 2 3]), [false true true]}
%!   [Yhat, label] = mlppredict (mlptrain (mlp ([1 1], "Output", "linear"), [1 2 3], Y{1}), ...
%!                               [-1 .5 NaN]);
%!   assert (label, Yhat);
%! endfor

## a class that cannot hold the labels
%!test
%! net = mlptrain (mlp ([1 2], "Output", "softmax"), [-1 1], true (1, 2), "MaxEpochs", 1);
%! assert (class (nthargout (2, @mlppredict, net, 1)), "double");
%! net = mlptrain (mlp ([1 300], "Output", "softmax"), 1:2, int8 ([1 2]), "MaxEpochs", 1);
%! assert (net.labelclass, "double");

## a NaN has no label
%!test
%! X = [NaN 1; 1 1];
%! [~, label] = mlppredict (mlp ([2 3], "Output", "softmax"), X);
%! assert (isnan (label), [true false]);
%! [~, label] = mlppredict (mlp ([2 1]), X);
%! assert (isnan (label), [true false]);
%! for c = {"int8", "logical"}
%!   [~, label] = mlppredict (setfield (mlp ([2 1]), "labelclass", c{1}), X);
%!   assert (label(1), cast (0, c{1}));
%! endfor

%!test
%! net = mlp ([2 1], "Class", "single");
%! [Yhat, label] = mlppredict (net, uint8 ([1 2; 3 4]));
%! assert (class (Yhat), "single");
%! assert (ismember (label, [0 1]));
%! assert (isnan (mlppredict (mlp ([1 3 1]), [1 NaN 2])), [false true false]);

%!error <Invalid call> mlppredict (1)
%!error <NET must be a network> mlppredict ({}, 1)
%!error <X must have 2 rows> mlppredict (mlp ([2 1]), [1 2])
%!error <X must have 2 rows> mlppredict (mlp ([2 1]), ones (2, 2, 2))
%!error <X must be a real array> mlppredict (mlp ([2 1]), "ab")

%!demo
%! ## what a network says of every place in the plane of the moons
%! S = dataset ("moons");
%! net = mlptrain (mlp ([2 16 16 1]), S.X, S.Y, "Solver", "adam", "LearnRate", .01, ...
%!                 "MaxEpochs", 200);
%! [x1, x2] = meshgrid (linspace (-1.8, 2.8, 80), linspace (-1.3, 1.8, 80));
%! P = reshape (mlppredict (net, [x1(:)'; x2(:)']), size (x1));
%! contourf (x1, x2, P, [0 .25 .5 .75 1]);
%! hold on;
%! plot (S.X(1,S.Y==0), S.X(2,S.Y==0), "wo", S.X(1,S.Y==1), S.X(2,S.Y==1), "ko", "markersize", 4);
%! hold off;
%! colorbar ();
%! xlabel ("x_1");
%! ylabel ("x_2");
%! title ("Probability of the second moon");
