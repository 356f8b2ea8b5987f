## c = plot_curves (who, info, against, scale)
## The curves of a training history INFO (see mlptrain) over AGAINST,
## "iterations", "epochs" or "seconds", for axes with the SCALE of y "linear" or
## "log": a struct of two-column matrices [x, y], which have no rows where INFO
## says nothing.
##   Iterations   the cost of each mini-batch
##   Smoothed     their exponentially weighted average
##   Epochs       the mean of each epoch, at its middle
##   Validation   the costs of the validations
##   Best         the lowest of these
##   Returned     what was returned, if it is not the end of the run
##   Broken       where the cost was not finite
## At: the abscissa after so many iterations, a function.  BestIteration,
## ReturnedIteration, BrokenIteration: their numbers.
## SPDX-License-Identifier: GPL-3.0-or-later

function c = plot_curves (who, info, against, scale)
  info_check (who, info);
  J = info_column (who, info, "IterationCost");
  E = info_column (who, info, "EpochCost");
  V = info_column (who, info, "ValidationCost");
  v = info_column (who, info, "ValidationIteration");
  T = numel (J);
  if (numel (v) != numel (V) || ! all (v >= 0 & v <= T))
    error ("descent:value", "%s: INFO must be of one run, as mlptrain returns it", who);
  endif
  S = info_column (who, info, "SmoothedCost");
  if (numel (S) != T && T > 0)
    S = __ewma__ ("ewma", J, .98, "BiasCorrection", true);
  endif

  ends = info_epoch_ends (who, info);
  c.At = abscissa (who, info, against, ends);
  c.Iterations = [c.At((1:T)'), J];
  c.Smoothed = [c.At((1:T)'), S(:)];
  middle = ([1; ends + 1](1:end-1)(:) + ends) / 2;     # of its first and last iteration
  c.Epochs = [c.At(middle(1:numel (E))), E];
  c.Validation = [c.At(v), V];

  [~, i] = min (V);
  c.Best = c.Validation(i,:);
  c.BestIteration = v(i);
  [c.Returned, c.ReturnedIteration] = deal (zeros (0, 2), []);
  t = info_column (who, info, "OutputIteration");
  if (isscalar (t))
    i = find (v == t, 1, "last");
    if (! isempty (i))
      c.Returned = c.Validation(i,:);
    elseif (t >= 1 && t < T)
      c.Returned = c.Smoothed(round (t),:);
    endif
    c.ReturnedIteration = repmat (t, rows (c.Returned), 1);
  endif
  c.BrokenIteration = find (! isfinite (J), 1);
  c.Broken = zeros (0, 2);
  before = find (abs (J(1:c.BrokenIteration-1)) < plot_bound (scale), 1, "last");
  if (! isempty (before))              # as high as the last cost before that can be drawn
    c.Broken = [c.At(c.BrokenIteration), J(before)];
  endif
endfunction

## The function from numbers of iterations to the abscissa.
function at = abscissa (who, info, against, ends)
  switch (against)
    case "iterations"
      at = @(t) t;
      return;
    case "epochs"
      if (isempty (ends) && ! isempty (info.IterationCost))
        error ("descent:value", ["%s: INFO has no EpochCost, nor Samples and MiniBatchSize, ", ...
                                 "of which \"Against\", \"epochs\" needs one or the other"], who);
      endif
      y = (0:numel (ends))';
    case "seconds"
      took = info_column (who, info, "Seconds");
      if (numel (took) != numel (ends) || (isempty (ends) && ! isempty (info.IterationCost)))
        error ("descent:value", ["%s: INFO has no Seconds for each epoch, which \"Against\", ", ...
                                 "\"seconds\" needs"], who);
      endif
      y = [0; cumsum(took)];
  endswitch
  if (isempty (ends))
    at = @(t) NaN (size (t));
  else
    at = @(t) interp1 ([0; ends], y, t);
  endif
endfunction
