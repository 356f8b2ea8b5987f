## net = mlp (sizes, varargin)
## The body of mlp, which other functions call too: a user's file of that name
## does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function net = mlp (sizes, varargin)
  if (! isnumeric (sizes) || ! isreal (sizes) || ! isvector (sizes) || numel (sizes) < 2)
    error ("descent:value", "mlp: SIZES must be a row of two or more positive integers");
  endif
  sizes = double (full (sizes(:)'));
  if (! (all (sizes >= 1) && all (sizes == fix (sizes)) && all (sizes < 2^31)))
    error ("descent:value", "mlp: SIZES must be positive integers below 2^31%s",
           __culprit__ (sizes, sizes >= 1 & sizes == fix (sizes) & sizes < 2^31, "element"));
  elseif (sum (sizes(2:end) .* (sizes(1:end-1) + 1)) >= 2^53)
    error ("descent:size", "mlp: SIZES must be those of fewer than 2^53 parameters");
  endif

  persistent hidden = __names__ ("activations");
  persistent outputs = __names__ ("outputs");
  persistent table = {"Hidden", "relu", ""
                      "Output", "sigmoid", outputs
                      "Initialization", "he", __names__("starts")
                      "Seed", 0, "an integer from 0 to 2^53 - 1"
                      "Class", "double", {"double", "single"}
                      "InputOffset", [], ""
                      "InputScale", [], ""
                      "Classes", [], ""};
  [options, given] = __options__ ("mlp", table, varargin);
  names = options.Hidden;
  if (! iscell (names))
    names = repmat ({names}, 1, numel (sizes) - 2);
    __checkvalue__ ("mlp", "Hidden", options.Hidden, hidden);
  elseif (numel (sizes) == 2 && ! isempty (names))
    error ("descent:size", "mlp: Hidden must be left out: there is no hidden layer");
  elseif (numel (names) != numel (sizes) - 2)
    error ("descent:size", ["mlp: Hidden must be one name, or a cell of %d, one for each ", ...
                            "hidden layer"],
           numel (sizes) - 2);
  endif
  names = cellfun (@(name) __checkvalue__ ("mlp", "Hidden", name, hidden), names(:)',
                   "UniformOutput", false);
  if (strcmp (options.Output, "softmax") && sizes(end) < 2)
    error ("descent:value", "mlp: SIZES must end in two or more units for a softmax output");
  endif

  net.sizes = sizes;
  net.activations = [names, {options.Output}];
  output = strcmp (options.Output, outputs);
  net.loss = __names__ ("losses"){output};
  net.coding = __names__ ("codings"){output};
  net.labelclass = "double";
  net.class = options.Class;
  [net.inputoffset, net.inputscale] = __netscaling__ ("mlp", sizes(1), options.InputOffset,
                                                      options.InputScale);
  [net.targetoffset, net.targetscale, net.classes] = deal (zeros (0, 0, "single"));
  net.theta = __mlp__ (sizes, options.Initialization, options.Seed,
                       strcmp (options.Class, "single"));
  net = net_classes ("mlp", net, options, given);
endfunction
