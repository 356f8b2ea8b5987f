## [arrays, options, fcn] = queue_options (args)
## The arguments of minibatchqueue: the arrays, the options of the queue as
## its state holds them, and the MiniBatchFcn or [].
## SPDX-License-Identifier: GPL-3.0-or-later

function [arrays, options, fcn] = queue_options (args)
  persistent table = {
    "MiniBatchSize", 64, "a positive integer"
    "PartialMiniBatch", "return", {"return", "discard"}
    "ObservationsIn", "columns", {"columns", "rows"}
    "Seed", 0, "an integer from 0 to 2^53 - 1"
    "ShuffleWindow", Inf, "a positive integer or Inf"
    "ShuffleBlock", [], ""
    "Stratify", [], ""
    "Order", [], ""
    "NumOutputs", 0, "a positive integer"
    "OutputCast", "same", ""
    "MiniBatchFcn", [], ""
    "State", [], ""};
  n = 1;
  while (n < numel (args) && ! (ischar (args{n+1}) && rows (args{n+1}) == 1))
    n++;                                  # a string ends the arrays
  endwhile
  arrays = args(1:n);
  [options, given] = __options__ ("minibatchqueue", table, args(n+1:end));
  fcn = options.MiniBatchFcn;
  if (given.MiniBatchFcn && ! is_function_handle (fcn))
    error ("descent:class", "minibatchqueue: MiniBatchFcn must be a function handle");
  endif
  state = options.State;
  options = rmfield (options, "State");
  if (given.State)
    state = check_state (state, table, options);
    options.ObservationsIn = state.ObservationsIn;
  endif

  m = observations (arrays, options.ObservationsIn);
  options = check_counts (options, given, m, n);
  if (! given.State)
    [options, given] = window_of_sources (options, given, arrays, m);
    options = check_windows (options, given, arrays{1}, m);
  endif
  options.MiniBatchFcn = given.MiniBatchFcn;  # a state is data: it says that there is one
  options.Sizes = cellfun (@(a) queue_size (a, options.ObservationsIn), arrays, ...
                           "UniformOutput", false);
  options.Classes = cellfun (@queue_class, arrays, "UniformOutput", false);
  options.Parts = zeros (0, 2);
  options.Epoch = double (! isempty (options.Order));
  options.Next = 1;
  if (given.State)
    options = resume (options, given, state, m);
  endif
endfunction

## How many observations all the arrays have.
function m = observations (arrays, along)
  for k = 1:numel (arrays)
    a = arrays{k};
    feed_check ("minibatchqueue", a);
    if (! (isnumeric (a) || islogical (a) || ischar (a) || iscell (a) || feed_is (a)))
      error ("descent:class", ["minibatchqueue: array %d must be numeric, logical, char or a ", ...
                               "cell, and is a %s"],
             k, class (a));
    elseif (isempty (a) && k == 1)
      error ("descent:size", "minibatchqueue: array 1 must not be empty, and is %s", text_size (a));
    endif
    dim = 1;
    if (strcmp (along, "columns"))
      dim = ndims (a);
    endif
    dims = queue_size (a, along);
    if (k == 1)
      m = dims(dim);
    elseif (dims(dim) != m)
      hint = "";
      if (numel (dims) == 2 && dims(3 - dim) == m)
        hint = ": transpose it";
      elseif (isnumeric (a) && isscalar (a))
        hint = "; the size of mini-batches is the option \"MiniBatchSize\"";
      endif
      error ("descent:size", ["minibatchqueue: array %d must have as many observations as ", ...
                              "array 1 (in %s), %d, and is %s%s"],
             k, along, m, sprintf ("%dx", dims)(1:end-1), hint);
    endif
  endfor
endfunction

## Options that depend on m and on the number of arrays, checked.
function options = check_counts (options, given, m, n)
  if (! given.MiniBatchSize)
    options.MiniBatchSize = min (64, m);
  elseif (options.MiniBatchSize > m)
    error ("descent:value", ["minibatchqueue: MiniBatchSize must be at most the number of ", ...
                             "observations, %d, and is %d"],
           m, options.MiniBatchSize);
  endif
  if (given.Order && ! isequal (options.Order, [])
      && (given.Seed || ! isequal (options.Stratify, [])))
    error ("descent:option", "minibatchqueue: Order and Seed or Stratify exclude each other");
  endif
  if (given.Order)
    options.Order = check_order (options.Order, m);
  endif
  if (given.Stratify)
    options.Stratify = queue_strata (options.Stratify, m);
  endif
  if (! given.NumOutputs)
    options.NumOutputs = n;
  elseif (! given.MiniBatchFcn && ! given.State && options.NumOutputs != n)
    error ("descent:option", "minibatchqueue: NumOutputs needs MiniBatchFcn");
  endif
  casts = options.OutputCast;
  if (! given.OutputCast)
    options.OutputCast = {casts}(ones (1, options.NumOutputs));
    return;
  elseif (! iscell (casts))
    casts = repmat ({casts}, 1, options.NumOutputs);
  elseif (numel (casts) != options.NumOutputs)
    error ("descent:value", "minibatchqueue: OutputCast must be one name, or a cell of %d",
           options.NumOutputs);
  endif
  options.OutputCast = cellfun (@(name) __checkvalue__ ("minibatchqueue", "OutputCast", name,
                                                      {"same", "double", "single"}),
                                casts(:)', "UniformOutput", false);
endfunction

## Large sources are shuffled in windows of what is read together.
function [options, given] = window_of_sources (options, given, arrays, m)
  files = cellfun (@feed_is, arrays);
  bytes = sum (cellfun (@(a) feed_bytes (a, m), arrays(files)));
  if (! given.ShuffleWindow && isempty (options.Order) && isempty (options.Stratify)
      && m * bytes > queue_memory ())
    options.ShuffleWindow = max (options.MiniBatchSize, floor (queue_memory () / bytes));
    given.ShuffleWindow = true;
  endif
endfunction

## With a ShuffleWindow, ShuffleBlock is the number of observations of a block
## afterwards.
function options = check_windows (options, given, X, m)
  if (isfinite (options.ShuffleWindow) && ! (isempty (options.Order)
                                             && isempty (options.Stratify)))
    error ("descent:option",
           "minibatchqueue: ShuffleWindow and Order or Stratify exclude each other");
  elseif (! isequal (options.ShuffleBlock, []) && ! given.ShuffleWindow)
    error ("descent:option", "minibatchqueue: ShuffleBlock needs a ShuffleWindow");
  endif
  windows = __windows__ ("minibatchqueue", options.ShuffleWindow, options.ShuffleBlock, X, m,
                         "MiniBatchSize", options.MiniBatchSize);
  if (! isempty (windows))
    options.ShuffleBlock = windows(3);
  endif
endfunction

function order = check_order (order, m)
  if (isequal (order, []))
    return;
  endif
  where = "";
  ok = isnumeric (order) && isreal (order) && ndims (order) == 2;
  if (ok && isvector (order) && numel (order) == m)
    order = order(:);
  endif
  ok = ok && rows (order) == m && columns (order) > 0;
  if (ok)
    order = double (full (order));
    right = all (sort (order, 1) == (1:m)', 1);
    ok = all (right);
    if (! ok)
      where = misplaced (order, find (! right, 1), m);
    endif
  endif
  if (! ok)
    error ("descent:value", ["minibatchqueue: Order must be a permutation of 1 to %d, or a ", ...
                             "matrix with one in each column%s"], m, where);
  endif
endfunction

## For a message: the first entry of column E of ORDER that is none of 1 to M,
## or was there before.
function text = misplaced (order, e, m)
  p = order(:,e);
  fine = p >= 1 & p <= m & p == fix (p);
  [~, first] = unique (p, "first");
  fine &= ismember ((1:m)', first);
  k = find (! fine, 1);
  text = sprintf (": entry %d of column %d, %.10g, is out of range or there before", k, e, p(k));
endfunction

## STATE, if it is one: fields of the table of options keep their rules.
function state = check_state (state, table, options)
  want = [fieldnames(options); {"Sizes"; "Classes"; "Parts"; "Epoch"; "Next"}];
  if (isstruct (state) && isscalar (state) && ! isfield (state, "ShuffleWindow"))
    [state.ShuffleWindow, state.ShuffleBlock] = deal (Inf, []);     # of version 0.1
  endif
  if (! (isstruct (state) && isscalar (state) && isempty (setxor (fieldnames (state), want))))
    error ("descent:value", "minibatchqueue: State must be a struct that q.state () has returned");
  endif
  rules = [table(:,[1, 3])
           {"Epoch", "an integer from 0 to 2^53 - 1"
            "Next", "a positive integer"}];
  for i = find (! cellfun ("isempty", rules(:,2)))(:)'
    [name, rule] = rules{i,:};
    state.(name) = __checkvalue__ ("minibatchqueue", ["State." name], state.(name), rule);
  endfor
endfunction

## The options of STATE, if they fit the arrays and options of the call.
function state = resume (options, given, state, m)
  if (! option_same (state.Sizes, options.Sizes)
      || ! option_same (state.Classes, options.Classes))
    text = cellfun (@(dims, class) [sprintf("%dx", dims)(1:end-1) " " class], options.Sizes,
                    options.Classes, "UniformOutput", false);
    error ("descent:size", ["minibatchqueue: State belongs to arrays of other sizes or ", ...
                            "classes than %s"],
           strjoin (text, ", "));
  endif
  if (! isequal (state.MiniBatchFcn, options.MiniBatchFcn))
    error ("descent:option", "minibatchqueue: State belongs to a queue with%s a MiniBatchFcn",
           {"", "out"}{1 + options.MiniBatchFcn});
  endif
  for name = {"MiniBatchSize", "PartialMiniBatch", "ObservationsIn", "Seed", ...
              "ShuffleWindow", "ShuffleBlock", "Stratify", "Order", "NumOutputs", "OutputCast"}
    name = name{1};
    if (given.(name) && ! option_same (options.(name), state.(name)))
      error ("descent:option", "minibatchqueue: State belongs to a queue with another %s", name);
    endif
  endfor
  state = queue_check_state (state, m, numel (options.Sizes));
endfunction
