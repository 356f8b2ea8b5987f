## steps: the update functions and gradstep against the formulas as one writes them in .m.
## The best of several rounds is shown beside the median, since a round also
## measures what else the machine does.
##   octave-cli --norc --no-history bench/steps.m
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

function [best, usual] = seconds (f, rounds)
  t = zeros (1, rounds);
  for r = 1:rounds
    id = tic ();
    f ();
    t(r) = toc (id);
  endfor
  best = min (t);
  usual = median (t);
endfunction

function compare (name, ours, formula)
  [a, am] = seconds (ours, 11);
  [b, bm] = seconds (formula, 11);
  printf ("%-24s %8.1f %8.1f   %5.1f %8.1f\n", name, 1e3 * a, 1e3 * b, b / a, bm / am);
endfunction

## results are asked for, as in a training loop
function three (f, varargin)
  [p, m, s] = f (varargin{:});
endfunction

function two (f, varargin)
  [p, s] = f (varargin{:});
endfunction

## a gradient of ones in the first of STEPS calls, and of zeros from then on
function [J, grad] = zeros_after (p, steps)
  persistent calls = 0;
  J = 0;
  grad = repmat (cast (calls == 0, class (p)), size (p));
  calls = mod (calls + 1, steps);
endfunction

n = 1e7;
printf ("one step on %g parameters, ms           ratio\n", n);
printf ("%-24s %8s %8s   %5s %8s\n", "", "ours", "formula", "best", "median");
for c = {"double", "single"}
  p = rand (n, 1, c{1});
  [g, m, s] = deal (rand (n, 1, c{1}));
  compare (["adamupdate, " c{1}], @() three (@adamupdate, p, g, m, s, 5), ...
           @() three (@adam_formula, p, g, m, s, 5));
  opt = optimizer ("adam", "Iteration", 4, "State", {m, s});
  compare (["gradstep, adam, " c{1}], @() two (@gradstep, opt, p, g), ...
           @() three (@adam_formula, p, g, m, s, 5));
  clear opt;
  compare (["rmspropupdate, " c{1}], @() two (@rmspropupdate, p, g, s), ...
           @() two (@rmsprop_formula, p, g, s));
  compare (["sgdmupdate, " c{1}], @() two (@sgdmupdate, p, g, m), ...
           @() two (@momentum_formula, p, g, m));
endfor

## called straight from loops: a handle would cost as much as the step
k = 5000;
p = {rand(5, 2), rand(5, 1), rand(2, 5), rand(2, 1), rand(1, 2), rand()};
g = p;
[p, m, s] = adamupdate (p, g, [], [], 1);
opt = optimizer ("adam");
whole = alone = any_model = Inf;
for r = 1:7
  tic ();
  for t = 1:k
    [p, m, s] = adamupdate (p, g, m, s, t);
  endfor
  whole = min (whole, toc ());
  tic ();
  for t = 1:k
    [p, m, s] = __update__ ("adamupdate", p, g, m, s, t);
  endfor
  alone = min (alone, toc ());
  tic ();
  for t = 1:k
    [p, opt] = gradstep (opt, p, g);
  endfor
  any_model = min (any_model, toc ());
endfor
printf ("\nAdam on six small arrays in a cell, microseconds a step\n");
printf ("adamupdate %23.1f\n", 1e6 * whole / k);
printf ("gradstep %25.1f\n", 1e6 * any_model / k);
printf ("__update__ by itself %13.1f\n", 1e6 * alone / k);

## a trainer's steps in place: fminsgd with a gradient that costs nothing, on as
## many threads as there are; PyTorch's best of its variants and of 1 and 2 threads
code = ["import torch, time\n" ...
        "def best(dt, make):\n" ...
        "  all = []\n" ...
        "  for threads in (1, 2):\n" ...
        "    for foreach in (False, True):\n" ...
        "      torch.set_num_threads(threads)\n" ...
        "      p = torch.rand(10000000, dtype=dt).requires_grad_(True); " ...
        "p.grad = torch.rand(10000000, dtype=dt)\n" ...
        "      o = make(p, foreach); t = []\n" ...
        "      for i in range(18):\n" ...
        "        s = time.perf_counter(); o.step(); t.append(time.perf_counter() - s)\n" ...
        "      all.append(sorted(t[3:])[7])\n" ...
        "  return min(all)\n" ...
        "for dt in (torch.float64, torch.float32):\n" ...
        "  print(best(dt, lambda p, f: torch.optim.SGD([p], lr=1e-6, foreach=f)))\n" ...
        "  print(best(dt, lambda p, f: torch.optim.SGD([p], lr=1e-6, momentum=.9, " ...
        "foreach=f)))\n" ...
        "  print(best(dt, lambda p, f: torch.optim.Adam([p], lr=1e-6, foreach=f)))\n"];
rounds = 3;                            # the two take turns; medians of the rounds
peer = mine = zeros (6, 0);
for r = 1:rounds
  numbers = frompython (code);
  if (numel (numbers) == 6)
    peer(:,end+1) = numbers;
  endif
  row = [];
  for c = {"double", "single"}
    [p, g] = deal (rand (n, 1, c{1}));
    for solver = {"sgd", "momentum", "adam"}
      [~, ~, info] = fminsgd (@(p) deal (0, g), p, "Solver", solver{1}, "LearnRate", 1e-6, ...
                              "MaxEpochs", 18);
      row(end+1,1) = median (info.Seconds(4:end));
    endfor
  endfor
  mine(:,end+1) = row;
endfor
printf ("\nin place, %g parameters, ms    ours  PyTorch   ratio\n", n);
for i = 1:6
  name = [{"sgd", "momentum", "adam"}{mod(i-1,3)+1} ", " {"double", "single"}{1 + (i > 3)}];
  if (isempty (peer))
    printf ("%-28s %8.1f\n", name, 1e3 * median (mine(i,:)));
  else
    printf ("%-28s %8.1f %8.1f %7.2f\n", name, 1e3 * median (mine(i,:)), ...
            1e3 * median (peer(i,:)), median (mine(i,:)) / median (peer(i,:)));
  endif
endfor

## a gradient that has become zero: the averages decay below the normal range
printf ("\nadam, a gradient of zeros, 1e5 parameters     last steps against the first ones\n");
for c = {"single", "double"; 2000, 10000}
  [~, ~, info] = fminsgd (@(p) zeros_after (p, c{2}), zeros (1e5, 1, c{1}), "Solver", "adam", ...
                          "SquaredGradientDecayFactor", .9, "MaxEpochs", c{2});
  printf ("%-6s %6d steps %40.2f\n", c{1}, c{2}, ...
          median (info.Seconds(end-99:end)) / median (info.Seconds(2:101)));
endfor
