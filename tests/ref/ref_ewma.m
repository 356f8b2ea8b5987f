## v = ref_ewma (x, beta): averages of a column by the definition, the sum of
## (1 - beta) beta^(t-i) x(i) over i <= t.
## SPDX-License-Identifier: GPL-3.0-or-later

function v = ref_ewma (x, beta)
  n = rows (x);
  v = (1 - beta) * tril (beta .^ max ((1:n)' - (1:n), 0)) * x;
endfunction
