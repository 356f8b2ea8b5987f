## [offset, scale] = net_scaling (who, n, offset, scale, names)
## What is done to the N features before a network sees them, scale .* (X -
## offset): columns of double, or both [] for nothing.  OFFSET and SCALE, called
## NAMES in messages: a number for all, one for each, or [] for 0 and 1.
## SPDX-License-Identifier: GPL-3.0-or-later

function [offset, scale] = net_scaling (who, n, offset, scale,
                                        names = {"InputOffset", "InputScale"})
  offset = feature_column (who, n, offset, names{1});
  scale = feature_column (who, n, scale, names{2});
  if (isempty (offset) && ! isempty (scale))
    offset = zeros (n, 1);
  elseif (isempty (scale) && ! isempty (offset))
    scale = ones (n, 1);
  endif
endfunction

function v = feature_column (who, n, v, name)
  if (isnumeric (v) && isequal (size (v), [0 0]))
    v = [];
    return;
  endif
  if (! (isnumeric (v) || islogical (v)) || ! isreal (v))
    error ("descent:class", "%s: %s must be a real array", who, name);
  endif
  v = double (full (v));
  if (! isscalar (v) && ! isequal (size (v), [n, 1]))
    error ("descent:size", ["%s: %s must be a number or a column of %d, one for each feature; ", ...
                            "it is %s"],
           who, name, n, text_size (v));
  endif
  if (! all (isfinite (v)))
    error ("descent:value", "%s: %s must be finite%s", who, name,
           text_culprit (v, @isfinite, "feature"));
  endif
  if (isscalar (v))
    v = repmat (v, n, 1);
  endif
endfunction
