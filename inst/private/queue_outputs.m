## [now, out] = queue_outputs (now, nout)
## What next returns where it returns something else than parts of the arrays:
## what MiniBatchFcn makes of them, in the classes that OutputCast asks for; and
## the numbers of the observations when NOUT is greater than the number of
## outputs.  NOW: see __nextbatch__.cc, and fcn and cast.
## SPDX-License-Identifier: GPL-3.0-or-later

function [now, out] = queue_outputs (now, nout)
  if (isempty (now.fcn))
    [now, out] = next_batch (now, nout, max (nout, 1));
  else
    [now, parts] = next_batch (now, nout, numel (now.flat) + 1);
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
function [now, parts] = next_batch (now, nout, count)
  if (isempty (now.chunk))
    [now, parts] = __nextbatch__ (now, nout, count);
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
  [~, parts] = __nextbatch__ (part, nout, count);
  if (numel (parts) > numel (now.flat))
    parts{end} = chunk.numbers(parts{end});
  endif
  now.left -= min (now.left, now.batch_size);
endfunction
