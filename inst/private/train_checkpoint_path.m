## path = train_checkpoint_path (who, what, value)
## The absolute path of a file for the option WHAT: a run must not lose it when
## somebody calls cd.  "" for [] and "", which say nothing.
## SPDX-License-Identifier: GPL-3.0-or-later

function path = train_checkpoint_path (who, what, value)
  path = "";
  if (isempty (value) && (isnumeric (value) || ischar (value)))
    return;
  endif
  if (! ischar (value) || ! isrow (value))
    error ("descent:class", "%s: %s must be the name of a file", who, what);
  elseif (any (value < 32 | value == 127))
    error ("descent:value", "%s: %s must be the name of a file, without control characters", who,
           what);
  endif
  path = make_absolute_filename (tilde_expand (value));
  if (numel (path) > 4000)
    error ("descent:value", "%s: %s must be the name of a file, of at most 4000 characters", who,
           what);
  elseif (isfolder (path))
    error ("descent:file", "%s: %s must be a file, and \"%s\" is a folder", who, what, path);
  endif
endfunction
