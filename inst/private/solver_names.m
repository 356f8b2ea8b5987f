## names = solver_names ()
## The names of optimisers that users may give.
## SPDX-License-Identifier: GPL-3.0-or-later

function names = solver_names ()
  names = solver_table ().Names;
  names = [names(! strcmp (names, "rmsprop-centered")), {"sgdm"}];
endfunction
