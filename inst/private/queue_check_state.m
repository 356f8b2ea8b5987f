## state = queue_check_state (state, m, n)
## An error unless the fields of STATE, which keep the rules of queue_options.m,
## are those of a minibatchqueue over N arrays of M observations.
## SPDX-License-Identifier: GPL-3.0-or-later

function state = queue_check_state (state, m, n)
  integers = @(v, least, most) isnumeric (v) && isreal (v) && ndims (v) == 2 ...
                               && all (v(:) >= least & v(:) <= most & v(:) == fix (v(:)));
  start = "minibatchqueue: State.";
  option_check_that (state.MiniBatchSize <= m,
                     [start "MiniBatchSize must be at most the number of observations, %d"], m);
  option_check_that (state.MiniBatchFcn || state.NumOutputs == n,
                     [start "NumOutputs must be the number of arrays, %d"], n);
  option_check_that (iscell (state.OutputCast) && numel (state.OutputCast) == state.NumOutputs,
                     [start "OutputCast must be a cell of %d names of classes"], state.NumOutputs);
  class_of = @(name) __checkvalue__ ("minibatchqueue", "State.OutputCast", name,
                                   {"same", "double", "single"});
  state.OutputCast = cellfun (class_of, state.OutputCast(:)', "UniformOutput", false);

  codes = state.Stratify;
  option_check_that (isequal (codes, [])
                     || (integers (codes, 1, m) && isequal (size (codes), [1, m])
                         && isequal (unique (codes), 1:max (codes))),
                     [start "Stratify must be [] or a row of %d classes, numbered from 1 on"], m);
  order = state.Order;
  E = columns (order);
  option_check_that (isequal (order, []) || (integers (order, 1, m) && rows (order) == m && E > 0
                                             && isequal (sort (order, 1), repmat ((1:m)', 1, E))),
                     [start "Order must be [] or have a permutation of 1 to %d in each column"], m);
  option_check_that (isempty (order) || isempty (codes),
                     [start "Order must be [] beside Stratify"]);
  option_check_that (isempty (order) || (state.Epoch >= 1 && state.Epoch <= E),
                     [start "Epoch must be the number of a column of Order, at most %d"], E);

  window = state.ShuffleWindow;
  block = state.ShuffleBlock;
  option_check_that (isequal (block, []) || (integers (block, 1, 2^53) && isscalar (block)),
                     [start "ShuffleBlock must be [] or a positive integer"]);
  state.ShuffleBlock = double (full (block));
  option_check_that (isinf (window) || (isempty (codes) && isempty (order)),
                     [start "ShuffleWindow must be Inf beside Stratify or Order"]);
  option_check_that (window >= m || (! isempty (block) && state.MiniBatchSize
                                                          <= block * floor (window / block)),
                     [start "ShuffleWindow must hold MiniBatchSize, %d, in blocks of " ...
                            "ShuffleBlock"], state.MiniBatchSize);
  option_check_that (window >= m || state.Epoch < 2^32,
                     [start "Epoch must be below 2^32 beside a ShuffleWindow"]);

  parts = state.Parts;
  option_check_that (integers (parts, 1, m) && columns (parts) == 2
                     && all (parts(:,2) <= parts(:,1)),
                     [start "Parts must be rows [n, i] with 1 <= i <= n <= %d"], m);
  state.Stratify = double (full (codes));
  state.Order = double (full (order));
  state.Parts = double (full (parts));
  m = numel (queue_part (m, state.Parts, state.Stratify));
  option_check_that (m > 0, [start "Parts must be of parts that have observations"]);
  B = min (state.MiniBatchSize, m);
  if (strcmp (state.PartialMiniBatch, "discard"))
    m = B * floor (m / B);
  endif
  option_check_that (state.Next == m + 1 || (state.Next <= m && mod (state.Next - 1, B) == 0),
                     [start "Next must be the number of the first observation of a mini-batch, " ...
                            "or %d after the last one"], m + 1);
endfunction
