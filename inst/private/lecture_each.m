## v = lecture_each (name, what, v, of, n)
## The option WHAT of the experiment NAME, a row of numbers or names with one
## element for each of the N of the option OF, or one for all: a row of N.
## SPDX-License-Identifier: GPL-3.0-or-later

function v = lecture_each (name, what, v, of, n)
  if (isscalar (v))
    v = repmat (v, 1, n);
  elseif (numel (v) != n)
    error ("descent:size",
           "lectures.%s: %s must have 1 element or %d, one for each of %s; it has %d",
           name, what, n, of, numel (v));
  endif
endfunction
