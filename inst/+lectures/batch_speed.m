## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.batch_speed ()
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
## Try: Target .1; one rate for all sizes; "Solver", "adam"; mlp ([64 256 10]).

function r = batch_speed (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  [dataset, mlp, batchsizerace] = __descent_functions__ ("dataset", "mlp", "batchsizerace");
  S = dataset ("digits");
  X = repmat (single (S.X / 16), 1, 4);
  Y = repmat (S.Y, 1, 4);
  m = columns (X);
  net = mlp ([64 32 10], "Output", "softmax", "Seed", 1, "Class", "single");
  rate = @(B) min (.5, .02 * sqrt (B));
  race = @(sizes, epochs) batchsizerace (net, X, Y, "MiniBatchSizes", sizes, "LearnRate", rate, ...
                                         "Target", .3, "MaxEpochs", epochs);
  races = {race(1, 2), race([64 256 1024], 12), race(m, 60)};

  for column = {"MiniBatchSize", "SecondsPerEpoch", "EpochsToTarget", "SecondsToTarget", ...
                "FinalCost"}
    r.(column{1}) = cellfun (@(a) a.(column{1})', races, "UniformOutput", false);
    r.(column{1}) = [r.(column{1}){:}];
  endfor
  r.IterationsOfAnEpoch = ceil (m ./ r.MiniBatchSize);
  r.SecondsPerIteration = r.SecondsPerEpoch ./ r.IterationsOfAnEpoch;
  [~, k] = min (r.SecondsToTarget);                    # NaN: not reached
  r.QuickestSize = r.MiniBatchSize(k);

  if (draw)
    figure ("position", [100, 100, 1000, 380]);
    columns_of_r = {"SecondsPerIteration", "SecondsPerEpoch"};
    titles = {"One iteration", "One epoch"};
    for k = 1:2
      axes ("position", [.07 + .32 * (k - 1), .16, .23, .73]);
      loglog (r.MiniBatchSize, r.(columns_of_r{k}), "o-", "color", [0 114 178] / 255, ...
              "linewidth", 2);
      grid on;
      xlabel ("B, samples of a mini-batch");
      ylabel ("seconds");
      title (titles{k});
    endfor
    axes ("position", [.72, .16, .26, .73]);
    colors = [213 94 0; 0 114 178; 0 158 115; 230 159 0; 0 0 0] / 255;
    infos = vertcat (races{1}.Info, races{2}.Info, races{3}.Info);
    for k = 1:5
      loglog (cumsum (infos{k}.Seconds), infos{k}.EpochCost, ".-", "color", colors(k,:), ...
              "linewidth", 2);
      hold on;
    endfor
    hold off;
    grid on;
    xlabel ("seconds");
    ylabel ("cost, mean of the epoch");
    title ("Cost against time");
    names = arrayfun (@(B) sprintf ("B = %d", B), r.MiniBatchSize, "UniformOutput", false);
    legend (names, "location", "southwest");
  endif
endfunction
