## net = student (net, X, Y, a, B, epochs, adam)
## The course's notebook in vectorised .m: ReLU, softmax or sigmoid, and Adam or
## plain descent.
## SPDX-License-Identifier: GPL-3.0-or-later

function net = student (net, X, Y, a, B, epochs, adam)
  [W, b] = mlpweights (net);
  L = numel (W);
  soft = strcmp (net.activations{end}, "softmax");
  if (soft)
    Y = cast (Y == (1:net.sizes(end))', class (X));
  endif
  for l = 1:L
    vW{l} = sW{l} = zeros (size (W{l}), class (W{l}));
    vb{l} = sb{l} = zeros (size (b{l}), class (b{l}));
  endfor
  m = columns (X);
  t = 0;
  for e = 1:epochs
    order = randperm (m);
    for first = 1:B:m
      idx = order(first:min (first + B - 1, m));
      A{1} = X(:,idx);
      y = Y(:,idx);
      n = numel (idx);
      for l = 1:L-1
        A{l+1} = max (W{l} * A{l} + b{l}, 0);
      endfor
      Z = W{L} * A{L} + b{L};
      if (soft)
        E = exp (Z - max (Z));
        P = E ./ sum (E);
        J = -sum (sum (y .* log (P))) / n;
      else
        P = 1 ./ (1 + exp (-Z));
        J = -sum (y .* log (P) + (1 - y) .* log (1 - P)) / n;
      endif
      D = P - y;
      t++;
      for l = L:-1:1
        dW = D * A{l}' / n;
        db = sum (D, 2) / n;
        if (l > 1)
          D = (W{l}' * D) .* (A{l} > 0);
        endif
        if (adam)
          vW{l} = .9 * vW{l} + .1 * dW;        sW{l} = .999 * sW{l} + .001 * dW.^2;
          vb{l} = .9 * vb{l} + .1 * db;        sb{l} = .999 * sb{l} + .001 * db.^2;
          W{l} -= a * (vW{l} / (1 - .9^t)) ./ (sqrt (sW{l} / (1 - .999^t)) + 1e-8);
          b{l} -= a * (vb{l} / (1 - .9^t)) ./ (sqrt (sb{l} / (1 - .999^t)) + 1e-8);
        else
          W{l} -= a * dW;
          b{l} -= a * db;
        endif
      endfor
    endfor
  endfor
  net = mlpweights (net, W, b);
endfunction
