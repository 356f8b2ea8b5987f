## growth: how much the process grows while it trains on 60,000 images of bytes.
##   octave-cli --norc --no-history bench/growth.m
## 784-128-10, Adam, single.  Goal: less than 64 MB, so that there is no second
## copy of X.  Linux only; needs Debian's dataset-fashion-mnist.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

machine ();
S = fashiondata ("train");
start = fashionnet (0);
printf ("X: %d x %d, %s, %.0f MB\n", size (S.X), class (S.X), sizeof (S.X) / 2^20);
for B = [64 1024 60000]
  before = peakmemory ("forget");
  net = mlptrain (start, S.X, S.Y, "Solver", "adam", "MaxEpochs", 1, "MiniBatchSize", B);
  grown = peakmemory () - before;
  printf ("B = %5d: from %.0f MB by at most %.1f MB (goal < 64: %s)\n", B, before, grown, ...
          {"missed", "ok"}{1 + (grown < 64)});
endfor
