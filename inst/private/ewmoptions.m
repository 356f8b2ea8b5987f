## opts = ewmoptions (who, statistic, args)
## The parameter and the options in ARGS of WHO, one of the family of ewma;
## STATISTIC counts from 0, the mean.  Fields: Gain and LogBeta, 1 - beta and
## log (beta); How, the numbers that __ewma__ takes; Initial, Dim, Times, State
## as given, State [] when there is none.  What the call leaves open is as the
## state says.
## SPDX-License-Identifier: GPL-3.0-or-later

function opts = ewmoptions (who, statistic, args)
  persistent of_mean = ewmtable (0);
  persistent of_moments = ewmtable (1);
  persistent parameters = nthargout (2, @ewmtable, 0);
  persistent missing = nthargout (3, @ewmtable, 0);

  named = cell (0, 2);
  if (! isempty (args) && ! ischar (args{1}))
    named = {"BETA", args{1}};
    args(1) = [];
  endif
  if (statistic == 0)
    [opts, given] = parseoptions (who, of_mean, args);
    opts.Unbiased = given.Unbiased = false;
  else
    [opts, given] = parseoptions (who, of_moments, args);
    opts.InitialWindow = given.InitialWindow = 0;
  endif
  for i = 1:5
    if (given.(parameters{i}))
      named(end+1,:) = {parameters{i}, opts.(parameters{i})};
    endif
  endfor
  opts.Gain = opts.LogBeta = [];
  if (rows (named) > 1)
    error ("descent:option", "%s: give one of %s, not %d of them", who,
           strjoin (named(:,1)', ", "), rows (named));
  elseif (! isempty (named))
    [opts.Gain, opts.LogBeta] = __ewmagain__ (who, named{:});
  endif

  [initial, opts.Initial] = beginning (who, statistic, opts.Initial);
  resumed = ! (isnumeric (opts.State) && isempty (opts.State));
  if (! resumed)
    opts.BiasCorrection = agree (who, statistic, opts, initial, given);
    if (isempty (named))
      error ("descent:option", "%s: give BETA after the series, or one of %s", who,
             strjoin (parameters, ", "));
    endif
  endif
  opts.How = [statistic, any(opts.BiasCorrection), initial, opts.InitialWindow, ...
              find(strcmp (opts.Missing, missing)) - 1, strcmp(opts.MissingOutput, "hold"), ...
              max(opts.MinPeriods, 1), given.Times, opts.Unbiased, opts.Threads];
  if (resumed)
    opts = adopt (who, opts, given);
  endif
endfunction

## The number of Initial: 3 for values.
function [number, v0] = beginning (who, statistic, v0)
  if (statistic > 0)
    names = {"zero", "first"};
    v0 = checkvalue (who, "Initial", v0, names);
  else
    names = {"zero", "first", "sma"};
  endif
  number = [];
  if (ischar (v0))
    number = find (strcmpi (v0, names)) - 1;
  endif
  if (isempty (number))
    if (! (isnumeric (v0) && isreal (v0) && ! isempty (v0) && ! any (isnan (v0(:)))))
      error ("descent:value", '%s: Initial must be "zero", "first", "sma" or numbers', who);
    endif
    v0 = double (full (v0(:)));
    number = 3;
  else
    v0 = names{number+1};
  endif
endfunction

## Do Initial, BiasCorrection and InitialWindow go together?
function corrected = agree (who, statistic, opts, initial, given)
  corrected = opts.BiasCorrection;
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

## The options of the state, which those given now must not contradict.
function opts = adopt (who, opts, given)
  persistent fields = {"Function", "Gain", "LogBeta", "How", "Initial", "Class", "Dim", "Size", "FirstTime", "LastTime", "Data"};
  persistent names = {"BiasCorrection", "Initial", "InitialWindow", "Missing", "MissingOutput", "MinPeriods"};

  s = opts.State;
  if (! (isstruct (s) && isscalar (s) && all (isfield (s, fields))
         && ischar (s.Function) && strcmp (s.Function, who)
         && ischar (s.Class) && isfloat (s.Size) && isrow (s.Size)
         && isnumeric (s.FirstTime) && isreal (s.FirstTime) && numel (s.FirstTime) < 2
         && isfloat (s.LastTime) && isscalar (s.LastTime) && isreal (s.LastTime)
         && isfloat (s.How) && numel (s.How) == 10 && isfloat (s.Gain) && isfloat (s.LogBeta)
         && ((isfloat (s.Initial) && isreal (s.Initial)) || (ischar (s.Initial) && any (strcmp (s.Initial, {"zero", "first", "sma"}))))
         && isfloat (s.Data) && s.How(1) == opts.How(1)))
    error ("descent:class", "%s: State must be what a former call of %s returned", who, who);
  elseif (s.How(8) != opts.How(8))
    error ("descent:value", "%s: Times must be given in all calls or in none of them", who);
  elseif (! isempty (opts.Gain) && ! isequal ([opts.Gain(:), opts.LogBeta(:)], [s.Gain(:), s.LogBeta(:)]))
    error ("descent:value", "%s: State was made with another beta", who);
  endif
  for i = 1:numel (names)
    if (given.(names{i}) && opts.How(i+1) != s.How(i+1))
      error ("descent:value", "%s: State was made with another %s", who, names{i});
    endif
  endfor
  if (given.Initial && ! isequal (opts.Initial, s.Initial))
    error ("descent:value", "%s: State was made with another Initial", who);
  elseif (opts.How(1) > 0 && given.Unbiased && opts.How(9) != s.How(9))
    error ("descent:value", "%s: State was made with another Unbiased", who);
  endif
  opts.How = [s.How(:)'(1:9), opts.How(10)];
  opts.Gain = s.Gain;
  opts.LogBeta = s.LogBeta;
  opts.Initial = s.Initial;
  if (! isempty (s.Dim) || ! isempty (s.Size))
    dim = checkvalue (who, "State.Dim", s.Dim, "a positive integer");
    if (given.Dim && opts.Dim != dim)
      error ("descent:value", "%s: State was made with Dim %d", who, dim);
    endif
    opts.Dim = dim;
  endif
  if (isempty (s.Size))
    opts.State = [];                       # of no series so far
  endif
endfunction
