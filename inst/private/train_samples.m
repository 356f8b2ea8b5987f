## [y, m] = train_samples (who, names, X, y, dim)
## The number m of samples X with y, called NAMES, along dimension DIM; where
## samples are columns, a column of y, a number a sample, is turned.  Errors are
## of the function WHO.
## SPDX-License-Identifier: GPL-3.0-or-later

function [y, m] = train_samples (who, names, X, y, dim)
  if (dim == 2 && iscolumn (y) && ! feed_is (y) && rows (y) == feed_count (X))
    y = y.';
  endif
  m = __costsamples__ (who, names, X, y, {"rows", "columns"}{dim});
endfunction
