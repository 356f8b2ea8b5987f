## X = readsource (src, numbers)
## The body of readsource, which other functions call too: a user's file of that
## name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function X = readsource (src, numbers)
  if (nargin < 2 || (ischar (numbers) && strcmp (numbers, ":")))
    X = __readsource__ (src);
  else
    X = __readsource__ (src, numbers);
  endif
endfunction
