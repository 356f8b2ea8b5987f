## [seconds, costs] = lbfgs (f, theta, limit)
## The limited-memory BFGS method over [J, grad] = F (THETA), as a yardstick:
## the costs after each iteration, and the seconds until then; it ends after
## LIMIT seconds, or where no step lowers the cost.
##
## Source: J. Nocedal, S. J. Wright, "Numerical Optimization", 2006, algorithms
## 7.4 and 7.5, with 10 pairs; steps are halved until they lower the cost enough.
## SPDX-License-Identifier: GPL-3.0-or-later

function [seconds, costs] = lbfgs (f, theta, limit)
  id = tic ();
  [J, g] = f (theta);
  seconds = toc (id);
  costs = J;
  S = Y = zeros (numel (theta), 0);
  while (seconds(end) < limit)
    d = -direction (g, S, Y);
    step = 1;
    if (columns (S) == 0)
      step = 1 / norm (g);
    endif
    [next, h, step] = shorten (f, theta, d, J, g, step);
    if (step == 0)
      return;
    endif
    s = step * d;
    if (s' * (h - g) > 1e-10 * norm (s) * norm (h - g))
      S = [S, s](:,max (end - 9, 1):end);
      Y = [Y, h - g](:,max (end - 9, 1):end);
    endif
    theta += s;
    [J, g] = deal (next, h);
    costs(end+1) = J;
    seconds(end+1) = toc (id);
  endwhile
endfunction

## The two loops: the inverse of the Hessian, as the pairs tell it, times G.
function q = direction (g, S, Y)
  q = g;
  k = columns (S);
  rho = 1 ./ sum (S .* Y, 1);
  for i = k:-1:1
    a(i) = rho(i) * (S(:,i)' * q);
    q -= a(i) * Y(:,i);
  endfor
  if (k > 0)
    q *= S(:,k)' * Y(:,k) / sumsq (Y(:,k));
  endif
  for i = 1:k
    q += (a(i) - rho(i) * (Y(:,i)' * q)) * S(:,i);
  endfor
endfunction

function [J, g, step] = shorten (f, theta, d, J0, g0, step)
  for i = 1:40
    [J, g] = f (theta + step * d);
    if (J <= J0 + 1e-4 * step * (g0' * d) && J < J0)
      return;
    endif
    step /= 2;
  endfor
  step = 0;
endfunction
