## [p, s] = rmsprop_formula (p, g, s)
## A step of RMSProp as one writes it in .m: parameters P, gradient G, moment S.
## SPDX-License-Identifier: GPL-3.0-or-later

function [p, s] = rmsprop_formula (p, g, s)
  s = .9 * s + .1 * g .^ 2;
  p = p - .001 * g ./ (sqrt (s) + 1e-8);
endfunction
