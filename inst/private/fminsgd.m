## [theta, J, info] = fminsgd (fun, theta0, varargin)
## The body of fminsgd, which other functions call too: a user's file of that
## name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function [theta, J, info] = fminsgd (fun, theta0, varargin)
  [args, run, m] = train_agree ("fminsgd", varargin, @() prepare (fun, theta0, varargin{:}));
  train_same ("fminsgd", run, theta0);
  [theta, info] = __fminsgd__ (args{:}, run);
  info = rmfield (train_info ("fminsgd", info, run, m, theta0),
                  {"EpochAccuracy", "ValidationAccuracy"});
  J = info.EpochCost;
endfunction

## What the shim takes, before its RUN over M samples.
function [args, run, m] = prepare (fun, theta0, varargin)
  [fun, takes] = cost_function (fun);
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
  if (takes != 1)
    y = turned (y, X, dim);
    m = check_samples ("X", X, "y", y, dim);
  elseif (given.MiniBatchSize && options.MiniBatchSize > 1)
    error ("descent:option",
           ["fminsgd: FUN takes theta alone, so MiniBatchSize has no meaning; ", ...
            "mini-batches need FUN (theta, X, y), which gets some of the samples"]);
  endif
  if (feed_is (X))
    bytes = feed_bytes (X, m) + feed_bytes (y, m) + 8;    # with a place in an order
    [options, given] = feed_window ("fminsgd", options, given, m, bytes);
  endif
  run = train_run ("fminsgd", options, given, m, X);
  data = {};
  if (takes == 2 && any (size (y)))
    error ("descent:class", ["fminsgd: FUN takes no y: it must be a function of theta, X and ", ...
                             "y, or y must be []"]);
  elseif (takes == 2)
    data = {X};
  elseif (takes != 1)
    data = {X, y};
  endif
  validation = validation_data (options, takes, X, y, dim);
  if (takes != 1 && isempty (run.Resume) && run.Rank == 0)
    trying = tic ();
    train_try_cost (fun, theta0, data, dim, run.MiniBatchSize, run.MaxTime, options.CheckLambda);
    if (strcmp (run.Distributed, "none"))    # ranks have one time
      run.MaxTime = max (run.MaxTime - toc (trying), 0);
    endif
  endif
  if (run.Recorded)
    run = train_record (run, {"Class", class(theta0)
                              "Size", size(theta0)
                              "ObservationsIn", options.ObservationsIn},
                        [samples_of("", data, dim); samples_of("Validation", validation, dim)]);
  endif
  if (feed_is (X) && numel (data) == 2 && ! feed_is (y) && any (size (y)))
    data{2} = columns_of (y, dim);
  endif
  args = {fun, theta0, data, validation, dim == 1};
endfunction

## The options in ARGS, perhaps after [] or a struct of another minimiser.
function [options, given] = own_options (args)
  persistent rows = {
    "ObservationsIn", "rows", {"rows", "columns"}
    "CheckLambda", true, "true or false"};
  theirs = struct ();
  if (! isempty (args) && isnumeric (args{1}) && isempty (args{1}))
    args(1) = [];
  elseif (! isempty (args) && isstruct (args{1}) && isscalar (args{1})
          && ! isfield (args{1}, "Solver"))
    theirs = args{1};
    args = [from_optimset(theirs), args(2:end)];
  endif
  try
    [options, given] = train_options ("fminsgd", args, rows);
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

## A column of y, a number a sample, where the samples are columns of X.
function y = turned (y, X, dim)
  if (dim == 2 && iscolumn (y) && ! feed_is (y) && rows (y) == feed_count (X))
    y = y.';
  endif
endfunction

## The handle of FUN, and the number of arguments that it takes: 1, 2, or 3 for
## any other.
function [fun, takes] = cost_function (fun)
  fun = option_function ("fminsgd", "FUN", fun);
  takes = 3;
  try
    takes = nargin (fun);
  catch          # built-in functions do not tell
  end_try_catch
  if (takes != 1 && takes != 2)
    takes = 3;
  endif
endfunction

## The number of samples.
function m = check_samples (Xname, X, yname, y, dim)
  along = {"rows", "columns"}{dim};
  for a = {Xname, yname; X, y}
    feed_check ("fminsgd", a{2});
    if (! (feed_is (a{2}) || isnumeric (a{2}) || islogical (a{2}) || ischar (a{2}))
        || ndims (a{2}) != 2)
      error ("descent:class", "fminsgd: %s must be a numeric, logical or char matrix", a{1});
    endif
  endfor
  if (feed_is (y) && ! feed_is (X))
    error ("descent:class", "fminsgd: %s must be an array, as %s is one", yname, Xname);
  endif
  m = size_along (X, dim);
  if (m == 0)
    error ("descent:size", "fminsgd: %s must have at least one sample, one of its %s", Xname,
           along);
  endif
  if (any (size (y)) && size_along (y, dim) != m)
    error ("descent:size", "fminsgd: %s must have as many %s as %s, %d, and has %d", yname, along,
           Xname, m, size_along (y, dim));
  endif
endfunction

## size (X, dim), where X may be a source.
function n = size_along (X, dim)
  n = size (X, dim);
  if (feed_is (X))
    n = X.Samples;
  endif
endfunction

## The other one
function n = size_across (X, dim)
  n = size (X, 3 - dim);
  if (feed_is (X))
    n = X.Features;
  endif
endfunction

## What FUN gets after theta when it is validated; {}: nothing.
function data = validation_data (options, takes, X, y, dim)
  data = options.ValidationData;
  if (isempty (data))
    data = {};
    return;
  elseif (takes == 1)
    error ("descent:option", "fminsgd: ValidationData needs a FUN of theta, X and y");
  elseif (! iscell (data) || numel (data) != 2)
    error ("descent:class", "fminsgd: ValidationData must be a cell, {X, y}");
  endif
  data{2} = turned (data{2}, data{1}, dim);
  check_samples ("X of ValidationData", data{1}, "y of ValidationData", data{2}, dim);
  if (size_across (data{1}, dim) != size_across (X, dim)
      || size_across (data{2}, dim) != size_across (y, dim))
    error ("descent:size", ["fminsgd: X and y of ValidationData must have %d and %d %s, like ", ...
                            "X and y"],
           size_across (X, dim), size_across (y, dim), {"columns", "rows"}{dim});
  endif
  for i = find (cellfun (@feed_is, data))(:)'      # FUN gets all of them at once
    data{i} = columns_of (feed_read (data{i}, 1:data{i}.Samples), dim);
  endfor
  data = data(1:min (takes, 3) - 1);
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
