## [options, rank] = train_rank (who, options)
## The number of this process among those that train together, from 0, and the
## options of a trainer as this process follows them: the first one alone shows
## something; each uses its share of the processors.
## SPDX-License-Identifier: GPL-3.0-or-later

function [options, rank] = train_rank (who, options)
  [rank, ranks, threads] = __mpi__ ("ranks", who);
  if (ranks > options.Shards)
    error ("descent:option", "%s: Shards must be at least the number of ranks, %d", who, ranks);
  endif
  if (isempty (options.Threads))
    options.Threads = threads;
  endif
  if (rank > 0)
    options.Verbose = 0;
    options.Plots = "none";
    options.OutputFcn = [];
  endif
endfunction
