## h = doctor_history (who, info, options)
## A training history for costdoctor: from INFO, the struct of a trainer or a
## vector of costs, and from OPTIONS, which are stronger.  COSTS: those up to
## the first that is not finite, whose number is LOST (0: none); RATE of each
## step, NaN if not known; EPOCH: mini-batches in one, NaN if not known;
## LAST_SHARE: the size of the last one, as a share of the others'; BATCH: is
## each step over all samples?; PLAIN: may the solver be one without averages?;
## RIGHT: the share of samples that were given their label in the last epoch, or
## NaN; REASON: why the run ended, ENDED: what of that is not about its cost;
## PENALTY: how much a penalty may raise the costs that is not in them, 0 where
## it is not known.
## SPDX-License-Identifier: GPL-3.0-or-later

function h = doctor_history (who, info, options)
  if (isnumeric (info))
    info = struct ("IterationCost", {info});
  elseif (! (isstruct (info) && isscalar (info) && isfield (info, "IterationCost")))
    error ("descent:class", ["%s: INFO must be a vector of costs, or a struct with the field ", ...
                             "IterationCost"], who);
  endif
  info_check (who, info);
  J = info_column (who, info, "IterationCost");
  [h.batch_size, h.samples] = deal (options.MiniBatchSize, options.Samples);
  if (isempty (h.batch_size))
    h.batch_size = info_number (who, info, "MiniBatchSize");
  endif
  if (isempty (h.samples))
    h.samples = info_number (who, info, "Samples");
  endif
  h.solver = options.Solver;
  if (isempty (h.solver))
    h.solver = word_of (who, info, "Solver");
  endif
  h.reason = word_of (who, info, "Reason");
  h.ended = strtok (h.reason, ";");

  n = numel (J);
  h.lost = [find(! isfinite (J), 1), 0](1);
  h.what = "the cost is not finite";
  if (h.lost)
    J = J(1:h.lost-1);
  elseif (n > 0 && ! isempty (strfind (h.reason, "not finite")))
    h.lost = n;
    h.what = h.reason;
  endif
  h.costs = J;
  rate = info_column (who, info, "LearnRate");
  if (! isempty (options.LearnRate))
    rate = options.LearnRate;
  endif
  if (isscalar (rate))
    rate = repmat (rate, n, 1);
  endif
  h.rate = [rate; NaN(n, 1)](1:n);

  h = doctor_epoch (h, n, numel (info_column (who, info, "EpochCost")));
  h.penalty = 0;
  h.right = [NaN; info_column(who, info, "EpochAccuracy")](end);
  h.validation = info_column (who, info, "ValidationCost");
  h.at = info_column (who, info, "ValidationIteration");
  if (numel (h.at) != numel (h.validation) || ! all (h.at >= 0 & h.at <= n & h.at == fix (h.at)))
    h.at = round (n * (1:numel (h.validation))' / max (1, numel (h.validation)));
  endif
  h.at(! isfinite (h.validation)) = [];
  h.validation(! isfinite (h.validation)) = [];
endfunction

## The field NAME of INFO, "" where there is none.
function text = word_of (who, info, name)
  text = "";
  if (isfield (info, name) && ! isempty (info.(name)))
    text = info.(name);
    if (! (ischar (text) && isrow (text)))
      error ("descent:class", "%s: the field %s must be a string", who, name);
    endif
  endif
endfunction
