## value = option_check (who, what, value, rule)
## VALUE if it keeps RULE, else an error "WHO: WHAT must be RULE".  A rule is
## the end of that sentence, one of those below, or a cell of the names that
## the value may be; "" lets everything pass, for values that need a look at
## other arguments.  With " or []" at its end an empty value comes back as [].
## Numbers come back as double, names as the cell has them.
## SPDX-License-Identifier: GPL-3.0-or-later

function value = option_check (who, what, value, rule)
  if (iscell (rule))
    value = one_of (who, what, value, rule);
    return;
  endif
  if (isempty (rule))
    return;
  elseif (numel (rule) > 6 && strcmp (rule(end-5:end), " or []"))
    if (isnumeric (value) && isequal (size (value), [0 0]))
      value = [];
      return;
    endif
    rule(end-5:end) = [];
  endif

  ok = (isnumeric (value) || islogical (value)) && isscalar (value) && isreal (value);
  if (ok)
    value = double (full (value));
    switch (rule)
      case "a positive integer"
        ok = value >= 1 && value == fix (value) && value <= flintmax ();
      case "a positive integer or Inf"
        ok = value >= 1 && value == fix (value);
      case "an integer from 0 to 2^53 - 1"
        ok = value >= 0 && value == fix (value) && value < flintmax ();
      case "a positive number"
        ok = value > 0 && value < Inf;
      case "a positive number or Inf"
        ok = value > 0;
      case "a number that is not negative"
        ok = value >= 0 && value < Inf;
      case "in [0, 1)"
        ok = value >= 0 && value < 1;
      case "in [0, 1]"
        ok = value >= 0 && value <= 1;
      case "true, false or a number of epochs"
        ok = value >= 0 && value == fix (value) && value <= flintmax ();
      case "true or false"
        ok = value == 0 || value == 1;
        value = (value == 1);
      otherwise
        error ("descent:internal", "option_check: unknown rule \"%s\"", rule);
    endswitch
  endif
  if (! ok)
    error ("descent:value", "%s: %s must be %s", who, what, rule);
  endif
endfunction

## The one of NAMES that VALUE is, whatever its case.
function name = one_of (who, what, value, names)
  hit = [];
  ## strcmpi takes each of several rows
  if (ischar (value) && ndims (value) == 2 && rows (value) < 2)
    hit = find (strcmpi (value, names), 1);
  endif
  if (isempty (hit))
    near = "";
    if (ischar (value) && isrow (value))
      near = option_nearest (value, names);
    endif
    if (! isempty (near))
      near = sprintf ('; did you mean "%s"?', near);
    endif
    error ("descent:value", '%s: %s must be one of "%s"%s', who, what, strjoin (names, '", "'),
           near);
  endif
  name = names{hit};
endfunction
