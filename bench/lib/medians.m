## t = medians (rounds, f, g, ...)
## The median seconds of each function over ROUNDS; they take turns, so that
## what else the machine does hits all of them.
## SPDX-License-Identifier: GPL-3.0-or-later

function t = medians (rounds, varargin)
  t = zeros (rounds, numel (varargin));
  for r = 1:rounds
    for k = 1:numel (varargin)
      f = varargin{k};
      id = tic ();
      v = f ();
      t(r,k) = toc (id);
      clear v;
    endfor
  endfor
  t = median (t, 1);
endfunction
