## [Yhat, label] = mlppredict (net, X)
## The body of mlppredict, which other functions call too: a user's file of that
## name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function [Yhat, label] = mlppredict (net, X)
  net = net_check ("mlppredict", net);
  X = net_input ("mlppredict", net, X);
  Yhat = __mlppredict__ (net.sizes, net.activations, net.theta, net.inputoffset, net.inputscale, X);
  if (nargout < 2)
    return;
  endif
  label = Yhat;
  switch (net.coding)
    case {"labels", "one-hot"}
      [~, label] = max (Yhat, [], 1);
      if (strcmp (net.coding, "one-hot"))
        label = (label == (1:net.sizes(end))');
      endif
    case "binary"
      label = Yhat >= .5;
    case "real"
      return;
  endswitch
  unknown = any (isnan (Yhat), 1);
  if (any (unknown))
    label = double (label);
    label(:,unknown) = NaN;
    if (strcmp (net.labelclass, "logical"))
      label(:,unknown) = 0;
    endif
  endif
  label = cast (label, net.labelclass);
endfunction
