## run = preflight_probe (run, B, seconds)
## RUN (see train_run) for a look at how it goes: mini-batches of B, so many
## seconds at most, nothing shown, validated, saved or taken from a file.
## SPDX-License-Identifier: GPL-3.0-or-later

function run = preflight_probe (run, B, seconds)
  run.MiniBatchSize = B;
  run.MaxTime = seconds;
  run.ValidationPatience = 0;
  run.Verbose = 0;
  [run.OutputFcn, run.Picture] = deal ([]);
  [run.CheckpointFile, run.Resume, run.Record] = deal ("");
endfunction
