## table = solver_table ()
## [defaults, rules, slots] = solver_table (name, convention)
## The table of optimisers, as the core has it: TABLE has the fields Names (the
## rows), Conventions, ClipMethods, Options (the options that are numbers) with their Rules
## (see option_check), Slots (arrays of state of each row), Uses (rows x options)
## and Defaults (rows x options x conventions).
## With the name of a row: structs with a field for each option that this one
## uses, its default and its rule, and the number of slots.  "rmsprop-centered"
## is the row of "rmsprop" with Centered.
## SPDX-License-Identifier: GPL-3.0-or-later

function [defaults, rules, slots] = solver_table (name, convention)
  persistent table = __optimizers__ ();
  if (nargin == 0)
    defaults = table;
    return;
  endif
  row = find (strcmp (name, table.Names));
  used = table.Uses(row,:);
  numbers = table.Defaults(row, used, strcmp (convention, table.Conventions));
  defaults = cell2struct (num2cell (numbers(:)), table.Options(used)', 1);
  rules = cell2struct (table.Rules(used)', table.Options(used)', 1);
  slots = table.Slots(row);
endfunction
