## ends = info_epoch_ends (who, info)
## The number of the last iteration of each epoch in a training history INFO
## (see mlptrain), a column.  All epochs have as many iterations as there are
## mini-batches in all samples, but for the last one if the run ends in it;
## where INFO does not tell, or has too few iterations for that, they share them
## evenly.  No rows where it tells neither how many epochs there are nor how
## long they are.
## SPDX-License-Identifier: GPL-3.0-or-later

function ends = info_epoch_ends (who, info)
  T = numel (info.IterationCost);
  E = 0;
  if (isfield (info, "EpochCost"))
    E = numel (info.EpochCost);
  endif
  k = ceil (T / max (E, 1));
  n = ceil (info_number (who, info, "Samples") / info_number (who, info, "MiniBatchSize"));
  if (E == 0 && n > 0)
    E = ceil (T / n);
  endif
  if ((E - 1) * n < T)                 # false where one is NaN
    k = n;
  endif
  ends = min ((1:E)' * k, T)(:);
endfunction
