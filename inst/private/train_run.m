## run = train_run (who, options, given, m, X)
## The run over the M samples X that OPTIONS describe (see train_options), as
## the shims take it (src/oct/run.h).
## SPDX-License-Identifier: GPL-3.0-or-later

function run = train_run (who, options, given, m, X)
  distributed = strcmp (options.Distributed, "mpi");
  if (distributed && ! given.Shards)
    options.Shards = 8;
  endif
  rank = 0;
  if (distributed)
    [options, rank] = train_rank (who, options);
  endif
  [run, steps] = __trainrun__ (who, options, given, m, X);
  run.Rank = rank;
  if (given.Order || ! isempty (options.Order))
    check_order (who, options.Order, m, run.MaxEpochs);
  endif
  check_windows (who, options, given);
  if (strcmp (options.Plots, "training-progress"))
    about = struct ("MaxEpochs", run.MaxEpochs, "Validated", ! isempty (options.ValidationData),
                    "Samples", m, "MiniBatchSize", run.MiniBatchSize);
    run.Picture = @(varargin) plot_live (who, about, varargin{:});
  endif

  [run.Solver, run.Hyper, options, given] = __solver__ (who, options.Solver, options, given);
  options.LearnRate = run.Hyper.LearnRate;
  run.Schedule = __schedule__ (who, options, given, steps);

  run.CheckpointFile = run.Resume = "";
  if (given.CheckpointFile)
    run.CheckpointFile = train_checkpoint_path (who, "CheckpointFile", options.CheckpointFile);
  endif
  if (given.Resume)
    run.Resume = train_checkpoint_path (who, "Resume", options.Resume);
  endif
  run.Recorded = (distributed || ! isempty (run.CheckpointFile)   # see train_record
                  || ! isempty (run.Resume));
  run.Record = "";
  if (isempty (run.CheckpointFile) && given.CheckpointFrequency)
    error ("descent:option", "%s: CheckpointFrequency needs a CheckpointFile", who);
  endif
  given.OutputNetwork = given.OutputNetwork && options.AverageDecay == 0;
  if (isempty (options.ValidationData)
      && (given.ValidationFrequency || given.ValidationPatience || given.OutputNetwork))
    for name = {"ValidationFrequency", "ValidationPatience", "OutputNetwork"}
      if (given.(name{1}))
        error ("descent:option", "%s: %s needs ValidationData", who, name{1});
      endif
    endfor
  endif
endfunction

function check_windows (who, options, given)
  if (isfinite (options.ShuffleWindow) && (given.Order || strcmp (options.Shuffle, "never")))
    error ("descent:option", "%s: ShuffleWindow needs samples that are shuffled: %s excludes it",
           who, {"Shuffle, \"never\",", "Order"}{1 + given.Order});
  elseif (! isempty (options.ShuffleBlock) && ! given.ShuffleWindow)
    error ("descent:option", "%s: ShuffleBlock needs a ShuffleWindow", who);
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
