## names = net_hidden_names ()
## The names of activations that hidden layers may have.
## SPDX-License-Identifier: GPL-3.0-or-later

function names = net_hidden_names ()
  names = {"relu", "tanh", "sigmoid", "leakyrelu", "linear"};
endfunction
