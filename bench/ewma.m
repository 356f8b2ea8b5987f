## ewma: averages against filter, a copy and pandas.  Run it in a built tree:
##   octave-cli --norc --no-history bench/ewma.m
## Peers take turns, so that what else the machine does hits all of them; the
## ratio is that of the medians.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

function row (name, t, n)
  printf ("%-44s %8.2f %8.2f %8.2f\n", name, 1e9 * t(1) / n, 1e9 * t(2) / n, t(2) / t(1));
endfunction

function v = copied (x)
  v = x;
  v(1) = 0;
endfunction

rand ("seed", 1);
n = 1e7;
b = .9;
x = rand (n, 1);
corrected = @(x, b) ewma (x, b, "BiasCorrection", true);
printf ("%-44s %8s %8s %8s\n", "ns a sample", "ewma", "peer", "ratio");
t = medians (9, @() ewma (x, b), @() filter (1 - b, [1 -b], x), @() corrected (x, b), ...
             @() copied (x), @() ewma (x, .5), @() ewma (x, 1 - 1e-6), @() corrected (x, 1 - 1e-6));
row ("1e7, against filter", t([1 2]), n);
row ("1e7, corrected, against filter", t([3 2]), n);
row ("1e7, beta .5, against filter", t([5 2]), n);
row ("1e7, against a copy of the array", t([1 4]), n);
row ("1e7, against corrected", t([1 3]), n);
row ("1e7, beta 1 - 1e-6, against corrected", t([6 7]), n);

impulse = [1; zeros(n - 1, 1)];
t = medians (9, @() ewma (impulse, b), @() ewma (x, b), @() ewma (impulse, .5), @() ewma (x, .5));
row ("an impulse and zeros, against noise", t([1 2]), n);
row ("the same, beta .5", t([3 4]), n);
clear impulse;

s = single (x);
t = medians (9, @() ewma (s, b), @() filter (single (1 - b), single ([1 -b]), s));
row ("1e7 single, against filter", t, n);
clear s;

x = reshape (x, 1e5, 100);
t = medians (5, @() ewma (x, b), @() filter (1 - b, [1 -b], x));
row ("1e5 x 100, dim 1, against filter", t, n);
x = x';
t = medians (5, @() ewma (x, b, "Dim", 2), @() filter (1 - b, [1 -b], x, [], 2));
row ("100 x 1e5, dim 2, against filter", t, n);
clear x;

## many short series, also against the variance of the same
for shape = {[2 1e6], [3 333333], [5 4e5], [1e6 2]}
  x = rand (shape{1});
  dim = 1 + (columns (x) == 2);
  t = medians (9, @() ewma (x, b, "Dim", dim), @() filter (1 - b, [1 -b], x, [], dim), ...
               @() ewmvar (x, b, "Dim", dim));
  name = sprintf ("%d x %d, dim %d, against ", shape{1}, dim);
  row ([name "filter"], t([1 2]), numel (x));
  row ([name "ewmvar"], t([1 3]), numel (x));
endfor
clear x;

## a short call: microseconds
x = [40 49 45];
t = zeros (1, 2000);
for i = 1:numel (t)
  id = tic ();
  v = ewma (x, .9);
  t(i) = toc (id);
endfor
printf ("a call with 3 samples: %.1f us\n", 1e6 * median (t));

## pandas, in a Python that has it
code = ["import numpy as np, pandas as pd, time; x = pd.Series(np.random.rand(10000000))\n" ...
        "def m(f):\n  t = []\n  for i in range(5):\n    s = time.perf_counter(); f(); " ...
        "t.append(time.perf_counter() - s)\n" ...
        "  return sorted(t)[2]\n" ...
        "print(m(lambda: x.ewm(alpha=.1).mean()), m(lambda: x.ewm(alpha=.1, " ...
        "adjust=False).mean()), m(lambda: x.to_numpy().copy()))\n"];
got = frompython (code);
if (numel (got) != 3)
  puts ("pandas: skipped, no python3 that has it\n");
else
  x = rand (n, 1);
  t = medians (5, @() ewma (x, b), @() corrected (x, b));
  row ("1e7, corrected, against pandas adjust=True", [t(2) got(1)], n);
  row ("1e7, against numpy's copy", [t(1) got(3)], n);
endif

## 3.6 million rows of 20 devices as they come, and of 1e5 devices
n = 3.6e6;
code = ["import numpy as np, pandas as pd, time\n" ...
        "x = np.random.rand(3600000)\n" ...
        "def m(d):\n  f = pd.DataFrame({'x': x, 'id': np.random.randint(0, d, 3600000)})\n" ...
        "  t = []\n  for i in range(3):\n    s = time.perf_counter()\n" ...
        "    f.groupby('id')['x'].ewm(alpha=.1).mean()\n" ...
        "    t.append(time.perf_counter() - s)\n" ...
        "  return sorted(t)[1]\n" ...
        "print(m(20), m(100000))\n"];
got = frompython (code);
if (numel (got) != 2)
  puts ("pandas, groups: skipped, no python3 that has it\n");
else
  x = rand (n, 1);
  devices = [20, 1e5];
  for k = 1:2
    id = floor (devices(k) * rand (n, 1));
    t = medians (3, @() ewma (x, b, "BiasCorrection", true, "Missing", "decay", "Groups", id), ...
                 @() ewmband (x, b, "Missing", "decay", "Groups", id));
    row (sprintf ("%d devices, against pandas groupby.ewm", devices(k)), [t(1) got(k)], n);
    row ("ewmband of the same, against its mean", [t(2) got(k)], n);
  endfor
endif
