## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {[@var{scale}, @var{r}] =} noisescale (@var{net}, @var{X}, @var{Y})
## @deftypefnx {} {[@var{scale}, @var{r}] =} noisescale (@var{fun}, @var{theta}, @var{X}, @var{y})
## @deftypefnx {} {[@dots{}] =} noisescale (@dots{}, @var{name}, @var{value}, @dots{})
## The gradient noise scale: the size of mini-batches from which larger ones
## save few steps.
##
## The gradient of a mini-batch of B samples is the gradient G of all there
## could be, and noise, whose variance, summed over the parameters, is
## tr(Sigma)/B.  The noise scale tr(Sigma)/|G|^2 is the size at which both are
## equal.  A run with mini-batches of that size needs about twice the steps of
## one with the whole gradient, and twice the samples of one with very small
## mini-batches.  The scale is that of the parameters given, and grows in the
## course of a training, often by ten times or more: measure a trained network
## too.
##
## @var{net}, @var{X}, @var{Y} are those of @code{mlptrain}, whose parameters
## are @code{net.theta}; @var{fun}, @var{theta}, @var{X}, @var{y} those of
## @code{fminsgd}, with samples in rows unless @qcode{"ObservationsIn"} says
## otherwise.  X and y may be sources (see @code{datasource}).
##
## @table @asis
## @item @qcode{"MiniBatchSize"} (64, or a 32nd of the samples if that is less)
## The smaller of the two sizes B that are compared, an integer from 1 to half
## the samples.
## @item @qcode{"MiniBatches"} (256)
## The most mini-batches k, an integer of at least 2.  All of them together are
## the larger one of k*B samples.
## @item @qcode{"Seed"} (0)
## Of the order in which samples are taken, an integer from 0 to 2^53 - 1.
## @item @qcode{"ObservationsIn"} (@qcode{"rows"})
## or @qcode{"columns"}, with @var{fun} only.
## @end table
##
## @var{scale} is a number of samples: Inf if the noise hides the gradient, NaN
## if all gradients are 0 or one is not finite.  @var{r} is a struct:
##
## @table @code
## @item NoiseScale
## @itemx Deviation
## @var{scale} and its standard deviation, by the jackknife over 8 groups of
## mini-batches; NaN where that cannot be told.
## @item Noise
## @itemx Signal
## tr(Sigma) and |G|^2, both without bias; Signal may be below 0.
## @item MiniBatchSize
## B and k*B, (1, 2).
## @item Reason
## The result in words, which are printed without an output argument.
## @end table
##
## With |g|^2 the mean of the squares of k gradients and |h|^2 the square of
## their mean, tr(Sigma) = (|g|^2 - |h|^2) / (1/B - 1/(k*B)) and |G|^2 =
## (k |h|^2 - |g|^2) / (k - 1).
##
## @example
## @group
## S = dataset ("moons");
## net = mlp ([2 5 1]);
## before = noisescale (net, S.X, S.Y);
## after = noisescale (mlptrain (net, S.X, S.Y, "MaxEpochs", 200), S.X, S.Y);
## after > before
##    @result{} ans = 1
## @end group
## @end example
##
## Errors: @code{descent:value} for options out of range, @code{descent:size}
## for fewer than two samples, for numbers of samples that differ, and for a
## gradient of another size, and the errors of @code{mlpcost}.
##
## Source: S. McCandlish, J. Kaplan, D. Amodei and others, ``An empirical model
## of large-batch training'', 2018, section 2.2 and appendix A.1.
## @seealso{batchsizerace, minibatchsize, ratesweep, mlptrain}
## @end deftypefn

function [scale, r] = noisescale (model, varargin)
  if (nargin < 3 || (nargin < 4 && ! isstruct (model)))
    print_usage ();
  endif
  result = noisescale (model, varargin{:});
  if (nargout == 0)
    printf ("%s\n", result.Reason);
    return;
  endif
  scale = result.NoiseScale;
  r = result;
endfunction

## the documented example
%!test
%! S = dataset ("moons");
%! net = mlp ([2 5 1]);
%! before = noisescale (net, S.X, S.Y);
%! after = noisescale (mlptrain (net, S.X, S.Y, "MaxEpochs", 200), S.X, S.Y);
%! assert (after > before);

%!shared linear
%! linear = @(theta, X, y) deal (mean (X * theta), mean (X, 1)');

## a gradient whose samples are the rows of X: the definitions, with all samples
%!test
%! X = sin ((1:60)' .^ 1.5 * [1 2 3]) + [1 .5 0];
%! [scale, r] = noisescale (linear, zeros (3, 1), X, [], "MiniBatchSize", 1);
%! noise = sum (var (X));
%! signal = sumsq (mean (X)) - noise / 60;
%! assert ([r.Noise, r.Signal], [noise, signal], -1e-12);
%! assert (scale, noise / signal, -1e-12);
%! assert (r.MiniBatchSize, [1 60]);
%! assert (noisescale (@(t, X) linear (t, X'), zeros (3, 1), X', [], "MiniBatchSize", 1, ...
%!                     "ObservationsIn", "columns"), scale, -1e-12);

## without bias: the mean of noise and signal over many drawings is the truth,
## whichever the sizes; the deviation is that of the drawings
%!test
%! before = randn ("state");
%! unwind_protect
%!   randn ("state", 7);
%!   for i = 1:300
%!     X = randn (240, 4) .* [1 2 1 3] + [1 0 0 1];
%!     [one(i), r] = noisescale (linear, zeros (4, 1), X, [], "MiniBatchSize", 5);
%!     both(i,:) = [r.Noise, r.Signal];
%!     deviation(i) = r.Deviation;
%!   endfor
%! unwind_protect_cleanup
%!   randn ("state", before);
%! end_unwind_protect
%! assert (mean (both), [15 2], [.4 .08]);
%! assert (median (one), 7.5, .5);
%! assert (median (deviation) / std (one), 1, .3);

## a network: gradients of mlpcost, its own samples in columns
%!test
%! S = dataset ("digits");
%! net = mlp ([64 4 10], "Output", "softmax");
%! [scale, r] = noisescale (net, S.X(:,1:100) / 16, S.Y(1:100), "MiniBatchSize", 10);
%! [Xb, Yb] = minibatches (S.X(:,1:100) / 16, S.Y(1:100), 10, "Shuffle", true, "Epoch", 1);
%! assert (r.MiniBatchSize, [10 100]);
%! for i = 1:10
%!   [~, g(:,i)] = mlpcost (net, Xb{i}, Yb{i});
%! endfor
%! small = mean (sumsq (g));
%! big = sumsq (mean (g, 2));
%! assert (r.Noise, (small - big) / (1/10 - 1/100), -1e-9);
%! assert (r.Signal, (100 * big - 10 * small) / 90, -1e-9);

## labels of any kind, and of sources: those of the numbers
%!test
%! S = dataset ("digits");
%! [X, Y] = deal (S.X(:,1:200), S.Y(1:200));
%! net = mlp ([64 4 10], "Output", "softmax");
%! names = cellstr (char ("a" + Y'))';
%! scale = noisescale (net, X, Y, "MiniBatchSize", 5);
%! assert (noisescale (net, X, names, "MiniBatchSize", 5), scale);
%! assert (noisescale (net, X, Y - 1, "MiniBatchSize", 5), scale);
%! named = mlptrain (net, X, names, "MaxEpochs", 1);
%! plain = mlptrain (net, X, Y, "MaxEpochs", 1);
%! assert (noisescale (named, X, names), noisescale (plain, X, Y));
%! file = [tempname(), ".csv"];
%! unwind_protect
%!   fid = fopen (file, "w");
%!   for i = 1:200
%!     fprintf (fid, "%d,", X(:,i));
%!     fprintf (fid, "%s\n", names{i});
%!   endfor
%!   fclose (fid);
%!   [src, labels] = datasource (file, "LabelColumn", 65);
%!   assert (noisescale (named, src, labels), noisescale (plain, X, Y), -1e-12);
%!   assert (noisescale (net, src, labels, "MiniBatchSize", 5), scale, -1e-12);
%! unwind_protect_cleanup
%!   cellfun (@unlink, glob ([file "*"]));
%! end_unwind_protect

## MiniBatches bounds the work; the seed decides on the samples
%!test
%! X = (1:50)';
%! [a, r] = noisescale (linear, 0, X, [], "MiniBatchSize", 2, "MiniBatches", 5);
%! assert (r.MiniBatchSize, [2 10]);
%! assert (noisescale (linear, 0, X, [], "MiniBatchSize", 2, "MiniBatches", 5, "Seed", 1) != a);

## no noise; nothing but noise; no gradient; one that is not finite
%!test
%! assert (noisescale (linear, 0, ones (9, 1), []), 0);
%! [scale, r] = noisescale (linear, 0, [1 -1 1 -1 1 -1]', []);
%! assert (scale, Inf);
%! assert (r.Deviation, NaN);
%! assert (! isempty (strfind (r.Reason, "hides the gradient")));
%! assert (noisescale (linear, 0, zeros (9, 1), []), NaN);
%! [scale, r] = noisescale (linear, 0, [1 2 NaN]', []);
%! assert (scale, NaN);
%! assert (! isempty (strfind (r.Reason, "not finite")));

## what is printed
%!test
%! text = evalc ("noisescale (linear, 0, [1 2 3 4 5 6]', [])");
%! assert (! isempty (regexp (text, '^gradient noise scale [\d.]+ \+- [\d.]+ samples: ')));

%!error <Invalid call> noisescale ()
%!error <Invalid call> noisescale (linear, 1, 2)
%!error <X must have at least two samples> noisescale (linear, 1, 2, [])
%!error <y must have as many rows as X, 3, and has 2> noisescale (linear, 1, [1 2 3]', [1 2]')
%!error <MiniBatchSize must be at most half the samples, 1, and is 2>
%! noisescale (linear, 1, [1 2 3]', [], "MiniBatchSize", 2)
%!error <MiniBatches must be at least 2> noisescale (linear, 1, [1 2]', [], "MiniBatches", 1)
%!error <X must be a numeric, logical or char matrix> noisescale (linear, 1, {1, 2}, [])
%!error <a gradient of 2 real numbers> noisescale (linear, [1; 1], [1 2]', [])
%!error <unknown option "ObservationsIn">
%! noisescale (mlp ([1 1]), 1:3, 1:3, "ObservationsIn", "rows")
%!error <NET must be a network> noisescale (struct (), 1:3, 1:3)

%!demo
%! ## how noisy gradients are in the course of a training
%! S = dataset ("moons");
%! net = mlp ([2 5 1]);
%! for epochs = [1 20 100 500]
%!   trained = mlptrain (net, S.X, S.Y, "Solver", "adam", "MaxEpochs", epochs);
%!   printf ("after %3d epochs: %.3g samples\n", epochs, noisescale (trained, S.X, S.Y));
%! endfor
