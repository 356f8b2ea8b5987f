## interrupt.m: what Ctrl-C interrupts, each for longer than it is let run; a
## terminal types begin (K).
## SPDX-License-Identifier: GPL-3.0-or-later

1;
PS1 ("prompt> ");
global X Y x groups net wide tasks table
X = single (rand (784, 60000));
Y = repmat (1:10, 1, 6000);
x = rand (1e7, 1);
groups = floor (20 * rand (1e7, 1));
net = mlp ([784 128 10], "Output", "softmax", "Hidden", "relu", "Class", "single");
wide = mlp ([784 3000 3000 10], "Output", "softmax", "Hidden", "relu", "Class", "single");

function again (fun)
  while (true)
    fun ();
  endwhile
endfunction

function [J, grad] = quadratic (theta, X, y)
  J = sumsq (theta);
  grad = 2 * theta;
endfunction

function src = convert (file)
  cellfun (@unlink, glob ([file, ".descent-*"]));
  src = datasource (file, "Shuffle", true);
endfunction

function remove_table ()
  global table
  cellfun (@unlink, glob ([table, "*"]));
endfunction

## text of 90 MB
atexit ("remove_table");
table = [tempname(), ".csv"];
fid = fopen (table, "w");
lines = sprintf ("%.6f,%.6f,%.6f,%.6f\n", rand (4, 25000));
for k = 1:100
  fputs (fid, lines);
endfor
fclose (fid);

## again: for what takes less than a second in all
tasks = {
  "batch descent, 60000 x 784", @() mlptrain(net, X, Y, "MiniBatchSize", 60000, "MaxEpochs", 1000)
  "batch descent, wide", @() mlptrain(wide, X, Y, "MiniBatchSize", 60000, "MaxEpochs", 1000)
  "wide, B = 64, Adam", @() mlptrain(wide, X, Y, "MiniBatchSize", 64, "Solver", "adam", ...
                                     "MaxEpochs", 1000)
  "mini-batches of 1", @() mlptrain(net, X, Y, "MiniBatchSize", 1, "MaxEpochs", 1000)
  "validation, wide", @() mlptrain(wide, X(:,1:64), Y(1:64), "ValidationData", {X, Y}, ...
                                   "MaxEpochs", 1000)
  "mlpcost, wide", @() again(@() mlpcost (wide, X, Y))
  "mlppredict, wide", @() again(@() mlppredict (wide, X))
  "ewma, 1e7", @() again(@() ewma (x, .9))
  "ewmcorr, 1e7", @() again(@() ewmcorr (x, x, .9, "Missing", "skip"))
  "ewmband, 1e7 in groups", @() again(@() ewmband (x, .9, "Groups", groups))
  "minibatches, 1e7", @() again(@() minibatches (x', 1e6, "Shuffle", true))
  "gradstep, 1e7", @() again(@() gradstep (optimizer ("adam", "GradientThreshold", 1), x, x))
  "fminsgd, 1e6", @() fminsgd(@quadratic, x(1:1e6), ones (100, 1), ones (100, 1), ...
                              "MiniBatchSize", 1, "Solver", "adam", "MaxEpochs", 1000)
  "checkgrad, 1e6", @() again(@() checkgrad (@quadratic, x(1:1e6), 1, 1))
  "datasource, text", @() again(@() convert (table))
  "plain Octave", @() again(@() sum (rand (1000, 1)))
};

function begin (k)
  global tasks
  puts ("begun\n");
  fflush (stdout);
  tasks{k,2} ();
endfunction
printf ("tasks %d\n", rows (tasks));
printf ("task %s\n", tasks'{1,:});
