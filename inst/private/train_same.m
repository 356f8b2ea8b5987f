## train_same (who, run, theta)
## An error if processes that train together differ in what decides on the
## course of the RUN from THETA on, which its record does not have all of; a
## warning if their processors round otherwise.
## SPDX-License-Identifier: GPL-3.0-or-later

function train_same (who, run, theta)
  if (! strcmp (run.Distributed, "mpi"))
    return;
  endif
  text = run.Record;
  for name = {"MaxEpochs", "MaxIterations", "MaxTime", "ValidationPatience", "CheckpointFrequency"}
    text = [text, sprintf("%s %.17g\n", name{1}, run.(name{1}))];
  endfor
  text = [text, sprintf("theta %s\n", sum_of (theta))];
  __mpi__ ("same", who, text);
  kernels = unique (__mpi__ ("gather", who, __blaskernels__ ()));
  if (run.Rank == 0 && numel (kernels) > 1)
    warning ("descent:rank", ["%s: the result depends on the number of ranks, because they ", ...
                              "have processors of several kinds: %s"], who,
             strjoin (kernels, ", "));
  endif
endfunction

## A word for parameters of any kind.
function text = sum_of (theta)
  if (isstruct (theta))
    theta = struct2cell (theta);
  endif
  if (iscell (theta))
    text = strjoin (cellfun (@sum_of, theta(:)', "UniformOutput", false), " ");
  else
    text = hash ("md5", char (typecast (full (theta(:))', "uint8")))(1:16);
  endif
endfunction
