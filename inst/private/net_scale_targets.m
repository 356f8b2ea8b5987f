## net = net_scale_targets (who, net, Y, m, options)
## NET with the scaling of real targets that the option "TargetNormalization" in
## OPTIONS makes of Y, of M samples.
## SPDX-License-Identifier: GPL-3.0-or-later

function net = net_scale_targets (who, net, Y, m, options)
  [net.targetoffset, net.targetscale] = deal ([]);
  if (strcmp (options.TargetNormalization, "none"))
    return;
  elseif (! strcmp (net.activations{end}, "linear"))
    error ("descent:option", "%s: TargetNormalization needs a linear output", who);
  endif
  __nettargets__ (who, net, Y, m);
  if (! feed_is (Y))
    Y = full (Y);
  endif
  [net.targetoffset, net.targetscale] = __normalization__ (options.TargetNormalization, Y, who);
  bad = find (! isfinite (net.targetoffset + net.targetscale) | net.targetscale == 0, 1);
  if (! isempty (bad))
    error ("descent:value", ["%s: Y must be finite, in a range that \"%s\" can scale; output ", ...
                             "%d is not"], who, options.TargetNormalization, bad);
  endif
endfunction
