## part = feed_read (X, which)
## The samples of X with these numbers, as columns: X is a source, or an array
## whose columns they are.
## SPDX-License-Identifier: GPL-3.0-or-later

function part = feed_read (X, which)
  if (feed_is (X))
    part = __readsource__ (X, which);
  else
    part = X(:,which);
  endif
endfunction
