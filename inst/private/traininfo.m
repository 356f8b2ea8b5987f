## info = traininfo (who, info, run, m)
## What the RUN over M samples tells users beside its costs: what it was, its smoothed
## cost, the reason of its end in words, and a warning where the end was no good one.
## SPDX-License-Identifier: GPL-3.0-or-later

function info = traininfo (who, info, run, m)
  info.SmoothedCost = ewmcall ("ewma", 0, info.IterationCost, [], {.98, "BiasCorrection", true});
  info.Solver = run.Solver;
  info.MiniBatchSize = run.MiniBatchSize;
  info.Samples = m;
  reasons = {"all epochs are done", "MaxIterations", "MaxTime", "ValidationPatience", "OutputFcn", ...
             "CheckpointFile cannot be written", "the cost is not finite", "the gradient is not finite", ...
             "the parameters are not finite", "the learning rate is not finite", "the state of the solver is not finite"};
  reason = 1 + info.Reason;
  info.Reason = reasons{reason};
  if (reason > 6)
    t = numel (info.IterationCost);
    warning ("descent:nonfinite",
             "%s: the run ends at iteration %d, epoch %d, with the learning rate %g: %s%s; the parameters are those after %d steps",
             who, t, numel (info.EpochCost), info.LearnRate(t), info.Reason, cause (info, reason), info.OutputIteration);
  endif
  if (isfield (info, "Complex"))
    info = rmfield (info, "Complex");
  endif
endfunction

## What made it so, where that is known.
function text = cause (info, reason)
  text = "";
  if (any (reason == [7, 8]) && isfield (info, "Complex") && info.Complex)
    text = " (FUN returned a complex number, as log and sqrt do for negative ones)";
  elseif (reason == 11)
    text = " (the gradient is too large for its square or its sum; \"GradientThreshold\" cuts gradients)";
  endif
endfunction
