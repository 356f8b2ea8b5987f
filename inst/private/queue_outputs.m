## out = queue_outputs (now, idx, nout)
## What next returns for the observations IDX: the parts of the arrays, or what
## MiniBatchFcn makes of them, in the classes that OutputCast asks for, and IDX
## when NOUT is greater than their number.  NOW is the struct of minibatchqueue.
## SPDX-License-Identifier: GPL-3.0-or-later

function out = queue_outputs (now, idx, nout)
  n = numel (now.flat);
  if (isempty (now.fcn))
    n = min (max (nout, 1), n);
  endif
  out = cell (1, n);
  for k = 1:n
    if (! now.byrow)
      part = now.flat{k}(:,idx);
    elseif (now.turned{k})
      part = now.flat{k}(:,idx).';
    else
      part = now.flat{k}(idx,:);
    endif
    if (! isempty (now.shape{k}))
      shape = now.shape{k};
      shape{cellfun ("isempty", shape)} = numel (idx);
      part = reshape (part, shape{:});
    endif
    out{k} = part;
  endfor

  if (! isempty (now.fcn))
    parts = out;
    out = cell (1, now.outputs);
    [out{:}] = now.fcn (parts{:});
  endif
  for k = 1:numel (out)
    if (! isempty (now.cast{k}) && (isnumeric (out{k}) || islogical (out{k})))
      out{k} = now.cast{k}(out{k});
    endif
  endfor
  if (nout > now.outputs)
    out{end+1} = idx;
  endif
endfunction
