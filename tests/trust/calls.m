## list = calls ()
## A call of every public function, with little data, and several where they
## take different ways: rows {name or handle, nargout, cell of arguments}.  They are what
## is run under valgrind and ThreadSanitizer, counted for its memory, failed at
## each allocation and, with other arguments, used to look for crashes.
## SPDX-License-Identifier: GPL-3.0-or-later

function list = calls ()
  x = rem ((1:40) .^ 2 * sqrt (2), 1) - .3;
  gaps = x;  gaps([3 17 18]) = NaN;
  X = reshape (rem ((1:120) .^ 2 * sqrt (3), 1), 3, 40);
  y = double (X(1,:) > .5);
  label = 1 + floor (2.999 * X(2,:));
  net = mlp ([3 4 1]);
  deep = mlp ([3 6 5 3], "Output", "softmax", "Hidden", "relu", "Class", "single");
  exported = fullfile (tempdir (), sprintf ("descent_calls_%d", getpid ()));
  named = mlp ([3 3], "Output", "softmax", "Classes", {"a", "b", "c"});
  name = named.classes(label);
  p = struct ("W", {{X, single(X(1,:))}}, "b", [1; 2]);
  opt = optimizer ("adam", "LearnRate", .1);
  [~, averages] = ewma (x, .9);
  [~, moments] = ewmcov (x, gaps, .9, "Missing", "skip");
  devices = 1 + mod ((1:40) .^ 2, 7);
  [~, ~, ~, bands] = ewmband (x, .9, "Groups", devices);
  order = [2:40, 1]';

  file = fullfile (tempdir (), sprintf ("descent-calls-%d.ckpt", getpid ()));
  net0 = mlp ([3 4 1], "InputScale", 1 / 255);

  table = [file(1:end-4), "csv"];
  fid = fopen (table, "w");
  fprintf (fid, "%d,c%d\n", [1:9; mod(1:9, 3)]);
  fclose (fid);
  [src, labels] = datasource (table, "LabelColumn", 2);
  fed = mlp ([1 3], "Output", "softmax");
  gzip (table);
  made = strcat (table, {".made1", ".made2"});           # which no call reads
  task = struct ("Delimiter", ",", "Header", false, "Class", "double", "Use", [1 -1], ...
                 "Labels", true);
  task.Files = {table, [table, ".gz"]};
  task.To = made;
  task.Classes = {};

  list = {
    "__blaskernels__", 1, {}                 # which bench/ alone asks
    "__culprit__", 1, {X, X > 0, "sample"}   # which messages alone ask
    "__copysource__", 1, {src, made{1}, []}  # what a cache is made with, once
    "__copysource__", 1, {src, made{1}, 7}
    "__csvhead__", 3, {[table, ".gz"], ""}
    "__csvsource__", 1, {task}
    "__unpacksource__", 1, {[table, ".gz"], made{2}}
    "adamupdate", 3, {X, X, [], [], 1}
    "adamupdate", 3, {p, p, [], [], 2, .1, .9, .99, 1e-8, "Convention", "course"}
    "batchsizerace", 1, {net, X, y, "MiniBatchSizes", [8 40], "MaxEpochs", 2, "Solver", "adam"}
    "batchsizerace", 1, {@cost, [.1; .2; .3], X', y', "MiniBatchSizes", 20, "MaxEpochs", 1, ...
                         "Target", .3}
    "checkgrad", 2, {@cost, [.1; .2; .3], X', y'}
    "checkgrad", 1, {@square, [1 2]}
    "confusion", 1, {y, 1 - y}
    "confusion", 1, {{"a", "b", "b"}, {"a", "a", "b"}, "Scores", [.1 .7 .6], "Classes", {"b", "a"}}
    "costdoctor", 1, {x + .3, "MiniBatchSize", 4, "Samples", 16}
    "datasplit", 2, {40, [.6 .3], "Seed", 2}
    "datasplit", 3, {y, [.5 .2 .3]}
    "dataset", 1, {}
    "dataset", 1, {"moons"}
    "datasource", 2, {table, "LabelColumn", 2}
    "datasource", 1, {src.Files, "Format", "raw", "Class", "uint8", "Size", 8}
    "ewma", 1, {x, .9}
    "ewma", 2, {single(X), [.5 .9], "Dim", 2, "BiasCorrection", true}
    "ewma", 2, {gaps, "Span", 5, "Missing", "skip", "Times", 1:40, "MinPeriods", 2, ...
                "MissingOutput", "nan"}
    "ewma", 1, {gaps, "HalfLife", 3, "Missing", "decay", "Initial", "first", "Threads", 2}
    "ewma", 1, {X', "Alpha", .2, "Initial", "sma", "InitialWindow", 4}
    "ewma", 2, {x, "State", averages}
    "ewma", 1, {X, .5, "Initial", [1 2 3], "Dim", 2}
    "ewma", 2, {src, [.5 .9], "File", [made{1}, ".npy"], "Times", src, "Memory", 1e4}
    "ewmaparameters", 1, {.9}
    "ewmaparameters", 1, {"Span", [3 9], "Beta"}
    "ewmaweights", 1, {.9, 10}
    "ewmaweights", 1, {"Window", 5, 3}
    "ewmawindow", 1, {.9}
    "ewmawindow", 1, {"CenterOfMass", 2}
    "ewma", 2, {gaps, .9, "Missing", "skip", "Groups", devices, "Times", 1:40}
    "ewmband", 4, {single(X), [.5 .9], "Dim", 2, "Width", 1, "WarmUp", 5, "Lag", false}
    "ewmband", 4, {x, "State", bands, "Groups", devices}
    "ewmcorr", 2, {x, gaps, .9, "Missing", "decay"}
    "ewmcorr", 1, {x, gaps, .9, "Missing", "decay", "Groups", {"b", "a"}(1 + (devices > 2))}
    "ewmcov", 1, {X, X, .9, "Dim", 2, "Unbiased", false}
    "ewmcov", 2, {x, gaps, "State", moments}
    "ewmcov", 1, {src, src, .9, "File", [made{1}, ".npy"]}
    "ewmstd", 1, {x, "CenterOfMass", 3}
    "ewmsum", 3, {gaps, "HalfLife", 3, "Missing", "decay", "Times", int64(1:40), "Groups", devices}
    "ewmsum", 2, {X', [.5 .9], "Missing", "skip"}
    "ewmvar", 2, {single(X), .8, "Initial", "first"}
    "fminsgd", 3, {@cost, [.1; .2; .3], X', y', "MiniBatchSize", 16, "MaxEpochs", 2}
    "fminsgd", 3, {@cell_cost, {1, [2 3]}, X', y', "Solver", "adam", "GradientThreshold", 1, ...
                   "MaxEpochs", 1}
    "fminsgd", 2, {@square, [3; 4], "MaxEpochs", 3, "LearnRate", .1}
    "fminsgd", 3, {@cost, [.1; .2; .3], X', y', trainingOptions("rmsprop", "MaxEpochs", 1)}
    "fminsgd", 1, {@cost, [1; 2; 3], X', y', "ValidationData", {X', y'}, ...
                   "ValidationPatience", 2, ...
                   "OutputNetwork", "best-validation", "MaxEpochs", 3}
    "gradstep", 2, {opt, p, p}
    "gradstep", 2, {optimizer("lion", "GradientThreshold", .1, "GradientThresholdMethod", ...
                              "global-l2norm"), X, X}
    "learnrate", 1, {"cosine", 1:10, "LearnRate", .1, "Duration", 10, "Warmup", 2}
    "learnrate", 1, {"inverse", 0:3, "DecayRate", 1}
    "learnrate", 1, {"plateau", 1:4, "Cost", [3 2 2 2], "Patience", 1}
    "lecture", 1, {}
    "descent", 0, {}
    "minibatches", 3, {X, y, 16, "Shuffle", true, "Seed", 3, "Epoch", 2}
    "minibatches", 3, {X, y, 8, "Shuffle", true, "ShuffleWindow", 12, "ShuffleBlock", 3}
    "minibatches", 1, {"abcdefgh", 3, "PartialMiniBatch", "discard"}
    "minibatches", 2, {int8(100 * X'), 7, "ObservationsIn", "rows", "Order", order}
    "minibatchqueue", 1, {X, y, "MiniBatchSize", 8, "Seed", 2}
    "minibatchqueue", 1, {X, y, "MiniBatchSize", 8, "Stratify", y, "OutputCast", "single"}
    @through_queue, 2, {X, y, "MiniBatchSize", 8, "Seed", 2}
    @through_queue, 2, {X, y, "MiniBatchSize", 8, "ShuffleWindow", 12, "ShuffleBlock", 3}
    @through_queue, 2, {X', y', "ObservationsIn", "rows", "Stratify", y, ...
                        "PartialMiniBatch", "discard"}
    "minibatchsize", 2, {5e6, "Features", 10, "Memory", 1e6}
    "minibatchsize", 2, {X, "Range", [2 64]}
    "mlp", 1, {[3 5 2], "Output", "softmax", "Hidden", "tanh", "Seed", 4}
    "mlp", 1, {[2 5 2 1], "Class", "single", "InputScale", [2; 3]}
    "mlpcost", 2, {net, X, y, "Lambda", .1}
    "mlpcost", 2, {deep, X, label}
    "mlppredict", 2, {net, X}
    "mlppredict", 2, {net0, uint8(255 * X)}
    "mlpcost", 2, {net0, uint8(255 * X), y}
    "mlppredict", 2, {deep, single(X)}
    "mlptrain", 2, {net, X, y, "MiniBatchSize", 16, "MaxEpochs", 2}
    "mlptrain", 2, {deep, X, label, "Solver", "adam", "MiniBatchSize", 8, "MaxEpochs", 2, ...
                    "Lambda", .1, ...
                    "GradientThreshold", 1, "LearnRateSchedule", "cosine", ...
                    "ValidationData", {X, label}, ...
                    "ValidationFrequency", 2, "ValidationPatience", 3, "Threads", 2}
    "mlptrain", 2, {net, X, y, trainingOptions("sgdm", "MaxEpochs", 2), "Shuffle", "never"}
    "mlptrain", 2, {net, X, y, "MiniBatchSize", 8, "MaxEpochs", 2, "ShuffleWindow", 12}
    "mlptrain", 2, {deep, X, label, "MaxEpochs", 2, "MiniBatchSize", 9, "Shards", 4, "Lambda", ...
                    .1, "ValidationData", {X, label}}
    "mlptrain", 2, {deep, uint8(255 * X), label, "Normalization", "zscore", "Dropout", [.2 .5], ...
                    "MaxEpochs", 2, ...
                    "ClassWeights", [1 2 1], "MiniBatchSize", 7, ...
                    "ValidationData", {uint8(255 * X), label}}
    "mlptrain", 2, {net, X > .5, y, "InputScale", 2, "InputOffset", [0; .1; .2], ...
                    "SampleWeights", 1 + y, "MaxEpochs", 1}
    "mlptrain", 1, {net, int16(9 * X), y, "Normalization", "rescale", "MaxEpochs", 1, ...
                    "CheckpointFile", file}
    @resumed, 2, {net, X, y, "Solver", "adam", "MaxEpochs", 2}
    "mlpcost", 2, {named, X, name, "ClassWeights", [1 2 3]}
    "mlpexport", 0, {deep, [exported, ".c"]}
    "mlpexport", 0, {named, [exported, ".m"]}
    "mlpexport", 0, {named, [exported, ".onnx"], "Name", "some_net"}
    "mlppredict", 2, {named, X}
    "mlptrain", 2, {named, X, name, "ClassWeights", "balanced", "ValidationFraction", .2, ...
                    "MaxEpochs", 1}
    "mlptrain", 2, {mlp([3 3], "Output", "softmax"), X, label - 1, "MaxEpochs", 1}
    "mlptrain", 2, {mlp([3 2 1], "Output", "linear"), X, 9 * X(1,:), "MaxEpochs", 1, ...
                    "TargetNormalization", "zscore"}
    "mlpweights", 2, {net}
    "mlpweights", 1, {net, {ones(4, 3), ones(1, 4)}, {zeros(4, 1), 0}}
    "onehot", 3, {[3 1 4 1]}
    "onehot", 2, {{"b", "a"}, {"a", "b", "c"}}
    "optimizer", 1, {"adam"}
    "optimizer", 1, {"rmsprop", "Centered", true, "LearnRate", .01}
    "preflight", 1, {deep, X, label, "Solver", "adam", "MaxEpochs", 1, "MiniBatchSize", 8, ...
                     "ShuffleWindow", 12, "ShuffleBlock", 3}
    "preflight", 1, {deep, X, label, "MaxEpochs", 1, "CheckpointFile", file}
    "ratesweep", 2, {net, X, y, "Steps", 20, "Solver", "adam"}
    "ratesweep", 1, {@cost, [.1; .2; .3], X', y', "Range", [1e-4 1], "Steps", 12, "Beta", .5}
    "noisescale", 2, {net, X, y, "MiniBatchSize", 2}
    "noisescale", 1, {@cost, [.1; .2; .3], X', y', "MiniBatches", 4, "Seed", 3}
    "noisescale", 1, {fed, src, labels}
    "readsource", 1, {src}
    "minibatchqueue", 1, {src, labels, "MiniBatchSize", 4}
    @through_queue, 2, {src, labels, "MiniBatchSize", 4, "ShuffleWindow", 5}
    "mlptrain", 2, {fed, src, labels, "MaxEpochs", 2, "MiniBatchSize", 4, "Normalization", ...
                    "zscore", "ValidationData", {src, labels}, "ShuffleWindow", 5}
    "mlptrain", 2, {fed, src, labels, "MiniBatchSize", 4, "Shards", 2, "ShuffleWindow", 6, ...
                    "ValidationData", {src, labels}}
    "mlpcost", 2, {fed, src, labels, "SampleWeights", 1:9}
    "mlppredict", 2, {fed, src}
    "preflight", 1, {fed, src, labels, "MaxEpochs", 1}
    "fminsgd", 3, {@cost, .1, src, (1:9)', "LearnRate", 1e-3, "MaxEpochs", 1}
    "fminsgd", 3, {@cost, .1, src, (1:9)', "LearnRate", 1e-3, "MaxEpochs", 1, "Memory", 400, ...
                   "MiniBatchSize", 4, "ValidationData", {src, (1:9)'}}
    "batchsizerace", 1, {fed, src, labels, "MiniBatchSizes", [4 9], "MaxEpochs", 1}
    "readsource", 1, {labels, [3 1]}
    "rmspropupdate", 2, {X, X, []}
    "rmspropupdate", 2, {p, p, p, .1, .9, 1e-8}
    "sgdmupdate", 2, {X, X, []}
    "sgdmupdate", 2, {single(X), single(X), single(X), .1, .9, "Convention", "course"}
    "trainingOptions", 1, {"adam", "MaxEpochs", 3}
    "trainingOptions", 1, {"sgdm", "LearnRateSchedule", "piecewise", "Verbose", false}
  };
  every_function (list(cellfun (@ischar, list(:,1)),1));
endfunction

## What draws stands apart: figures are Octave's, and what they show is computed by
## functions that have calls.
function every_function (names)
  drawing = {"descenttour", "plotcost", "plotdescent", "plotewma", "runreport", "savepicture"};
  text = fileread (fullfile (fileparts (mfilename ("fullpath")), "..", "..", "INDEX"));
  public = regexp (text, '^  +(\S+)', "tokens", "lineanchors");
  lacking = setdiff ([public{:}], [names(:)', drawing]);
  if (! isempty (lacking))
    error ("calls.m has no call of%s", sprintf (" %s", lacking{:}));
  endif
endfunction

function [J, grad] = cost (theta, X, y)     # logistic regression, samples in rows
  h = 1 ./ (1 + exp (-X * theta));
  J = -mean (y .* log (h) + (1 - y) .* log (1 - h));
  grad = X' * (h - y) / rows (X);
endfunction

function [J, grad] = cell_cost (theta, X, y)
  if (! isnumeric (theta{1}) || ! isnumeric (theta{2}))
    error ("user:function", "cell_cost is for numbers");
  endif
  J = sumsq (theta{1}) + sumsq (theta{2}) + mean (y) * theta{1};
  grad = {2 * theta{1} + mean(y), 2 * theta{2}};
endfunction

function [net, info] = resumed (varargin)          # a run that is ended and goes on
  file = tempname ();
  unwind_protect
    mlptrain (varargin{:}, "CheckpointFile", file, "CheckpointFrequency", 1, "MaxIterations", 1);
    [net, info] = mlptrain (varargin{:}, "Resume", file);
  unwind_protect_cleanup
    [~] = unlink (file);
    [~] = unlink ([file "~"]);
  end_unwind_protect
endfunction

function [n, state] = through_queue (varargin)     # an epoch of its mini-batches, and a look back
  q = minibatchqueue (varargin{:});
  q.shuffle ();
  for n = 1:3
    if (q.hasdata ())
      [a, b] = q.next ();
    endif
  endfor
  state = q.state ();
  q = minibatchqueue (varargin{:}, "State", state);
  q.reset ();
endfunction
