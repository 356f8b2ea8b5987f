## v = var (x, opt, dim)
## As in Octave: over n - 1 for OPT 0, over n for 1, and 0 of one number; see
## mean.
## SPDX-License-Identifier: GPL-3.0-or-later

function v = var (x, opt = 0, dim = [find(size (x) > 1, 1), 1](1))
  n = size (x, dim);
  v = sumsq (x - mean (x, dim), dim) / (n - 1 + (opt || n == 1));
endfunction
