## [J, dW, db] = ref_mlpcost (net, X, Y, w, keep, p, lambda)
## The cost of a network with inverted dropout, sample by sample, as the course
## has it: keep_prob = 1 - p, A = A .* D ./ keep_prob.  X (n, B); Y as mlpcost
## takes it (labels for softmax); w (1, B) weights of the samples; keep{l} (units,
## B) and p(l) for each hidden layer; the penalty is lambda/(2 B) sum (W.^2).
## SPDX-License-Identifier: GPL-3.0-or-later

function [J, dW, db] = ref_mlpcost (net, X, Y, w, keep, p, lambda)
  [W, b] = mlpweights (net);
  L = numel (W);
  B = columns (X);
  dW = cellfun (@(W) lambda / B * W, W, "UniformOutput", false);
  db = cellfun (@(b) 0 * b, b, "UniformOutput", false);
  J = lambda / (2*B) * sum (cellfun (@(W) sumsq (W(:)), W));
  for s = 1:B
    A = {X(:,s)};
    g = {};
    for l = 1:L-1
      z = W{l} * A{l} + b{l};
      switch (net.activations{l})
        case "relu"     a = max (z, 0);             slope = z > 0;
        case "tanh"     a = tanh (z);               slope = 1 - a.^2;
        case "sigmoid"  a = 1 ./ (1 + exp (-z));    slope = a .* (1 - a);
      endswitch
      factor = keep{l}(:,s) / (1 - p(l));
      A{l+1} = a .* factor;
      g{l} = slope .* factor;
    endfor
    z = W{L} * A{L} + b{L};
    switch (net.activations{L})
      case "softmax"
        loss = log (sum (exp (z))) - z(Y(s));
        d = exp (z) / sum (exp (z)) - ((1:numel (z))' == Y(s));
      case "sigmoid"
        loss = sum (log (1 + exp (z)) - Y(:,s) .* z);
        d = 1 ./ (1 + exp (-z)) - Y(:,s);
      case "linear"
        loss = sumsq (z - Y(:,s)) / 2;
        d = z - Y(:,s);
    endswitch
    J += w(s) * loss / B;
    d *= w(s) / B;
    for l = L:-1:1
      dW{l} += d * A{l}';
      db{l} += d;
      if (l > 1)
        d = (W{l}' * d) .* g{l-1};
      endif
    endfor
  endfor
endfunction
