## [X, T, net] = net_targets (who, net, X, Y)
## Samples X and targets Y of training, checked: X as net_input gives it,
## finite, T and NET as net_coding gives them.
## SPDX-License-Identifier: GPL-3.0-or-later

function [X, T, net] = net_targets (who, net, X, Y)
  X = net_input (who, net, X);
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
           text_culprit (X, @(x) net_finite (net, x), "sample", "feature"));
  endif
  [T, net] = net_coding (who, net, Y, m);
endfunction
