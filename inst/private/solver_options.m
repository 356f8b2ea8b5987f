## [row, numbers, options, given] = solver_options (who, name, options, given)
## What is given of the optimiser NAME, from what __options__ has made of
## solver_option_rows: ROW is the core's name of it, NUMBERS a struct of the
## numbers that it uses, those given or its defaults, and OPTIONS and GIVEN have
## them under their first names alone.
## SPDX-License-Identifier: GPL-3.0-or-later

function [row, numbers, options, given] = solver_options (who, name, options, given)
  persistent names = solver_table ().Options';
  persistent aliases = aliases_of (names);

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
  numbers = solver_defaults (row, options.Convention);
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

function aliases = aliases_of (names)
  aliases = __optionaliases__ ();
  aliases = aliases(ismember (aliases(:,2), names),:);
endfunction
