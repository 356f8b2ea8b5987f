## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.one_over_e (name, value, ...)
## Why an average is said to be over 1/(1 - beta) days.
##
## The lecture: .9^10 is about .35, about 1/e, so after 10 days a weight has
## fallen to about a third; .98 needs 50 days.  In general (1 - eps)^(1/eps) is
## about 1/e with eps = 1 - beta, the closer the smaller eps.
##
## Options:
##   "beta" ([.9 .98]): one curve each
##
## Try: beta = .5, where the rule is rough (.25), or .999; or half-lives
## instead, ewmaparameters ("Beta", r.beta, "HalfLife").

function r = one_over_e (varargin)
  [options, finish, ewmawindow] = __descent_functions__ ("options", "finish", "ewmawindow");
  o = options ("one_over_e", {
    "beta", [.9 .98], "in [0, 1)", [1 21], .999999}, varargin, nargout);
  r.beta = o.beta;
  r.window = ewmawindow (r.beta);           # 10 and 50 days
  r.left = r.beta .^ r.window;              # .3487 and .3642
  r.limit = exp (-1);                       # .3679

  if (o.Plot)
    draw (r);
    finish (o);
  endif
endfunction

function draw (r)
  [colors, ewmaweights] = __descent_functions__ ("colors", "ewmaweights");
  figure ("position", [100, 100, 640, 480]);
  n = numel (r.beta);
  color = colors (1 + (1:n));
  age = 0:ceil (2.4 * max (r.window));      # days
  shown = unique (round (linspace (1, numel (age), 2000)));
  hold on;
  for k = 1:n
    w = ewmaweights (r.beta(k), numel (age));
    h(k) = plot (age(shown), w(shown) / w(1), "color", color(k,:), "linewidth", 2);
    names{k} = sprintf ("\\beta = %g", r.beta(k));
  endfor
  h(n+1) = plot (age([1 end]), r.limit * [1 1], "k--");
  names{n+1} = sprintf ("1/e = %.4f", r.limit);
  for k = 1:n
    plot (r.window(k), r.left(k), "o", "color", color(k,:), "markersize", 9, "linewidth", 2);
    if (n <= 3)
      text (r.window(k) + age(end) / 50, r.left(k) + .09, ...
            sprintf ("%g^{%.3g} = %.4f", r.beta(k), r.window(k), r.left(k)));
    endif
  endfor
  hold off;
  box on;
  axis ([0 age(end) 0 1]);
  grid on;
  xlabel ("age of a sample, days");
  ylabel ("weight, newest sample = 1");
  if (n <= 3)
    title (sprintf ("After %s days a weight is %s, about 1/e", words ("%.3g", r.window), ...
                    words ("%.3f", r.left)));
  else
    title (sprintf ("After 1/(1 - \\beta) days a weight is %.3f to %.3f, about 1/e", ...
                    min (r.left), max (r.left)));
  endif
  legend (h, names);
endfunction

## "10 and 50"
function text = words (form, v)
  text = strjoin (arrayfun (@(x) sprintf (form, x), v, "UniformOutput", false), " and ");
endfunction
