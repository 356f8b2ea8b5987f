## [T, net] = net_targets (who, net, Y, m)
## Targets Y to train on, of M samples, as __nettargets__ gives them.  Where NET
## has no classes and does not take Y without, it comes back with the different
## labels of Y, sorted, as its classes.
## SPDX-License-Identifier: GPL-3.0-or-later

function [T, net] = net_targets (who, net, Y, m)
  if (isstruct (Y) && feed_is (Y))
    net = of_source (net, Y);
  endif
  try
    [T, coded] = __nettargets__ (who, net, Y, m);
  catch err
    net.classes = classes_of (who, net, Y, m, err);
    if (! iscell (net.classes))
      net.labelclass = class (net.classes);
    endif
    [T, coded] = __nettargets__ (who, net, Y, m);
  end_try_catch
  net = coded;
endfunction

## What a source of labels calls them.
function net = of_source (net, Y)
  if (isempty (net.classes) && strcmp (net.activations{end}, "softmax") && Y.Features == 1
      && isfield (Y, "Classes") && iscellstr (Y.Classes) && numel (Y.Classes) == net.sizes(end))
    net.classes = Y.Classes(:)';
  endif
endfunction

## The labels that Y has, as many as NET has classes; else the error ERR, or
## one that counts them.
function classes = classes_of (who, net, Y, m, err)
  K = net.sizes(end);
  if (K == 1 && strcmp (net.activations{end}, "sigmoid"))
    K = 2;
  elseif (! strcmp (net.activations{end}, "softmax"))
    rethrow (err);
  endif
  if (ischar (Y) && rows (Y) == 1 && m > 1)
    Y = num2cell (Y);                  # a label for each character
  elseif (ischar (Y) && ndims (Y) == 2)
    Y = cellstr (Y);
  endif
  texts = iscellstr (Y);
  numbers = (isnumeric (Y) || islogical (Y)) && isreal (Y) && rows (Y) == 1;
  if (! isempty (net.classes) || ! (texts || numbers) || ndims (Y) > 2)
    rethrow (err);
  elseif (texts && numel (Y) != m)
    error ("descent:size", "%s: Y must have %d labels, as X has %d samples; it has %d", who, m, m,
           numel (Y));
  elseif (numbers && (numel (Y) != m || any (isnan (Y))))
    rethrow (err);
  endif
  classes = unique (full (Y(:)))(:)';
  if (numel (classes) == K)
    return;
  elseif (numbers)
    error (err.identifier, "%s; as other labels they would be %d classes, and NET has %d",
           err.message, numel (classes), K);
  endif
  error ("descent:value", ["%s: Y must have labels of %d classes, as the outputs of NET do; ", ...
                           "it has %d (\"Classes\" names those that Y may lack)"], who, K, ...
         numel (classes));
endfunction
