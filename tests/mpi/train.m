## train.m WHAT FOLDER NUMBER: training on all ranks.
##   alone, hashes: lines "SAMPLES END OPTIONS HASH" of trainings with NUMBER threads, over
##     arrays and files, whole and resumed: in one process without MPI, or on all ranks; a
##     hash is "differs" where ranks have not the same
##   options, data, start, threads, typo, output, file, cost: rank 1, or rank 0 for what it
##     has alone, does otherwise than the others; each rank prints its error
##   shown: what rank 0 alone prints and calls
##   checkpoint: a run of NUMBER steps that writes FOLDER/run.ckpt after each third one, and
##     resumes from it where it exists; its hash.  FOLDER/RANK.pid has the process
## SPDX-License-Identifier: GPL-3.0-or-later

1;
function [X, Y] = samples_of (kind, folder)
  S = dataset ("digits");
  [X, Y] = deal (uint8 (S.X), S.Y);
  if (strcmp (kind, "file"))
    X = datasource (fullfile (folder, "X.idx"));
    Y = datasource (fullfile (folder, "Y.idx"));
  endif
endfunction
function [net, info] = train (X, Y, varargin)
  net = mlp ([64 32 10], "Output", "softmax", "Class", "single", "InputScale", 1/16);
  [net, info] = mlptrain (net, X, Y, "Solver", "adam", "MaxEpochs", 2, "MiniBatchSize", 101, ...
                          "Seed", 3, "Shards", 8, "ShuffleWindow", 800, "ShuffleBlock", 20, ...
                          varargin{:});
endfunction
function [theta, info] = minimise (X, Y, varargin)
  cost = @(theta, x, y) deal (mean ((x' * theta - y') .^ 2), ...
                              2 / columns (x) * x * (x' * theta - y'));
  [theta, ~, info] = fminsgd (cost, zeros (64, 1), double (X) / 16, Y, "ObservationsIn", ...
                              "columns", "Shards", 8, "MaxEpochs", 2, "MiniBatchSize", 101, ...
                              "LearnRate", .01, "Seed", 3, varargin{:});
endfunction
function h = hash_of (alone, theta, info)
  h = hash ("md5", char ([typecast(theta(:)', "uint8"), ...
                          typecast(info.IterationCost(:)', "uint8")]));
  if (! alone && ! all (strcmp (__mpi__ ("gather", "train.m", h), h)))
    h = "differs";
  endif
endfunction
function hashes (alone, rank, folder, threads)
  how = {"Threads", threads, "Distributed", {"mpi", "none"}{1 + alone}};
  for kind = {"array", "file"}
    [X, Y] = samples_of (kind{1}, folder);
    for more = {{}, {"GradientThreshold", .5, "L2Regularization", 1e-3, "Dropout", .2, ...
                     "ValidationData", {X, Y}, "ValidationFrequency", 5, "AverageDecay", .9}}
      own = [how, more{1}];
      [net, info] = train (X, Y, own{:});
      whole = hash_of (alone, net.theta, info);
      file = fullfile (folder, "half.ckpt");
      train (X, Y, "MaxIterations", 7, "CheckpointFile", file, own{:});
      [net, info] = train (X, Y, "Resume", file, own{:});
      resumed = hash_of (alone, net.theta, info);
      if (rank == 0)
        printf ("%s whole %d %s\n", kind{1}, numel (own), whole);
        printf ("%s resumed %d %s\n", kind{1}, numel (own), resumed);
      endif
    endfor
  endfor
  [X, Y] = samples_of ("array", folder);
  [theta, info] = minimise (X, Y, how{:}, "ValidationData", {double(X), Y});
  h = hash_of (alone, theta, info);
  if (rank == 0)
    printf ("fminsgd whole %d %s\n", numel (how), h);
  endif
endfunction
function varargout = fails_on (odd, varargin)
  if (odd)
    error ("no more of it");
  endif
  varargout = {mean(varargin{1}), ones(size (varargin{1}))};
endfunction
function stop = called (rank)
  printf ("called on rank %d\n", rank);
  stop = false;
endfunction
function differ (what, rank, folder)
  [X, Y] = samples_of ("array", folder);
  odd = rank == 1;
  how = {"Distributed", "mpi"};
  switch (what)
    case "options"
      train (X, Y, how{:}, "MiniBatchSize", 101 - odd);
    case "data"
      X(5) += odd;
      train (X, Y, how{:});
    case "start"
      mlptrain (mlp ([64 10], "Output", "softmax", "Seed", rank), double (X), Y, how{:});
    case "threads"                       # allowed
      [~, info] = train (X, Y, how{:}, "Threads", 1 + odd);
      error ("fine: %s", info.Reason);
    case "typo"
      train (X, Y, how{:}, {"Seed", "Sead"}{1 + odd}, 3);
    case "output"
      train (X, Y, how{:}, "OutputFcn", @(varargin) fails_on (rank == 0));
    case "file"
      train (X, Y, how{:}, "CheckpointFile", "/proc/none/run.ckpt");
    case "cost"
      ## the sample is that of the last rank
      fminsgd (@(theta) fails_on (rank == 2, theta), 1, "MaxEpochs", 5, how{:});
  endswitch
endfunction

[what, folder, number] = deal (given{4:5}, str2double (given{6}));
rank = 0;
if (! strcmp (what, "alone"))
  [rank, ranks] = __mpi__ ("ranks", "train.m");
endif
switch (what)
  case {"alone", "hashes"}
    hashes (strcmp (what, "alone"), rank, folder, number);
  case "shown"
    [X, Y] = samples_of ("array", folder);
    tell = @(varargin) called (rank);
    [~, info] = train (X, Y, "Distributed", "mpi", "Verbose", true, "OutputFcn", tell, ...
                       "MaxIterations", 2);
  case "checkpoint"
    fid = fopen (fullfile (folder, sprintf ("%d.pid", rank)), "w");
    fprintf (fid, "%d", getpid ());
    fclose (fid);
    file = fullfile (folder, "run.ckpt");
    resume = {};
    if (exist (file, "file"))
      resume = {"Resume", file};
    endif
    [X, Y] = samples_of ("array", folder);
    [net, info] = train (X, Y, "Distributed", "mpi", "MaxEpochs", Inf, "MaxIterations", number, ...
                         "CheckpointFile", file, "CheckpointFrequency", 3, resume{:});
    h = hash_of (false, net.theta, info);
    if (rank == 0)
      printf ("hash %s after %d: %s\n", h, numel (info.IterationCost), info.Reason);
    endif
  otherwise
    try
      differ (what, rank, folder);
    catch err
      printf ("rank %d: %s: %s\n", rank, err.identifier, err.message);
    end_try_catch
endswitch
