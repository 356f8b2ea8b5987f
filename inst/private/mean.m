## m = mean (x, dim)
## As in Octave.  Packages such as nan put functions of this name before
## Octave's that leave NaN out; a private function comes before both (median,
## std, sumsq, var likewise).
## SPDX-License-Identifier: GPL-3.0-or-later

function m = mean (x, dim = [find(size (x) > 1, 1), 1](1))
  m = sum (x, dim) / size (x, dim);
endfunction
