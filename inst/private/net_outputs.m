## table = net_outputs ()
## What the output of a network may be: rows {activation, loss, codings of
## targets}, the coding of a new network first.
## SPDX-License-Identifier: GPL-3.0-or-later

function table = net_outputs ()
  persistent rows = [__names__("outputs")(:), __names__("losses")(:), ...
                     {{"binary"}; {"labels", "one-hot"}; {"real"}}];
  table = rows;
endfunction
