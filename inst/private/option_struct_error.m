## option_struct_error (err, s)
## Raises ERR again; where it is of an unknown option, the message tells of
## which tool the struct S is that has it.
## SPDX-License-Identifier: GPL-3.0-or-later

function option_struct_error (err, s)
  message = err.message;
  tool = option_struct_owner (s);
  if (! isempty (tool) && ! isempty (strfind (message, "unknown option")))
    message = sprintf ("%s; OPTIONS looks like a struct of %s", message, tool);
  endif
  error (struct ("message", message, "identifier", err.identifier, "stack", err.stack));
endfunction
