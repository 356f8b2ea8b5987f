## [info, model] = train_history (model, varargin)
## The history of a training of MODEL, a network (by mlptrain) or a cost
## function (by fminsgd), with the other arguments of its trainer; and the
## network, or the parameters, that it returned.
## SPDX-License-Identifier: GPL-3.0-or-later

function [info, trained] = train_history (model, varargin)
  if (isstruct (model))
    [trained, info] = mlptrain (model, varargin{:});
  else
    [trained, ~, info] = fminsgd (model, varargin{:});
  endif
endfunction
