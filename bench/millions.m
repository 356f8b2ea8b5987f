## millions: the lecture's m = 5,000,000, and ten times as many.
##   octave-cli --norc --no-history bench/millions.m
## Logistic regression of 10 features, single, on data made up from known
## weights: a table of cost against seconds for several sizes of mini-batches,
## seconds of an epoch against m, and 50,000,000 samples in blocks that are never in
## memory together.  It takes some minutes and 1 GB.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

## block K of the data, as one would read file K: N samples.  Features have
## standard deviations from 1 down to .1, which is what makes descent slow.
function [X, y] = block (k, n)
  randn ("twister", k);
  rand ("twister", k);
  X = randn (10, n, "single") .* single (logspace (0, -1, 10)');
  w = single ((-1) .^ (1:10) .* logspace (0, 1, 10));
  y = rand (1, n, "single") < 1 ./ (1 + exp (-(w * X + .5)));
endfunction

machine ();
m = 5e6;
[X, y] = block (1, m);
start = mlp ([10 1], "Class", "single", "Initialization", "normal");

printf ("\ncost of all %d samples after so many seconds, gradient descent\n", m);
limits = [.1 .2 .5 1 2 5];
sizes = [m 1e5 1e4 1e3 1e2];
rates = [8 16 8 2 .2];                # the best of .05, .1, .2, .5, 1, 2, 4, ... 32
printf ("%10s %6s%s %10s\n", "B", "alpha", sprintf ("%9.1f s", limits), "steps/s");
for i = 1:numel (sizes)
  cost = [];
  for s = limits(:)'
    [net, info] = mlptrain (start, X, y, "MiniBatchSize", sizes(i), "LearnRate", rates(i), ...
                            "MaxEpochs", Inf, "MaxTime", s);
    cost(end+1) = mlpcost (net, X, y);
  endfor
  printf ("%10d %6.1f%s %10.0f\n", sizes(i), rates(i), sprintf ("%11.4f", cost), ...
          numel (info.IterationCost) / s);
endfor

printf ("\nan epoch, B = 1000, medians of 5\n%10s %10s %14s\n", "m", "seconds", "ns a sample");
row = @(n, s) printf ("%10d %10.4f %14.1f", n, s, 1e9 * s / n);
epoch = @(X, y) mlptrain (start, X, y, "MiniBatchSize", 1000, "LearnRate", 2, "MaxEpochs", 1);
[X1, y1, X2, y2] = deal (X(:,1:m/100), y(1:m/100), X(:,1:m/10), y(1:m/10));
s = medians (5, @() epoch (X1, y1), @() epoch (X2, y2), @() epoch (X, y));
for i = 1:3
  row (m / 10 ^ (3 - i), s(i));
  printf ("\n");
endfor
clear X1 y1 X2 y2 X y;

## each block goes on from the parameters that the one before has reached
net = start;
training = making = 0;
before = peakmemory ("forget");
for k = 1:10
  clear X y;                           # or there would be two for a moment
  id = tic ();
  [X, y] = block (k, m);
  making += toc (id);
  id = tic ();
  net = mlptrain (net, X, y, "MiniBatchSize", 1000, "LearnRate", 2, "MaxEpochs", 1, "Seed", k);
  training += toc (id);
endfor
row (10 * m, training);
printf ("   in 10 blocks; making them took %.1f s more\n", making);
printf ("peak memory %.0f MB above %.0f; X of a block is %.0f\n", peakmemory () - before, ...
        before, sizeof (X) / 2^20);
clear X y;
[X, y] = block (11, m);
printf ("cost of an 11th block, not seen: %.4f\n", mlpcost (net, X, y));
