## defaults = solver_defaults (name, convention)
## A struct with a field for each number that the row NAME of solver_table uses,
## its default in CONVENTION.
## SPDX-License-Identifier: GPL-3.0-or-later

function defaults = solver_defaults (name, convention)
  table = solver_table ();
  row = find (strcmp (name, table.Names));
  used = table.Uses(row,:);
  numbers = table.Defaults(row, used, strcmp (convention, table.Conventions));
  defaults = cell2struct (num2cell (numbers(:)), table.Options(used)', 1);
endfunction
