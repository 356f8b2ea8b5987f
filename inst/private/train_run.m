## run = train_run (who, opts, given, m)
## The run over M samples that the options OPTS describe (see train_options), as
## the shims take it (src/oct/run.h).
## SPDX-License-Identifier: GPL-3.0-or-later

function run = train_run (who, opts, given, m)
  run = opts;
  if (opts.MiniBatchSize > m && given.MiniBatchSize)
    error ("descent:value", "%s: MiniBatchSize must be at most %d, the number of samples", who, m);
  endif
  run.MaxEpochs = min (opts.MaxEpochs, 2^31 - 1);
  run.MiniBatchSize = min (opts.MiniBatchSize, m);
  per_epoch = ceil (m / run.MiniBatchSize);
  if (! given.MaxEpochs && opts.MaxIterations < Inf)
    run.MaxEpochs = min (ceil (opts.MaxIterations / per_epoch), 2^31 - 1);
  endif
  if (given.Order || ! isempty (opts.Order))
    check_order (who, opts.Order, m, run.MaxEpochs);
  endif
  run.Shuffle = find (strcmp (opts.Shuffle, {"never", "once", "every-epoch"})) - 1;
  run.Verbose = min (opts.Verbose, run.MaxEpochs);
  run.Threads = min ([opts.Threads, 0](1), 64);     # DSC_MAX_THREADS: there are no more
  run.Picture = [];
  if (strcmp (opts.Plots, "training-progress"))
    about = struct ("MaxEpochs", run.MaxEpochs, "Validated", ! isempty (opts.ValidationData),
                    "Samples", m, "MiniBatchSize", run.MiniBatchSize);
    run.Picture = @(varargin) plot_live (who, about, varargin{:});
  endif

  [run.Solver, run.Hyper, opts, given] = solver_options (who, opts.Solver, opts, given);
  run.PerIteration = strcmp (opts.SchedulePer, "iteration");
  steps = min (run.MaxEpochs * per_epoch, opts.MaxIterations);
  if (! run.PerIteration)
    steps = ceil (steps / per_epoch);
  endif
  opts.LearnRate = run.Hyper.LearnRate;
  run.Schedule = schedule_options (who, opts, given, steps);
  run.Clip = 0;
  if (opts.GradientThreshold < Inf)
    run.Clip = find (strcmp (opts.GradientThresholdMethod, solver_table ().ClipMethods));
  endif
  run.ValidationFrequency = min ([opts.ValidationFrequency, per_epoch](1), 2^31 - 1);
  run.ValidationPatience = opts.ValidationPatience;
  if (opts.ValidationPatience >= 2^31)
    run.ValidationPatience = 0;        # any number
  endif
  run.Best = ! strcmp (opts.OutputNetwork, "last-iteration");
  run.CheckpointFile = train_checkpoint_path (who, "CheckpointFile", opts.CheckpointFile);
  run.Resume = train_checkpoint_path (who, "Resume", opts.Resume);
  run.CheckpointFrequency = min ([opts.CheckpointFrequency, 0](1), 2^31 - 1);    # 0: by the clock
  if (isempty (run.CheckpointFile) && given.CheckpointFrequency)
    error ("descent:option", "%s: CheckpointFrequency needs a CheckpointFile", who);
  endif
  if (isempty (opts.ValidationData))
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
    error ("descent:size", "%s: Order must be %d x %d (samples x MaxEpochs); it is %s", who, m, epochs,
           text_size (order));
  endif
endfunction
