## [net, info] = mlptrain (net, X, Y, varargin)
## The body of mlptrain, which other functions call too: a user's file of that name does
## not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function [net, info] = mlptrain (net, X, Y, varargin)
  net = checknet ("mlptrain", net);
  X = netinput ("mlptrain", net, X);
  [opts, given] = networkoptions ("mlptrain", varargin);
  [args, run, net] = networkrun ("mlptrain", net, X, Y, opts, given);
  [net.theta, info] = __mlptrain__ (args{:}, run);
  info = traininfo ("mlptrain", info, run, columns (X), args{3});
endfunction
