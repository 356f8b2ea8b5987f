## w = net_sample_weights (who, net, T, options)
## What the samples with the targets T (see net_targets) weigh by the options
## SampleWeights and ClassWeights: their product, a row in the class of NET; one
## without columns if neither is given.
## SPDX-License-Identifier: GPL-3.0-or-later

function w = net_sample_weights (who, net, T, options)
  m = columns (T);
  w = weights_row (who, "SampleWeights", options.SampleWeights, m,
                   sprintf (", as X has %d samples", m), "sample");
  K = net.sizes(end);
  binary = strcmp (net.activations{end}, "sigmoid") && K == 1;
  classes = binary || strcmp (net.activations{end}, "softmax");
  if (! classes && ! isempty (options.ClassWeights))
    error ("descent:option", "%s: ClassWeights needs a softmax output, or one sigmoid output", who);
  endif
  c = weights_row (who, "ClassWeights", options.ClassWeights, K + binary, "", "element");
  if (! isempty (c))
    c = c(double (T) + binary);
    if (isempty (w))
      w = c;
    else
      w .*= c;
    endif
  endif
  w = cast (w, net.class);
  if (! isempty (w) && ! (all (isfinite (w)) && any (w)))
    error ("descent:value", "%s: weights of samples must be finite in class %s, and not all 0%s",
           who, net.class, text_culprit (w, @isfinite, "sample"));
  endif
endfunction

function w = weights_row (who, name, w, n, why, each)
  if (isnumeric (w) && isequal (size (w), [0 0]))
    w = zeros (1, 0);
    return;
  endif
  if (! (isnumeric (w) || islogical (w)) || ! isreal (w))
    error ("descent:class", "%s: %s must be a real array", who, name);
  endif
  if (! isequal (size (w), [1, n]))
    hint = "";
    if (isequal (size (w), [n, 1]))
      hint = "; transpose it";
    endif
    error ("descent:size", "%s: %s must be 1x%d%s; it is %s%s", who, name, n, why, text_size (w),
           hint);
  endif
  w = double (full (w));
  if (! all (w >= 0 & w < Inf))
    error ("descent:value", "%s: %s must be finite numbers that are not negative%s", who, name,
           text_culprit (w, @(w) w >= 0 & w < Inf, each));
  endif
endfunction
