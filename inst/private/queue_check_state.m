## state = queue_check_state (state, m, n)
## An error unless the fields of STATE, which keep the rules of queue_options.m, are those of
## a minibatchqueue over N arrays of M observations.
## SPDX-License-Identifier: GPL-3.0-or-later

function state = queue_check_state (state, m, n)
  whole = @(v, least, most) isnumeric (v) && isreal (v) && ndims (v) == 2 ...
                            && all (v(:) >= least & v(:) <= most & v(:) == fix (v(:)));
  must (state.MiniBatchSize <= m, "MiniBatchSize", "at most the number of observations, %d", m);
  must (state.MiniBatchFcn || state.NumOutputs == n, "NumOutputs", "the number of arrays, %d", n);
  must (iscell (state.OutputCast) && numel (state.OutputCast) == state.NumOutputs, "OutputCast",
        "a cell of %d names of classes", state.NumOutputs);
  state.OutputCast = cellfun (@(name) option_check ("minibatchqueue", "State.OutputCast", name, {"same", "double", "single"}),
                              state.OutputCast(:)', "UniformOutput", false);

  codes = state.Stratify;
  must (isequal (codes, []) || (whole (codes, 1, m) && isequal (size (codes), [1, m])
                                && isequal (unique (codes), 1:max (codes))),
        "Stratify", "[] or a row of %d classes, numbered from 1 on", m);
  order = state.Order;
  E = columns (order);
  must (isequal (order, []) || (whole (order, 1, m) && rows (order) == m && E > 0
                                && isequal (sort (order, 1), repmat ((1:m)', 1, E))),
        "Order", "[] or have a permutation of 1 to %d in each column", m);
  must (isempty (order) || isempty (codes), "Order", "[] beside Stratify");
  must (isempty (order) || (state.Epoch >= 1 && state.Epoch <= E), "Epoch", "the number of a column of Order, at most %d", E);

  parts = state.Parts;
  must (whole (parts, 1, m) && columns (parts) == 2 && all (parts(:,2) <= parts(:,1)), "Parts",
        "rows [n, i] with 1 <= i <= n <= %d", m);
  [state.Stratify, state.Order, state.Parts] = deal (double (full (codes)), double (full (order)), double (full (parts)));
  m = numel (queue_part (m, state.Parts, state.Stratify));
  must (m > 0, "Parts", "of parts that have observations");
  B = min (state.MiniBatchSize, m);
  if (strcmp (state.PartialMiniBatch, "discard"))
    m = B * floor (m / B);
  endif
  must (state.Next == m + 1 || (state.Next <= m && mod (state.Next - 1, B) == 0), "Next",
        "the number of the first observation of a mini-batch, or %d after the last one", m + 1);
endfunction

function must (ok, field, rule, varargin)
  if (! ok)
    error ("descent:value", ["minibatchqueue: State.%s must be ", rule], field, varargin{:});
  endif
endfunction
