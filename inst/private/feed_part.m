## part = feed_part (X, dim, which)
## The samples of X with these numbers, as X has them: along dimension DIM, 1 or
## 2, of an array, or of a source.  An X of 0x0 has none.
## SPDX-License-Identifier: GPL-3.0-or-later

function part = feed_part (X, dim, which)
  if (isequal (size (X), [0, 0]))
    part = X;
  elseif (feed_is (X))
    part = feed_read (X, which);
    if (dim == 1)
      part = part.';
    endif
  elseif (dim == 1)
    part = X(which,:);
  else
    part = X(:,which);
  endif
endfunction
