## ranks: seconds of a step of 784-128-10, in single, by several processes on this machine
## against one with as many threads, in turns; each process has one thread.  A build without MPI
## has "Shards" alone.
##   octave-cli --norc --no-history bench/ranks.m
## Goal: two ranks are 1.5, 1.8 and 1.9 times as fast as one process with one thread and one
## shard, with mini-batches of 256, 1024 and 4096, where both processors are free.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

## What each row is: ranks, threads of each, shards.
rows = [1 1 1; 1 1 8; 1 2 1; 2 1 8; 4 1 8];
names = {"one process", "the same in 8 shards", "two threads", "two ranks", "four ranks"};
sizes = [64 256 1024 4096];

## Seconds of a step for each size of mini-batches: the median of the epochs but the first.
function t = steps (row, sizes)
  randn ("twister", 1);
  X = single (randn (784, 8192));
  Y = 1 + mod (0:8191, 10);
  net = mlp ([784 128 10], "Output", "softmax", "Class", "single");
  how = {};
  if (row(1) > 1)
    how = {"Distributed", "mpi"};
  endif
  for i = 1:numel (sizes)
    [~, info] = mlptrain (net, X, Y, "Solver", "adam", "MiniBatchSize", sizes(i), ...
                          "MaxEpochs", 6, "Threads", row(2), "Shards", row(3), how{:});
    t(i) = median (info.Seconds(2:end)) * sizes(i) / 8192;
  endfor
endfunction

## The same in processes of their own.
function t = start (k, ranks, build)
  me = [mfilename("fullpath"), ".m"];
  octave = fullfile (OCTAVE_HOME (), "bin", "octave-cli");
  before = "OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1";
  command = sprintf ("%s --norc --no-history %s %d %s", octave, me, k, build);
  if (ranks > 1)
    command = sprintf ("%s mpirun --oversubscribe -np %d %s", before, ranks, command);
  endif
  [~, out] = system (command);
  t = sscanf (regexp (out, 'seconds:([^\n]*)', "tokens", "once"){1}, "%g")';
endfunction

given = argv ();
if (numel (given) > 1)                 # one of the processes of a row
  row = rows(str2double (given{end-1}),:);
  t = steps (row, sizes);
  if (row(1) == 1 || __mpi__ ("ranks", "bench") == 0)
    printf ("seconds:%s\n", sprintf (" %.9g", t));
  endif
  return;
endif

machine ();
here = find (rows(:,1) == 1 | exist ("__descent_mpi__") > 0 & rows(:,1) <= max (2, nproc ()))';
for round = 1:5
  for k = [here]
    t(round,:,k) = start (k, rows(k,1), bench_build);
  endfor
endfor
t = median (t, 1);
printf ("%-22s %s\n", "milliseconds a step, B", sprintf (" %15d", sizes));
for k = [here]
  both = [1e3 * t(1,:,k); t(1,:,1) ./ t(1,:,k)];
  printf ("%-22s %s\n", names{k}, sprintf (" %7.3f %5.2f x", both));
endfor
