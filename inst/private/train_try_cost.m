## train_try_cost (fun, theta0, data, dim, m, B, seconds, compare)
## Calls fminsgd's FUN before the first step: with the first two mini-batches of
## B of the m samples, which are along DIM of the arrays in DATA, and with the
## last one, if it is smaller.  COMPARE: also compares J of two mini-batches
## with J of both together, and warns where it is not their mean (see
## train_check_mean).  The cost is at most that of 25 mini-batches, in memory
## that of 5; no call begins after SECONDS.
## SPDX-License-Identifier: GPL-3.0-or-later

function train_try_cost (fun, theta0, data, dim, m, B, seconds, compare)
  begun = tic ();
  n = [B, min(B, m - B)];                # of the pair to compare
  last = mod (m, B) * (m > 2*B);
  both = sum (n);
  if (n(2) > 0 && both + last < m)
    for i = 1:numel (data)
      data{i} = feed_part (data{i}, dim, [1:both, m-last+1:m]);
    endfor
  elseif (isstruct (data{1}))
    for i = find (cellfun (@isstruct, data))(:)'
      data{i} = feed_part (data{i}, dim, 1:m);
    endfor
  endif
  parts = [1, n(1)+1, both+1; n, last];
  [J, in_single] = __trycost__ (fun, theta0, data, dim == 1, parts(:,parts(2,:) > 0), m,
                                seconds - toc (begun));
  if (compare && n(2) > 0)
    call = @(theta, parts) __trycost__ (fun, theta, data, dim == 1, parts, m, ...
                                        seconds - toc (begun));
    ## a call in which FUN fails, as it may away from THETA0 or with more
    ## samples, finds nothing
    costs = @(theta) without_error (call, theta, [[1; both], parts(:,1:2)], [1 3]);
    here = [without_error(call, theta0, [1; both], [1 1]), J(1:2)];
    train_check_mean (costs, theta0, here, n, in_single, {"rows", "columns"}{dim});
  endif
endfunction

function J = without_error (call, theta, parts, dims)
  try
    J = call (theta, parts);
  catch
    J = NaN (dims);
  end_try_catch
endfunction
