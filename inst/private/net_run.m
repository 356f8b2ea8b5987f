## [args, run, net] = net_run (who, net, X, Y, options, given)
## The training of NET on the samples X and targets Y, with options as
## net_options gives them: __mlptrain__ (ARGS{:}, RUN).  NET comes back with the
## scaling of its inputs and the coding of Y.
## SPDX-License-Identifier: GPL-3.0-or-later

function [args, run, net] = net_run (who, net, X, Y, options, given)
  net = net_classes (who, net, options, given);
  if (options.ValidationFraction > 0)
    [net, X, Y, options] = net_split (who, net, X, Y, options);
  endif
  net = net_normalize (who, net, X, options, given);
  [X, m] = samples (who, net, X, Y);
  if (given.TargetNormalization)
    net = net_scale_targets (who, net, Y, m, options);
  endif
  [T, net] = net_targets (who, net, Y, m);
  if (isstruct (X))                      # a source
    ## with its weight, and its place in an order
    bytes = feed_bytes (X, m) + sizeof (net.theta(1)) * (1 + target_rows (net)) + 8;
    [options, given] = feed_window (who, options, given, m, bytes);
  endif
  run = train_run (who, options, given, m, X);
  if (ischar (options.ClassWeights))
    options.ClassWeights = net_class_weights (who, net, T, options.ClassWeights);
  endif
  run.Weights = __netweights__ (who, net, T, options.SampleWeights, options.ClassWeights);
  run.Classes = [];                      # as a source has them, and the core does not
  if (! iscell (net.classes))
    run.Classes = net.classes;
  endif
  run.TargetOffset = net.targetoffset;
  run.TargetScale = net.targetscale;
  run.Dropout = __netdropout__ (who, net, options.Dropout);
  [Xv, Tv] = nothing (net, X, T);
  if (! isempty (options.ValidationData))
    if (! iscell (options.ValidationData) || numel (options.ValidationData) != 2)
      error ("descent:class", "%s: ValidationData must be a cell, {X, Y}", who);
    endif
    about = [who, ": ValidationData"];
    [Xv, mv] = samples (about, net, options.ValidationData{:});
    Tv = __nettargets__ (about, net, options.ValidationData{2}, mv);
  endif
  if (run.Recorded)
    recorded = @(T) coded (who, net, T);
    own = {"Sizes", net.sizes
           "Activations", net.activations
           "Class", class(net.theta)
           "Lambda", options.Lambda
           "LambdaPer", options.LambdaPer
           "InputOffset", net.inputoffset
           "InputScale", net.inputscale
           "Dropout", run.Dropout};
    run = train_record (run, [own; newer(net, options)],
                        {"X", X, 2; "Y", recorded(T), 2; "ValidationX", Xv, 2
                         "ValidationY", recorded(Tv), 2
                         "Weights", weights(run.Weights, T, net), 2});
  endif
  args = {net.sizes, net.activations, net.theta, net.inputoffset, net.inputscale, X, T, Xv, Tv, ...
          options.Lambda, strcmp(options.LambdaPer, "dataset")};
endfunction

## Samples X, of which there are m, as the core takes them, with targets Y.
function [X, m] = samples (who, net, X, Y)
  X = __netsamples__ (who, net, X, true);
  m = columns (X);
  if (isstruct (X))
    m = X.Samples;
  elseif (isstruct (Y) && feed_is (Y))
    error ("descent:class", "%s: Y must be an array, as X is one", who);
  endif
endfunction

## Rows of the record that are not there without their options: what was written
## before there were any can be resumed.
function list = newer (net, options)
  list = cell (0, 2);
  if (! isempty (net.classes))
    list(end+1,:) = {"Classes", in_one_line(net.classes)};
  endif
  if (! isempty (net.targetscale))
    list(end+1:end+2,:) = {"TargetOffset", net.targetoffset; "TargetScale", net.targetscale};
  endif
  if (options.ValidationFraction > 0)
    list(end+1,:) = {"ValidationFraction", options.ValidationFraction};
  endif
endfunction

## Texts may hold anything.
function classes = in_one_line (classes)
  if (iscell (classes))
    classes = cellfun (@(text) ["\"", undo_string_escapes(text), "\""], classes, ...
                       "UniformOutput", false);
    if (numel ([classes{:}]) > 400)
      classes = hash ("md5", [classes{:}]);
    endif
  endif
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
                    "Read", @(which) net_source_targets (who, net, T, which));
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
