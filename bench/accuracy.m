## accuracy: Fashion-MNIST's test images after 10 epochs, over seeds, beside
## PyTorch and scikit-learn.
##   octave-cli --norc --no-history bench/accuracy.m
## 784-128-10, ReLU, softmax, Adam with its defaults, single, mini-batches of
## 64.  Each library starts in its own way: He's normal numbers, PyTorch's and
## Glorot's uniform ones.  It takes some minutes; see fashion.m for what it needs.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

function a = ours (S, T, seed, B, epochs)
  net = mlptrain (fashionnet (seed), S.X, S.Y, "Solver", "adam", "MiniBatchSize", B, ...
                  "MaxEpochs", epochs, "Seed", seed);
  [~, label] = mlppredict (net, T.X);
  a = mean (label == T.Y);
endfunction

seeds = 1:5;
[B, epochs] = deal (64, 10);
machine ();
[S, T] = deal (fashiondata ("train"), fashiondata ("t10k"));
runners = {"mlptrain", @(seed) ours(S, T, seed, B, epochs)};
for library = {"torch", "sklearn"}
  p = pythonpeer (library{1});
  if (! isempty (p))
    runners(end+1,:) = {p.name, @(seed) ...
                        str2double (p.ask (sprintf ("accuracy %d %d %d", seed, B, epochs)))};
  endif
endfor
a = zeros (numel (seeds), rows (runners));
for i = 1:numel (seeds)
  for k = 1:rows (runners)
    a(i,k) = 100 * runners{k,2} (seeds(i));
  endfor
endfor

printf ("\n%-48s%s%9s%9s\n", sprintf ("%% of the test images right, %d epochs, B = %d", epochs, ...
                                      B), ...
        sprintf ("  seed %d", seeds), "mean", "std");
for k = 1:rows (runners)
  printf ("%-48s%s%9.2f%9.2f\n", runners{k,1}, sprintf ("%8.2f", a(:,k)), mean (a(:,k)), ...
          std (a(:,k)));
endfor
for k = 2:rows (runners)
  spread = sqrt (mean (var (a(:,[1 k]))));
  d = mean (a(:,1)) - mean (a(:,k));
  printf (["mlptrain - %-37s %+.2f, spread over seeds %.2f (goal: a difference within it, " ...
           "or better: %s)\n"], ...
          runners{k,1}, d, spread, {"missed", "ok"}{1 + (d >= -spread)});
endfor
