## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{J}, @var{grad}] =} mlpcost (@var{net}, @var{X}, @var{Y})
## @deftypefnx {} {[@var{J}, @var{grad}] =} mlpcost (@var{net}, @var{X}, @var{Y}, @var{name}, @var{value}, @dots{})
## Cost of a network on a batch of samples, and its gradient.
##
## @var{net}: a network as @code{mlp} makes it.  @var{X}: features x samples,
## any real class, converted to that of @var{net} and scaled by its
## @code{inputoffset} and @code{inputscale}, if it has them, while they are
## taken; X itself is not copied.  @var{Y}: the targets, a
## column a sample; for a softmax output of K classes either K rows, one-hot,
## or a row of labels 1..K; for sigmoid outputs 0 or 1; for linear ones any
## finite numbers.  Of a network with classes (@code{net.classes}, see
## @code{mlptrain}) labels are these.  X and Y, or X alone, may be sources (see
## @code{datasource}): they are read a part at a time, to the same bits.
##
## @var{J}, a double scalar, is the mean loss of the B samples of @var{X} plus
## the penalty @code{lambda/(2*B) * sum (W(:).^2)} over all weights; biases are
## not penalised.  The options are @qcode{"Lambda"} (0), and
## @qcode{"SampleWeights"} and @qcode{"ClassWeights"}, rows of weights w with
## which J is @code{1/B * sum (w .* L)} of the losses L, plus the penalty, as in
## @code{mlptrain}.  @var{grad} is a column like
## @code{net.theta}, in the class of @var{net}.
##
## The loss is the cross-entropy, or for linear outputs half the squared
## error, summed over the outputs of a sample; see @code{mlp}.  With
## @code{net.targetscale} ("TargetNormalization" of @code{mlptrain}) Y is in the
## units of users, and the error that of the scaled targets, which training
## makes small: (Yhat - Y) .* targetscale for the Yhat of @code{mlppredict}.
##
## Errors: @code{descent:size} where shapes disagree, @code{descent:class} for
## what is not a real array, @code{descent:value} for targets that do not fit
## the output, for samples that are not finite, for a Lambda out of range and
## for weights that are negative, not finite or all 0, @code{descent:option}
## for "ClassWeights" where outputs are no classes.
##
## @example
## @group
## net = mlpweights (mlp ([2 1], "Output", "linear"), @{[1 2]@}, @{0@});
## [J, grad] = mlpcost (net, [1; 1], 5)
##    @result{} J = 2
##    @result{} grad =
##       -2
##       -2
##       -2
## @end group
## @end example
##
## A function for @code{fminunc} and its kind:
## @code{@@(theta) mlpcost (setfield (net, "theta", theta), X, Y)}.
##
## Source: the course, "Neural networks and deep learning", weeks 3 and 4;
## "Improving deep neural networks", week 1 for the penalty.
## @seealso{mlp, mlptrain, mlppredict}
## @end deftypefn

function [J, grad] = mlpcost (net, X, Y, varargin)
  if (nargin < 3)
    print_usage ();
  endif
  if (nargout < 2)
    J = __mlpcost__ (net, X, Y, varargin{:});      # line searches want no gradient
  else
    [J, grad] = __mlpcost__ (net, X, Y, varargin{:});
  endif
endfunction

%!test
%! net = mlpweights (mlp ([2 1], "Output", "linear"), {[1 2]}, {0});
%! [J, grad] = mlpcost (net, [1; 1], 5);
%! assert (J, 2);
%! assert (grad, [-2; -2; -2]);

## central differences: every activation and output, a small net (loops) and a
## wide one (BLAS), with a penalty
%!function worst = gradient_error (sizes, hidden, output, Y)
%!  net = mlp (sizes, "Hidden", hidden, "Output", output, "Seed", 5);
%!  net.theta += .05;                       # biases away from zero
%!  X = cos (reshape (1:sizes(1)*columns (Y), sizes(1), []) .^ 1.5);
%!  J = @(theta) mlpcost (setfield (net, "theta", theta), X, Y, "Lambda", .3);
%!  [~, grad] = J (net.theta);
%!  some = unique (round (linspace (1, numel (grad), 60)));
%!  h = 1e-5;
%!  approx = grad(some);
%!  for i = 1:numel (some)
%!    e = zeros (size (grad));
%!    e(some(i)) = h;
%!    approx(i) = (J (net.theta + e) - J (net.theta - e)) / (2*h);
%!  endfor
%!  worst = norm (approx - grad(some)) / (norm (approx) + norm (grad(some)));
%!endfunction
%!test
%! labels = mod (0:10, 3) + 1;
%! targets = {"softmax", labels; "softmax", double(labels == (1:3)');
%!            "sigmoid", double(labels == (1:3)'); "linear", sin((1:3)' * (1:11))};
%! for hidden = {"relu", "tanh", "sigmoid", "leakyrelu", "linear"}
%!   for i = 1:rows (targets)
%!     assert (gradient_error ([4 5 3], hidden{1}, targets{i,:}) < 1e-7);
%!     assert (gradient_error ([4 70 20 3], hidden{1}, targets{i,:}) < 1e-7);
%!   endfor
%! endfor

## the slow, obvious form; several panels (1024 samples) and chunks (128)
%!function [J, g1] = obvious (net, X, Y, lambda)
%!  [W, b] = mlpweights (net);
%!  A1 = max (W{1} * X + b{1}, 0);
%!  Z = W{2} * A1 + b{2};
%!  P = exp (Z) ./ sum (exp (Z), 1);
%!  m = columns (X);
%!  J = -sum (log (P(sub2ind (size (P), Y, 1:m)))) / m + lambda/(2*m) * ...
%!      (sumsq (W{1}(:)) + sumsq (W{2}(:)));
%!  D = P - (Y == (1:rows (P))');
%!  g1 = ((W{2}' * D) .* (A1 > 0)) * X' / m + lambda/m * W{1};
%!endfunction
%!test
%! for sizes = {[5 6 4], [5 90 4]}
%!   for m = [1 7 128 129 1024 1025 2500]
%!     net = mlp (sizes{1}, "Output", "softmax", "Seed", m);
%!     X = sin (reshape (1:5*m, 5, m));
%!     Y = mod (1:m, 4) + 1;
%!     [J, grad] = mlpcost (net, X, Y, "Lambda", .7);
%!     [Jo, g1] = obvious (net, X, Y, .7);
%!     assert (J, Jo, 1e-13);
%!     dW = mlpweights (setfield (net, "theta", grad));
%!     assert (dW{1}, g1, 1e-13);
%!   endfor
%! endfor

## scores so large that 1 - a rounds to zero still have a finite cost
%!test
%! net = mlpweights (mlp ([1 1]), {1}, {0});
%! assert (mlpcost (net, 1000, 0), 1000);
%! assert (mlpcost (net, -1000, 0), 0);
%! net = mlpweights (mlp ([1 2], "Output", "softmax"), {[1; 0]}, {[0; 0]});
%! assert (mlpcost (net, 1000, 2), 1000);

## labels and one-hot say the same; single
%!test
%! net = mlp ([2 3 4], "Output", "softmax", "Class", "single");
%! X = sin (1:5) .* [1; 2];
%! Y = [1 4 2 3 1];
%! [J, grad] = mlpcost (net, X, Y);
%! [J1, grad1] = mlpcost (net, X, Y == (1:4)');
%! assert ({J, grad}, {J1, grad1});
%! assert ({class(J), class(grad)}, {"double", "single"});
%! net2 = mlp ([2 3 4], "Output", "softmax");
%! [J2, grad2] = mlpcost (net2, X, uint8 (Y));
%! assert (double (J), J2, 1e-6);
%! assert (double (grad), grad2, 1e-6);

## J = 1/B sum (w .* L) + penalty
%!test
%! net = mlpweights (mlp ([2 1], "Output", "linear"), {[1 2]}, {0});
%! [J, grad] = mlpcost (net, [1 0; 1 1], [5 0], "SampleWeights", [3 .5], "Lambda", 2);
%! assert (J, (3 * 4/2 + .5 * 4/2) / 2 + 2 / (2*2) * 5);
%! assert (grad, [(3 * -2 + .5 * 0) / 2 + 2/2 * 1; (3 * -2 + .5 * 2) / 2 + 2/2 * 2
%!                (3 * -2 + .5 * 2) / 2]);

## labels of any kind, of a network with classes
%!test
%! X = sin (1:5) .* [1; 2];
%! for c = {{"a", "bb", "c"}, [0 5 9], uint8([3 1 2])}
%!   net = mlp ([2 3 3], "Output", "softmax", "Classes", c{1});
%!   plain = mlp ([2 3 3], "Output", "softmax");
%!   number = [1 3 2 2 1];
%!   [J, grad] = mlpcost (plain, X, number, "ClassWeights", [1 2 3]);
%!   assert (nthargout (1:2, @mlpcost, net, X, c{1}(number), "ClassWeights", [1 2 3]), {J, grad});
%!   assert (mlpcost (net, X, number == (1:3)'), mlpcost (plain, X, number));
%! endfor
%! net = mlp ([2 1], "Classes", {"ab"; "c"});
%! J = mlpcost (mlp ([2 1]), X, [0 1 1 0 0]);
%! assert (mlpcost (net, X, {"ab"; "c"; "c"; "ab"; "ab"}), J);
%! assert (mlpcost (net, X, ["ab"; "c "; "c "; "ab"; "ab"]), J);
%! net = mlp ([2 1], "Classes", {"x", "y"});
%! assert (mlpcost (net, X, "xyyxx"), J);
%!error <mlpcost: Y must be among the classes of NET, "x", "y"; "z" at sample 2 is not>
%! mlpcost (mlp ([2 1], "Classes", {"x", "y"}), ones (2, 3), "xzy")
%!error <Y must be texts, as the classes of NET are \("x", "y"\)>
%! mlpcost (mlp ([2 1], "Classes", {"x", "y"}), ones (2, 3), [0 1 1])
%!error <Y must be numbers, as the classes of NET are \(3, 4\)>
%! mlpcost (mlp ([2 1], "Classes", [3 4]), ones (2, 3), {"a", "b", "a"})
%!error <4.5 at sample 3 is not> mlpcost (mlp ([2 1], "Classes", [3 4]), ones (2, 3), [3 4 4.5])
%!error <Y must be 1x3, as X has 3 samples; it is 1x2>
%! mlpcost (mlp ([2 1], "Classes", {"x", "y"}), ones (2, 3), {"x", "y"})

## real targets in the units of users, the cost of the scaled ones
%!test
%! X = sin (1:5) .* [1; 2];
%! Y = [100 120 90 95 105; 1:5];
%! for kind = {"double", "single"}
%!   net = plain = mlp ([2 3 2], "Output", "linear", "Class", kind{1});
%!   [net.targetoffset, net.targetscale] = deal ([100; 3], [.05; 2]);
%!   want = nthargout (1:2, @mlpcost, plain, X, net.targetscale .* (Y - net.targetoffset));
%!   assert (nthargout (1:2, @mlpcost, net, X, Y), want);
%!   Yhat = mlppredict (net, X);
%!   assert (class (Yhat), net.class);
%!   assert (Yhat, mlppredict (plain, X) ./ net.targetscale + net.targetoffset, ...
%!           200 * eps (net.class));
%!   assert (want{1}, sumsq (((double (Yhat) - Y) .* net.targetscale)(:)) / 2 / 5, ...
%!           200 * eps (net.class));
%! endfor

## any real class of X
%!test
%! net = mlp ([2 1], "Output", "linear");
%! J = mlpcost (net, [1 0; 1 1], [1 2]);
%! for c = {"single", "int8", "uint64", "logical"}
%!   assert (mlpcost (net, cast ([1 0; 1 1], c{1}), [1 2]), J);
%! endfor
%! assert (mlpcost (net, sparse ([1 0; 1 1]), sparse ([1 2])), J);

%!error <Invalid call> mlpcost ()
%!error <NET must be a network> mlpcost (3, 1, 1)
%!error <X must have 2 rows> mlpcost (mlp ([2 1]), [1 1], [1 1])
%!error <X must be a real array> mlpcost (mlp ([1 1]), "a", 1)
%!error <X must be a real array> mlpcost (mlp ([1 1]), 1i, 1)
%!error <X must be a real array> mlpcost (mlp ([1 1]), {1}, 1)
%!error <X must be finite> mlpcost (mlp ([1 1]), NaN, 1)
%!error <at least one sample> mlpcost (mlp ([2 1]), zeros (2, 0), zeros (1, 0))
%!error <Y must be 1x2> mlpcost (mlp ([1 1]), [1 1], 1)
%!error <Y must be 1x2> mlpcost (mlp ([1 1]), [1 1], [1; 1])
%!error <Y must be 0 or 1> mlpcost (mlp ([1 1]), 1, 2)
%!error <Y must be 0 or 1> mlpcost (mlp ([1 1]), 1, NaN)
%!error <Y must be a real array> mlpcost (mlp ([1 1]), 1, "1")
%!error <or 1x2 \(labels 1..3\)> mlpcost (mlp ([1 3], "Output", "softmax"), [1 1], [1; 1])
%!error <Y must be labels 1..3> mlpcost (mlp ([1 3], "Output", "softmax"), 1, 0)
%!error <Y must be labels 1..3> mlpcost (mlp ([1 3], "Output", "softmax"), 1, 4)
%!error <Y must be labels 1..3> mlpcost (mlp ([1 3], "Output", "softmax"), 1, 1.5)
%!error <one-hot> mlpcost (mlp ([1 3], "Output", "softmax"), 1, [1; 1; 0])
%!error <Y must be finite> mlpcost (mlp ([1 1], "Output", "linear"), 1, Inf)
%!error <Lambda must be a number that is not negative> mlpcost (mlp ([1 1]), 1, 1, "Lambda", -1)
%!error <mlpcost: SampleWeights must be 1x1, as X has 1 samples; it is 1x2>
%! mlpcost (mlp ([1 1]), 1, 1, "SampleWeights", [1 1])
%!error <mlpcost: ClassWeights must be 1x2> mlpcost (mlp ([1 1]), 1, 1, "ClassWeights", 1)
%!error <unknown option "Lambd"; known: Lambda, .*, ClassWeights; did you mean "Lambda"\?>
%! mlpcost (mlp ([1 1]), 1, 1, "Lambd", 1)

%!demo
%! ## cost and gradient for Octave's own optimiser: logistic regression
%! S = dataset ("moons");
%! net = mlp ([2 1]);
%! J = @(theta) mlpcost (setfield (net, "theta", theta), S.X, S.Y, "Lambda", 1);
%! [net.theta, cost] = fminunc (J, net.theta, optimset ("GradObj", "on"));
%! [~, label] = mlppredict (net, S.X);
%! printf ("cost %.4f, %.1f %% of the moons right\n", cost, 100 * mean (label == S.Y));
