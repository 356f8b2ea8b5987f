## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.one_over_e ()
## Why an average is said to be over 1/(1 - beta) days.
##
## The lecture: .9^10 is about .35, about 1/e, so after 10 days a weight has
## fallen to about a third; .98 needs 50 days.  In general (1 - eps)^(1/eps) is
## about 1/e with eps = 1 - beta, the closer the smaller eps.
##
## Try: .5 in place of .9, where the rule is rough (.25), or .999; or half-lives
## instead, ewmaparameters ("Beta", r.beta, "HalfLife").

function r = one_over_e (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [ewmawindow, ewmaweights] = __descent_functions__ ("ewmawindow", "ewmaweights");
  r.beta = [.9 .98];
  r.window = ewmawindow (r.beta);           # 10 and 50 days
  r.left = r.beta .^ r.window;              # .3487 and .3642
  r.limit = exp (-1);                       # .3679

  if (draw)
    figure ("position", [100, 100, 640, 480]);
    colors = [213 94 0; 0 158 115] / 255;
    age = 0:ceil (2.4 * max (r.window));    # days
    for k = 1:2
      w = ewmaweights (r.beta(k), numel (age));
      plot (age, w / w(1), "color", colors(k,:), "linewidth", 2);
      hold on;
    endfor
    plot (age([1 end]), r.limit * [1 1], "k--");
    for k = 1:2
      plot (r.window(k), r.left(k), "o", "color", colors(k,:), "markersize", 9, "linewidth", 2);
      text (r.window(k) + age(end) / 50, r.left(k) + .09, ...
            sprintf ("%g^{%.0f} = %.4f", r.beta(k), r.window(k), r.left(k)));
    endfor
    hold off;
    axis ([0 age(end) 0 1]);
    grid on;
    xlabel ("age of a sample, days");
    ylabel ("weight, newest sample = 1");
    title ("After 1/(1 - \\beta) days a weight has fallen to about 1/e");
    legend ({sprintf("\\beta = %g", r.beta(1)), sprintf("\\beta = %g", r.beta(2)), ...
             sprintf("1/e = %.4f", r.limit)}, ...
            "location", "northeast");
  endif
endfunction
