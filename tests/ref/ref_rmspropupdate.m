## The update of rmspropupdate, one array: Hinton's lecture 6e.
## SPDX-License-Identifier: GPL-3.0-or-later

function [theta, s] = ref_rmspropupdate (theta, g, s, a, b, epsilon)
  s = b * s + (1 - b) * g .^ 2;
  theta = theta - a * g ./ (sqrt (s) + epsilon);
endfunction
