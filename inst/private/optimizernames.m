## names = optimizernames ()
## The names of optimisers that users may give.
## SPDX-License-Identifier: GPL-3.0-or-later

function names = optimizernames ()
  names = optimizertable ().Names;
  names = [names(! strcmp (names, "rmsprop-centered")), {"sgdm"}];
endfunction
