## info_check (who, info)
## An error unless the fields of a training history INFO are of one run: unless they have as
## many numbers as others of them say.  Fields that are missing or empty say nothing.
## SPDX-License-Identifier: GPL-3.0-or-later

function info_check (who, info)
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
    must (who, n == 0 || row{2} == 0 || n == row{2} || (n == 1 && strcmp (row{1}, "LearnRate")),
          "the field %s must have a number for each %s, %d of them; it has %d", row{[1 3 2]}, n);
  endfor
  must (who, E <= T, "the field EpochCost must have at most a number for each iteration, %d; it has %d", T, E);
  m = info_number (who, info, "Samples");
  B = info_number (who, info, "MiniBatchSize");
  epochs = ceil (T / ceil (m / B));
  must (who, E == 0 || isnan (epochs) || E == epochs,
        "the field EpochCost must have %d numbers, since there are %d iterations, Samples is %d and MiniBatchSize %d; it has %d",
        epochs, T, m, B, E);
  t = info_column (who, info, "OutputIteration");
  must (who, all (t >= 0 & t <= T & t == fix (t)), "the field OutputIteration must be an integer from 0 to %d", T);
endfunction

function must (who, ok, text, varargin)
  if (! ok)
    error ("descent:value", ["%s: INFO must be of one run: ", text], who, varargin{:});
  endif
endfunction
