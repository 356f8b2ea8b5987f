## [net, info] = mlptrain (net, X, Y, varargin)
## The body of mlptrain, which other functions call too: a user's file of that
## name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function [net, info] = mlptrain (net, X, Y, varargin)
  [args, run, net] = train_agree ("mlptrain", varargin, @() prepare (net, X, Y, varargin));
  train_same ("mlptrain", run, net.theta);
  [net.theta, info] = __mlptrain__ (args{:}, run);
  info = train_info ("mlptrain", info, run, args{3});
endfunction

function [args, run, net] = prepare (net, X, Y, options)
  net = __checknet__ ("mlptrain", net);
  X = __netsamples__ ("mlptrain", net, X, false);
  [options, given] = net_options ("mlptrain", options);
  [args, run, net] = net_run ("mlptrain", net, X, Y, options, given);
endfunction
