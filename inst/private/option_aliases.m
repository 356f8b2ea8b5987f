## table = option_aliases ()
## Other names of options: rows {other name, name}.
## SPDX-License-Identifier: GPL-3.0-or-later

function table = option_aliases ()
  table = {"InitialLearnRate", "LearnRate"
           "L2Regularization", "L2"
           "LearnRateDropFactor", "DecayRate"
           "LearnRateDropPeriod", "Interval"};
endfunction
