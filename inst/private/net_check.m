## net = net_check (who, net)
## An error unless NET is a network as mlp makes it.  It comes back with the
## scaling of its inputs in columns; one that was saved before there was such a
## thing has none.
## SPDX-License-Identifier: GPL-3.0-or-later

function net = net_check (who, net)
  fields = {"sizes", "activations", "loss", "theta", "class", "coding", "labelclass"};
  if (! isstruct (net) || ! isscalar (net) || ! all (isfield (net, fields)))
    error ("descent:class", "%s: NET must be a network as mlp returns it", who);
  endif
  sizes = net.sizes;
  if (! isnumeric (sizes) || ! isreal (sizes) || ! isrow (sizes) || numel (sizes) < 2
      || ! (all (sizes >= 1) && all (sizes == fix (sizes))))
    error ("descent:value", "%s: NET.sizes must be a row of positive integers", who);
  endif
  net.sizes = sizes = double (full (sizes));   # int8 has no room for their products
  persistent hidden = __names__ ("activations");
  outputs = net_outputs ();
  is_word = @(v) ischar (v) && isrow (v);        # strcmp refuses char of three dimensions
  names = net.activations;
  if (! iscellstr (names) || numel (names) != numel (sizes) - 1 || ! all (cellfun (@isrow, names))
      || ! all (ismember (names(1:end-1), hidden))
      || ! any (strcmp (names{end}, outputs(:,1))))
    error ("descent:value", ["%s: NET.activations must be %d names of activations, that of ", ...
                             "the output last"],
           who, numel (sizes) - 1);
  endif
  net.activations = names = names(:)';
  [~, loss, codings] = outputs{strcmp (names{end}, outputs(:,1)),:};
  if (! is_word (net.loss) || ! strcmp (net.loss, loss))
    error ("descent:value", "%s: NET.loss must be \"%s\" for the output \"%s\"", who, loss,
           names{end});
  endif
  if (! is_word (net.coding) || ! any (strcmp (net.coding, codings)))
    error ("descent:value", "%s: NET.coding must be one of \"%s\"", who,
           strjoin (codings, "\", \""));
  endif
  if (! is_word (net.labelclass)
      || ! any (strcmp (net.labelclass, {"double", "single", "logical", "int8", "int16", ...
                                         "int32", "int64", "uint8", "uint16", "uint32", ...
                                         "uint64"})))
    error ("descent:value", "%s: NET.labelclass must name a numeric class or logical", who);
  elseif (strcmp (net.coding, "labels") && ! net_holds_labels (net.labelclass, sizes(end)))
    error ("descent:value", "%s: NET.labelclass must name a class that holds the labels 1 to %d",
           who, sizes(end));
  endif
  if (! isfloat (net.theta) || ! isreal (net.theta) || issparse (net.theta)
      || ! is_word (net.class) || ! strcmp (class (net.theta), net.class))
    error ("descent:class", "%s: NET.theta must be a real array of class %s", who,
           "double or single, the one that NET.class names");
  endif
  count = sum (sizes(2:end) .* (sizes(1:end-1) + 1));
  if (! iscolumn (net.theta) || numel (net.theta) != count)
    error ("descent:size", "%s: NET.theta must be a column of %d elements", who, count);
  endif
  for name = {"inputoffset", "inputscale"}
    if (! isfield (net, name{1}))
      net.(name{1}) = [];
    endif
  endfor
  [net.inputoffset, net.inputscale] ...
    = net_scaling (who, sizes(1), net.inputoffset, net.inputscale,
                   {"NET.inputoffset", "NET.inputscale"});
endfunction
