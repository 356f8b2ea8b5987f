## run = train_run (who, options, given, m, X)
## The run over the M samples X that OPTIONS describe (see train_options), as
## the shims take it (src/oct/run.h).
## SPDX-License-Identifier: GPL-3.0-or-later

function run = train_run (who, options, given, m, X)
  distributed = strcmp (options.Distributed, "mpi");
  rank = 0;
  if (distributed)
    if (! given.Shards)
      options.Shards = 8;
    endif
    [options, rank] = train_rank (who, options);
  endif
  run = __trainrun__ (who, options, given, m, X);
  run.Rank = rank;
  if (strcmp (options.Plots, "training-progress"))
    about = struct ("MaxEpochs", run.MaxEpochs, "Validated", ! isempty (options.ValidationData),
                    "Samples", m, "MiniBatchSize", run.MiniBatchSize);
    run.Picture = @(varargin) plot_live (who, about, varargin{:});
  endif
  for name = {"CheckpointFile", "Resume"}
    if (given.(name{1}))
      run.(name{1}) = train_checkpoint_path (who, name{1}, options.(name{1}));
    endif
  endfor
  run.Recorded = (distributed || ! isempty (run.CheckpointFile)   # see train_record
                  || ! isempty (run.Resume));
endfunction
