## x = info_column (who, info, name)
## The field NAME of a training history INFO as a double column, empty where
## there is none; an error unless it is a vector of real numbers.
## SPDX-License-Identifier: GPL-3.0-or-later

function x = info_column (who, info, name)
  x = zeros (0, 1);
  if (isfield (info, name))
    x = info.(name);
    if (! (isnumeric (x) && isreal (x) && (isvector (x) || isempty (x))))
      error ("descent:class", "%s: %s must be a vector of real numbers", who, name);
    endif
    x = double (full (x(:)));
  endif
endfunction
