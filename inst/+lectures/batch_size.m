## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.batch_size (name, value, ...)
## Which size of mini-batch to take.
##
## The lecture: for m up to 2000 take batch descent.  Else 64, 128, 256 or 512,
## powers of two (1024 is rarer), and see that X{t} fits in memory: speed
## collapses where it does not.  Try several of them.
##
## Here: what minibatchsize says, and the time that a layer, forward and back
## as one writes it, takes for a sample.  A small B pays for every call; where
## X{t} and what is computed from it leave the processor's caches, time rises
## again.  Seconds are those of this machine: medians over rounds, in each of
## which all sizes have their turn, of the processor's time where that is less
## than the clock's, so that what else the machine does spoils none.
##
## Options:
##   "m" ([1500 2000 2001 60000 5000000]): samples to ask minibatchsize about
##   "features" ([100 784 5000]): features to ask it about, with 60000 samples
##   "memory" (1048576): bytes that X{t} may have then
##   "B" ([1 4 16 64 256 1024 4096 16384 65536]): sizes that are timed
##   "n_x" (64): features of the layer that is timed
##   "units" (32): its units
##   "class" ("double"): or "single"
##   "rounds" (9): how many times each size is timed
##
## Try: n_x = 784; "class", "single"; memory = 2^17.

function r = batch_size (varargin)
  [options, finish, minibatchsize] = __descent_functions__ ("options", "finish", "minibatchsize");
  o = options ("batch_size", {
    "m",        [1500 2000 2001 60000 5000000], "a positive integer", [1 21], 1e15
    "features", [100 784 5000],    "a positive integer", [1 21], 1e9
    "memory",   2^20,              "a positive integer", 1,      1e15
    "B",        2 .^ (0:2:16),     "a positive integer", [1 21], 1e7
    "n_x",      64,                "a positive integer", 1,      1e5
    "units",    32,                "a positive integer", 1,      1e5
    "class",    "double",          {"double", "single"}, 1,      Inf
    "rounds",   9,                 "a positive integer", 1,      1000}, varargin, nargout);
  if (max (o.B) * (o.n_x + 2 * o.units) > 1e9)
    error ("descent:value", "lectures.batch_size: B must be at most %d for this layer", ...
           floor (1e9 / (o.n_x + 2 * o.units)));
  endif
  r.m = o.m;
  r.advice = arrayfun (minibatchsize, r.m);
  r.features = o.features;
  r.advice_1MiB = arrayfun (@(n) minibatchsize (60000, "Features", n, "Memory", o.memory), ...
                            r.features);

  W = cast (cos (reshape (1:o.units*o.n_x, o.units, o.n_x)) / 8, o.class);
  r.B = o.B;
  for round = 1:o.rounds
    for k = 1:numel (r.B)
      X = cast (sin (reshape (1:o.n_x*r.B(k), o.n_x, [])), o.class);
      times = ceil (2^9 / r.B(k));
      [clock, before] = deal (tic (), cputime ());
      for t = 1:times
        A = max (W * X, 0);
        dW = ((A - .5) .* (A > 0)) * X' / r.B(k);
      endfor
      seconds = min (toc (clock), cputime () - before);
      nanoseconds(round,k) = 1e9 * seconds / (times * r.B(k));
    endfor
  endfor
  r.nanoseconds_per_sample = median (nanoseconds, 1);
  [~, k] = min (r.nanoseconds_per_sample);
  r.cheapest_B = r.B(k);

  if (o.Plot)
    draw (r, o);
    finish (o);
  endif
endfunction

function draw (r, o)
  [colors, count] = __descent_functions__ ("colors", "count");
  figure ("position", [100, 100, 640, 400]);
  ns = r.nanoseconds_per_sample;
  loglog (r.B, ns, "o-", "color", colors (1), "linewidth", 2);
  hold on;
  limits = [min(ns) / 2, 2 * max(ns)];
  axis ([min(r.B) / 1.5, max(r.B) * 1.5, limits]);
  for B = [64, 512]                         # the lecture's advice
    plot ([B, B], limits, "--", "color", colors (2));
  endfor
  text (sqrt (64 * 512), limits(2) / 1.5, "64 to 512", "horizontalalignment", "center");
  hold off;
  grid on;
  xlabel ("B, samples of a mini-batch");
  ylabel (sprintf ("nanoseconds per sample, %d units", o.units));
  title (sprintf ("Cheapest at B = %d: %s ns per sample; at B = %d %s", r.cheapest_B, ...
                  count (min (ns)), r.B(1), count (ns(1))));
endfunction
