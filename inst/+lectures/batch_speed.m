## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.batch_speed (name, value, ...)
## What size of mini-batch is quickest?
##
## The lecture: batch descent takes too long for one iteration; with single
## samples the speed of vectorisation is lost; the best lies in between: many
## samples at once, and steps before the epoch is over.
##
## Here: the digits, four times over, in single precision, each size with a
## rate that suits it; the time to a cost of .3.  Seconds are those of this
## machine.
##
## Options:
##   "B" ([1 64 256 1024 7188]): the sizes, rising; larger ones are all samples
##   "alpha": learning rate, one for each B, or one for all; without it
##     min (.5, .02 sqrt (B))
##   "epochs" ([2 12 12 12 60]): most of them, one for each B, or one for all;
##     for other B 60 for all samples, 2 for single ones, else 12
##   "target" (.3): the cost to be reached
##   "copies" (4): how many times the 1797 digits
##   "hidden" (32): units of the hidden layer
##   "seed" (1): of the start
##
## Try: target = .1; alpha = .2 for all sizes; hidden = 256.

function r = batch_speed (varargin)
  [options, finish, each, dataset, mlp, batchsizerace] = ...
    __descent_functions__ ("options", "finish", "each", "dataset", "mlp", "batchsizerace");
  o = options ("batch_speed", {
    "B",      [1 64 256 1024 7188], "a positive integer",  [1 21], 1e9
    "alpha",  [], "a positive number",             [1 21], Inf
    "epochs", [], "a positive integer",            [1 21], 1e5
    "target", .3, "a positive number",             1,      Inf
    "copies", 4,  "a positive integer",            1,      1000
    "hidden", 32, "a positive integer",            1,      1e4
    "seed",   1,  "an integer from 0 to 2^53 - 1", 1,      Inf}, varargin, nargout);
  S = dataset ("digits");
  X = repmat (single (S.X / 16), 1, o.copies);
  Y = repmat (S.Y, 1, o.copies);
  m = columns (X);
  B = unique (min (o.B, m));
  if (isempty (o.alpha))
    o.alpha = min (.5, .02 * sqrt (B));
  endif
  if (isempty (o.epochs))
    o.epochs = 12 - 10 * (B == 1) + 48 * (B == m);
  endif
  alpha = each ("batch_speed", "alpha", o.alpha, "B", numel (B));
  epochs = each ("batch_speed", "epochs", o.epochs, "B", numel (B));
  net = mlp ([64 o.hidden 10], "Output", "softmax", "Seed", o.seed, "Class", "single");
  for k = 1:numel (B)
    races{k} = batchsizerace (net, X, Y, "MiniBatchSizes", B(k), "LearnRate", alpha(k), ...
                              "Target", o.target, "MaxEpochs", epochs(k));
  endfor

  for column = {"MiniBatchSize", "SecondsPerEpoch", "EpochsToTarget", "SecondsToTarget", ...
                "FinalCost"}
    r.(column{1}) = cellfun (@(a) a.(column{1}), races);
  endfor
  r.IterationsOfAnEpoch = ceil (m ./ r.MiniBatchSize);
  r.SecondsPerIteration = r.SecondsPerEpoch ./ r.IterationsOfAnEpoch;
  [~, k] = min (r.SecondsToTarget);                    # NaN: not reached
  r.QuickestSize = r.MiniBatchSize(k);

  if (o.Plot)
    draw (r, o, cellfun (@(a) a.Info{1}, races));
    finish (o);
  endif
endfunction

function draw (r, o, infos)
  colors = __descent_functions__ ("colors");
  figure ("position", [100, 100, 1000, 380]);
  [~, quick] = min (r.SecondsToTarget);
  text = sprintf ("None reached J = %g", o.target);
  if (! all (isnan (r.SecondsToTarget)))
    text = sprintf ("First: B = %d, %.2g s", r.QuickestSize, r.SecondsToTarget(quick));
  endif
  columns_of_r = {"SecondsPerIteration", "SecondsPerEpoch"};
  titles = {"One iteration", "One epoch"};
  for k = 1:2
    subplot (1, 3, k);
    loglog (r.MiniBatchSize, r.(columns_of_r{k}), "o-", "color", colors (1), "linewidth", 2);
    grid on;
    xlabel ("B, samples of a mini-batch");
    ylabel ("seconds");
    title (titles{k});
  endfor
  subplot (1, 3, 3);
  for k = 1:numel (infos)
    h(k) = loglog (cumsum (infos(k).Seconds), infos(k).EpochCost, ".-", "color", colors (k), ...
                   "linewidth", 2);
    hold on;
  endfor
  hold off;
  grid on;
  xlabel ("seconds");
  ylabel (sprintf ("cost of the epoch, target %g", o.target));
  title (text);
  legend (h, arrayfun (@(B) sprintf ("B = %d", B), r.MiniBatchSize, "UniformOutput", false));
endfunction
