## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.batch_size ()
## Which size of mini-batch to take.
##
## The lecture: for m up to 2000 take batch descent.  Else 64, 128, 256 or 512,
## powers of two (1024 is rarer), and see that X{t} fits in memory: speed
## collapses where it does not.  Try several of them.
##
## Here: what minibatchsize says, and the time that a layer, forward and back
## as one writes it, takes for a sample.  A small B pays for every call; where
## X{t} and what is computed from it leave the processor's caches, time rises
## again.  Seconds are those of this machine.
##
## Try: n_x = 784; single ([]) for the class; "Memory", 2^17 in minibatchsize.

function r = batch_size (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  minibatchsize = __descent_functions__ ("minibatchsize");
  r.m = [1500, 2000, 2001, 60000, 5000000];
  r.advice = arrayfun (minibatchsize, r.m);
  r.features = [100, 784, 5000];
  r.advice_1MiB = arrayfun (@(n) minibatchsize (60000, "Features", n, "Memory", 2^20), r.features);

  n_x = 64;
  W = cos (reshape (1:32*n_x, 32, n_x)) / 8;
  r.B = 2 .^ (0:2:16);
  for k = 1:numel (r.B)
    X = sin (reshape (1:n_x*r.B(k), n_x, []));
    times = ceil (2^9 / r.B(k));
    best = Inf;
    for again = 1:3
      clock = tic ();
      for t = 1:times
        A = max (W * X, 0);
        dW = ((A - .5) .* (A > 0)) * X' / r.B(k);
      endfor
      best = min (best, toc (clock) / (times * r.B(k)));
    endfor
    r.nanoseconds_per_sample(k) = 1e9 * best;
  endfor
  [~, k] = min (r.nanoseconds_per_sample);
  r.cheapest_B = r.B(k);

  if (draw)
    figure ("position", [100, 100, 640, 400]);
    loglog (r.B, r.nanoseconds_per_sample, "o-", "color", [0 114 178] / 255, "linewidth", 2);
    hold on;
    limits = [min(r.nanoseconds_per_sample) / 2, 2 * max(r.nanoseconds_per_sample)];
    ylim (limits);
    for B = [64, 512]
      plot ([B, B], limits, "--", "color", [213 94 0] / 255);
    endfor
    text (sqrt (64 * 512), limits(2) / 1.5, "64 to 512", "horizontalalignment", "center");
    hold off;
    grid on;
    xlabel ("B, samples of a mini-batch");
    ylabel ("nanoseconds per sample");
    title ("Forward and back: 32 units over 64 features");
  endif
endfunction
