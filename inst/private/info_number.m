## x = info_number (who, info, name)
## The field NAME of a training history INFO, NaN where there is none; an error
## unless it is a positive integer.
## SPDX-License-Identifier: GPL-3.0-or-later

function x = info_number (who, info, name)
  x = NaN;
  if (isfield (info, name) && ! isempty (info.(name)))
    x = __checkvalue__ (who, ["the field " name], info.(name), "a positive integer");
  endif
endfunction
