## weights = net_class_weights (who, net, T, weights)
## The option "ClassWeights" of NET, a text, for targets T, as __nettargets__
## gives them: "balanced" as numbers, m/(K n(k)) for the n(k) of m samples that
## are of class k, K the classes that there are.
## SPDX-License-Identifier: GPL-3.0-or-later

function weights = net_class_weights (who, net, T, weights)
  if (! strcmpi (weights, "balanced"))
    error ("descent:value", "%s: ClassWeights must be \"balanced\", or a number for each class", ...
           who);
  endif
  K = net.sizes(end);
  zero = K == 1;                         # a sigmoid output: 0 and 1
  if (! strcmp (net.activations{end}, {"softmax", "sigmoid"}{1 + zero}))
    weights = 1;                         # for the message
    return;
  endif
  counts = zeros (1, K + zero);
  m = feed_count (T);
  part = 2^20;
  for first = 1:part:m
    labels = labels_of (who, net, T, first:min (first + part - 1, m));
    counts += accumarray (double (labels(:)) + zero, 1, [K + zero, 1])';
  endfor
  weights = m ./ (nnz (counts) * counts);
  weights(counts == 0) = 0;
endfunction

function labels = labels_of (who, net, T, which)
  if (feed_is (T))
    labels = net_source_targets (who, net, T, which);
  else
    labels = T(which);
  endif
endfunction
