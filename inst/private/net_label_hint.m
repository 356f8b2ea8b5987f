## hint = net_label_hint (net, Y)
## What makes targets for NET of Y that is none: "; " and the remedy, or ""
## where none is known.
## SPDX-License-Identifier: GPL-3.0-or-later

function hint = net_label_hint (net, Y)
  hint = "";
  output = net.activations{end};
  binary = strcmp (output, "sigmoid") && net.sizes(end) == 1;
  if (ischar (Y) || iscellstr (Y))
    names = "Y(:)";
    if (ischar (Y) && ! isrow (Y) && columns (Y) > 1)
      names = "cellstr (Y)";
    endif
    if (strcmp (output, "softmax"))
      hint = sprintf ("; [~, ~, Y] = unique (%s); Y = Y' makes labels of them", names);
    elseif (binary)
      hint = sprintf ("; [~, ~, Y] = unique (%s); Y = Y' - 1 makes 0 and 1 of two names", names);
    endif
    return;
  elseif (! (isnumeric (Y) || islogical (Y)) || ! isreal (Y) || isempty (Y))
    return;
  endif
  [least, most] = deal (min (Y(:)), max (Y(:)));
  if (strcmp (output, "softmax") && isvector (Y))
    if (least == 0 && most <= net.sizes(end) - 1 && all (Y == fix (Y)))
      hint = "; they begin at 0: Y + 1 would fit";
    elseif (numel (unique (Y)) == net.sizes(end) && ! any (isnan (Y)))
      hint = "; [~, ~, Y] = unique (Y(:)); Y = Y' makes labels of them";
    endif
  elseif (strcmp (output, "sigmoid"))
    if (all (Y(:) == -1 | Y(:) == 1))
      hint = "; they are -1 and 1: Y > 0 would fit";
    elseif (all (Y(:) == 1 | Y(:) == 2))
      hint = "; they are 1 and 2: Y - 1 would fit";
    elseif (binary && numel (unique (Y)) == 2 && ! any (isnan (Y)))
      hint = "; [~, ~, Y] = unique (Y(:)); Y = Y' - 1 makes 0 and 1 of them";
    elseif (binary && least >= 0 && all (Y == fix (Y)))
      hint = "; more than two classes need a network with \"Output\", \"softmax\"";
    endif
  endif
endfunction
