## ends = queue_ends (kept, B)
## For a minibatchqueue over sources: the places in an epoch up to which samples
## are read together.  Those of a window are whole blocks of the file.  KEPT is
## the struct of minibatchqueue, B the number of observations of a mini-batch.
## SPDX-License-Identifier: GPL-3.0-or-later

function ends = queue_ends (kept, B)
  m = kept.observations;
  options = kept.options;
  windows = __windows__ ("minibatchqueue", options.ShuffleWindow, options.ShuffleBlock, [], m, ...
                         "MiniBatchSize", B);
  if (isempty (windows))
    bytes = sum (cellfun (@(a) feed_is (a) * feed_bytes (a, m), kept.arrays));
    most = max (B, floor (queue_memory () / bytes));
    ends = [most:most:m-1, m];
    return;
  endif
  N = ceil (m / windows(3));
  K = ceil (N / windows(4));
  ends = min (floor ((1:K) * N / K) * windows(3), m);
endfunction
