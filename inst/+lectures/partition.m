## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.partition (name, value, ...)
## A large training set in mini-batches.
##
## The lecture: m = 5,000,000 samples in mini-batches of 1000 are 5000
## mini-batches, X{t} of size n_x x 1000 and Y{t} of size 1 x 1000.  An epoch,
## one pass over all samples, is then 5000 steps of gradient descent; batch
## gradient descent makes one step in the same pass.
##
## Options:
##   "m" (5000000): number of samples
##   "B" (1000): samples of a mini-batch, at least m / 1e6
##   "features" (2): n_x
##
## Try: other B, and "Shuffle", true in minibatches.  Where is sample 1 then?
## (5000 times 1000 is 5 million, not the 50 million of some notes.)

function r = partition (varargin)
  [options, finish, minibatches] = __descent_functions__ ("options", "finish", "minibatches");
  o = options ("partition", {
    "m",        5000000, "a positive integer", 1, 2e7
    "B",        1000,    "a positive integer", 1, 2e7
    "features", 2,       "a positive integer", 1, 100}, varargin, nargout);
  if (o.m > 1e6 * o.B)
    error ("descent:value", "lectures.partition: B must be at least %d for %d samples", ...
           ceil (o.m / 1e6), o.m);
  endif
  sign = (-1) .^ (0:o.features-1)';
  X = int32 (sign) .* int32 (1:o.m);       # sample i is [i; -i]
  Y = rem (1:o.m, 2) == 0;
  [Xb, Yb] = minibatches (X, Y, o.B);

  r.m = o.m;
  r.B = o.B;
  r.minibatches = numel (Xb);
  r.size_of_X_t = size (Xb{1});
  r.size_of_Y_t = size (Yb{1});
  r.samples_in_first = double (Xb{1}(1,[1 end]));
  r.samples_in_last = double (Xb{end}(1,[1 end]));
  r.steps_of_an_epoch = numel (Xb);
  r.steps_of_an_epoch_batch = numel (minibatches (X, Y, o.m));

  if (o.Plot)
    draw (r);
    finish (o);
  endif
endfunction

function draw (r)
  [count, colors] = __descent_functions__ ("count", "colors");
  figure ("position", [100, 100, 640, 400]);
  sizes = unique ([2 .^ (0:floor (log2 (r.m))), r.m]);
  loglog (sizes, r.m ./ sizes, "-", "color", [.6 .6 .6], "linewidth", 2);
  hold on;
  loglog ([1, r.B, r.m], [r.m, r.minibatches, 1], "o", "color", colors (1), ...
          "markerfacecolor", colors (1), "markersize", 8);
  text (1.7, r.m, sprintf ("B = 1: stochastic, %s steps", count (r.m)));
  text (r.B * 2, r.minibatches * 1.5, sprintf ("B = %s: %s steps", count (r.B), ...
                                               count (r.minibatches)));
  text (r.m / 2, 1.8, "B = m: batch, 1 step", "horizontalalignment", "right");
  hold off;
  grid on;
  axis ([.5, 2 * r.m, .5, 5 * r.m]);
  xlabel ("B, samples of a mini-batch");
  ylabel ("steps of an epoch");
  title (sprintf ("%s samples, B = %s: one pass is %s steps", count (r.m), count (r.B), ...
                  count (r.minibatches)));
endfunction
