## w = ref_ewmaweights (beta, k): the first k weights by the definition, the
## newest first.
## SPDX-License-Identifier: GPL-3.0-or-later

function w = ref_ewmaweights (beta, k)
  w = zeros (k, 1);
  for j = 1:k
    w(j) = (1 - beta) * beta ^ (j - 1);
  endfor
endfunction
