## bytes = queue_memory ()
## What a minibatchqueue over sources may read together, unless a ShuffleWindow
## says so.
## SPDX-License-Identifier: GPL-3.0-or-later

function bytes = queue_memory ()
  bytes = 2^27;
endfunction
