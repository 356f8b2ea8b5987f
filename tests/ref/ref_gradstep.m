## ref_gradstep: one step on several arrays, cells of which are given: clipping,
## L2 in the gradient, WeightDecay beside it, then each array by itself.  STATES
## is {} before step T = 1, H as in ref_optimizers.
## SPDX-License-Identifier: GPL-3.0-or-later

function [thetas, states] = ref_gradstep (name, thetas, grads, states, t, h)
  if (isempty (states))
    states = cell (size (thetas));
  endif
  c = h.GradientThreshold;
  together = 0;
  for i = 1:numel (grads)
    together = together + sum (grads{i}(:) .^ 2);
  endfor
  for i = 1:numel (thetas)
    g = grads{i};
    switch (h.GradientThresholdMethod)
      case "l2norm"
        length = sqrt (sum (g(:) .^ 2));
        if (length > c)
          g = g * (c / length);
        endif
      case "global-l2norm"
        if (sqrt (together) > c)
          g = g * (c / sqrt (together));
        endif
      case "absolute-value"
        g = max (min (g, c), -c);
    endswitch
    g = g + h.L2 * thetas{i};
    theta = (1 - h.LearnRate * h.WeightDecay) * thetas{i};
    [thetas{i}, states{i}] = ref_optimizers (name, theta, g, states{i}, t, h);
  endfor
endfunction
