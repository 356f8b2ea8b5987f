## ends = epochends (info, per_epoch)
## The number of the last iteration of each epoch in a training history INFO (see
## mlptrain), a column.  All epochs have the same number of iterations, PER_EPOCH,
## but for the last one if the run ends in it.  Where PER_EPOCH is [] it follows
## from the samples that the epochs took: their seconds times samples per second.
## SPDX-License-Identifier: GPL-3.0-or-later

function ends = epochends (info, per_epoch = [])
  T = numel (info.IterationCost);
  E = 0;
  if (isfield (info, "EpochCost"))
    E = numel (info.EpochCost);
  endif
  k = per_epoch;
  if (isempty (k))
    k = ceil (T / max (E, 1));
    if (E > 1 && all (isfield (info, {"Seconds", "SamplesPerSecond"})) && numel (info.Seconds) == E
        && numel (info.SamplesPerSecond) == E)
      samples = round (info.Seconds(:) .* info.SamplesPerSecond(:));
      k = [fits(T, E, samples(1), samples(E)), k](1);
    endif
  endif
  ends = min ((1:E)' * k, T)(:);
endfunction

## The iterations of an epoch of M samples, if E epochs have T in all and the last
## of them had LAST samples; [] if nothing fits.
function k = fits (T, E, m, last)
  k = ceil (T / E):floor ((T - 1) / (E - 1));
  r = T - (E - 1) * k;                   # iterations of the last epoch
  B = last ./ r;
  k = k((r == k & last == m) | (r < k & B == fix (B) & ceil (m ./ B) == k));
  k = k(1:min (1, end));
endfunction
