## run = train_run (who, options, given, m)
## The run over M samples that OPTIONS describe (see train_options), as
## the shims take it (src/oct/run.h).
## SPDX-License-Identifier: GPL-3.0-or-later

function run = train_run (who, options, given, m)
  run = options;
  if (options.MiniBatchSize > m && given.MiniBatchSize)
    error ("descent:value", "%s: MiniBatchSize must be at most %d, the number of samples", who, m);
  endif
  run.MaxEpochs = min (options.MaxEpochs, 2^31 - 1);
  run.MiniBatchSize = min (options.MiniBatchSize, m);
  per_epoch = ceil (m / run.MiniBatchSize);
  if (! given.MaxEpochs && options.MaxIterations < Inf)
    run.MaxEpochs = min (ceil (options.MaxIterations / per_epoch), 2^31 - 1);
  endif
  if (given.Order || ! isempty (options.Order))
    check_order (who, options.Order, m, run.MaxEpochs);
  endif
  run.Shuffle = find (strcmp (options.Shuffle, __names__ ("shuffles"))) - 1;
  run.Verbose = min (options.Verbose, run.MaxEpochs);
  run.Threads = min ([options.Threads, 0](1), 64);     # DSC_MAX_THREADS: there are no more
  run.Picture = [];
  if (strcmp (options.Plots, "training-progress"))
    about = struct ("MaxEpochs", run.MaxEpochs, "Validated", ! isempty (options.ValidationData),
                    "Samples", m, "MiniBatchSize", run.MiniBatchSize);
    run.Picture = @(varargin) plot_live (who, about, varargin{:});
  endif

  [run.Solver, run.Hyper, options, given] = __solver__ (who, options.Solver, options, given);
  run.PerIteration = strcmp (options.SchedulePer, "iteration");
  steps = min (run.MaxEpochs * per_epoch, options.MaxIterations);
  if (! run.PerIteration)
    steps = ceil (steps / per_epoch);
  endif
  options.LearnRate = run.Hyper.LearnRate;
  run.Schedule = __schedule__ (who, options, given, steps);
  run.Clip = 0;
  if (options.GradientThreshold < Inf)
    run.Clip = find (strcmp (options.GradientThresholdMethod, solver_table ().ClipMethods));
  endif
  run.ValidationFrequency = min ([options.ValidationFrequency, per_epoch](1), 2^31 - 1);
  run.ValidationPatience = options.ValidationPatience;
  if (options.ValidationPatience >= 2^31)
    run.ValidationPatience = 0;        # any number
  endif
  run.Best = ! strcmp (options.OutputNetwork, "last-iteration");
  run.CheckpointFile = train_checkpoint_path (who, "CheckpointFile", options.CheckpointFile);
  run.Resume = train_checkpoint_path (who, "Resume", options.Resume);
  ## 0: by the clock
  run.CheckpointFrequency = min ([options.CheckpointFrequency, 0](1), 2^31 - 1);
  if (isempty (run.CheckpointFile) && given.CheckpointFrequency)
    error ("descent:option", "%s: CheckpointFrequency needs a CheckpointFile", who);
  endif
  if (isempty (options.ValidationData))
    for name = {"ValidationFrequency", "ValidationPatience", "OutputNetwork"}
      if (given.(name{1}))
        error ("descent:option", "%s: %s needs ValidationData", who, name{1});
      endif
    endfor
  endif
endfunction

## Shape and class; that each column is a permutation is seen in the shim, where
## it costs no second pass.
function check_order (who, order, m, epochs)
  if (! isnumeric (order) || ! isreal (order) || issparse (order))
    error ("descent:class", "%s: Order must be a full array of sample numbers", who);
  endif
  if (! isequal (size (order), [m, epochs]))
    error ("descent:size", "%s: Order must be %d x %d (samples x MaxEpochs); it is %s", who, m,
           epochs, text_size (order));
  endif
endfunction
