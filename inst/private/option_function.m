## fun = option_function (who, what, fun)
## The handle of FUN, which is one already or the name of a function.
## SPDX-License-Identifier: GPL-3.0-or-later

function fun = option_function (who, what, fun)
  if (ischar (fun) && isrow (fun))
    is = exist (fun);
    ## 2 is any file
    if (! any (is == [2, 3, 5, 103]) || (is == 2 && isempty (file_in_loadpath ([fun, ".m"]))))
      error ("descent:value", '%s: there is no function "%s"', who, text_cut (fun));
    endif
    fun = str2func (fun);
  elseif (! is_function_handle (fun))
    error ("descent:class", "%s: %s must be a function handle or the name of a function", who,
           what);
  endif
endfunction
