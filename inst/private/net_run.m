## [args, run, net] = net_run (who, net, X, Y, options, given)
## The training of NET on the samples X and targets Y, with options as
## net_options gives them: __mlptrain__ (ARGS{:}, RUN).  NET comes back with the
## scaling of its inputs and the coding of Y.
## SPDX-License-Identifier: GPL-3.0-or-later

function [args, run, net] = net_run (who, net, X, Y, options, given)
  net = net_normalize (who, net, X, options, given);
  [X, T, net] = samples (who, net, X, Y);
  if (feed_is (X))
    ## with its weight, and its place in an order
    bytes = feed_bytes (X, feed_count (X)) + sizeof (net.theta(1)) * (1 + target_rows (net)) + 8;
    [options, given] = feed_window (who, options, given, feed_count (X), bytes);
  endif
  run = train_run (who, options, given, feed_count (X), X);
  run.Weights = __netweights__ (who, net, T, options.SampleWeights, options.ClassWeights);
  run.Dropout = __netdropout__ (who, net, options.Dropout);
  [Xv, Tv] = nothing (net, X, T);
  if (! isempty (options.ValidationData))
    if (! iscell (options.ValidationData) || numel (options.ValidationData) != 2)
      error ("descent:class", "%s: ValidationData must be a cell, {X, Y}", who);
    endif
    [Xv, Tv] = samples ([who, ": ValidationData"], net, options.ValidationData{:});
  endif
  if (run.Recorded)
    recorded = @(T) coded (who, net, T);
    run = train_record (run, {"Sizes", net.sizes
                              "Activations", net.activations
                              "Class", class(net.theta)
                              "Lambda", options.Lambda
                              "LambdaPer", options.LambdaPer
                              "InputOffset", net.inputoffset
                              "InputScale", net.inputscale
                              "Dropout", run.Dropout},
                        {"X", X, 2; "Y", recorded(T), 2; "ValidationX", Xv, 2
                         "ValidationY", recorded(Tv), 2
                         "Weights", weights(run.Weights, T, net), 2});
  endif
  args = {net.sizes, net.activations, net.theta, net.inputoffset, net.inputscale, X, T, Xv, Tv, ...
          options.Lambda, strcmp(options.LambdaPer, "dataset")};
endfunction

## Samples X and targets Y as the core takes them.
function [X, T, net] = samples (who, net, X, Y)
  X = __netsamples__ (who, net, X, true);
  if (feed_is (Y) && ! feed_is (X))
    error ("descent:class", "%s: Y must be an array, as X is one", who);
  endif
  [T, net] = __nettargets__ (who, net, Y, feed_count (X));
endfunction

function n = target_rows (net)
  n = net.sizes(end);
  if (strcmp (net.activations{end}, "softmax"))
    n = 1;
  endif
endfunction

## No samples and no targets, of the classes of X and T.
function [Xv, Tv] = nothing (net, X, T)
  if (isstruct (X))                      # a source
    Xv = cast (zeros (X.Features, 0), X.Class);
    Tv = zeros (target_rows (net), 0, class (net.theta));
  else
    Xv = X(:,[]);
    Tv = T(:,[]);
  endif
endfunction

## For train_record: targets of a source as they will be.
function about = coded (who, net, T)
  about = T;
  if (feed_is (T))
    about = struct ("Rows", target_rows (net), "Samples", T.Samples, "Class", class (net.theta),
                    "Read", @(which) __nettargets__ (who, net, __readsource__ (T, which), ...
                                                     numel (which)));
  endif
endfunction

## The same for weights that follow from these.
function about = weights (given, T, net)
  about = given;
  if (iscell (given))
    read = coded ("mlptrain", net, T).Read;
    about = struct ("Rows", 1, "Samples", T.Samples, "Class", class (net.theta),
                    "Read", @(which) weights_of (given{:}, read (which), which,
                                                 strcmp (net.activations{end}, "sigmoid")));
  endif
endfunction

function w = weights_of (samples, classes, labels, which, from_zero)
  w = ones (1, numel (which));
  if (! isempty (samples))
    w = samples(which);
  endif
  if (! isempty (classes))
    w .*= classes(labels + from_zero);
  endif
  w = cast (w, class (labels));
endfunction
