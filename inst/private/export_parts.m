## parts = export_parts (net)
## What the writers of mlpexport need of a network, checked: Sizes, Class,
## Offset and Scale of inputs, TargetOffset and TargetScale, or []; Layers, an
## array of structs with W, b and Activation, a row of export_activations;
## Output, the name of the last one; Classes, a row of what labels are, or [].
## SPDX-License-Identifier: GPL-3.0-or-later

function parts = export_parts (net)
  net = __checknet__ ("mlpexport", net);
  [W, b] = __mlpweights__ (net);
  bad = find (! isfinite (net.theta), 1);
  if (! isempty (bad))
    error ("descent:nonfinite", "mlpexport: NET.theta must be finite%s",
           __culprit__ (net.theta(:)', isfinite (net.theta(:)'), "element"));
  endif
  parts = struct ("Sizes", net.sizes, "Class", net.class, "Offset", net.inputoffset, ...
                  "Scale", net.inputscale, "TargetOffset", net.targetoffset, ...
                  "TargetScale", net.targetscale, "Output", net.activations{end}, ...
                  "Classes", []);
  for l = 1:numel (W)
    parts.Layers(l) = struct ("W", W{l}, "b", b{l}, "Activation", ...
                              export_activations (net.activations{l}, net.class));
  endfor
  K = net.sizes(end);
  if (! isempty (net.classes))
    parts.Classes = net.classes;
  elseif (strcmp (parts.Output, "softmax"))
    parts.Classes = 1:K;
  elseif (strcmp (parts.Output, "sigmoid") && K == 1)
    parts.Classes = [0, 1];
  endif
  one_hot = strcmp (net.coding, "one-hot");          # whose class may not hold K
  if (isnumeric (parts.Classes) && isempty (net.classes))
    parts.Classes = cast (parts.Classes, {net.labelclass, "double"}{1 + one_hot});
  endif
endfunction
