## [v, state] = average_call (who, statistic, x, y, args)
## What WHO, one of the family of ewma, does with its series X (and Y for a
## pair, else []), the parameter and the options in ARGS.  STATISTIC: 0 mean,
## 1 variance, 2 standard deviation, 3 covariance, 4 correlation.
## SPDX-License-Identifier: GPL-3.0-or-later

function [v, state] = average_call (who, statistic, x, y, args)
  x = samples (who, "X", x);
  if (statistic == 0 && nargout < 2 && numel (args) == 1 && ! ischar (args{1}))   # the short way
    [gain, log_beta] = __averagegain__ (who, "BETA", args{1});
    v = __ewma__ ([], x, [], gain, log_beta, [], [], 0, []);
    return;
  elseif (statistic >= 3)
    [x, y] = pair (who, x, samples (who, "Y", y));
  endif
  options = average_options (who, statistic, args);
  state = options.State;
  data = start = times = first = [];
  last = NaN;
  if (isequal (size (x), [0 0]) && (nargout > 1 || ! isempty (state)))   # not yet a series
    v = averages (who, options, x, y, [], [], 0, []);
    if (options.How.Timed)
      in_order (who, options.Times, 0, first, last);
    endif
    if (isempty (state))
      state = state_of (who, options, "", options.Dim, zeros (1, 0), first, last, data);
    endif
    return;
  endif
  [dim, n, shape] = along (who, x, options);
  if (! isempty (state))
    same_series (who, x, shape, state);
    first = state.FirstTime;
    last = state.LastTime;
    data = state.Data;
  elseif (! ischar (options.Initial))
    start = each_series (who, options.Initial, shape);
  endif
  if (options.How.Timed)
    [times, first, last] = in_order (who, options.Times, n, first, last);
  endif

  run_along = min (dim, ndims (x) + 1);   # all dimensions are alike from there on
  if (nargout < 2)
    v = averages (who, options, x, y, times, start, run_along, data);
    return;
  endif
  [v, data] = averages (who, options, x, y, times, start, run_along, data);
  state = state_of (who, options, class (x), dim, shape, first, last, data);
endfunction

## What __ewma__ returns.  Of its arguments only the numbers of a state have not
## been checked before.
function [v, data] = averages (who, options, x, y, varargin)
  try
    if (nargout < 2)
      v = __ewma__ (options.How, x, y, options.Gain, options.LogBeta, varargin{:});
    else
      [v, data] = __ewma__ (options.How, x, y, options.Gain, options.LogBeta, varargin{:});
    endif
  catch err
    if (isempty (options.State) || ! strncmp (err.message, "__ewma__: ", 10))
      rethrow (err);
    endif
    error ("descent:class", "%s: State must be what a former call of %s returned", who, who);
  end_try_catch
endfunction

## What a later call goes on from.  SHAPE is empty before the first series.
function state = state_of (who, options, kind, dim, shape, first, last, data)
  how = options.How;
  how.Threads = 0;
  state = struct ("Function", who, "Gain", options.Gain, "LogBeta", options.LogBeta, "How", how, ...
                  "Initial", options.Initial, "Class", kind, "Dim", dim, "Size", shape, ...
                  "FirstTime", first, "LastTime", last, "Data", data);
endfunction

## Real numbers: full, single or double.
function x = samples (who, what, x)
  if (! (isnumeric (x) || islogical (x)) || ! isreal (x))
    error ("descent:class", "%s: %s must be an array of real numbers, and is %s", who, what,
           kind (x));
  endif
  if (issparse (x))
    x = full (x);
  endif
  if (! isfloat (x))
    x = double (x);
  endif
endfunction

function text = kind (x)
  text = class (x);
  if (isnumeric (x) && iscomplex (x))
    text = ["complex " text];
  endif
endfunction

## Two series of one size and class: single if one of them is.
function [x, y] = pair (who, x, y)
  if (! size_equal (x, y))
    error ("descent:size", "%s: X and Y must be of the same size; they are %s and %s",
           who, text_size (x), text_size (y));
  elseif (! strcmp (class (x), class (y)))
    x = single (x);
    y = single (y);
  endif
endfunction

## The dimension of the series, their length, and the size of one slice across
## all of them, without singletons at its end.
function [dim, n, shape] = along (who, x, options)
  dim = options.Dim;
  if (! isempty (options.State) && one_series (options.State.Size) && isvector (x)
      && ! isscalar (x))
    dim = 1 + (rows (x) == 1);             # a row may go on where a column stopped
  elseif (isempty (dim))
    dim = [find(size (x) != 1, 1), 1](1);
  endif
  shape = size (x);
  n = 1;
  if (dim <= numel (shape))
    n = shape(dim);
    shape(dim) = 1;
    shape(max ([2, find(shape != 1, 1, "last")])+1:end) = [];
  endif
endfunction

function tf = one_series (shape)
  tf = all (shape == 1);
endfunction

function same_series (who, x, shape, old)
  if (! strcmp (class (x), old.Class))
    error ("descent:class", "%s: State is one of series in %s, X is %s", who, old.Class, class (x));
  elseif (! isequal (shape, old.Size) && ! (one_series (shape) && one_series (old.Size)))
    error ("descent:size", "%s: X must have the series that State has; it is %s", who,
           text_size (x));
  elseif (isempty (old.Data) && all (shape != 0))
    error ("descent:size", "%s: State has lost its data", who);
  endif
endfunction

## One number for each series.
function start = each_series (who, v0, shape)
  if (isscalar (v0))
    start = repmat (v0, prod (shape), 1);
  elseif (numel (v0) == prod (shape))
    start = v0;
  else
    error ("descent:size", "%s: Initial must be one number, or one for each series; X has %d",
           who, prod (shape));
  endif
endfunction

## Times that do not go back, counted from FIRST, and the last of them.  FIRST
## is 0; for integers of 64 bits, which a double does not tell apart, the first
## of all times.
function [times, first, last] = in_order (who, times, n, first, last)
  numbers_for_each (who, times, n);
  times = full (times(:));
  wide = any (strcmp (class (times), {"int64", "uint64"}));
  if (isempty (first) && n > 0)
    first = 0;
    if (wide)
      first = times(1);
    endif
  elseif (n > 0 && (wide || isinteger (first)) && ! strcmp (class (times), class (first)))
    error ("descent:class", "%s: Times must be %s, as in the calls before, and is %s",
           who, class (first), class (times));
  endif
  if (wide && n > 0)
    if (times(1) < first)
      error ("descent:value", "%s: Times must not decrease; Times(1) is before the times of State",
             who);
    endif
    not_back (who, times, times(1));
    if (first < 0 && times(end) - first == intmax (times))
      error ("descent:value", "%s: Times must end less than 2^63 after the first of them", who);
    endif
    times -= first;
  endif
  times = double (times);
  last = not_back (who, times, last);
endfunction

function numbers_for_each (who, times, n)
  if (! (isnumeric (times) && isreal (times)))
    remedy = "";
    if (ischar (times) || iscellstr (times))
      remedy = "; datenum makes days of dates";
    endif
    error ("descent:class", "%s: Times must be real numbers, and is %s%s", who, kind (times),
           remedy);
  elseif (numel (times) != n)
    error ("descent:size", "%s: Times must have one number for each of the %d samples; it is %s",
           who, n, text_size (times));
  endif
endfunction

## The last of times that neither are infinite nor go back, not behind LAST
## either.
function last = not_back (who, times, last)
  at = find (! isnan (times));
  known = [last; times(at)](1 + isnan (last):end);
  if (isempty (known))
    return;
  endif
  bad = find (isinf (times), 1);
  if (! isempty (bad))
    error ("descent:value", ["%s: Times must be finite, or NaN for a sample without a time; ", ...
                             "Times(%d) is %g"],
           who, bad, times(bad));
  endif
  bad = find (known(2:end) < known(1:end-1), 1);
  if (! isempty (bad) && bad == 1 && ! isnan (last))
    error ("descent:value", "%s: Times must not decrease; Times(%d) is before the times of State",
           who, at(1));
  elseif (! isempty (bad))
    error ("descent:value", "%s: Times must not decrease; Times(%d) does", who,
           at(bad + isnan (last)));
  endif
  last = known(end);
endfunction
