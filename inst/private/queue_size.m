## dims = queue_size (a, along)
## The size of an array of minibatchqueue; of a source, that of the array of its
## samples in "columns" or "rows", as ALONG says.
## SPDX-License-Identifier: GPL-3.0-or-later

function dims = queue_size (a, along)
  dims = size (a);
  if (feed_is (a))
    dims = [a.Features, a.Samples];
    if (strcmp (along, "rows"))
      dims = fliplr (dims);
    endif
  endif
endfunction
