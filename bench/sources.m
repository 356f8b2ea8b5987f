## sources: training from files in the page cache against training from arrays, in one run.
##   octave-cli --norc --no-history bench/sources.m
## Goal: at least 0.8 of the speed.  Bits are the same.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

function src = in_raw (folder, name, X)
  file = fullfile (folder, name);
  fid = fopen (file, "w");
  fwrite (fid, X, class (X));
  fclose (fid);
  src = datasource (file, "Format", "raw", "Class", class (X), "Size", rows (X));
endfunction

function compare (name, net, data, files, options, rounds)
  t = medians (rounds, @() mlptrain (net, data{:}, options{:}), ...
               @() mlptrain (net, files{:}, options{:}));
  [a, ia] = mlptrain (net, data{:}, options{:});
  [b, ib] = mlptrain (net, files{:}, options{:});
  assert (a.theta, b.theta);
  m = columns (data{1}) * numel (ia.EpochCost);
  printf ("%-44s %12.3g %12.3g %8.2f %8.3f\n", name, m ./ t, t(1) / t(2), ib.WaitSeconds / t(2));
endfunction

folder = tempname ();
mkdir (folder);
unwind_protect
  m = 60000;
  X = uint8 (256 * rand (784, m));
  Y = 1 + mod (1:m, 10);
  images = {in_raw(folder, "x", X), in_raw(folder, "y", uint8 (Y))};
  few = rand (20, 10 * m);
  sums = sum (few) > 10;
  rows = {in_raw(folder, "f", few), in_raw(folder, "s", uint8 (sums))};
  wide = mlp ([784 128 10], "Output", "softmax", "Class", "single");
  narrow = mlp ([784 10], "Output", "softmax", "Class", "single");
  small = mlp ([20 8 1]);
  printf ("%-44s %12s %12s %8s %8s\n", "samples/s", "array", "file", "ratio", "waiting");
  for window = {{"ShuffleWindow", 15000}, {}}
    text = {"one window", "windows of 1/4"}{1 + ! isempty (window{1})};
    how = [{"MaxEpochs", 3, "InputScale", 1/255, "MiniBatchSize", 256}, window{1}];
    compare (["60,000 x 784 uint8, 784-128-10, " text], wide, {X, Y}, images, how, 3);
    compare (["60,000 x 784 uint8, 784-10, " text], narrow, {X, Y}, images, how, 3);
    if (! isempty (window{1}))
      how{end} = 150000;
    endif
    compare (["600,000 x 20 double, 20-8-1, " text], small, {few, sums}, rows, ...
             [{"MaxEpochs", 3, "MiniBatchSize", 256}, how(7:end)], 3);
  endfor
unwind_protect_cleanup
  confirm_recursive_rmdir (false, "local");
  rmdir (folder, "s");
end_unwind_protect
