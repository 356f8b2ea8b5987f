## [plane, share, labels] = plot_plane (paths, given)
## The plane that plotdescent draws: PLANE, [point, directions], (n, 1 + d), d =
## 1 for a single parameter, else 2; SHARE of the sum of squared distances from
## the mean of all points along each direction; LABELS of the axes.  GIVEN: its
## option "Plane".
## SPDX-License-Identifier: GPL-3.0-or-later

function [plane, share, labels] = plot_plane (paths, given)
  n = rows (paths{1});
  p = double ([paths{:}]);
  share = [];
  if (isempty (given) && n <= 2)
    plane = [zeros(n, 1), eye(n)];
    labels = {"\\theta_1", {"J(\\theta)", "\\theta_2"}{n}};
    return;
  elseif (n == 1)
    error ("descent:value", "plotdescent: Plane is for paths of two parameters or more");
  endif
  middle = mean (p, 2);
  q = p - middle;
  total = sumsq (q(:));
  if (isempty (given))
    plane = [middle, principal(q)];
    share = sumsq (plane(:,2:3)' * q, 2)' / max (total, realmin ());
    labels = {sprintf("direction 1 (%s of movement)", percent (share(1))), ...
              sprintf("direction 2 (%s)", percent (share(2)))};
    return;
  endif
  if (! (isnumeric (given) && isreal (given) && ndims (given) == 2 && rows (given) == n
         && any (columns (given) == [2 3]) && all (isfinite (given(:)))
         && rank (full (given(:,end-1:end))) == 2))
    error ("descent:value", ["plotdescent: Plane must be %d x 2, two independent directions, ", ...
                             "or %d x 3 with a point before them"], n, n);
  endif
  plane = double (full (given));           # p - sparse column would not broadcast
  if (columns (plane) == 2)
    r = q - plane * (plane \ q);             # what is not in the plane
    plane = [middle - plane * (plane \ middle), plane];   # coordinates as theta counts
  else
    r = q - plane(:,2:3) * (plane(:,2:3) \ q);
  endif
  share = 1 - sumsq (r(:)) / max (total, realmin ());
  labels = arrayfun (@(i) name_of (plane(:,1+i), i), 1:2, "UniformOutput", false);
  labels{1} = sprintf ("%s (plane: %s of movement)", labels{1}, percent (share));
endfunction

## The first two principal directions of the columns of Q, whose mean is 0;
## where there is no movement, a coordinate.  The greatest element of each is
## positive.
function D = principal (q)
  [n, k] = size (q);
  scale = max (abs (q(:)));
  q /= scale + (scale == 0);
  if (n <= k)
    [V, L] = eig (q * q');
  else
    [V, L] = eig (q' * q);
    V = q * V;
  endif
  [~, order] = sort (diag (L), "descend");
  D = V(:,order(1:min (2, end)));
  D = [D, zeros(n, 2 - columns (D))];
  for i = 1:2
    d = D(:,i);
    if (i == 2)
      d -= D(:,1) * (D(:,1)' * d);
    endif
    if (norm (d) <= 1e-10)
      d = zeros (n, 1);
      [~, j] = min (abs (D(:,1)) .* (i == 2));
      d(j) = 1;
      if (i == 2)
        d -= D(:,1) * (D(:,1)' * d);
      endif
    endif
    [~, j] = max (abs (d));
    D(:,i) = d / norm (d) * sign (d(j));
  endfor
endfunction

function text = name_of (d, i)
  j = find (d);
  if (isscalar (j) && d(j) == 1)
    text = sprintf ("\\theta_{%d}", j);
  else
    text = sprintf ("direction %d", i);
  endif
endfunction

function text = percent (share)
  text = sprintf ("%.3g %%", 100 * share);
  if (share < 1 && share > .999)
    text = "> 99.9 %";
  elseif (share < .0005)
    text = "< 0.1 %";
  endif
endfunction
