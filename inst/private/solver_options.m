## table = solver_options ()
## [row, numbers, options, given] = solver_options (who, name, options, given)
## The options of an optimiser, for optimizer and for the trainers.  TABLE holds
## their rows for option_parse.  For the optimiser NAME and for what option_parse
## has made of such rows: ROW is the core's name of it, NUMBERS a struct of the
## numbers it uses, those given or its defaults, and OPTIONS and GIVEN have them
## under their first names alone.
## SPDX-License-Identifier: GPL-3.0-or-later

function [row, numbers, options, given] = solver_options (who, name, options, given)
  persistent table = solver_table ();
  persistent names = table.Options';
  persistent aliases = option_aliases ()(ismember (option_aliases ()(:,2), names),:);
  if (nargin == 0)
    rules = [table.Rules'; table.Rules(cellfun (@(n) find (strcmp (n, table.Options)), aliases(:,2)))'];
    row = [[names; aliases(:,1)], repmat({[]}, numel (rules), 1), rules;
           {"Centered", false, "true or false"
            "GradientThreshold", Inf, "a positive number or Inf"
            "GradientThresholdMethod", "l2norm", table.ClipMethods
            "Convention", "course", table.Conventions}];
    return;
  endif

  for alias = aliases'
    if (given.(alias{1}) && given.(alias{2}))
      error ("descent:option", "%s: give %s or %s, not both", who, alias{[2 1]});
    elseif (given.(alias{1}))
      options.(alias{2}) = options.(alias{1});
      given.(alias{2}) = true;
    endif
    options = rmfield (options, alias{1});
    given = rmfield (given, alias{1});
  endfor

  row = name;
  if (strcmp (name, "sgdm"))
    row = "momentum";
  elseif (strcmp (name, "rmsprop") && options.Centered)
    row = "rmsprop-centered";
  endif
  numbers = solver_table (row, options.Convention);
  for key = [names; {"Centered"}]'
    used = isfield (numbers, key{1}) || (strcmp (key{1}, "Centered") && strcmp (name, "rmsprop"));
    if (given.(key{1}) && ! used)
      error ("descent:option", '%s: "%s" does not take "%s"', who, name, key{1});
    elseif (given.(key{1}) && isfield (numbers, key{1}))
      numbers.(key{1}) = options.(key{1});
    endif
  endfor
  if (given.GradientThresholdMethod && ! given.GradientThreshold)
    error ("descent:option", "%s: GradientThresholdMethod needs a GradientThreshold", who);
  endif
endfunction
