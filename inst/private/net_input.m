## X = net_input (who, net, X)
## Samples for NET, in columns, as full real numbers of their own class: the
## core converts them to that of NET while it takes them.
## SPDX-License-Identifier: GPL-3.0-or-later

function X = net_input (who, net, X)
  if (! (isnumeric (X) || islogical (X)) || ! isreal (X))
    error ("descent:class", "%s: X must be a real array", who);
  endif
  if (ndims (X) != 2 || rows (X) != net.sizes(1))
    error ("descent:size", ["%s: X must have %d rows, a feature each, and a column for each ", ...
                            "sample; it is %s"],
           who, net.sizes(1), text_size (X));
  endif
  if (issparse (X))
    X = full (X);
  endif
endfunction
