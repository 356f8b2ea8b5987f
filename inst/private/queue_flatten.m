## [a, shape, turned] = queue_flatten (a, byrow)
## Array A with the observations in columns or rows of two dimensions, its own
## dimensions, which a part of them gets back ([]: it has two), and whether a
## sparse A with rows is held transposed: to pick its rows takes time that grows
## with all of A.
## SPDX-License-Identifier: GPL-3.0-or-later

function [a, shape, turned] = queue_flatten (a, byrow)
  dims = size (a);
  shape = [];
  turned = false;
  if (feed_is (a))
    return;
  endif
  turned = byrow && issparse (a);
  if (numel (dims) > 2 && byrow)
    shape = dims;
    a = reshape (a, dims(1), prod (dims(2:end)));
  elseif (numel (dims) > 2)
    shape = dims;
    a = reshape (a, prod (dims(1:end-1)), dims(end));
  elseif (turned)
    a = a.';
  elseif (isnumeric (a) && ! issparse (a))
    a = full (a);                         # ranges, diagonals, permutations
  endif
endfunction
