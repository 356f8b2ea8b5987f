## [fun, takes] = train_cost_function (who, fun)
## The handle of the cost function FUN, and the number of arguments that it
## takes: 1, 2, or 3 for any other.
## SPDX-License-Identifier: GPL-3.0-or-later

function [fun, takes] = train_cost_function (who, fun)
  fun = option_function (who, "FUN", fun);
  takes = 3;
  try
    takes = nargin (fun);
  catch          # built-in functions do not tell
  end_try_catch
  if (takes != 1 && takes != 2)
    takes = 3;
  endif
endfunction
