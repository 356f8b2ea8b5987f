## [now, out] = queue_outputs (now, nout)
## What next returns where it returns something else than parts of the arrays:
## what MiniBatchFcn makes of them, in the classes that OutputCast asks for; and
## the numbers of the observations when NOUT is greater than the number of
## outputs.  NOW: see __nextbatch__.cc, and fcn and cast.
## SPDX-License-Identifier: GPL-3.0-or-later

function [now, out] = queue_outputs (now, nout)
  if (isempty (now.fcn))
    out = cell (1, max (nout, 1));
    [now, out{:}] = __nextbatch__ (now, nout);
  else
    parts = cell (1, numel (now.flat) + 1);
    [now, parts{:}] = __nextbatch__ (now, nout);
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
