## order = queue_order (kept, B, e)
## The numbers of the observations in epoch E of a minibatchqueue, a row; [] is
## 1, 2, ...  Epoch 0 has the order of the arrays.  KEPT is the struct of
## minibatchqueue, B the number of observations of a mini-batch.
## SPDX-License-Identifier: GPL-3.0-or-later

function order = queue_order (kept, B, e)
  options = kept.options;
  numbers = kept.numbers;
  order = [];
  if (! isempty (options.Order))
    if (e > columns (options.Order))
      error ("descent:value",
             "minibatchqueue: shuffle: Order has only the orders of %d epochs",
             columns (options.Order));
    endif
    order = options.Order(:,e)';
    if (! isempty (numbers))
      order = order(ismember (order, numbers));
    endif
    numbers = [];
  elseif (! isempty (options.Stratify))
    labels = options.Stratify;
    if (! isempty (numbers))
      [~, ~, labels] = unique (labels(numbers));
    endif
    order = __order__ (kept.observations, options.Seed, e, labels, B);
  elseif (e > 0)
    windows = __windows__ ("minibatchqueue", options.ShuffleWindow, options.ShuffleBlock, [], ...
                           kept.observations, "MiniBatchSize", B);
    order = __order__ (kept.observations, options.Seed, e, {windows}(! isempty (windows)){:});
  endif
  if (isempty (order))
    order = numbers;
  elseif (! isempty (numbers))
    order = numbers(order);
  endif
endfunction
