## m = feed_count (X)
## The number of samples of X: a source, or an array whose columns they are.
## SPDX-License-Identifier: GPL-3.0-or-later

function m = feed_count (X)
  if (feed_is (X))
    m = X.Samples;
  else
    m = columns (X);
  endif
endfunction
