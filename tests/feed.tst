## feed.tst: training from files has the bits of training from arrays: whatever the format, the
## window, the number of threads, and where a run is resumed.
## SPDX-License-Identifier: GPL-3.0-or-later

## A file of X (features, samples) in FOLDER, as the format NAME has it.
%!function src = in_file (folder, stem, X, name)
%!  if (strcmp (name, "hdf5"))
%!    src = in_hdf5 (fullfile (folder, [stem ".h5"]), X);
%!    return;
%!  endif
%!  codes = {"uint8", "|u1", 8; "int8", "|i1", 9; "int16", "<i2", 11; "int32", "<i4", 12
%!           "single", "<f4", 13; "double", "<f8", 14};
%!  row = codes(strcmp (codes(:,1), class (X)),:);
%!  file = fullfile (folder, [stem "." name]);
%!  f = fopen (file, "w");
%!  switch (name)
%!    case "npy"
%!      head = sprintf ("{'descr': '%s', 'fortran_order': False, 'shape': (%d, %d), }", row{2}, ...
%!                      columns (X), rows (X));
%!      head = [head, repmat(" ", 1, mod (-11 - numel (head), 64)), "\n"];
%!      fwrite (f, [147, double("NUMPY"), 1, 0]);
%!      fwrite (f, numel (head), "uint16");
%!      fwrite (f, head);
%!      fwrite (f, X, class (X));
%!    case "fortran"
%!      head = sprintf ("{'descr': '%s', 'fortran_order': True, 'shape': (%d, %d), }", row{2}, ...
%!                      columns (X), rows (X));
%!      head = [head, repmat(" ", 1, mod (-11 - numel (head), 64)), "\n"];
%!      fwrite (f, [147, double("NUMPY"), 1, 0]);
%!      fwrite (f, numel (head), "uint16");
%!      fwrite (f, head);
%!      fwrite (f, X.', class (X));
%!    case {"idx", "idx.gz"}
%!      fwrite (f, [0, 0, row{3}, 2]);
%!      fwrite (f, [columns(X), rows(X)], "uint32", 0, "ieee-be");
%!      fwrite (f, X, class (X), 0, "ieee-be");
%!    case "raw"
%!      fwrite (f, X, class (X));
%!    case "csv"
%!      fprintf (f, [strjoin(repmat ({"%.17g"}, 1, rows (X)), ","), "\n"], X);
%!  endswitch
%!  fclose (f);
%!  options = {};
%!  if (strcmp (name, "raw"))
%!    options = {"Format", "raw", "Class", class(X), "Size", rows(X)};
%!  elseif (strcmp (name, "csv"))
%!    options = {"Cache", folder, "HeaderLine", false};
%!  elseif (strcmp (name, "idx.gz"))
%!    gzip (file);
%!    delete (file);
%!    file = [file ".gz"];
%!    options = {"Cache", folder};
%!  endif
%!  src = datasource (file, options{:});
%!endfunction
## As Octave saves it; as NPY where HDF5 is not built in
%!function src = in_hdf5 (file, X)
%!  save ("-hdf5", file, "X");
%!  try
%!    src = datasource (file, "Dataset", "X");
%!  catch err
%!    if (isempty (strfind (err.message, "built without HDF5")))
%!      rethrow (err);
%!    endif
%!    [folder, stem] = fileparts (file);
%!    src = in_file (folder, stem, X, "npy");
%!  end_try_catch
%!endfunction
%!function [X, Y] = samples (class)
%!  randn ("twister", 1);
%!  X = randn (9, 700);
%!  Y = 1 + (X(1,:) > 0) + (X(2,:) > .3);
%!  X = cast (30 * X + 100, class);
%!endfunction
%!function folder = new_folder ()
%!  folder = tempname ();
%!  mkdir (folder);
%!endfunction
%!function remove (folder)
%!  confirm_recursive_rmdir (false, "local");
%!  rmdir (folder, "s");
%!endfunction
%!function text = sum_of (varargin)
%!  text = hash ("md5", getByteStreamOf (varargin));
%!endfunction
%!function s = getByteStreamOf (v)
%!  s = "";
%!  for i = 1:numel (v)
%!    s = [s, char(typecast (double (v{i}(:).'), "uint8"))];
%!  endfor
%!endfunction
%!function text = result (net, info)
%!  text = sum_of (net.theta, info.IterationCost, info.EpochCost, info.EpochAccuracy, ...
%!                 info.LearnRate, info.ValidationCost, info.ValidationAccuracy);
%!endfunction

## one hash over formats, classes and threads; with a window that holds all, and one that does not
%!test
%! folder = new_folder ();
%! unwind_protect
%!   for kind = {"double", "single", "uint8", "int16"}
%!     [X, Y] = samples (kind{1});
%!     net = mlp ([9 12 3], "Output", "softmax", "Class", {"double", "single"}{1 + strcmp(kind, ...
%!                                                                               "single")});
%!     options = {"MaxEpochs", 3, "Solver", "adam", "MiniBatchSize", 32, "Dropout", .2, ...
%!                "Normalization", "zscore", "Seed", 3};
%!     for window = {{}, {"ShuffleWindow", 150}, {"ShuffleWindow", 96, "ShuffleBlock", 10}}
%!       how = [options, window{1}, {"ValidationFrequency", 9}];
%!       [a, info] = mlptrain (net, X, Y, how{:}, "ValidationData", {X(:,1:300), Y(1:300)});
%!       want = result (a, info);
%!       for name = {"npy", "fortran", "idx", "raw", "hdf5", "csv", "idx.gz"}
%!         if (strcmp (name, "csv") && ! strcmp (kind, "double"))
%!           continue;                # its numbers are of class double
%!         endif
%!         sx = in_file (folder, "x", X, name{1});
%!         sv = in_file (folder, "v", X(:,1:300), name{1});
%!         sy = in_file (folder, "y", Y, "npy");
%!         for threads = 1:2
%!           [b, ib] = mlptrain (net, sx, sy, how{:}, "ValidationData", {sv, Y(1:300)}, ...
%!                               "Threads", threads);
%!           assert (result (b, ib), want);
%!           assert (ib.WaitSeconds >= 0);
%!         endfor
%!         assert (setfield (b, "labelclass", a.labelclass), a);
%!         assert (mlppredict (b, sx), mlppredict (a, X));
%!         [J, grad] = mlpcost (b, sx, sy, "Lambda", .1);
%!         [Ja, ga] = mlpcost (a, X, Y, "Lambda", .1);
%!         assert ({J, grad}, {Ja, ga});
%!       endfor
%!     endfor
%!   endfor
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## shuffled once, never, with weights, one-hot, binary and real targets
%!test
%! folder = new_folder ();
%! unwind_protect
%!   [X, Y] = samples ("single");
%!   sx = in_file (folder, "x", X, "npy");
%!   w = 1 + mod (1:700, 5);
%!   for targets = {Y, full(double ((1:3)' == Y)), double(Y > 2), [Y; -Y]}
%!     T = targets{1};
%!     output = {"softmax", "softmax", "sigmoid", "linear"}{1 + (rows (T) == 3) ...
%!                                                       + 2 * (max (T(:)) < 3 && rows (T) == 1) ...
%!                                                       + 3 * (rows (T) == 2)};
%!     net = mlp ([9 5, 3 - 2 * strcmp(output, "sigmoid") - strcmp(output, "linear")], ...
%!                "Output", output);
%!     sy = in_file (folder, "y", T, "npy");
%!     weights = {"SampleWeights", w};
%!     if (! strcmp (output, "linear"))
%!       weights(3:4) = {"ClassWeights", 1:(2 + strcmp (output, "softmax"))};
%!     endif
%!     for shuffle = {"never", "once", "every-epoch"}
%!       how = [weights, {"Shuffle", shuffle{1}, "MaxEpochs", 2, "LearnRate", 1e-5}];
%!       windows = {};
%!       if (! strcmp (shuffle, "never"))
%!         windows = {"ShuffleWindow", 128};
%!       endif
%!       [a, ia] = mlptrain (net, X, T, how{:}, windows{:});
%!       [b, ib] = mlptrain (net, sx, sy, how{:}, windows{:}, "Memory", 30000);
%!       assert (result (b, ib), result (a, ia));
%!       [b, ib] = mlptrain (net, sx, T, how{:}, windows{:}, "Memory", 30000);
%!       assert (result (b, ib), result (a, ia));
%!       assert (b, a);
%!     endfor
%!     assert (mlpcost (a, sx, sy, weights{:}), mlpcost (a, X, T, weights{:}));
%!   endfor
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## more samples than a part that is gone through at once
%!test
%! folder = new_folder ();
%! unwind_protect
%!   randn ("twister", 2);
%!   X = randn (30, 40001);
%!   T = X(1:3,:) - X(4:6,:);
%!   for sizes = {[30 4 3], [30 150 3]}
%!     net = mlp (sizes{1}, "Output", "linear");
%!     sx = in_file (folder, "x", X, "npy");
%!     sy = in_file (folder, "y", T, "npy");
%!     [J, grad] = mlpcost (net, X, T, "Lambda", 1);
%!     [K, same] = mlpcost (net, sx, sy, "Lambda", 1);
%!     assert ({K, same}, {J, grad});
%!     assert (mlppredict (net, sx), mlppredict (net, X));
%!     for how = {"zscore", "rescale"}
%!       [~, a] = mlptrain (net, X, T, "Normalization", how{1}, "MaxIterations", 2, ...
%!                          "MiniBatchSize", 20, "ValidationData", {X, T}, ...
%!                          "ValidationFrequency", 1);
%!       [~, b] = mlptrain (net, sx, sy, "Normalization", how{1}, "MaxIterations", 2, ...
%!                          "MiniBatchSize", 20, "ValidationData", {sx, sy}, ...
%!                          "ValidationFrequency", 1, "Memory", 2^25);
%!       assert ({b.IterationCost, b.ValidationCost}, {a.IterationCost, a.ValidationCost});
%!     endfor
%!   endfor
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## a checkpoint in the middle of an epoch goes on with a file or an array, whichever wrote it
%!test
%! folder = new_folder ();
%! unwind_protect
%!   [X, Y] = samples ("uint8");
%!   net = mlp ([9 6 3], "Output", "softmax");
%!   sx = in_file (folder, "x", X, "idx");
%!   sy = in_file (folder, "y", uint8 (Y), "idx");
%!   file = fullfile (folder, "run");
%!   how = {"MiniBatchSize", 50, "ShuffleWindow", 200, "InputScale", 1/255, ...
%!          "Solver", "momentum", "ValidationData", {X(:,1:100), Y(1:100)}, ...
%!          "ValidationFrequency", 5, ...
%!          "ClassWeights", [1 2 3]};
%!   [whole, iw] = mlptrain (net, X, Y, how{:}, "MaxEpochs", 4);
%!   data = {{X, Y}, {sx, sy}, {sx, Y}};
%!   for i = 1:3
%!     for j = 1:3
%!       for t = [17 28]
%!         mlptrain (net, data{i}{:}, how{:}, "MaxIterations", t, "CheckpointFile", file);
%!         [rest, ir] = mlptrain (net, data{j}{:}, how{:}, "MaxEpochs", 4, "Resume", file);
%!         assert (result (rest, ir), result (whole, iw));
%!         delete (file);
%!       endfor
%!     endfor
%!   endfor
%!   mlptrain (net, sx, sy, how{:}, "MaxIterations", 3, "CheckpointFile", file);
%!   other = in_file (folder, "other", X + 1, "idx");
%!   fail ('mlptrain (net, other, sy, how{:}, "MaxEpochs", 4, "Resume", file)', "X 9x700 uint8");
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## what is wrong in a file is said with the number of its sample, and ends the run
%!function message = message_of (varargin)
%!  message = "";
%!  try
%!    mlptrain (varargin{:});
%!  catch err
%!    message = [err.identifier, " ", err.message];
%!  end_try_catch
%!endfunction
%!test
%! folder = new_folder ();
%! unwind_protect
%!   [X, Y] = samples ("double");
%!   net = mlp ([9 3], "Output", "softmax");
%!   sx = in_file (folder, "x", X, "npy");
%!   sy = in_file (folder, "y", Y, "npy");
%!   bad = X;
%!   bad(4,622) = NaN;
%!   file = fullfile (folder, "run");
%!   how = {"Shuffle", "never", "Memory", 20000, "CheckpointFile", file};
%!   assert (message_of (net, in_file (folder, "b", bad, "npy"), sy, how{:}), ...
%!           ["descent:data mlptrain: X must be finite in class double (NaN at sample 622, ", ...
%!            "feature 4)"]);
%!   part = mlptrain (net, X, Y, "Shuffle", "never", "MaxEpochs", 1, "Resume", file);
%!   assert (part, mlptrain (net, X, Y, "Shuffle", "never", "MaxEpochs", 1));
%!   bad = Y;
%!   bad(501) = 4;
%!   assert (message_of (net, sx, in_file (folder, "b", bad, "npy"), how{:}), ...
%!           "descent:data mlptrain: Y must be labels 1..3 (4 at sample 501)");
%!   assert (message_of (net, sx, sy, "ValidationData", {sx, in_file(folder, "b", bad, "npy")}), ...
%!           ["descent:data mlptrain: ValidationData: Y must be labels 1..3 (4 at sample 501)"]);
%!   assert (message_of (net, sx, in_file (folder, "b", Y(1:699), "npy")), ...
%!           ["descent:size mlptrain: Y must be 3x700 (one-hot) or 1x700 (labels 1..3), as X ", ...
%!            "has 700 samples; it is 1x699"]);
%!   assert (message_of (mlp ([8 3], "Output", "softmax"), sx, sy), ...
%!           ["descent:size mlptrain: X must have 8 rows, a feature each, and a column for ", ...
%!            "each sample; this source has samples of 9"]);
%!   assert (message_of (net, sx, sy, "ShuffleWindow", 500, "Memory", 1e4)(1:14), "descent:option");
%!   assert (message_of (net, sx, sy, "Memory", 1e3)(1:14), "descent:option");
%!   assert (message_of (net, sx, sy, "Shuffle", "never", "Memory", 1e3)(1:13), "descent:value");
%!   assert (message_of (net, sx, sy, "Order", (1:700)')(1:14), "descent:option");
%!   assert (message_of (net, X, sy)(1:13), "descent:class");
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## the line of an epoch tells how fast a file is read if a tenth of its time is waited for
%!test
%! folder = new_folder ();
%! unwind_protect
%!   [X, Y] = samples ("double");
%!   sx = in_file (folder, "x", X, "npy");
%!   for sizes = {[9 3], [9 400 400 3]}
%!     net = mlp (sizes{1}, "Output", "softmax");
%!     text = evalc ('[~, info] = mlptrain (net, sx, Y, "Verbose", true, "MaxEpochs", 1);');
%!     share = info.WaitSeconds / info.Seconds;
%!     tells = ! isempty (regexp (text, 'reads [\d.e+]+ MB/s, waits \d+ %'));
%!     assert (tells == (share > .1) || abs (share - .1) < .05);
%!   endfor
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## a file that is changed, cut or removed
%!test
%! folder = new_folder ();
%! unwind_protect
%!   [X, Y] = samples ("double");
%!   net = mlp ([9 3], "Output", "softmax");
%!   sx = in_file (folder, "x", X, "npy");
%!   f = fopen (sx.Files{1}, "a");
%!   fwrite (f, 1);
%!   fclose (f);
%!   assert (message_of (net, sx, Y)(1:12), "descent:data"(1:12));
%!   delete (sx.Files{1});
%!   assert (message_of (net, sx, Y)(1:12), "descent:file");
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## fminsgd: rows and columns, y in a file, in memory, and none
%!function [J, grad] = squares (theta, X, y)
%!  d = double (X) * theta - y;
%!  J = d' * d / 2 / rows (X);
%!  grad = double (X)' * d / rows (X);
%!endfunction
%!function [J, grad] = of_columns (theta, X, y)
%!  [J, grad] = squares (theta, X', y');
%!endfunction
%!function [J, grad] = of_none (theta, X, y)
%!  assert (isempty (y));
%!  [J, grad] = squares (theta, X, zeros (rows (X), 1));
%!endfunction
%!test
%! folder = new_folder ();
%! unwind_protect
%!   X = samples ("int16");
%!   y = (1:9) * double (X) / 100;
%!   sx = in_file (folder, "x", X, "npy");
%!   sy = in_file (folder, "y", y, "npy");
%!   how = {"LearnRate", 1e-6, "MaxEpochs", 3, "Seed", 2, "ShuffleWindow", 200};
%!   for memory = {{}, {"Memory", 2e4}}
%!     more = [how, memory{1}];
%!     [a, J, ia] = fminsgd (@squares, zeros (9, 1), X', y', how{:}, ...
%!                           "ValidationData", {X', y'});
%!     for targets = {sy, y'}
%!       [b, K, ib] = fminsgd (@squares, zeros (9, 1), sx, targets{1}, more{:}, ...
%!                             "ValidationData", {sx, sy});
%!       assert ({b, K, ib.ValidationCost}, {a, J, ia.ValidationCost});
%!     endfor
%!     for targets = {sy, y}
%!       b = fminsgd (@of_columns, zeros (9, 1), sx, targets{1}, more{:}, "ObservationsIn", ...
%!                    "columns", "ValidationData", {sx, targets{1}});
%!       assert (b, a);
%!     endfor
%!   endfor
%!   a = fminsgd (@of_none, ones (9, 1), X', [], "LearnRate", 1e-6, "MaxEpochs", 2);
%!   assert (fminsgd (@of_none, ones (9, 1), sx, [], "LearnRate", 1e-6, "MaxEpochs", 2), a);
%!   file = fullfile (folder, "run");
%!   fminsgd (@squares, zeros (9, 1), sx, y', how{:}, "MaxIterations", 14, "CheckpointFile", file);
%!   b = fminsgd (@squares, zeros (9, 1), X', y', how{:}, "Resume", file);
%!   assert (b, fminsgd (@squares, zeros (9, 1), X', y', how{:}));
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## validation data that Memory does not hold are read in pieces, at each validation
%!test
%! folder = new_folder ();
%! unwind_protect
%!   m = 70000;
%!   X = reshape (rem ((1:9*m) .^ 2 * sqrt (2), 1), 9, m);
%!   y = (1:9) * X;
%!   sx = in_file (folder, "x", X, "npy");
%!   sy = in_file (folder, "y", y, "npy");
%!   how = {"LearnRate", 1e-3, "MaxEpochs", 1, "ShuffleWindow", 5000, "MiniBatchSize", 1000};
%!   [a, ~, ia] = fminsgd (@squares, zeros (9, 1), X', y', how{:}, "ValidationData", {X', y'});
%!   file = fullfile (folder, "run");
%!   for targets = {sy, y'}
%!     for memory = [2^28, 2e6]
%!       [b, ~, ib] = fminsgd (@squares, zeros (9, 1), sx, sy, how{:}, "Memory", memory, ...
%!                             "ValidationData", {sx, targets{1}}, "CheckpointFile", file);
%!       assert (b, a);
%!       assert (ib.ValidationCost, ia.ValidationCost, 1e-11 * (memory < 1e7));
%!     endfor
%!     b = fminsgd (@of_columns, zeros (9, 1), sx, sy, how{:}, "Memory", 2e6, ...
%!                  "ObservationsIn", "columns", "ValidationData", {sx, targets{1}.'});
%!     assert (b, a);
%!   endfor
%!   ## what it has seen has other bits than what arrays have
%!   fail (['fminsgd (@squares, zeros (9, 1), X'', y'', how{:}, "ValidationData", {X'', y''}, ' ...
%!          '"Resume", file)'], "ValidationPiece");
%!   fun = @(theta, X) deal (rows (X), zeros (9, 1));
%!   [~, ~, info] = fminsgd (fun, zeros (9, 1), sx, [], how{:}, "Memory", 2e6, "CheckLambda", ...
%!                           false, "ValidationData", {sx, []});
%!   n = floor (2^22 / 72);
%!   assert (info.ValidationCost, (n^2 + (m - n)^2) / m, 1e-9);
%!   fail (['fminsgd (@(t, X, y) error ("mine"), zeros (9, 1), X'', y'', how{:}, ' ...
%!          '"CheckLambda", false, "ValidationData", {sx, sy})'], "mine");
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## batchsizerace takes files, with sizes that Memory holds twice
%!test
%! folder = new_folder ();
%! unwind_protect
%!   [X, Y] = samples ("double");
%!   sx = in_file (folder, "x", X, "npy");
%!   sy = in_file (folder, "y", Y, "npy");
%!   net = mlp ([9 3], "Output", "softmax");
%!   how = {"MaxEpochs", 2, "LearnRate", .01};
%!   costs = @(r) cellfun (@(info) info.EpochCost, r.Info, "UniformOutput", false);
%!   a = batchsizerace (net, X, Y, how{:});
%!   b = batchsizerace (net, sx, sy, how{:});
%!   assert ({b.MiniBatchSize, costs(b)}, {a.MiniBatchSize, costs(a)});
%!   b = batchsizerace (net, sx, sy, how{:}, "Memory", 70000);
%!   assert (b.MiniBatchSize', [1 16 32 64 128]);
%!   y = (1:9) * X;
%!   how = {"MaxEpochs", 1, "LearnRate", 1e-6, "MiniBatchSizes", [100 700]};
%!   a = batchsizerace (@squares, zeros (9, 1), X', y', how{:});
%!   b = batchsizerace (@squares, zeros (9, 1), sx, y', how{:});
%!   assert (costs (b), costs (a));
%!   fail ("batchsizerace (net, sx, sy, 'MiniBatchSizes', 701)", "1..700, the number of samples");
%!   fail ("batchsizerace (net, sx, sy, 'Memory', 10)", "needs a Memory of [0-9]+ bytes");
%!   fail ("batchsizerace (net, sx, sy, 'Memory', 'a')", "Memory must be a positive number");
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## a queue over a file gives what one over an array gives, and goes on with its state
%!test
%! folder = new_folder ();
%! unwind_protect
%!   X = reshape (1:5*203, 5, 203);
%!   y = 1:203;
%!   sx = in_file (folder, "x", X, "npy");
%!   for how = {{}, {"ShuffleWindow", 50, "ShuffleBlock", 7}, {"ObservationsIn", "rows"}, ...
%!              {"Stratify", mod(y, 3)}, {"PartialMiniBatch", "discard", "ShuffleWindow", 40}, ...
%!              {"Order", [203:-1:1; 1:203; circshift(1:203, 5); 1:203]'}, ...
%!              {"ShuffleWindow", 100, "OutputCast", "single"}}
%!     data = {X, y; sx, y};
%!     if (any (cellfun (@(a) isequal (a, "rows"), how{1})))
%!       data = {X', y'; sx, y'};
%!     endif
%!     q = minibatchqueue (data{1,:}, "MiniBatchSize", 16, how{1}{:});
%!     r = minibatchqueue (data{2,:}, "MiniBatchSize", 16, how{1}{:});
%!     for e = 1:3
%!       while (hasdata (q))
%!         [a{1:3}] = next (q);
%!         [b{1:3}] = next (r);
%!         assert (b, a);
%!       endwhile
%!       assert (! hasdata (r));
%!       assert (r.state (), q.state ());
%!       if (e == 2)
%!         [b{1:3}] = next (minibatchqueue (data{2,:}, "State", setfield (q.state (), "Next", 33)));
%!         p = minibatchqueue (data{1,:}, "State", setfield (q.state (), "Next", 33));
%!         [a{1:3}] = next (p);
%!         assert (b, a);
%!       endif
%!       if (e < 3)
%!         shuffle (q);
%!         shuffle (r);
%!       endif
%!     endfor
%!   endfor
%!   r = minibatchqueue (sx, y, "MiniBatchSize", 3, "MiniBatchFcn", @(a, b) {a, b}, ...
%!                       "NumOutputs", 1);
%!   next (r);
%!   assert (next (r), {X(:,4:6), 4:6});
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## preflight looks at samples of a file
%!test
%! folder = new_folder ();
%! unwind_protect
%!   [X, Y] = samples ("single");
%!   net = mlp ([9 6 3], "Output", "softmax");
%!   how = {"Normalization", "zscore", "MaxEpochs", 1, "ValidationData"};
%!   a = preflight (net, X, Y, how{:}, {X, Y});
%!   sx = in_file (folder, "x", X, "npy");
%!   sy = in_file (folder, "y", Y, "npy");
%!   b = preflight (net, sx, sy, how{:}, {sx, sy});
%!   assert ({b.checks.verdict}, {a.checks.verdict});
%!   assert (b.checks(1).text, [a.checks(1).text " (of 700 in the source, evenly spread)"]);
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect

## structs that datasource has not made
%!test
%! folder = new_folder ();
%! unwind_protect
%!   [X, Y] = samples ("double");
%!   net = mlp ([9 3], "Output", "softmax");
%!   sx = in_file (folder, "x", X, "npy");
%!   for field = fieldnames (sx)(:)'
%!     for value = {[], "a", {}, -1, NaN, 1e300, 2^53, struct()}
%!       s = setfield (sx, field{1}, value{1});
%!       for f = {@() mlptrain(net, s, Y, "MaxEpochs", 1), @() mlpcost(net, s, Y), ...
%!                @() mlppredict(net, s), @() next(minibatchqueue (s)), ...
%!                @() fminsgd(@of_none, ones (9, 1), s, [], "LearnRate", 1e-9, "MaxEpochs", 1), ...
%!                @() isstruct(preflight(net, s, Y, "MaxEpochs", 1))}
%!         try
%!           f{1} ();
%!         catch err
%!           assert (err.identifier(1:8), "descent:");
%!         end_try_catch
%!       endfor
%!     endfor
%!   endfor
%! unwind_protect_cleanup
%!   remove (folder);
%! end_unwind_protect
