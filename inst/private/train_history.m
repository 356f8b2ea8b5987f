## [info, trained] = train_history (who, model, varargin)
## The history of a training of MODEL, a network (by mlptrain) or a cost
## function (by fminsgd), with the other arguments of its trainer, for WHO; and
## the network, or the parameters, that it returned.
## SPDX-License-Identifier: GPL-3.0-or-later

function [info, trained] = train_history (who, model, varargin)
  if (train_asks_ranks (varargin))     # each would see other times, and decide otherwise
    error ("descent:option", "%s: Distributed must be \"none\" here", who);
  endif
  if (isstruct (model))
    [trained, info] = mlptrain (model, varargin{:});
  else
    [trained, ~, info] = fminsgd (model, varargin{:});
  endif
endfunction
