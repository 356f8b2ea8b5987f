## [theta, J, info] = fminsgd (fun, theta0, varargin)
## The body of fminsgd, which other functions call too: a user's file of that
## name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function [theta, J, info] = fminsgd (fun, theta0, varargin)
  [args, run] = train_agree ("fminsgd", varargin, @() prepare (fun, theta0, varargin{:}));
  train_same ("fminsgd", run, theta0);
  [theta, info, complex] = __fminsgd__ (args{:});
  info = train_info ("fminsgd", info, run, theta0, complex);
  J = info.EpochCost;
endfunction

## What the shim takes, and the RUN among it.
function [args, run] = prepare (fun, theta0, varargin)
  [fun, takes] = train_cost_function ("fminsgd", fun);
  X = y = [];
  if (takes != 1)
    if (nargin < 3)
      error ("Octave:invalid-fun-call",
             "Invalid call to fminsgd: FUN of theta, X and y needs X and y");
    endif
    [X, y] = samples (varargin{:});
    varargin(1:2) = [];
  elseif (numel (varargin) > 1 && ! (ischar (varargin{1}) || isstruct (varargin{1})
                                     || ischar (varargin{2}) || isstruct (varargin{2})))
    varargin(1:2) = [];            # FUN has its data
  endif
  [options, given] = own_options (varargin);

  dim = 1 + strcmp (options.ObservationsIn, "columns");
  m = 1;
  fed = false;
  if (takes != 1)
    [y, m] = train_samples ("fminsgd", {"X", "y"}, X, y, dim);
    fed = isstruct (X);
  elseif (given.MiniBatchSize && options.MiniBatchSize > 1)
    error ("descent:option",
           ["fminsgd: FUN takes theta alone, so MiniBatchSize has no meaning; ", ...
            "mini-batches need FUN (theta, X, y), which gets some of the samples"]);
  endif
  if (fed)
    bytes = feed_bytes (X, m) + feed_bytes (y, m) + 8;    # with a place in an order
    [options, given] = feed_window ("fminsgd", options, given, m, bytes);
  endif
  run = train_run ("fminsgd", options, given, m, X);
  data = {X, y}(1:takes-1);
  if (takes == 2 && any (size (y)))
    error ("descent:class", ["fminsgd: FUN takes no y: it must be a function of theta, X and ", ...
                             "y, or y must be []"]);
  endif
  [validation, piece] = validation_data (options, takes, X, y, dim, run);
  if (takes != 1 && isempty (run.Resume) && run.Rank == 0)
    trying = tic ();
    train_try_cost (fun, theta0, data, dim, m, run.MiniBatchSize, run.MaxTime, ...
                    options.CheckLambda);
    if (strcmp (run.Distributed, "none"))    # ranks have one time
      run.MaxTime = max (run.MaxTime - toc (trying), 0);
    endif
  endif
  if (run.Recorded)
    run = train_record (run, [{"Class", class(theta0)
                               "Size", size(theta0)
                               "ObservationsIn", options.ObservationsIn}
                              {"ValidationPiece", piece}(piece > 0,:)],
                        [samples_of("", data, dim); samples_of("Validation", validation, dim)]);
  endif
  if (fed && numel (data) == 2 && ! isstruct (y) && any (size (y)))
    data{2} = columns_of (y, dim);
  endif
  if (piece > 0 && numel (validation) == 2 && ! feed_is (validation{2}))
    validation{2} = columns_of (validation{2}, dim);
  endif
  args = {fun, theta0, data, validation, dim == 1, run, piece};
endfunction

## The options in ARGS, perhaps after [] or a struct of another minimiser.
function [options, given] = own_options (args)
  persistent table = [
    train_option_rows();
    {"ObservationsIn", "rows", {"rows", "columns"}
     "CheckLambda", true, "true or false"}];
  theirs = struct ();
  if (! isempty (args) && isnumeric (args{1}) && isempty (args{1}))
    args(1) = [];
  elseif (! isempty (args) && isstruct (args{1}) && isscalar (args{1})
          && ! isfield (args{1}, "Solver"))
    theirs = args{1};
    args = [from_optimset(theirs), args(2:end)];
  endif
  try
    [options, given] = train_options ("fminsgd", args, table);
  catch err
    option_struct_error (err, theirs);
  end_try_catch
endfunction

## X and y of the call, before its options.
function [X, y] = samples (X, varargin)
  if (nargin < 2)
    error ("Octave:invalid-fun-call", ["Invalid call to fminsgd: y is missing after X; it is ", ...
                                       "[] where FUN takes no y"]);
  endif
  y = varargin{1};
  if ((isstruct (y) && ! feed_is (y))
      || (ischar (y) && isrow (y) && rows (X) != 1 && columns (X) != columns (y)))
    error ("descent:usage", ["fminsgd: y is missing between X and the options; it is [] where ", ...
                             "FUN takes no y"]);
  endif
endfunction

## y with a column for each sample, and back.
function y = columns_of (y, dim)
  if (dim == 1)
    y = y.';
  endif
endfunction

## What a sample of X has: numbers along the other dimension than DIM.
function n = size_across (X, dim)
  n = size (X, 3 - dim);
  if (feed_is (X))
    n = X.Features;
  endif
endfunction

## What FUN gets after theta when it is validated; {}: nothing.  PIECE: how many
## samples of sources at a time, where Memory does not hold them; 0: all.
function [data, piece] = validation_data (options, takes, X, y, dim, run)
  data = options.ValidationData;
  piece = 0;
  if (isempty (data))
    data = {};
    return;
  elseif (takes == 1)
    error ("descent:option", "fminsgd: ValidationData needs a FUN of theta, X and y");
  elseif (! iscell (data) || numel (data) != 2)
    error ("descent:class", "fminsgd: ValidationData must be a cell, {X, y}");
  endif
  names = {"X of ValidationData", "y of ValidationData"};
  data{2} = train_samples ("fminsgd", names, data{:}, dim);
  if (size_across (data{1}, dim) != size_across (X, dim)
      || size_across (data{2}, dim) != size_across (y, dim))
    error ("descent:size", ["fminsgd: X and y of ValidationData must have %d and %d %s, like ", ...
                            "X and y"],
           size_across (X, dim), size_across (y, dim), {"columns", "rows"}{dim});
  endif
  data = data(1:min (takes, 3) - 1);
  sources = cellfun (@feed_is, data);
  if (any (sources))
    [data, piece] = whole_or_pieces (data, sources, X, y, dim, run);
  endif
endfunction

## Sources that are read as a whole where they are few bytes, or Memory has room
## for them beside the windows of X and y; others are read at each validation.
function [data, piece] = whole_or_pieces (data, sources, X, y, dim, run)
  m = data{1}.Samples;
  bytes = sum (cellfun (@(a) feed_bytes (a, m), data(sources)));
  windows = 0;
  if (feed_is (X))
    read = feed_count (X);
    windows = min (2 * run.ShuffleWindow, read) * (feed_bytes (X, read) + feed_bytes (y, read));
  endif
  piece = max (1, floor (2^22 / bytes));
  if (m > piece && windows + 2 * m * bytes > run.Memory)     # 2: rows, made of columns
    return;
  endif
  piece = 0;
  for i = find (sources)(:)'
    data{i} = columns_of (feed_read (data{i}, 1:m), dim);
  endfor
endfunction

## Rows for train_record.
function list = samples_of (which, data, dim)
  list = cell (0, 3);
  for i = 1:numel (data)
    list(i,:) = {[which, "Xy"(i)], data{i}, dim};
  endfor
endfunction

## Options from the fields of OPTIMSET that mean something here.
function args = from_optimset (s)
  args = {};
  for name = fieldnames (s)(:)'
    value = s.(name{1});
    if (isempty (value))
      continue;
    endif
    switch (text_lower (name{1}))
      case "maxiter"
        args(end+1:end+2) = {"MaxIterations", value};
      case "outputfcn"
        args(end+1:end+2) = {"OutputFcn", value};
      case "display"
        args(end+1:end+2) = {"Verbose", any(strcmpi (value, "iter"))};
      case "gradobj"
        if (! strcmpi (value, "on"))
          error ("descent:option", "fminsgd: GradObj must be \"on\": FUN returns the gradient");
        endif
      case lower (fieldnames (optimset ("fminunc"))')
        error ("descent:option",
               ["fminsgd: the field %s of %s has no meaning here; these have: ", ...
                "MaxIter, OutputFcn, Display, GradObj"], name{1},
               {option_struct_owner(s), "optimset"}{1 + isempty(option_struct_owner (s))});
      otherwise
        args(end+1:end+2) = {name{1}, value};
    endswitch
  endfor
endfunction
