## d = doctor_batch_rises (h)
## The finding "batch-rises" of costdoctor, or an empty one.  Batch descent
## without averages falls at each step, if the rate is below 2/c, c the
## curvature where it is greatest.  A cost that grows by the factor g a step
## tells c = (1 + sqrt (g)) / rate, and 1/c is the best rate in that direction.
## SPDX-License-Identifier: GPL-3.0-or-later

function d = doctor_batch_rises (h)
  persistent none = doctor_finding ("", "", "")([]);
  d = none;
  rise = diff (h.costs);
  bad = find (rise > 1e-5 * max (abs (h.costs(1:end-1)), abs (h.costs(2:end))));
  if (! h.batch || ! h.plain || isempty (bad))
    return;
  endif
  g = 1;
  if (all (h.costs > 0))
    g = max (h.costs(bad+1) ./ h.costs(bad));
  endif
  [most, i] = max (rise(bad));
  d = doctor_finding ("batch-rises",
                      sprintf (["the cost of batch descent rises in %d of %d steps, first at ", ...
                                "iteration %d, from %.4g to %.4g, ", ...
                                "at most by %.2g (iteration %d)"], numel (bad), numel (rise),
                               bad(1) + 1, h.costs(bad(1)+[0 1]), most, bad(i) + 1),
                      ["It must fall at each step: the learning rate is too large, or a ", ...
                       "gradient is wrong (see checkgrad).  ", ...
                       "Dropout, and what is not in the cost (L2Regularization, WeightDecay), ", ...
                       "can do it too.  Try %s."],
                      h.rate(bad(1)) / (1 + sqrt (g)));
endfunction
