## limit.m TRAIN: trains a network of wide layers, or if TRAIN is 0 computes a product;
## prints "good" or the identifier of the error.
## SPDX-License-Identifier: GPL-3.0-or-later

try
  if (strcmp (args{1}, "0"))
    A = rand (300);
    A = A * A;
  else
    net = mlptrain (mlp ([3 1000 1000 1]), ones (3, 400), ones (1, 400), "MiniBatchSize", 400, ...
                    "MaxEpochs", 1, ...
                    "Solver", "adam", "Threads", 4);
    J = mlpcost (net, ones (3, 400), ones (1, 400));
    Y = mlppredict (net, ones (3, 400));
  endif
  puts ("good");
catch err
  puts (err.identifier);
end_try_catch
