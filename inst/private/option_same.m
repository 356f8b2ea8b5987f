## tf = option_same (a, b)
## Are values that users give equal?  (isequal raises an error for cells of char
## arrays of three dimensions.)
## SPDX-License-Identifier: GPL-3.0-or-later

function tf = option_same (a, b)
  try
    tf = isequal (a, b);
  catch
    tf = false;
  end_try_catch
endfunction
