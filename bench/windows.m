## windows: how well sorted images are learned when they are shuffled in windows.
##   octave-cli --norc --no-history bench/windows.m
## Fashion-MNIST, sorted by class; 784-128-10, ReLU, softmax, Adam, single,
## mini-batches of 64, 10 epochs: the share of test images that are right, over
## seeds, with the number of times that preflight gives for the means of
## mini-batches.  Goal: with windows of a quarter within 1 point of all.
## Needs dataset-fashion-mnist; it takes some minutes.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

function a = right (S, T, seed, own)
  net = mlptrain (fashionnet (seed), S.X, S.Y, "Solver", "adam", "MaxEpochs", 10, ...
                  "Seed", seed, own{:});
  [~, label] = mlppredict (net, T.X);
  a = 100 * mean (label == T.Y);
endfunction

function text = times (S, own)
  r = preflight (fashionnet (0), S.X, S.Y, "Solver", "adam", own{:});
  text = [regexp({r.checks.text}, 'vary (\S+) times', "tokens", "once"){:}, {"-"}]{1};
endfunction

machine ();
warning ("off", "descent:diverged");
[S, T] = deal (fashiondata ("train"), fashiondata ("t10k"));
[S.Y, sorted] = sort (S.Y);
S.X = S.X(:,sorted);
m = numel (S.Y);
seeds = 1:5;
windows = {"all", {}
           "1/4", {"ShuffleWindow", m / 4}
           "1/16", {"ShuffleWindow", m / 16}
           "1/64", {"ShuffleWindow", floor(m / 64)}
           "1/4 in blocks of 256", {"ShuffleWindow", m / 4, "ShuffleBlock", 256}
           "1/16 in blocks of 256", {"ShuffleWindow", m / 16, "ShuffleBlock", 256}
           "1/64 in blocks of 256", {"ShuffleWindow", floor(m / 64), "ShuffleBlock", 256}
           "1/4 in blocks of 1024", {"ShuffleWindow", m / 4, "ShuffleBlock", 1024}
           "1/8 in blocks of 1024", {"ShuffleWindow", m / 8, "ShuffleBlock", 1024}
           "as sorted", {"Shuffle", "never"}};
printf ("\n%-24s%8s%s%9s\n", "window", "times", sprintf ("  seed %d", seeds), "mean");
a = zeros (rows (windows), numel (seeds));
for k = 1:rows (windows)
  for i = 1:numel (seeds)
    a(k,i) = right (S, T, seeds(i), windows{k,2});
  endfor
  printf ("%-24s%8s%s%9.2f\n", windows{k,1}, times (S, windows{k,2}), sprintf ("%8.2f", a(k,:)),
          mean (a(k,:)));
endfor
d = mean (a(2,:)) - mean (a(1,:));
printf ("a quarter - all %+.2f (goal: at least -1: %s)\n", d, {"missed", "ok"}{1 + (d >= -1)});
