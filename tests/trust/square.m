## [J, grad] = square (t): a cost function as users may have written it
## SPDX-License-Identifier: GPL-3.0-or-later

function [J, grad] = square (t)
  if (! isnumeric (t))
    error ("user:function", "square is for numbers");
  endif
  J = sumsq (t);
  grad = 2 * t;
endfunction
