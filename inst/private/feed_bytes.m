## bytes = feed_bytes (X)
## Bytes of one of the samples X, a source or an array whose columns they are.
## SPDX-License-Identifier: GPL-3.0-or-later

function bytes = feed_bytes (X)
  if (feed_is (X))
    bytes = X.Features * sizeof (cast (0, X.Class));
  else
    bytes = sizeof (X) / columns (X);
  endif
endfunction
