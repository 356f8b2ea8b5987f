## [options, given] = net_options (who, args)
## The options of the training of a network in ARGS, checked: those of all
## trainers and those of networks alone (see train_options).
## SPDX-License-Identifier: GPL-3.0-or-later

function [options, given] = net_options (who, args)
  persistent table = [
    train_option_rows();
    {"Lambda", 0, "a number that is not negative"
     "LambdaPer", "minibatch", {"minibatch", "dataset"}
     "Dropout", 0, ""
     "SampleWeights", [], ""
     "ClassWeights", [], ""
     "Normalization", "none", [{"none"}, __names__("normalizations")]
     "InputOffset", [], ""
     "InputScale", [], ""
     "Classes", [], ""
     "TargetNormalization", "none", [{"none"}, __names__("normalizations")]
     "ValidationFraction", 0, "in [0, 1)"}];
  [options, given] = train_options (who, args, table);
endfunction
