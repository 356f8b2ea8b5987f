## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.partition ()
## A large training set in mini-batches.
##
## The lecture: m = 5,000,000 samples in mini-batches of 1000 are 5000
## mini-batches, X{t} of size n_x x 1000 and Y{t} of size 1 x 1000.  An epoch,
## one pass over all samples, is then 5000 steps of gradient descent; batch
## gradient descent makes one step in the same pass.
##
## Try: other B, and "Shuffle", true in minibatches.  Where is sample 1 then?
## (5000 times 1000 is 5 million, not the 50 million of some notes.)

function r = partition (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  minibatches = __descent_functions__ ("minibatches");
  m = 5000000;
  B = 1000;
  X = int32 ([1:m; -(1:m)]);               # n_x = 2 features; sample i is [i; -i]
  Y = rem (1:m, 2) == 0;
  [Xb, Yb] = minibatches (X, Y, B);

  r.m = m;
  r.B = B;
  r.minibatches = numel (Xb);
  r.size_of_X_t = size (Xb{1});
  r.size_of_Y_t = size (Yb{1});
  r.samples_in_first = double (Xb{1}(1,[1 end]));
  r.samples_in_last = double (Xb{end}(1,[1 end]));
  r.steps_of_an_epoch = numel (Xb);
  r.steps_of_an_epoch_batch = numel (minibatches (X, Y, m));

  if (draw)
    figure ("position", [100, 100, 640, 400]);
    sizes = [1, 2.^(6:10), 1000, 1e4, 1e5, 1e6, m];
    steps = ceil (m ./ sizes);
    loglog (sizes, steps, "-", "color", [.6 .6 .6], "linewidth", 2);
    hold on;
    loglog ([1, B, m], [m, r.minibatches, 1], "o", "color", [0 114 178] / 255, ...
            "markerfacecolor", [0 114 178] / 255, "markersize", 8);
    text (3, m, "B = 1: stochastic, 5,000,000 steps");
    text (B * 3, r.minibatches, "B = 1000: mini-batches, 5000 steps");
    text (m / 2, 1.8, "B = m: batch, 1 step", "horizontalalignment", "right");
    hold off;
    grid on;
    axis ([.5, 2 * m, .5, 3 * m]);
    xlabel ("B, samples of a mini-batch");
    ylabel ("steps of an epoch");
    title ("m = 5,000,000: how many steps is one pass?");
  endif
endfunction
