## net = net_normalize (who, net, X, options, given)
## NET with the scaling of its inputs that the options "Normalization",
## "InputOffset" and "InputScale" in OPTIONS say, for the samples X as
## __netsamples__ gives them; with the one it has if none of them is GIVEN.
## SPDX-License-Identifier: GPL-3.0-or-later

function net = net_normalize (who, net, X, options, given)
  if (! (given.Normalization || given.InputOffset || given.InputScale))
    return;
  endif
  if (strcmp (options.Normalization, "none"))
    [net.inputoffset, net.inputscale] = __netscaling__ (who, net.sizes(1), options.InputOffset,
                                                        options.InputScale);
    return;
  endif
  if (given.InputOffset || given.InputScale)
    error ("descent:option", "%s: give Normalization, or InputOffset and InputScale, not both",
           who);
  endif
  if (feed_count (X) == 0)
    error ("descent:size", "%s: X must have at least one sample", who);
  endif
  [net.inputoffset, net.inputscale] = __normalization__ (options.Normalization, X, who);
  bad = find (! isfinite (net.inputoffset + net.inputscale), 1);
  if (! isempty (bad))
    error ("descent:value", ["%s: X must be finite, in a range that %s can scale; feature %d ", ...
                             "is not%s"], who,
           ["\"", options.Normalization, "\""], bad,
           culprit (X, bad));
  endif
endfunction

## Where feature J is not finite; of a source, that is not looked for.
function text = culprit (X, j)
  text = "";
  if (! feed_is (X))
    text = __culprit__ (X(j,:), isfinite (X(j,:)), "sample");
  endif
endfunction
