## [X, T, net] = nettargets (who, net, X, Y)
## Samples X and targets Y of training, checked: X as netinput gives it, finite, T and
## NET as targetcoding gives them.
## SPDX-License-Identifier: GPL-3.0-or-later

function [X, T, net] = nettargets (who, net, X, Y)
  X = netinput (who, net, X);
  m = columns (X);
  if (m == 0)
    error ("descent:size", "%s: X must have at least one sample", who);
  endif
  single_net = strcmp (net.class, "single");
  if (! __finitesamples__ (X, net.inputoffset, net.inputscale, single_net))
    scaled = "";
    if (! isempty (net.inputscale))
      scaled = ", also after InputOffset and InputScale";
    endif
    error ("descent:value", "%s: X must be finite in class %s%s%s", who, net.class, scaled,
           culprit (X, @(x) finiteinputs (net, x), "sample", "feature"));
  endif
  [T, net] = targetcoding (who, net, Y, m);
endfunction
