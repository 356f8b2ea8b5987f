## info = train_info (who, info, run, theta0, complex)
## What the RUN from THETA0 on tells users beside its costs: what it was, its
## smoothed cost, the reason of its end in words, and a warning where the end
## was no good one.  COMPLEX: a user's function has returned a complex number.
## SPDX-License-Identifier: GPL-3.0-or-later

function info = train_info (who, info, run, theta0, complex = false)
  persistent reasons = __names__ ("ends");
  info.SmoothedCost = __ewma__ ("ewma", info.IterationCost, .98, "BiasCorrection", true);
  info.Solver = run.Solver;
  info.MiniBatchSize = run.MiniBatchSize;
  info.Samples = run.Samples;
  reason = 1 + info.Reason;
  info.Reason = reasons{reason};
  if (reason == 5 && strcmp (run.Distributed, "mpi"))
    info.Reason = [info.Reason, " or a signal"];
  endif
  t = numel (info.IterationCost);
  if (t <= 1 && reason <= 6)
    return;                              # a single cost has not risen
  endif
  rise = [];
  if (run.Rank > 0)                      # the first rank warns
    reason = 1;
  elseif (t > 1)
    rise = risen (info, run, theta0);
  endif
  if (reason > 6)
    before = "";
    if (! isempty (rise))
      before = sprintf ("; before, %s%s", rise.text, to_try (rise));
    endif
    warning ("descent:nonfinite",
             ["%s: the run ends at iteration %d, epoch %d, with the learning rate %g: %s%s; ", ...
              "the parameters are those after %d steps%s"],
             who, t, numel (info.EpochCost), info.LearnRate(t), info.Reason,
             cause (reason, complex), info.OutputIteration, before);
  elseif (! isempty (rise))
    info.Reason = [info.Reason, "; the cost has diverged"];
    warning ("descent:diverged",
             ["%s: the cost has diverged: %s; the parameters are those after %d steps; the ", ...
              "learning rate is too large, or a gradient is wrong (see checkgrad)%s"],
             who, rise.text, info.OutputIteration, to_try (rise));
  endif
endfunction

## What made it so, where that is known.
function text = cause (reason, complex)
  text = "";
  if (complex && any (reason == [7, 8]))
    text = " (FUN returned a complex number, as log and sqrt do for negative ones)";
  elseif (reason == 11)
    text = [" (the gradient is too large for its square or its sum; ", ...
            "\"GradientThreshold\" cuts gradients)"];
  endif
endfunction

## The finding of costdoctor.  What is minimised with L2Regularization or
## WeightDecay is J + c/2 |theta|^2, so J alone may rise to that extent.
function d = risen (info, run, theta0)
  h = struct ("costs", info.IterationCost, "rate", info.LearnRate, ...
              "batch_size", info.MiniBatchSize, "samples", info.Samples, "solver", info.Solver);
  lost = find (! isfinite (h.costs), 1);
  if (! isempty (lost))
    h.costs(lost:end) = [];
  endif
  h = doctor_epoch (h, numel (h.costs), 0);
  h.penalty = 1e-20;                   # what rounding leaves of 0 in a cost
  for [value, name] = run.Hyper
    if (value > 0 && any (strcmp (name, {"L2", "WeightDecay"})))
      h.penalty += value * squares (theta0) / 2;
    endif
  endfor
  d = doctor_diverging (h);
endfunction

function s = squares (theta)
  if (isstruct (theta))
    theta = struct2cell (theta);
  endif
  if (iscell (theta))
    s = sum (cellfun (@squares, theta(:)));
  else
    s = double (sumsq (theta(:)));
  endif
endfunction

function text = to_try (d)
  text = "";
  if (! isnan (d.rate))
    text = sprintf ("; try \"LearnRate\", %g", d.rate);
  endif
endfunction
