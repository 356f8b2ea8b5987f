## v = doctor_validation (V)
## Does the column V of finite validation costs rise after its best?  BEST: the
## number of the best; START, LEAST: the first cost and the best; LAST: the
## median of the last three; RISE: LAST less LEAST; NOISE: the standard
## deviation about the trend; BOUND: what RISE must exceed.  The least of k
## noisy costs lies some sqrt (2 log k) deviations below their trend; three more
## make it sure.  Less than 2 percent of what the validation had gained is no
## matter.  NOISE is that of the last half, of 8 costs at least: the steep fall
## at the start bends, which is no noise, and counts little for the median of
## all.
## SPDX-License-Identifier: GPL-3.0-or-later

function v = doctor_validation (V)
  k = numel (V);
  v = struct ("best", 0, "rise", 0, "bound", Inf);
  if (k < 5)
    return;
  endif
  [v.least, v.best] = min (V);
  v.start = V(1);
  v.last = median (V(k-2:k));
  v.rise = v.last - v.least;
  v.noise = max (doctor_noise (V, "robust"), doctor_noise (V(max (1, k - max (7, floor (k/2))):k)));
  if (v.best <= k - 3)
    v.bound = max ([(3 + sqrt (2 * log (k))) * v.noise, .02 * (v.start - v.least), ...
                    1e-5 * abs(v.least)]);
  endif
endfunction
