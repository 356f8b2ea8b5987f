## text = info_text (who, info, name)
## The field NAME of a training history INFO, "" where there is none; an error unless it is
## one row of characters.
## SPDX-License-Identifier: GPL-3.0-or-later

function text = info_text (who, info, name)
  text = "";
  if (isfield (info, name) && ! isempty (info.(name)))
    text = info.(name);
    if (! (ischar (text) && isrow (text)))
      error ("descent:class", "%s: the field %s must be a string", who, name);
    endif
  endif
endfunction
