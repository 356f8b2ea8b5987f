## lecture_bowl (start, curvature)
## Contours of the bowl (w^2 + CURVATURE b^2)/2 around 0, wide enough for paths
## from START, [w b].
## SPDX-License-Identifier: GPL-3.0-or-later

function lecture_bowl (start, curvature)
  reach = max (abs (start), max (abs (start)) / 100 + realmin ());
  far = reach .* (1 - 2 * (start < 0));     # the side where paths start
  [w, b] = meshgrid (far(1) * linspace (-.2, 1.1, 80), reach(2) * linspace (-1.4, 1.4, 80));
  J = (start(1)^2 + curvature * start(2)^2) / 2;
  if (J > 0)
    contour (w, b, (w.^2 + curvature * b.^2) / 2, J / 75 * [.5, 2, 5, 10, 20, 35, 55], ...
             "linecolor", [.7 .7 .7]);
  endif
  axis ([sort(far(1) * [-.2, 1.1]), reach(2) * [-1.4, 1.4]]);
endfunction
