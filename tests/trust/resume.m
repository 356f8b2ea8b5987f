## resume.m SRCDIR BUILDDIR: runs of every solver, ended after every iteration
## and resumed from the checkpoint, against the run that nobody ended.  Prints
## the number of runs and of those with a bit that differs.
## SPDX-License-Identifier: GPL-3.0-or-later

1;

## What a run is, but for its times.
function bits = bits_of (result, info)
  info.Seconds(:) = 0;
  if (isfield (info, "SamplesPerSecond"))
    info.SamplesPerSecond(:) = 0;
  endif
  if (isstruct (result))
    result = result.theta;
  endif
  bits = {class(result), typecast(result(:)', "uint8"), fieldnames(info), ...
          cellfun(@(v) typecast (double (v(:)'), "uint8"), struct2cell (info), ...
                  "UniformOutput", false)};
endfunction

function stop = stop_at (k, x, values, state)
  stop = strcmp (state, "iter") && values.iter >= k;
endfunction

function [J, grad] = squares (theta, X, y)
  e = X * theta - y;
  J = e' * e / (2 * rows (X));
  grad = X' * e / rows (X);
endfunction

args = argv ();
if (numel (args) == 2)
  args = cellfun (@canonicalize_file_name, args, "UniformOutput", false);
  addpath (fullfile (args{1}, "tests"));
  uninstalled (args{:});
endif
warning ("off", "descent:nonfinite");

m = 37;
X = sin (reshape (1:3*m, 3, m) .^ 1.3);
Y = 1 + (X(1,:) > 0) + (X(2,:) .* X(3,:) > 0);
Xv = cos (reshape (1:3*20, 3, 20) .^ 1.2);
Yv = 1 + (Xv(1,:) > 0) + (Xv(2,:) .* Xv(3,:) > .2);
solvers = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw", "amsgrad", "nadam", ...
           "radam", "adagrad", ...
           "adadelta", "adamax", "lion"};
file = [tempname() ".ckpt"];
runs = differing = 0;
for i = 1:numel (solvers)
  for variant = 1:5
    own = {{}, {"Shuffle", "once", "LearnRateSchedule", "plateau", "Patience", 1, ...
                "ValidationData", {Xv, Yv}}, ...
           {"ValidationData", {Xv, Yv}, "ValidationFrequency", 3, "LearnRateSchedule", "cosine", ...
            "Duration", 12, "ShuffleWindow", 16, ...
            "SchedulePer", "iteration", "GradientThreshold", .1, "L2Regularization", .01, ...
            "AverageDecay", .9}, ...
           {"Shuffle", "never", "LearnRateSchedule", "plateau", "SchedulePer", "iteration", ...
            "Patience", 2, "Lambda", .3, "Shards", 2}, ...
           {"Order", [1:m; m:-1:1; rem(5*(0:m-1), m)+1; 1:m]', ...
            "OutputNetwork", "best-validation", ...
            "ValidationData", {Xv, Yv}, "ValidationFrequency", 2, ...
            "ValidationPatience", 3}}{variant};
    own = [{"Solver", solvers{i}, "LearnRate", .05, "MaxEpochs", 4, "MiniBatchSize", 8}, own];
    if (variant == 4)            # the other trainer, the other class
      own(end-1:end) = [];
      train = @(varargin) nthargout ([1 3], @fminsgd, @squares, single ([.1; .2; .3]), X', Y', ...
                                     own{:}, varargin{:});
    else
      class = {"double", "single"}{1 + (variant == 3)};
      net = mlp ([3 4 3], "Hidden", "tanh", "Output", "softmax", "Class", class);
      train = @(varargin) nthargout (1:2, @mlptrain, net, X, Y, own{:}, varargin{:});
    endif
    whole = train ();
    want = bits_of (whole{:});
    t = numel (whole{2}.IterationCost);
    for k = 1:t
      ## ended by a limit, or by OutputFcn
      how = {{"MaxIterations", k}, {"OutputFcn", ...
                                    @(varargin) stop_at(k, varargin{:})}}{1 + rem(k, 2)};
      train ("CheckpointFile", file, how{:});
      rest = train ("Resume", file);
      runs++;
      differing += ! isequal (want, bits_of (rest{:}));
    endfor
    delete (file);
    if (exist ([file "~"], "file"))
      delete ([file "~"]);
    endif
  endfor
endfor
printf ("resume at every iteration: %d runs of %d solvers, %d differ\n", runs, numel (solvers), ...
        differing);
exit (differing > 0);
