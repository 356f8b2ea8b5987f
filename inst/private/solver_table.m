## table = solver_table ()
## The table of optimisers, as the core has it: TABLE has the fields Names (the
## rows), Conventions, ClipMethods, Options (the options that are numbers) with
## their Rules (see __checkvalue__) and Slots (arrays of state of each row).
## "rmsprop-centered" is the row of "rmsprop" with Centered.
## SPDX-License-Identifier: GPL-3.0-or-later

function table = solver_table ()
  persistent core = __optimizers__ ();
  table = core;
endfunction
