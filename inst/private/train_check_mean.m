## train_check_mean (costs, theta0, here, n, in_single, samples)
## A warning where J of two mini-batches together is not the mean of theirs: FUN
## sums over SAMPLES ("rows" or "columns"), or has a term that grows when it
## gets fewer of them.  COSTS (THETA) returns [J of both, J of the first, J of
## the second], which have N samples, and HERE is that at THETA0.  There a
## penalty may be 0, so a second point is compared too.  A FUN that is random is
## not accused, nor one whose J is a weighted mean.
## SPDX-License-Identifier: GPL-3.0-or-later

function train_check_mean (costs, theta0, here, n, in_single, samples)
  tolerance = 1e-6;
  if (in_single)                         # sums in single are less exact
    tolerance = 1e-3;
  endif
  [J, theta] = finite_costs (costs, theta0, (sqrt (5) - 1) / 2);
  J = [here; J];
  theta = {theta0, theta};
  excess = excess_of (J, n);
  if (all (abs (excess) <= tolerance / 2 * max (abs (J), [], 2)))
    return;                              # neither a sum nor a penalty can be as near
  endif
  at = find (excess > tolerance * max (abs (J), [], 2), 1, "last");
  if (sums (J, n, tolerance))
    at = find (all (isfinite (J), 2), 1, "last");
    if (! is_random (costs, theta{at}, J(at,:)))
      warning ("descent:sum",
               ["fminsgd: J of two mini-batches of %d and %d samples is %g and %g, and J of ", ...
                "both together %g: FUN sums over samples; divide by %s (X), or LearnRate by ", ...
                "%d (\"CheckLambda\", false turns this off)"], n, J(at,[2 3 1]), samples, n(1));
    endif
  elseif (! isempty (at) && ! is_random (costs, theta{at}, J(at,:)))
    other = J(2,:);
    if (at == 2)
      other = finite_costs (costs, theta0, sqrt (2) - 1);
    endif
    if (! is_weighted_mean ([J(at,:); other], n, sqrt (tolerance)))
      warning ("descent:lambda",
               ["fminsgd: near THETA0 the mean of J over two mini-batches is %g, and J of ", ...
                "both together %g: FUN has a term that grows when it gets fewer samples, such ", ...
                "as lambda/(2*%s (X)) (divide lambda by the number of all samples instead), ", ...
                "or one that is computed from the whole mini-batch, such as a ", ...
                "Kullback-Leibler sparsity term or batch normalization ", ...
                "(\"CheckLambda\", false turns this off)"],
               J(at,1) + excess(at), J(at,1), samples);
    endif
  endif
endfunction

## The mean of J over the mini-batches less J of both.
function x = excess_of (J, n)
  x = J(:,2:3) * n' / sum (n) - J(:,1);
endfunction

## J at a point near THETA0 where it is finite: at a distance that lets a
## penalty be seen, or nearer.  STRIDE: see moved.
function [J, theta] = finite_costs (costs, theta0, stride)
  for distance = [1, .1, .01]
    theta = moved (theta0, distance, stride);
    J = costs (theta);
    if (all (isfinite (J)))
      return;
    endif
  endfor
endfunction

## Each number of THETA times .5 to 1.5, and moved by up to DISTANCE, in signs
## and sizes that follow from its place and STRIDE.
function theta = moved (theta, distance, stride)
  if (iscell (theta))
    theta = cellfun (@(part) moved (part, distance, stride), theta, "UniformOutput", false);
  elseif (isstruct (theta))
    theta = cell2struct (moved (struct2cell (theta), distance, stride), fieldnames (theta), 1);
  else
    u = 2 * mod ((1:numel (theta)) * stride, 1) - 1;
    u = reshape (u / 2 + merge (u < 0, -.5, .5), size (theta));
    theta = theta .* (1 + u / 2) + distance * u;
  endif
endfunction

## Does J of both equal the sum of the two?  With a penalty, which is not
## doubled, it is still nearer to the sum than to the mean; the root of a mean
## of squares never is.
function yes = sums (J, n, tolerance)
  J = J(all (isfinite (J), 2) & all (J != 0, 2) & abs (sum (sign (J), 2)) == 3, :);
  size_of = abs (J);
  more = size_of(:,1) > (1 + tolerance) * max (size_of(:,2:3), [], 2);
  exact = more & abs (J(:,1) - sum (J(:,2:3), 2)) <= tolerance * size_of(:,1) ...
          & min (size_of(:,2:3), [], 2) > 1e-3 * max (size_of(:,2:3), [], 2);
  factor = sum (n) ^ 2 / sumsq (n);      # of a sum, if all samples cost the same
  near = more & size_of(:,1) >= (1 + factor) / 2 * (size_of(:,2:3) * n' / sum (n));
  yes = any (exact) || (factor >= 1.5 && ! isempty (near) && all (near));
endfunction

## J differs when it is computed again, or random numbers have been drawn for
## it.
function yes = is_random (costs, theta, J)
  before = generators ();
  yes = ! isequal (costs (theta), J) || ! isequal (generators (), before);
endfunction

function states = generators ()
  states = cellfun (@(f) f ("state"), {@rand, @randn, @rande, @randg, @randp}, "UniformOutput",
                    false);
endfunction

## Where each sample has a weight, J of both lies between the others' at the
## same place whatever theta is.
function yes = is_weighted_mean (J, n, tolerance)
  away = excess_of (J, n) ./ (J(:,2) - J(:,3));
  yes = abs (diff (away)) <= tolerance * abs (away(1));
endfunction
