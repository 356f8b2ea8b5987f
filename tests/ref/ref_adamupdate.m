## The update of adamupdate, one array: Kingma & Ba 2014, algorithm 1
## ("course") and the last paragraph of their section 2 ("matlab").
## SPDX-License-Identifier: GPL-3.0-or-later

function [theta, m, s] = ref_adamupdate (theta, g, m, s, t, a, b1, b2, epsilon, convention)
  m = b1 * m + (1 - b1) * g;
  s = b2 * s + (1 - b2) * g .^ 2;
  if (strcmp (convention, "course"))
    mhat = m / (1 - b1 ^ t);
    shat = s / (1 - b2 ^ t);
    theta = theta - a * mhat ./ (sqrt (shat) + epsilon);
  else
    at = a * sqrt (1 - b2 ^ t) / (1 - b1 ^ t);
    theta = theta - at * m ./ (sqrt (s) + epsilon);
  endif
endfunction
