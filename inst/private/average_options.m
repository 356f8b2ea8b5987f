## options = average_options (who, statistic, args)
## The parameter and the options in ARGS of WHO, one of the family of ewma;
## STATISTIC counts from 0, the mean.  Fields: Gain and LogBeta, 1 - beta and
## log (beta); How, the struct of numbers that __ewma__ takes; Initial, Dim,
## Times, State as given, State [] when there is none.  What the call leaves
## open is as the state says.
## SPDX-License-Identifier: GPL-3.0-or-later

function options = average_options (who, statistic, args)
  persistent of_mean = average_table (0);
  persistent of_moments = average_table (1);
  persistent parameters = nthargout (2, @average_table, 0);
  persistent missing = nthargout (3, @average_table, 0);

  named = cell (0, 2);
  if (! isempty (args) && ! ischar (args{1}))
    named = {"BETA", args{1}};
    args(1) = [];
  endif
  if (statistic == 0)
    [options, given] = parse (who, of_mean, args);
    options.Unbiased = given.Unbiased = false;
  else
    [options, given] = parse (who, of_moments, args);
    options.InitialWindow = given.InitialWindow = 0;
  endif
  for i = 1:5
    if (given.(parameters{i}))
      named(end+1,:) = {parameters{i}, options.(parameters{i})};
    endif
  endfor
  options.Gain = options.LogBeta = [];
  if (rows (named) > 1)
    error ("descent:option", "%s: give one of %s, not %d of them", who,
           strjoin (named(:,1)', ", "), rows (named));
  elseif (! isempty (named))
    [options.Gain, options.LogBeta] = __averagegain__ (who, named{:});
  endif

  [initial, options.Initial] = beginning (who, statistic, options.Initial);
  resumed = ! (isnumeric (options.State) && isempty (options.State));
  if (! resumed)
    options.BiasCorrection = check_start (who, statistic, options, initial, given);
    if (isempty (named))
      error ("descent:option", "%s: give BETA after the series, or one of %s", who,
             strjoin (parameters, ", "));
    endif
  endif
  options.How = struct ("Statistic", statistic, ...
                        "BiasCorrection", any (options.BiasCorrection), ...
                        "Initial", initial, "InitialWindow", options.InitialWindow, ...
                        "Missing", find (strcmp (options.Missing, missing)) - 1, ...
                        "MissingOutput", strcmp (options.MissingOutput, "hold"), ...
                        "MinPeriods", max (options.MinPeriods, 1), ...
                        "Timed", ! no_numbers (options.Times), ...
                        "Unbiased", options.Unbiased, "Threads", options.Threads);
  if (resumed)
    options = resume (who, options, given);
  endif
endfunction

## The options; one that is [] where it may be is as if it was not given.
function [options, given] = parse (who, table, args)
  [options, given] = __options__ (who, table, args);
  for name = {"BiasCorrection", "Dim", "MinPeriods", "Threads", "InitialWindow", "Unbiased"}
    if (isfield (options, name{1}) && isempty (options.(name{1})))
      options.(name{1}) = table{strcmp (name{1}, table(:,1)),2};
      given.(name{1}) = false;
    endif
  endfor
endfunction

## The number of Initial: 3 for values.
function [number, v0] = beginning (who, statistic, v0)
  persistent starts = __names__ ("initials");
  names = starts;
  if (statistic > 0)
    names = starts(1:2);                   # DSC_SMA is for means
    v0 = __checkvalue__ (who, "Initial", v0, names);
  endif
  number = [];
  if (ischar (v0))
    number = find (strcmpi (v0, names)) - 1;
  endif
  if (isempty (number))
    if (! (isnumeric (v0) && isreal (v0) && ! isempty (v0)))
      error ("descent:value", '%s: Initial must be "zero", "first", "sma" or numbers', who);
    elseif (any (isnan (v0(:))))
      error ("descent:value", ['%s: Initial must be "zero", "first", "sma" or numbers; ', ...
                               'Initial(%d) is NaN'],
             who, find (isnan (v0(:)), 1));
    endif
    v0 = double (full (v0(:)));
    number = 3;
  else
    v0 = names{number+1};
  endif
endfunction

## Do Initial, BiasCorrection and InitialWindow go together?
function corrected = check_start (who, statistic, options, initial, given)
  corrected = options.BiasCorrection;
  if (isempty (corrected))
    corrected = statistic > 0 && initial == 0;
  elseif (corrected && initial != 0)
    error ("descent:value", '%s: BiasCorrection is for Initial "zero"', who);
  elseif (! corrected && statistic > 0 && initial == 0)
    error ("descent:value", '%s: BiasCorrection must be true unless Initial is "first"', who);
  endif
  if (initial == 2 && ! given.InitialWindow)
    error ("descent:option", '%s: Initial "sma" needs InitialWindow', who);
  elseif (initial != 2 && given.InitialWindow)
    error ("descent:option", '%s: InitialWindow is for Initial "sma"', who);
  endif
endfunction

function tf = no_numbers (x)
  tf = isnumeric (x) && isequal (size (x), [0 0]);
endfunction

## The options of the state, which those given now must not contradict.
function options = resume (who, options, given)
  persistent fields = {"Function", "Gain", "LogBeta", "How", "Initial", "Class", "Dim", "Size", ...
                       "FirstTime", "LastTime", "Data"};
  persistent names = {"BiasCorrection", "Initial", "InitialWindow", "Missing", "MissingOutput", ...
                      "MinPeriods"};

  persistent how = {};
  if (isempty (how))
    how = fieldnames (options.How);
  endif
  s = options.State;
  if (isscalar (s) && isfield (s, "How") && isnumeric (s.How) && numel (s.How) == 10)
    s.How = cell2struct (num2cell (s.How(:)), how, 1);     # as release 0.1.0 has it
  endif
  if (! (isstruct (s) && isscalar (s) && all (isfield (s, fields)) && is_state (who, s, how)
         && s.How.Statistic == options.How.Statistic))
    error ("descent:class", "%s: State must be what a former call of %s returned", who, who);
  elseif (isempty (s.Size))                # of no series so far: with times if the first has them
    s.How.Timed = options.How.Timed;
  elseif (options.How.Timed > s.How.Timed || (s.How.Timed && ! given.Times))
    error ("descent:value", "%s: Times must be given in all calls or in none of them", who);
  endif
  if (! isempty (options.Gain)
      && ! isequal ([options.Gain(:), options.LogBeta(:)], [s.Gain(:), s.LogBeta(:)]))
    error ("descent:value", "%s: State was made with another beta", who);
  endif
  for i = 1:numel (names)
    if (given.(names{i}) && options.How.(names{i}) != s.How.(names{i}))
      error ("descent:value", "%s: State was made with another %s", who, names{i});
    endif
  endfor
  if (given.Initial && ! isequal (options.Initial, s.Initial))
    error ("descent:value", "%s: State was made with another Initial", who);
  elseif (options.How.Statistic > 0 && given.Unbiased && options.How.Unbiased != s.How.Unbiased)
    error ("descent:value", "%s: State was made with another Unbiased", who);
  endif
  s.How.Threads = options.How.Threads;
  options.How = s.How;
  options.Gain = s.Gain;
  options.LogBeta = s.LogBeta;
  options.Initial = s.Initial;
  if (! isempty (s.Dim) || ! isempty (s.Size))
    dim = __checkvalue__ (who, "State.Dim", s.Dim, "a positive integer");
    if (given.Dim && options.Dim != dim)
      error ("descent:value", "%s: State was made with Dim %d", who, dim);
    endif
    options.Dim = dim;
  endif
  if (isempty (s.Size))
    options.State = [];
  endif
endfunction

## Has every field of a state a value of its kind?  (The numbers of Data are the
## core's.)
function tf = is_state (who, s, names)
  persistent starts = __names__ ("initials");
  floats = {s.Size, s.LastTime, s.Gain, s.LogBeta, s.Data};
  tf = all (cellfun ("isreal", floats) & cellfun (@isfloat, floats)) ...
       && ischar (s.Function) && strcmp (s.Function, who) ...
       && ischar (s.Class) && isrow (s.Size) ...
       && isnumeric (s.FirstTime) && isreal (s.FirstTime) && numel (s.FirstTime) < 2 ...
       && isscalar (s.LastTime) && ! isinf (s.LastTime) ...
       && ! isempty (s.Gain) && size_equal (s.Gain, s.LogBeta) ...
       && isstruct (s.How) && isscalar (s.How) && numfields (s.How) == numel (names) ...
       && all (isfield (s.How, names));
  if (tf)
    values = struct2cell (s.How);
    tf = all (cellfun ("isreal", values) & cellfun ("numel", values) == 1
              & (cellfun (@isfloat, values) | cellfun (@islogical, values))
              & ! cellfun (@issparse, values));
  endif
  if (tf)
    values = [values{:}];
    tf = all (values == fix (values));
  endif
  if (tf && ischar (s.Initial))
    tf = isrow (s.Initial) ...
         && any (strcmp (s.Initial, starts) & 0:numel (starts) - 1 == s.How.Initial);
  elseif (tf)
    tf = isfloat (s.Initial) && isreal (s.Initial) && s.How.Initial == numel (starts) ...
         && ! any (isnan (s.Initial(:)));
  endif
endfunction
