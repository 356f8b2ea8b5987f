## train: small networks against the loop that a student writes (student.m), in one run.
##   octave-cli --norc --no-history bench/train.m
## Goal: at most 4 microseconds a step for the lecture's 2-5-2-1 with mini-batches of 64.
## fashion.m has a larger one, and other peers.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

function compare (name, net, X, Y, a, B, epochs, rounds)
  solvers = {"sgd", "adam"};
  steps = epochs * ceil (columns (X) / B);
  for k = 1:2
    t = medians (rounds, @() mlptrain (net, X, Y, "Solver", solvers{k}, "LearnRate", a(k), ...
                                       "MiniBatchSize", B, "MaxEpochs", epochs), ...
                 @() student (net, X, Y, a(k), B, epochs, k == 2));
    printf ("%-28s %5d %6s %10.2f %10.2f %8.1f\n", name, B, solvers{k}, 1e6 * t / steps, ...
            t(2) / t(1));
  endfor
endfunction

S = dataset ("digits");
M = dataset ("moons");
printf ("%-28s %5s %6s %10s %10s %8s\n", "microseconds a step", "B", "", "mlptrain", ".m loop", ...
        "ratio");
digits = mlp ([64 32 10], "Output", "softmax");
compare ("digits, 64-32-10", digits, S.X / 16, S.Y, [.2 .005], 64, 30, 5);
compare ("digits, 64-32-10", digits, S.X / 16, S.Y, [.5 .02], 1797, 50, 5);
compare ("digits, 64-32-10", digits, S.X / 16, S.Y, [.01 .0005], 1, 1, 5);
compare ("moons, 2-5-2-1", mlp ([2 5 2 1]), M.X, M.Y, [.01 .001], 64, 4000, 3);
