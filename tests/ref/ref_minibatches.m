## [Xb, Yb, idx] = ref_minibatches (X, Y, B, seed, epoch)
## The definition: a permutation, then mini-batches of B columns.
## SPDX-License-Identifier: GPL-3.0-or-later

function [Xb, Yb, idx] = ref_minibatches (X, Y, B, seed, epoch)
  m = columns (X);
  order = ref_permute (1, m, seed, epoch);
  Xb = Yb = idx = {};
  for first = 1:B:m
    idx{end+1} = order(first:min (first + B - 1, m));
    Xb{end+1} = X(:,idx{end});
    Yb{end+1} = Y(:,idx{end});
  endfor
endfunction
