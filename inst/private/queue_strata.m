## codes = queue_strata (labels, m)
## The classes of M observations as a row of integers from 1, in the order of
## the sorted labels: numbers, logicals, a row of char or a string each.
## SPDX-License-Identifier: GPL-3.0-or-later

function codes = queue_strata (labels, m)
  codes = [];
  if (isequal (labels, []))
    return;
  endif
  if (! ((isnumeric (labels) && isreal (labels)) || islogical (labels) || ischar (labels)
         || iscellstr (labels)))
    error ("descent:class", ["minibatchqueue: Stratify must be numbers, logicals, char or a ", ...
                             "cell of strings"]);
  endif
  if (ischar (labels) && ! isvector (labels))
    labels = cellstr (labels);
  endif
  if (! isvector (labels) || numel (labels) != m)
    error ("descent:size", ["minibatchqueue: Stratify must have a label for each of %d ", ...
                            "observations, and is %s"],
           m, text_size (labels));
  elseif (isnumeric (labels) && any (isnan (labels(:))))
    error ("descent:value", "minibatchqueue: Stratify must not have NaN%s",
           __culprit__ (labels, ! isnan (labels), "observation"));
  endif
  if (isnumeric (labels))
    labels = full (labels);
  endif
  [~, ~, codes] = unique (labels(:));
  codes = codes(:)';
endfunction
