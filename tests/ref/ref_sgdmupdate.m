## The update of sgdmupdate, one array, as the sources write it.
## SPDX-License-Identifier: GPL-3.0-or-later

function [theta, v] = ref_sgdmupdate (theta, g, v, a, b, convention)
  if (strcmp (convention, "course"))
    v = b * v + (1 - b) * g;       # an average of the gradients
    theta = theta - a * v;
  else
    v = b * v - a * g;             # Sutskever et al. 2013, equations 1 and 2
    theta = theta + v;
  endif
endfunction
