## bytes = feed_bytes (X, m)
## Bytes of one of the M samples X, a source or an array.
## SPDX-License-Identifier: GPL-3.0-or-later

function bytes = feed_bytes (X, m)
  if (feed_is (X))
    bytes = X.Features * sizeof (cast (0, X.Class));
  else
    bytes = sizeof (X) / m;
  endif
endfunction
