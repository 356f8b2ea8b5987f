## [options, given] = feed_window (who, options, given, m, bytes)
## The options of a run over M samples of a source, of BYTES each: the
## ShuffleWindow of which "Memory" holds two, unless one is GIVEN.
## SPDX-License-Identifier: GPL-3.0-or-later

function [options, given] = feed_window (who, options, given, m, bytes)
  if (given.Order)
    error ("descent:option", "%s: Order needs samples in memory, and X is a source", who);
  elseif (strcmp (options.Shuffle, "never"))
    return;
  endif
  most = floor (options.Memory / 2 / bytes);
  window = most;
  if (given.ShuffleWindow)
    window = options.ShuffleWindow;
  endif
  window = min (max (window, min (options.MiniBatchSize, m)), m);
  if (window > most)
    error ("descent:option",
           ["%s: a ShuffleWindow of %d samples of %d bytes needs a Memory of %d bytes, two ", ...
            "such windows (got %d)"], who, window, bytes, 2 * window * bytes, options.Memory);
  elseif (! given.ShuffleWindow)
    options.ShuffleWindow = window;
    given.ShuffleWindow = true;
    if (window >= m)
      options.ShuffleWindow = Inf;
    endif
  endif
endfunction
