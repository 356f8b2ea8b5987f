## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{W}, @var{b}] =} mlpweights (@var{net})
## @deftypefnx {} {@var{net} =} mlpweights (@var{net}, @var{W}, @var{b})
## Weights and biases of a network, layer by layer, and back.
##
## With one argument: @code{W@{l@}} is the weight matrix of layer l, units of
## the layer x units of the layer below, and @code{b@{l@}} its column of
## biases, W[l] and b[l] of the lecture; both cells are 1 x layers, in the class
## of @var{net}.
##
## With three: @var{net} with these weights and biases, converted to its class.
## The weights are those of the features after @code{net.inputoffset} and
## @code{net.inputscale}; see @code{mlp}.
##
## Errors: @code{descent:size} if a matrix does not fit @var{net}, which the
## message names, @code{descent:class} if something is not real.
##
## @example
## @group
## net = mlp ([3 1]);
## net = mlpweights (net, @{[1 2 3]@}, @{4@});
## net.theta'
##    @result{} ans =
##        1   2   3   4
## @end group
## @end example
##
## @seealso{mlp, mlpcost, mlptrain}
## @end deftypefn

function [W, b] = mlpweights (net, W, b)
  if (nargin == 1)
    [W, b] = __mlpweights__ (net);
  elseif (nargin == 3)
    W = __mlpweights__ (net, W, b);
  else
    print_usage ();
  endif
endfunction

%!test
%! net = mlp ([3 1]);
%! net = mlpweights (net, {[1 2 3]}, {4});
%! assert (net.theta', [1 2 3 4]);

## there and back, in both classes; theta is [W1(:); b1; W2(:); b2]
%!test
%! for c = {"double", "single"}
%!   net = mlp ([4 3 2], "Class", c{1});
%!   net.theta = cast ((1:numel (net.theta))', c{1});
%!   [W, b] = mlpweights (net);
%!   assert (W, {reshape(cast (1:12, c{1}), 3, 4), reshape(cast (16:21, c{1}), 2, 3)});
%!   assert (b, {cast((13:15)', c{1}), cast([22; 23], c{1})});
%!   assert (mlpweights (net, W, b), net);
%!   assert (mlpweights (net, cellfun (@double, W, "UniformOutput", false), b), net);
%! endfor

%!error <Invalid call> mlpweights ()
%!error <Invalid call> mlpweights (mlp ([2 1]), {})
%!error <NET must be a network> mlpweights (1)
%!error <W and B must be cells of 1 arrays> mlpweights (mlp ([2 1]), {}, {})
%!error <W and B must be cells> mlpweights (mlp ([2 1]), [1 2], 1)
%!error <W\{1\} must be 1 x 2> mlpweights (mlp ([2 1]), {[1; 2]}, {1})
%!error <B\{1\} must be 1 x 1> mlpweights (mlp ([2 1]), {[1 2]}, {[1 1]})
%!error <W\{1\} must be a real array> mlpweights (mlp ([2 1]), {"ab"}, {1})
%!error <W\{1\} must be a real array> mlpweights (mlp ([2 1]), {[i 1]}, {1})
%!error id=descent:size mlpweights (setfield (mlp ([2 1]), "theta", [1; 2]))
%!error id=descent:class mlpweights (setfield (mlp ([2 1]), "theta", single ([1; 2; 3])))
%!error id=descent:value mlpweights (setfield (mlp ([2 1]), "sizes", [2 0]))
%!error id=descent:value mlpweights (setfield (mlp ([2 1]), "activations", {}))
%!error <NET.activations must be 2 names>
%! mlpweights (setfield (mlp ([2 3 1]), "activations", {"softmax", "sigmoid"}))
%!error <NET.activations must be 1 names>
%! mlpweights (setfield (mlp ([2 1]), "activations", {"relu"}))
%!error <NET.loss must be "cross-entropy"> mlpweights (setfield (mlp ([2 1]), "loss", "foo"))
%!error <NET.coding must be one of "binary"> mlpweights (setfield (mlp ([2 1]), "coding", "labels"))
%!error <NET.coding must be one of "binary">
%! mlpweights (setfield (mlp ([2 1]), "coding", {"binary", "x"; "y", "z"}))
%!error <NET.loss must be "cross-entropy">
%! mlpweights (setfield (mlp ([2 1]), "loss", {"cross-entropy"}))
%!error <NET.theta must be a real array> mlpweights (setfield (mlp ([2 1]), "class", {"double"}))
%!error <NET.labelclass must name> mlpweights (setfield (mlp ([2 1]), "labelclass", {{1}, 2}))
%!error <NET.labelclass must name> mlpweights (setfield (mlp ([2 1]), "labelclass", 3))
%!error <a class that holds the labels 1 to 3>
%! mlpweights (setfield (mlp ([2 3], "Output", "softmax"), "labelclass", "logical"))
%!error <a class that holds the labels 1 to 128>
%! mlpweights (setfield (mlp ([2 128], "Output", "softmax"), "labelclass", "int8"))
%!assert (mlpweights (setfield (mlp ([2 127], "Output", "softmax"), "labelclass", "int8")){1}, ...
%!        mlpweights (mlp ([2 127], "Output", "softmax")){1})
%!test        # strcmp refuses char of three dimensions
%! for name = {"loss", "coding", "labelclass", "class"}
%!   fail ('mlpweights (setfield (mlp ([2 1]), name{1}, cat (3, "a", "b")))', "NET[.]");
%! endfor

%!demo
%! ## what the first layer looks for in the digits: a picture for each unit
%! S = dataset ("digits");
%! net = mlptrain (mlp ([64 16 10], "Output", "softmax"), S.X / 16, S.Y, "Solver", "adam", ...
%!                 "MaxEpochs", 40, "Lambda", .1);
%! W = mlpweights (net){1};
%! tiles = cellfun (@(w) [reshape(w, 8, 8)', NaN(8, 1); NaN(1, 9)], num2cell (W, 2), ...
%!                  "UniformOutput", false);
%! imagesc (cell2mat (reshape (tiles, 4, 4)));
%! axis image off;
%! colormap (gray ());
%! title ("Weights of 16 units, 8 x 8 pixels each");
