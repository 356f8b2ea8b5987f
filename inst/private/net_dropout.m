## p = net_dropout (who, net, p)
## The share of units that are dropped in each hidden layer of NET, a row; one
## without columns if none are.  P: a number for all, or one for each.
## SPDX-License-Identifier: GPL-3.0-or-later

function p = net_dropout (who, net, p)
  n = numel (net.sizes) - 2;
  if (! (isnumeric (p) || islogical (p)) || ! isreal (p))
    error ("descent:class", "%s: Dropout must be a real array", who);
  endif
  if (! isscalar (p) && ! isequal (size (p), [1, n]))
    error ("descent:size", ["%s: Dropout must be a number or 1x%d, one for each hidden layer; ", ...
                            "it is %s"], who, n,
           text_size (p));
  endif
  p = double (full (p));
  if (! all (p >= 0 & p < 1))
    error ("descent:value", "%s: Dropout must be in [0, 1)%s", who,
           text_culprit (p, @(p) p >= 0 & p < 1, "hidden layer"));
  endif
  if (! any (p))
    p = zeros (1, 0);
  elseif (n == 0)
    error ("descent:option", "%s: Dropout needs a hidden layer", who);
  else
    p = p .* ones (1, n);
  endif
endfunction
