## [X, Y, options, of] = preflight_samples (X, Y, options)
## Where samples X or those of ValidationData are in a source, some of them,
## evenly spread, as arrays, with their targets and SampleWeights; OF says of
## how many.
## SPDX-License-Identifier: GPL-3.0-or-later

function [X, Y, options, of] = preflight_samples (X, Y, options)
  of = "";
  data = options.ValidationData;
  if (iscell (data) && numel (data) == 2)
    [options.ValidationData{1:2}] = some (data{:});
  endif
  if (feed_is (X))
    m = X.Samples;
    [X, Y, which] = some (X, Y);
    of = sprintf (" (of %s in the source, evenly spread)", text_count (m));
    if (numel (options.SampleWeights) == m)
      options.SampleWeights = options.SampleWeights(which);
    endif
    if (options.ShuffleWindow >= numel (which))
      options.ShuffleWindow = Inf;
      options.ShuffleBlock = [];
    endif
  endif
endfunction

## What a source of labels calls them.
function T = labels (Y, T)
  if (feed_is (Y) && isfield (Y, "Classes") && iscellstr (Y.Classes) && ! isempty (Y.Classes)
      && rows (T) == 1 && all (ismember (T, 1:numel (Y.Classes))))
    T = reshape (Y.Classes(T), 1, []);
  endif
endfunction

function [X, Y, which] = some (X, Y)
  persistent most = 10000, most_bytes = 2^26;
  which = [];
  feed_check ("preflight", X);
  feed_check ("preflight", Y);
  if (feed_is (X))
    m = X.Samples;
    count = max (1, min ([m, most, floor(most_bytes / feed_bytes (X, m))]));
    which = unique (round (linspace (1, m, count)));
    X = feed_read (X, which);
    if (feed_is (Y) || columns (Y) == m)
      Y = labels (Y, feed_read (Y, which));
    endif
  endif
endfunction
