## table = option_aliases ()
## table = option_aliases (names)
## Other names of options: rows {other name, name}, of all options or of NAMES.
## SPDX-License-Identifier: GPL-3.0-or-later

function table = option_aliases (names = {})
  table = {"InitialLearnRate", "LearnRate"
           "L2Regularization", "L2"
           "LearnRateDropFactor", "DecayRate"
           "LearnRateDropPeriod", "Interval"};
  if (! isempty (names))
    table = table(ismember (table(:,2), names),:);
  endif
endfunction
