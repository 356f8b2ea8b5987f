## [args, run, net] = net_run (who, net, X, Y, options, given)
## The training of NET on the samples X and targets Y, with options as
## net_options gives them: __mlptrain__ (ARGS{:}, RUN).  NET comes back with the
## scaling of its inputs and the coding of Y.
## SPDX-License-Identifier: GPL-3.0-or-later

function [args, run, net] = net_run (who, net, X, Y, options, given)
  net = net_normalize (who, net, X, options, given);
  [X, T, net] = samples (who, net, X, Y);
  run = train_run (who, options, given, columns (X), X);
  run.Weights = __netweights__ (who, net, T, options.SampleWeights, options.ClassWeights);
  run.Dropout = __netdropout__ (who, net, options.Dropout);
  Xv = X(:,[]);
  Tv = T(:,[]);
  if (! isempty (options.ValidationData))
    if (! iscell (options.ValidationData) || numel (options.ValidationData) != 2)
      error ("descent:class", "%s: ValidationData must be a cell, {X, Y}", who);
    endif
    [Xv, Tv] = samples ([who, ": ValidationData"], net, options.ValidationData{:});
  endif
  if (run.Recorded)
    run = train_record (run, {"Sizes", net.sizes
                              "Activations", net.activations
                              "Class", class(net.theta)
                              "Lambda", options.Lambda
                              "LambdaPer", options.LambdaPer
                              "InputOffset", net.inputoffset
                              "InputScale", net.inputscale
                              "Dropout", run.Dropout},
                        {"X", X, 2; "Y", T, 2; "ValidationX", Xv, 2; "ValidationY", Tv, 2
                         "Weights", run.Weights, 2});
  endif
  args = {net.sizes, net.activations, net.theta, net.inputoffset, net.inputscale, X, T, Xv, Tv, ...
          options.Lambda, strcmp(options.LambdaPer, "dataset")};
endfunction

## Samples X and targets Y as the core takes them.
function [X, T, net] = samples (who, net, X, Y)
  X = __netsamples__ (who, net, X, true);
  [T, net] = __nettargets__ (who, net, Y, columns (X));
endfunction
