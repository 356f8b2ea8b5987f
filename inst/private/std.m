## s = std (x, opt, dim)
## As in Octave; see var.
## SPDX-License-Identifier: GPL-3.0-or-later

function s = std (varargin)
  s = sqrt (var (varargin{:}));
endfunction
