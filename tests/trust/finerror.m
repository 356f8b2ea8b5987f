## yes = finerror (err)
## Is the error ERR one of ours, or one that is not ours to name?  Not ours are those of
## users' functions (calls.m and kinds.m have some), print_usage for a wrong number of
## arguments, which the interpreter says too, and Octave's own for an array that no
## memory holds.
## SPDX-License-Identifier: GPL-3.0-or-later

function yes = finerror (err)
  yes = any (ismember ({err.stack.name}, {"cost", "cell_cost", "square", "surprise"})) ...
        || strcmp (err.identifier, "user:function") || strncmp (err.identifier, "descent:", 8) ...
        || any (strcmp (err.identifier, {"Octave:invalid-fun-call", "Octave:bad-alloc"})) ...
        || strncmp (err.message, "out of memory or dimension too large", 36);
endfunction
