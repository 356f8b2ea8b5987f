## name = queue_class (a)
## The class of an array of minibatchqueue, or of the samples of a source.
## SPDX-License-Identifier: GPL-3.0-or-later

function name = queue_class (a)
  name = class (a);
  if (feed_is (a))
    name = a.Class;
  endif
endfunction
