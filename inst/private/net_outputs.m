## table = net_outputs ()
## What the output of a network may be: rows {activation, loss, codings of
## targets}, the coding of a new network first.
## SPDX-License-Identifier: GPL-3.0-or-later

function table = net_outputs ()
  table = {"sigmoid", "cross-entropy", {"binary"}
           "softmax", "cross-entropy", {"labels", "one-hot"}
           "linear", "half-mean-squared-error", {"real"}};
endfunction
