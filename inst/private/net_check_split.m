## net_check_split (who, X, Y, options)
## An error where the option "ValidationFraction" in OPTIONS does not go with
## the others, or with samples X and targets Y that are in a source.
## SPDX-License-Identifier: GPL-3.0-or-later

function net_check_split (who, X, Y, options)
  if (options.ValidationFraction == 0)
    return;
  elseif (! isempty (options.ValidationData))
    error ("descent:option", "%s: give ValidationFraction or ValidationData, not both", who);
  elseif (feed_is (X) || feed_is (Y))
    error ("descent:option", ["%s: ValidationFraction needs samples in memory, and X is a ", ...
                              "source"], who);
  endif
endfunction
