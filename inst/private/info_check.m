## info_check (who, info)
## An error unless the fields of a training history INFO are of one run: unless
## they have as many numbers as others of them say.  Fields that are missing or
## empty say nothing.
## SPDX-License-Identifier: GPL-3.0-or-later

function info_check (who, info)
  start = [who ": INFO must be of one run: the field "];
  count = @(name) numel (info_column (who, info, name));
  [T, E, V] = deal (count ("IterationCost"), count ("EpochCost"), count ("ValidationCost"));
  lengths = {"SmoothedCost", T, "iteration"
             "LearnRate", T, "iteration"
             "EpochAccuracy", E, "epoch"
             "Seconds", E, "epoch"
             "ValidationAccuracy", V, "validation"
             "ValidationIteration", V, "validation"};
  for row = lengths'
    n = count (row{1});
    one_for_all = (n == 1 && strcmp (row{1}, "LearnRate"));
    option_check_that (n == 0 || row{2} == 0 || n == row{2} || one_for_all,
                       [start "%s must have a number for each %s, %d of them; it has %d"],
                       row{[1 3 2]}, n);
  endfor
  option_check_that (E <= T,
                     [start "EpochCost must have at most a number for each iteration, %d; it ", ...
                            "has %d"],
                     T, E);
  m = info_number (who, info, "Samples");
  B = info_number (who, info, "MiniBatchSize");
  epochs = ceil (T / ceil (m / B));
  option_check_that (E == 0 || isnan (epochs) || E == epochs,
                     [start "EpochCost must have %d numbers, since there are %d iterations, " ...
                            "Samples is %d and MiniBatchSize %d; it has %d"],
                     epochs, T, m, B, E);
  t = info_column (who, info, "OutputIteration");
  option_check_that (all (t >= 0 & t <= T & t == fix (t)),
                     [start "OutputIteration must be an integer from 0 to %d"], T);
endfunction
