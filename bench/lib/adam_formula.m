## [p, m, s] = adam_formula (p, g, m, s, t)
## A step of Adam, number T, as one writes it in .m: parameters P, gradient G,
## moments M and S.
## SPDX-License-Identifier: GPL-3.0-or-later

function [p, m, s] = adam_formula (p, g, m, s, t)
  m = .9 * m + .1 * g;
  s = .999 * s + .001 * g .^ 2;
  p = p - .001 * sqrt (1 - .999 ^ t) / (1 - .9 ^ t) * m ./ (sqrt (s) + 1e-8);
endfunction
