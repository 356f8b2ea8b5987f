## refused (call, pattern)
## refused (call, pattern, id)
## An error unless CALL, a function handle, raises one whose message matches PATTERN and whose
## identifier begins with ID.
## SPDX-License-Identifier: GPL-3.0-or-later

function refused (call, pattern, id = "")
  err = struct ("identifier", "", "message", "no error");
  try
    call ();
  catch err
  end_try_catch
  if (! isempty (id) && ! strncmp (err.identifier, id, numel (id)))
    error ("%s: the identifier is \"%s\", not \"%s\": %s", func2str (call), err.identifier, id, ...
           err.message);
  elseif (! isempty (pattern) && isempty (regexp (err.message, pattern, "once")))
    error ("%s: \"%s\" does not match \"%s\"", func2str (call), err.message, pattern);
  elseif (isempty (err.identifier) && strcmp (err.message, "no error"))
    error ("%s raises no error", func2str (call));
  endif
endfunction
