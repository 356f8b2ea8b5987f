## fashion: an epoch of Fashion-MNIST, and how long its peers take for it.
##   octave-cli --norc --no-history bench/fashion.m
## 784-128-10, ReLU, softmax, Adam, single.  All take turns in each round; the
## ratios are those of medians, and everyone counts with his better number of
## threads.  Where OpenBLAS does not know the processor, a second table is made
## with OPENBLAS_CORETYPE set for all of them.  It takes some five minutes, and
## wants Debian's dataset-fashion-mnist, python3-torch and python3-sklearn.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

function s = seconds (f)
  id = tic ();
  v = f ();
  s = toc (id);
endfunction

## a peer that is asked for its seconds: a row for each number of threads
function rows = asked (group, name, p)
  rows = cell (0, 3);
  if (! isempty (p))
    printf ("%s: %s\n", name, p.name);
    for n = 1:2
      rows(n,:) = {group, sprintf("%s, threads: %d", name, n), ...
                   @(B) str2double (p.ask (sprintf ("epoch %d %d", B, n)))};
    endfor
  endif
endfunction

## rounds x runners x batches; a round before them does not count
function t = turns (rounds, runners, batches)
  for r = 0:rounds
    for b = 1:numel (batches)
      for k = 1:rows (runners)
        pause (.05);                 # until the threads of the last one sleep
        s = runners{k,3} (batches(b));
        if (r > 0)
          t(r,k,b) = s;
        endif
      endfor
    endfor
    fputs (stderr (), ".");
  endfor
endfunction

function ratios (name, q, limit, goals)
  if (limit == ">=")
    met = q >= goals;
  else
    met = q <= goals;
  endif
  printf ("%-30s", name);
  for b = 1:numel (q)
    printf ("%-24s", sprintf ("%6.2f (%s %.3g: %s)", q(b), limit, goals(b), ...
                              {"missed", "ok"}{1 + met(b)}));
  endfor
  printf ("\n");
endfunction

batches = [64 256 1024];
machine ();
S = fashiondata ("train");
x = single (S.X) / 255;              # the loop's; mlptrain takes the bytes
net = fashionnet (0);
train = @(B, n) mlptrain (net, S.X, S.Y, "Solver", "adam", "MiniBatchSize", B, "MaxEpochs", 1, ...
                          "Threads", n);
if (system (["make -s -C '" bench_build "' bench/lib/products"]) != 0)
  error ("make bench/lib/products failed");
endif
products = peer (fullfile (bench_build, "bench", "lib", "products"), "60000", "784", "128", "10");
torch = pythonpeer ("torch");
sklearn = pythonpeer ("sklearn");
runners = {"mlptrain", "mlptrain, threads: 1", @(B) seconds(@() train (B, 1))
           "mlptrain", "mlptrain, threads: 2", @(B) seconds(@() train (B, 2))
           "loop", "vectorised .m loop", @(B) seconds(@() student (net, x, S.Y, .001, B, 1, true))};
runners = [runners
           asked("products", "matrix products", products)
           asked("torch", "PyTorch", torch)
           asked("sklearn", "scikit-learn", sklearn)];

t = turns (5, runners, batches);
for p = {products, torch, sklearn}
  if (! isempty (p{1}))
    p{1}.stop ();
  endif
endfor
middle = permute (median (t, 1), [2 3 1]);
printf ("\n%-30s%s\n", "seconds an epoch (median of 5)", ...
        sprintf ("%10s", strsplit (sprintf ("B=%d ", batches), " "){1:end-1}));
for k = 1:rows (runners)
  printf ("%-30s%s\n", runners{k,2}, sprintf ("%10.3f", middle(k,:)));
endfor

best = struct ();
for k = 1:rows (runners)
  if (! isfield (best, runners{k,1}))
    best.(runners{k,1}) = Inf;
  endif
  best.(runners{k,1}) = min (best.(runners{k,1}), middle(k,:));
endfor
goals = {"products", "mlptrain / matrix products", "<=", [1.4 1.15 1]
         "torch", "PyTorch / mlptrain", ">=", [3.5 3.5 3.5]
         "sklearn", "scikit-learn / mlptrain", ">=", [4 2.2 2]
         "loop", ".m loop / mlptrain", ">=", [6 3 2]};
printf ("\n%-30s%s\n", "ratio (goal)", sprintf ("  B=%-20d", batches));
for i = 1:rows (goals)
  if (isfield (best, goals{i,1}))
    q = best.(goals{i,1}) ./ best.mlptrain;
    if (goals{i,3} == "<=")
      q = 1 ./ q;
    endif
    ratios (goals{i,2}, q, goals{i,3:4});
  endif
endfor
ratios ("two threads / one", middle(2,:) ./ middle(1,:), "<=", [1.05 1.05 1.05]);

[inuse, better] = kernels ();
if (! isempty (better) && isempty (getenv ("OPENBLAS_CORETYPE")))
  printf (["\nThose were OpenBLAS' kernels for %s, but in networks; " ...
           "the same with OPENBLAS_CORETYPE=%s for all:\n\n"], inuse, better);
  setenv ("OPENBLAS_CORETYPE", better);
  system (["'" fullfile(OCTAVE_HOME (), "bin", "octave-cli") "' --norc --no-history '" ...
           mfilename("fullpath") ".m' '" bench_build "'"]);
endif
