## [args, run, net] = net_run (who, net, X, Y, opts, given)
## The training of NET on the samples X and targets Y, with options as net_options
## gives them: __mlptrain__ (ARGS{:}, RUN).  NET comes back with the scaling of its
## inputs and the coding of Y.
## SPDX-License-Identifier: GPL-3.0-or-later

function [args, run, net] = net_run (who, net, X, Y, opts, given)
  net = net_normalize (who, net, X, opts, given);
  [X, T, net] = net_targets (who, net, X, Y);
  run = train_run (who, opts, given, columns (X));
  run.Weights = net_sample_weights (who, net, T, opts);
  run.Dropout = net_dropout (who, net, opts.Dropout);
  [Xv, Tv] = deal (X(:,[]), T(:,[]));
  if (! isempty (opts.ValidationData))
    if (! iscell (opts.ValidationData) || numel (opts.ValidationData) != 2)
      error ("descent:class", "%s: ValidationData must be a cell, {X, Y}", who);
    endif
    [Xv, Tv] = net_targets ([who, ": ValidationData"], net, opts.ValidationData{:});
  endif
  run = train_record (run, {"Sizes", net.sizes
                            "Activations", net.activations
                            "Class", class(net.theta)
                            "Lambda", opts.Lambda
                            "LambdaPer", opts.LambdaPer
                            "InputOffset", net.inputoffset
                            "InputScale", net.inputscale
                            "Dropout", run.Dropout},
                      {"X", X, 2; "Y", T, 2; "ValidationX", Xv, 2; "ValidationY", Tv, 2
                       "Weights", run.Weights, 2});
  args = {net.sizes, net.activations, net.theta, net.inputoffset, net.inputscale, X, T, Xv, Tv, ...
          opts.Lambda, strcmp(opts.LambdaPer, "dataset")};
endfunction
