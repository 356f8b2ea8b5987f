## s = sumsq (x, dim)
## As in Octave; see mean.
## SPDX-License-Identifier: GPL-3.0-or-later

function s = sumsq (varargin)
  s = builtin ("sumsq", varargin{:});
endfunction
