## rows = train_option_rows ()
## The options that all trainers have, as rows of a table for __options__.
## SPDX-License-Identifier: GPL-3.0-or-later

function rows = train_option_rows ()
  rows = [{
    "Solver", "sgd", solver_names()
    "MaxEpochs", 10, "a positive integer or Inf"
    "MaxIterations", Inf, "a positive integer or Inf"
    "MiniBatchSize", 64, "a positive integer"};
    solver_option_rows();
    __schedule__();
    {
    "Shuffle", "every-epoch", ""
    "ShuffleWindow", Inf, "a positive integer or Inf"
    "ShuffleBlock", [], ""
    "Shards", 1, "a power of two up to 256"
    "Distributed", "none", {"none", "mpi"}
    "Seed", 0, "an integer from 0 to 2^53 - 1"
    "Order", [], ""
    "ValidationData", [], ""
    "ValidationFrequency", [], "a positive integer"
    "ValidationPatience", Inf, "a positive integer or Inf"
    "AverageDecay", 0, "in [0, 1)"
    "OutputNetwork", "best-validation", {"best-validation", "last-iteration", "average", ...
                                         "best-validation-loss"}
    "Memory", 2^28, "a positive number"
    "MaxTime", Inf, "a positive number or Inf"
    "Plots", "none", {"none", "training-progress"}
    "OutputFcn", [], ""
    "Verbose", 0, "true, false or a number of epochs"
    "Threads", [], "a positive integer"
    "CheckpointFile", [], ""
    "CheckpointFrequency", [], "a positive integer"
    "Resume", [], ""}];
endfunction
