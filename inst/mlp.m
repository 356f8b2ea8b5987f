## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{net} =} mlp (@var{sizes})
## @deftypefnx {} {@var{net} =} mlp (@var{sizes}, @var{name}, @var{value}, @dots{})
## Dense neural network (multi-layer perceptron), ready for training.
##
## @var{sizes} is a row of units per layer, from the number of features to the
## number of outputs: @code{[64 32 10]} is one hidden layer of 32 units
## between 64 features and 10 classes.
##
## @table @asis
## @item "Hidden" ("relu")
## Activation of the hidden layers: "relu", "tanh", "sigmoid", "leakyrelu"
## (slope .01 below zero) or "linear"; one name for all, or a cell of one name
## for each hidden layer.
## @item "Output" ("sigmoid")
## Output layer, which brings its loss along.  "sigmoid": 0/1 targets, one row
## an output, cross-entropy summed over the outputs.  "softmax": classes 1..K,
## cross-entropy.  "linear": real targets, half the squared error summed over
## the outputs.
## @item "Initialization" ("he")
## Standard deviation of the normal weights of a layer with k inputs: "he"
## @code{sqrt (2/k)}, "xavier" @code{sqrt (1/k)}, "normal" .01.  Biases are 0.
## @item "Seed" (0)
## Integer that the weights follow from; Octave's own random numbers are
## neither used nor changed.
## @item "Class" ("double")
## "double" or "single": what the network computes in.
## @item "InputOffset" (0), "InputScale" (1)
## What becomes of the features before the first layer:
## @code{InputScale .* (X - InputOffset)}, here, in training and in prediction
## alike.  A number for all, or a column of one for each feature, in the unit
## of X and in its inverse.  @code{1/255} makes numbers of [0, 1] of bytes.
## @code{mlptrain} can compute them from samples ("Normalization").
## @item "Classes" ([])
## What the classes of a softmax output, or the two of one sigmoid output, are
## called: different texts or numbers; see @code{mlptrain}, which learns them
## from labels unless given.
## @end table
##
## @var{net} is a plain struct, which can be saved and changed: @code{sizes};
## @code{activations}, a cell of one name a layer, the output last;
## @code{loss}; @code{theta}, all parameters in one column
## @code{[W1(:); b1; W2(:); b2; @dots{}]} with W of size outputs x inputs
## (@code{mlpweights} takes it apart); @code{class}; @code{inputoffset} and
## @code{inputscale}, a column of one number a feature each, or both [] for
## features as they stand; @code{targetoffset} and @code{targetscale}, the same
## for real targets; @code{classes}, a row of what labels are, or [];
## and @code{coding} and @code{labelclass}, in which @code{mlppredict} gives
## labels (@code{mlptrain} sets them).
##
## A network survives @code{save} in any format, and @code{jsonencode} with
## @code{jsondecode}: rows that became columns, and numbers of another class,
## are brought back where it is used.  JSON has 15 to 17 digits of a number, and
## formats that begin with float those of single.
##
## Errors: @code{descent:value} for sizes that are no positive integers or
## values out of range, @code{descent:size} for 2^53 parameters or more and for
## a cell of activations that does not fit, @code{descent:option} for unknown
## options.
##
## @example
## @group
## net = mlp ([2 5 2 1], "Hidden", "relu", "Output", "sigmoid");
## numel (net.theta)
##    @result{} ans = 30
## @end group
## @group
## net = mlp ([2 1], "InputOffset", [10; 20], "InputScale", .1);
## net.inputoffset'
##    @result{} ans =
##        10   20
## @end group
## @end example
##
## Sources: He et al.@: 2015 (arXiv 1502.01852) section 2.2; Glorot and Bengio
## 2010; the course, "Improving deep neural networks", week 1.
## @seealso{mlptrain, mlppredict, mlpcost, mlpweights}
## @end deftypefn

function net = mlp (sizes, varargin)
  if (nargin < 1)
    print_usage ();
  endif
  net = mlp (sizes, varargin{:});
endfunction

%!test
%! net = mlp ([2 5 2 1], "Hidden", "relu", "Output", "sigmoid");
%! assert (numel (net.theta), 30);
%! assert (net.activations, {"relu", "relu", "sigmoid"});
%! assert ({net.sizes, net.class, net.loss}, {[2 5 2 1], "double", "cross-entropy"});

## standard deviations, zero biases
%!test
%! sd = @(net) std (mlpweights (net){1}(:));
%! assert (sd (mlp ([400 300 1])), sqrt (2/400), 2e-3);
%! assert (sd (mlp ([400 300 1], "Initialization", "xavier")), sqrt (1/400), 2e-3);
%! assert (sd (mlp ([400 300 1], "Initialization", "normal")), .01, 4e-4);
%! [~, b] = mlpweights (mlp ([4 3 1]));
%! assert (b, {zeros(3, 1), 0});

## a function of the seed alone; single is double rounded
%!test
%! s = rand ("state");
%! a = mlp ([7 6 5], "Seed", 3);
%! assert (rand ("state"), s);
%! assert (mlp ([7 6 5], "Seed", 3), a);
%! assert (any (mlp ([7 6 5], "Seed", 4).theta != a.theta));
%! assert (mlp ([7 6 5], "Seed", 3, "Class", "single").theta, single (a.theta));
%! w = mlpweights (a);
%! assert (! any (ismember (w{1}, w{2})(:)));

%!assert (mlp ([3 2], "output", "Linear").activations, {"linear"})
%!assert (mlp ([3 2]', "Output", "linear").loss, "half-mean-squared-error")
%!assert (mlp ([3 4 4 2], "Hidden", {"tanh", "LINEAR"}).activations, {"tanh", "linear", "sigmoid"})
%!assert (mlp (int8 ([3 2])).sizes, [3 2])

## classes
%!assert ({isempty(mlp ([3 1]).classes), mlp([3 1]).labelclass}, {true, "double"})
%!assert (mlp ([3 2], "Output", "softmax", "Classes", {"b"; "a"}).classes, {"b", "a"})
%!assert (mlp ([3 2], "Output", "softmax", "Classes", ["ba"; "a "]).classes, {"ba", "a"})
%!test
%! net = mlp ([3 1], "Classes", int8 ([5; -5]));
%! assert ({net.classes, net.labelclass}, {int8([5 -5]), "int8"});
%! net = mlp ([3 1], "Classes", [true false]);
%! assert ({net.classes, net.labelclass}, {[true false], "logical"});
%!error <mlp: Classes must be 2 different texts or numbers> mlp ([3 1], "Classes", [1 1])
%!error <mlp: Classes must be 2 different> mlp ([3 1], "Classes", [1 NaN])
%!error <mlp: Classes must be 2 different> mlp ([3 1], "Classes", {"a", 1})
%!error <mlp: Classes must be 2 different> mlp ([3 1], "Classes", @sin)
%!error <mlp: Classes must be 2 different> mlp ([3 1], "Classes", "ab")
%!error <mlp: Classes must be 2 different> mlp ([3 1], "Classes", {["a"; "b"], "a"})
%!error <mlp: Classes must be 3 different>
%! mlp ([3 3], "Output", "softmax", "Classes", {"a", "b", "a"})
%!error <mlp: Classes must be \[\]: they need a softmax output, or one sigmoid output>
%! mlp ([3 2], "Classes", {"a", "b"})

## the scaling of inputs
%!assert (isempty (mlp ([3 1]).inputoffset) && isempty (mlp ([3 1]).inputscale))
%!test
%! net = mlp ([3 1], "InputScale", 1/255);
%! assert ({net.inputoffset, net.inputscale}, {[0; 0; 0], [1; 1; 1] / 255});
%! net = mlp ([3 1], "InputOffset", uint8 ([1; 2; 3]));
%! assert ({net.inputoffset, net.inputscale}, {[1; 2; 3], [1; 1; 1]});
%!error <InputScale must be a number or a column of 3, one for each feature; it is 1x3>
%! mlp ([3 1], "InputScale", [1 2 3])
%!error <InputOffset must be a real array> mlp ([3 1], "InputOffset", "a")
%!error <InputOffset must be a real array> mlp ([3 1], "InputOffset", 1i)
%!error <SIZES must be positive integers below 2\^31 \(2.5 at element 2\)> mlp ([3 2.5 0])
%!error <InputScale must be finite> mlp ([3 1], "InputScale", [1; NaN; 1])

%!error <Invalid call> mlp ()
%!error id=descent:value mlp (3)
%!error id=descent:value mlp ([])
%!error id=descent:value mlp ([3 0 1])
%!error id=descent:value mlp ([3 1.5])
%!error id=descent:value mlp ([3 NaN])
%!error id=descent:value mlp ([3 Inf])
%!error id=descent:value mlp ("ab")
%!error id=descent:value mlp ({3, 1})
%!error <SIZES must end in two or more units> mlp ([3 1], "Output", "softmax")
%!error <Hidden must be one of "relu", "tanh"> mlp ([3 2 1], "Hidden", "reluu")
%!error <Hidden must be one of "relu", "tanh"> mlp ([3 1], "Hidden", "softmax")
%!error <a cell of 2, one for each> mlp ([3 2 2 1], "Hidden", {"relu"})
%!error <there is no hidden layer> mlp ([2 1], "Hidden", {"relu"})
%!error <Output must be one of "sigmoid"> mlp ([3 1], "Output", "relu")
%!error <Initialization must be one of "he"> mlp ([3 1], "Initialization", "zeros")
%!error <Seed must be an integer> mlp ([3 1], "Seed", -1)
%!error <Seed must be an integer> mlp ([3 1], "Seed", NaN)
%!error <Class must be one of "double", "single"> mlp ([3 1], "Class", "int8")
%!error <unknown option "Hiden"; known: Hidden, Output> mlp ([3 1], "Hiden", "relu")
%!error <option "Seed" has no value> mlp ([3 1], "Seed")
%!error id=descent:size mlp ([2e9 2e9 2e9])
%!error <mlp: SIZES must be those of fewer than 2\^53> mlp ([2e9 2e9])

%!demo
%! ## the spread of a layer's first weights, for 100 inputs
%! names = {"he", "xavier", "normal"};
%! for i = 1:3
%!   W = mlpweights (mlp ([100 200 1], "Initialization", names{i})){1};
%!   [count, center] = hist (W(:), linspace (-.6, .6, 61));
%!   plot (center, count, "linewidth", 2);
%!   hold on;
%! endfor
%! hold off;
%! legend (names);
%! xlabel ("weight");
%! ylabel ("number of 20,000");
%! title ("Initialization, 100 inputs a unit");
