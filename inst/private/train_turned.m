## y = train_turned (y, X, dim)
## The y of a cost function whose samples are along DIM: a column with a number
## for each sample is a row, where samples are columns of X.
## SPDX-License-Identifier: GPL-3.0-or-later

function y = train_turned (y, X, dim)
  if (dim == 2 && iscolumn (y) && ! feed_is (y) && rows (y) == feed_count (X))
    y = y.';
  endif
endfunction
