## net = fashionnet (seed)
## 784-128-10, ReLU, softmax, single, for images of bytes.
## SPDX-License-Identifier: GPL-3.0-or-later

function net = fashionnet (seed)
  net = mlp ([784 128 10], "Output", "softmax", "Class", "single", "Seed", seed, ...
             "InputScale", 1/255);
endfunction
