## [options, given] = train_options (who, args, table)
## The options of a trainer in ARGS, checked: those of TABLE (see __options__),
## which may have rows of WHO's alone after those that all trainers have.  ARGS
## are Name, value pairs, perhaps after a struct of options as trainingOptions
## makes it, of which fields that are [] say nothing.  GIVEN tells of the pairs.
## SPDX-License-Identifier: GPL-3.0-or-later

function [options, given] = train_options (who, args, table)
  said = {};
  after_struct = ! isempty (args) && isstruct (args{1});
  if (after_struct)
    [~, given] = __options__ (who, table, args(2:end));
    [table(:,2), said] = defaults_of (who, table, args{1}, given);
    args(1) = [];
  endif
  [options, given] = __options__ (who, table, args);
  if (given.Order)
    given.Order = ! (isnumeric (options.Order) && isequal (size (options.Order), [0 0]));
    if (given.Order && given.Shuffle)
      error ("descent:option", "%s: give Order or Shuffle, not both", who);
    endif
  endif
  if (! isempty (options.OutputFcn))
    options.OutputFcn = option_function (who, "OutputFcn", options.OutputFcn);
  endif
  if (given.Shuffle || after_struct)
    options.Shuffle = shuffling (who, options.Shuffle);
  endif
  if (isempty (said))
    return;
  endif
  for alias = __optionaliases__ ()'
    if (given.(alias{1}))          # in the place of what the struct says
      said = said(! strcmp (said, alias{2}));
    endif
  endfor
  for name = said(:)'
    given.(name{1}) = true;
  endfor
endfunction

## The column of defaults of TABLE, with what the struct S of options says; and
## the names of what it says beyond defaults that are always there.  PAIRS tells
## which options are given beside it.
function [values, said] = defaults_of (who, table, s, pairs)
  if (! isscalar (s))
    error ("descent:class", "%s: OPTIONS must be one struct, or name, value pairs", who);
  endif
  s = canonical (who, s, table(:,1));
  made = all (isfield (s, {"Solver", "LearnRateSchedule", "Convention"}));     # by trainingOptions
  if (made && (pairs.Solver || pairs.LearnRateSchedule || pairs.Convention))
    ## the defaults of what is replaced do not stay
    old = trainingOptions (s.Solver, "LearnRateSchedule", s.LearnRateSchedule, ...
                           "Convention", s.Convention);
    for name = setdiff (fieldnames (old)', {"Solver", "LearnRateSchedule", "Convention"})(:)'
      if (isfield (s, name{1}) && option_same (s.(name{1}), old.(name{1})))
        s = rmfield (s, name{1});
      endif
    endfor
  endif
  fields = fieldnames (s)';
  fields = fields(! cellfun (@(f) isnumeric (s.(f)) && isempty (s.(f)), fields));
  for alias = __optionaliases__ ()'
    here = strcmp (fields, alias{1});
    if (any (here) && any (strcmp (fields, alias{2})))
      fields(here) = [];           # the other name has been put there by hand
    elseif (any (here))
      s.(alias{2}) = s.(alias{1});
      fields(here) = alias(2);
    endif
  endfor
  values = [fields; cellfun(@(f) s.(f), fields, "UniformOutput", false)];
  try
    [options, given] = __options__ (who, table, values(:)');
  catch err
    option_struct_error (err, s);
  end_try_catch
  values = struct2cell (options);
  if (made)                        # what it has unless it is given
    for [value, name] = struct ("MaxEpochs", 10, "MiniBatchSize", 64, "ValidationPatience", Inf,
                                "OutputNetwork", "best-validation")
      given.(name) = given.(name) && ! option_same (options.(name), value);
    endfor
    given.MaxEpochs = given.MaxEpochs || (options.MaxIterations < Inf
                                          && any (strcmp (fields, "MaxEpochs")));
  endif
  said = setdiff (table(:,1)', {"Shuffle", "Order", "Convention", "GradientThresholdMethod"});
  said = said(cellfun (@(name) given.(name), said));
endfunction

## S with its fields called as in NAMES, whatever their case.
function s = canonical (who, s, names)
  fields = fieldnames (s);
  for i = 1:numel (fields)
    fields(i) = [names(strcmpi (names, fields{i})); fields(i)](1);
  endfor
  if (numel (unique (fields)) < numel (fields))
    [~, first] = unique (fields, "first");
    twice = fields{setdiff(1:end, first)(1)};
    error ("descent:option", "%s: OPTIONS must have one field %s", who, twice);
  endif
  s = cell2struct (struct2cell (s), fields, 1);
endfunction

## "never", "once" or "every-epoch"; false and true mean the first and the last.
function name = shuffling (who, value)
  persistent names = __names__ ("shuffles");
  if (ischar (value) || iscell (value))
    name = __checkvalue__ (who, "Shuffle", value, names);
  else
    name = names{1 + 2 * __checkvalue__(who, "Shuffle", value, "true or false")};
  endif
endfunction
