## [p, v] = momentum_formula (p, g, v)
## A step with momentum as one writes it in .m: parameters P, gradient G,
## velocity V.
## SPDX-License-Identifier: GPL-3.0-or-later

function [p, v] = momentum_formula (p, g, v)
  v = .9 * v - .01 * g;
  p = p + v;
endfunction
