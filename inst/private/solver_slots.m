## slots = solver_slots (name)
## The number of arrays of state that the row NAME of solver_table keeps.
## SPDX-License-Identifier: GPL-3.0-or-later

function slots = solver_slots (name)
  table = solver_table ();
  slots = table.Slots(strcmp (name, table.Names));
endfunction
