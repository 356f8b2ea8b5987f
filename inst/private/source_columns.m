## [task, names] = source_columns (file, options)
## What is to be taken from the text files of which FILE is the first: a task of
## __csvsource__, and the names of the columns.
## SPDX-License-Identifier: GPL-3.0-or-later

function [task, names] = source_columns (file, options)
  check_delimiter (options.Delimiter);
  [first, task.Delimiter, second] = __csvhead__ (file, options.Delimiter);
  is_number = cellfun (@(text) is_numeric (text), first);
  task.Header = header (options.HeaderLine, ! any (is_number & ! cellfun ("isempty", first)));
  names = first;
  if (! task.Header)
    names = arrayfun (@(i) sprintf ("%d", i), 1:numel (first), "UniformOutput", false);
    second = first;
  endif
  task.Class = options.Class;
  if (isempty (task.Class))
    task.Class = "double";
  elseif (! any (strcmp (task.Class, {"double", "single"})))
    error ("descent:value", 'datasource: Class must be "double" or "single" for text');
  endif
  targets = numbers (options.LabelColumn, names, "LabelColumn");
  columns = numbers (options.Columns, names, "Columns");
  if (isempty (columns))
    columns = setdiff (1:numel (names), targets);
  elseif (any (ismember (columns, targets)))
    error ("descent:option", "datasource: Columns and LabelColumn must be different columns");
  endif
  if (isempty (columns))
    error ("descent:option", "datasource: LabelColumn must leave a column for the features");
  endif
  task.Use = zeros (1, numel (names));
  task.Use(columns) = 1:numel (columns);
  task.Use(targets) = -(1:numel (targets));
  task.Classes = options.Classes;
  if (! iscellstr (task.Classes))
    error ("descent:class", "datasource: Classes must be a cell of texts");
  endif
  task.Classes = task.Classes(:)';
  task.Labels = labels (options, task.Classes, targets, second);
endfunction

function check_delimiter (delimiter)
  ok = ischar (delimiter) && numel (delimiter) < 2;
  if (! ok || (! isempty (delimiter) && ! isempty (regexp (delimiter, '[\w"+.\r\n\-]', "once"))))
    error ("descent:value", ["datasource: Delimiter must be one character, and none of ", ...
                             "numbers or names"]);
  endif
endfunction

function yes = header (value, guess)
  if (strcmp (value, "auto"))
    yes = guess;
  elseif (isscalar (value) && (islogical (value) || isnumeric (value)) && any (value == [0, 1]))
    yes = logical (value);
  else
    error ("descent:value", 'datasource: HeaderLine must be true, false or "auto"');
  endif
endfunction

function yes = is_numeric (text)
  yes = isempty (text) || any (strcmpi (text, {"NA", "NaN"})) || ! isnan (str2double (text));
endfunction

## Columns by their names or numbers, as numbers.
function list = numbers (value, names, what)
  if (ischar (value) && ! isempty (value))
    value = {value};
  endif
  if (iscellstr (value))
    [found, list] = ismember (value(:)', names);
    if (! all (found))
      error ("descent:value", 'datasource: %s: there is no column "%s"; there are: %s', what, ...
             text_cut (value{find(! found, 1)}), text_cut (strjoin (names, ", ")));
    endif
  elseif (isnumeric (value) && isreal (value))
    list = double (full (value(:)'));
    if (! all (list >= 1 & list <= numel (names) & list == fix (list)))
      error ("descent:value", ["datasource: %s must be names of columns, or numbers from 1 ", ...
                               "to %d"], what, numel (names));
    endif
  else
    error ("descent:class", "datasource: %s must be a name, a cell of names, or numbers", what);
  endif
  if (numel (unique (list)) != numel (list))
    error ("descent:value", "datasource: %s must be different columns", what);
  endif
endfunction

## Are the targets texts?
function yes = labels (options, classes, targets, cells)
  mode = options.Labels;
  yes = strcmp (mode, "classes") || ! isempty (classes);
  if (isempty (targets) && (yes || strcmp (mode, "numbers")))
    error ("descent:option", "datasource: Labels and Classes need LabelColumn");
  elseif (yes && (numel (targets) > 1 || strcmp (mode, "numbers")))
    error ("descent:option", "datasource: Classes are for one LabelColumn, of classes");
  elseif (strcmp (mode, "auto") && ! yes && numel (targets) == 1)
    yes = targets <= numel (cells) && ! is_numeric (cells{targets});
  endif
endfunction
