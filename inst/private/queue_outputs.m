## [now, out] = queue_outputs (now, nout)
## What next returns where it returns something else than parts of the arrays:
## what MiniBatchFcn makes of them, in the classes that OutputCast asks for; and
## the numbers of the observations when NOUT is greater than the number of
## outputs.  NOW: see __nextbatch__.cc, and fcn and cast.
## SPDX-License-Identifier: GPL-3.0-or-later

function [now, out] = queue_outputs (now, nout)
  if (isempty (now.fcn))
    out = cell (1, max (nout, 1));
    [now, out{:}] = next_batch (now, nout);
  else
    parts = cell (1, numel (now.flat) + 1);
    [now, parts{:}] = next_batch (now, nout);
    out = cell (1, now.outputs);
    [out{:}] = now.fcn (parts{1:end-1});
    if (nout > now.outputs)
      out(end+1) = parts(end);
    endif
  endif
  for k = 1:min (numel (out), now.outputs)
    if (isnumeric (out{k}) || islogical (out{k}))
      switch (now.cast{k})
        case "double"
          out{k} = double (out{k});
        case "single"
          out{k} = single (full (out{k}));
      endswitch
    endif
  endfor
endfunction

## __nextbatch__, of what has been read where arrays are in sources.
function [now, varargout] = next_batch (now, nout)
  if (isempty (now.chunk))
    [now, varargout{1:nargout-1}] = __nextbatch__ (now, nout);
    return;
  endif
  now = queue_fill (now);
  chunk = now.chunk;
  part = now;
  part.flat = chunk.flat;
  part.order = chunk.at;
  last = min (chunk.last, now.limit);
  part.limit = last - chunk.first + 1;
  part.left = last - (now.limit - now.left);
  [~, varargout{1:nargout-1}] = __nextbatch__ (part, nout);
  if (numel (varargout) > numel (now.flat))
    varargout{end} = chunk.numbers(varargout{end});
  endif
  now.left -= min (now.left, now.batch_size);
endfunction
