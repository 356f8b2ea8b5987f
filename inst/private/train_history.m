## info = train_history (model, varargin)
## The history of a training of MODEL, a network (by mlptrain) or a cost
## function (by fminsgd), with the other arguments of its trainer.
## SPDX-License-Identifier: GPL-3.0-or-later

function info = train_history (model, varargin)
  if (isstruct (model))
    [~, info] = mlptrain (model, varargin{:});
  else
    [~, ~, info] = fminsgd (model, varargin{:});
  endif
endfunction
