## interrupt.m: what Ctrl-C interrupts, each for longer than it is let run; a
## terminal types begin (K).
## SPDX-License-Identifier: GPL-3.0-or-later

1;
PS1 ("prompt> ");
global X Y x groups net wide tasks folder
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

function src = convert (file, varargin)
  cellfun (@unlink, glob ([file, ".descent-*"]));
  src = datasource (file, varargin{:});
endfunction

function remove_folder ()
  global folder
  confirm_recursive_rmdir (false);
  rmdir (folder, "s");
endfunction

## What has been interrupted has left nothing half.
function check_whole ()
  global folder
  assert (isempty (glob (fullfile (folder, "*.part-*"))));
  for file = glob (fullfile (folder, "average.*"))(:)'
    assert (datasource (file{1}).Samples, 1e7);
  endfor
endfunction

function finish ()
  check_whole ();
  puts ("nothing half\n");
endfunction

## text of 90 MB, an array of 80 MB as it is and packed, images as NPY and HDF5
folder = tempname ();
mkdir (folder);
atexit ("remove_folder");
table = fullfile (folder, "table.csv");
fid = fopen (table, "w");
lines = sprintf ("%.6f,%.6f,%.6f,%.6f\n", rand (4, 25000));
for k = 1:100
  fputs (fid, lines);
endfor
fclose (fid);
series = fullfile (folder, "series");
fid = fopen (series, "w");
fwrite (fid, x, "double");
fclose (fid);
gzip (series);
series_src = datasource (series, "Format", "raw", "Class", "double", "Size", 1);
images = fullfile (folder, "images");
fid = fopen (images, "w");
fwrite (fid, X, "single");
fclose (fid);
images_src = datasource (images, "Format", "raw", "Class", "single", "Size", 784, "Convert", ...
                         "always");
## HDF5 in packed chunks, where a tool makes it
some = X(:,1:20000);
save ("-hdf5", [images, ".h5"], "some");
packed_src = images_src;
repack = ["h5repack -l /some/value:CHUNK=64x784 -f /some/value:GZIP=1 %s.h5 %s-packed.h5 " ...
          "2>/dev/null"];
if (system (sprintf (repack, images, images)) == 0)
  packed_src = datasource ([images, "-packed.h5"]);
endif
clear some lines

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
  "datasource, text", @() again(@() convert (table, "Shuffle", true))
  "datasource, gzip", @() again(@() convert ([series, ".gz"], "Format", "raw", "Class", ...
                                             "double", "Size", 1))
  "mlptrain, NPY", @() mlptrain(net, images_src, Y, "ShuffleWindow", 20000, "MaxEpochs", 1000)
  "mlptrain, HDF5 in packed chunks", @() mlptrain(net, packed_src, Y(1:packed_src.Samples), ...
                                                  "ShuffleWindow", 4000, "ShuffleBlock", 64, ...
                                                  "MaxEpochs", 1000)
  "ewma, a file to NPY", @() again(@() ewma (series_src, .9, "File", ...
                                             fullfile (folder, "average.npy")))
  "plain Octave", @() again(@() sum (rand (1000, 1)))
};

function begin (k)
  global tasks
  check_whole ();
  puts ("begun\n");
  fflush (stdout);
  tasks{k,2} ();
endfunction
printf ("tasks %d\n", rows (tasks));
printf ("task %s\n", tasks'{1,:});
