## [net, X, Y, options] = net_split (who, net, X, Y, options)
## Samples X and targets Y without those that the option "ValidationFraction" in
## OPTIONS, above 0, puts aside, which become ValidationData; each class in its
## share.
## NET comes back with the classes of all of Y.
## SPDX-License-Identifier: GPL-3.0-or-later

function [net, X, Y, options] = net_split (who, net, X, Y, options)
  share = options.ValidationFraction;
  net_check_split (who, X, Y, options);
  X = __netsamples__ (who, net, X, true);
  m = columns (X);
  [T, net] = net_targets (who, net, Y, m);
  by = m;
  if (rows (T) == 1 && ! strcmp (net.activations{end}, "linear"))
    by = T;
  endif
  parts = data_split (by, [1 - share, share], options.Seed);
  if (any (cellfun ("isempty", parts)))
    error ("descent:value", ["%s: ValidationFraction must leave samples to train on and to ", ...
                             "validate with: %.4g of %d"], who, share, m);
  endif
  options.ValidationData = {X(:,parts{2}), some(Y, parts{2})};
  X = X(:,parts{1});
  Y = some (Y, parts{1});
  if (! isempty (options.SampleWeights))
    __netweights__ (who, net, T, options.SampleWeights, []);
    options.SampleWeights = options.SampleWeights(parts{1});
  endif
endfunction

## Labels may be texts: a column of them, or rows of characters.
function Y = some (Y, which)
  if (iscell (Y) || (ischar (Y) && rows (Y) == 1))
    Y = Y(which);
  elseif (ischar (Y))
    Y = Y(which,:);
  else
    Y = Y(:,which);
  endif
endfunction
