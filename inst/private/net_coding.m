## [T, net] = net_coding (who, net, Y, m)
## Targets Y of M samples, checked: T as the core takes it (labels 1..K in a
## row, or K rows), NET with the coding and the class of Y, in which mlppredict
## then gives its labels.
## SPDX-License-Identifier: GPL-3.0-or-later

function [T, net] = net_coding (who, net, Y, m)
  if (! (isnumeric (Y) || islogical (Y)) || ! isreal (Y))
    error ("descent:class", "%s: Y must be a real array%s", who, net_label_hint (net, Y));
  endif
  single_net = strcmp (net.class, "single");
  K = net.sizes(end);
  output = net.activations{end};
  labels = strcmp (output, "softmax") && isrow (Y);
  if (ndims (Y) != 2 || columns (Y) != m || ! (rows (Y) == K || labels))
    also = "";
    hint = "";
    if (strcmp (output, "softmax"))
      also = sprintf (" (one-hot) or 1x%d (labels 1..%d)", m, K);
    elseif (isequal (size (Y), [1, m]))
      hint = sprintf ("; labels 1..%d need a network with \"Output\", \"softmax\"", K);
    endif
    if (rows (Y) == m && any (columns (Y) == [1 K]))
      hint = "; transpose it";
    endif
    error ("descent:size", "%s: Y must be %dx%d%s, as X has %d samples; it is %s%s", who, K, m,
           also, m, text_size (Y), hint);
  endif

  net.labelclass = class (Y);
  T = cast (full (Y), net.class);
  switch (net.activations{end})
    case "softmax"
      if (labels)
        if (! all (T >= 1 & T <= K & T == fix (T)))
          error ("descent:value", "%s: Y must be labels 1..%d%s%s", who, K,
                 text_culprit (Y, @(y) y >= 1 & y <= K & y == fix (y), "sample"),
                 net_label_hint (net, Y));
        endif
        net.coding = "labels";
        if (! net_holds_labels (class (Y), K))
          net.labelclass = "double";
        endif
      else
        check_one_hot (who, T, Y);
        [~, T] = max (T, [], 1);
        T = cast (T, net.class);
        net.coding = "one-hot";
      endif
    case "sigmoid"
      if (! all (T(:) == 0 | T(:) == 1))
        error ("descent:value", "%s: Y must be 0 or 1 for a sigmoid output%s%s", who,
               text_culprit (Y, @(y) y == 0 | y == 1, "sample", "output"), net_label_hint (net, Y));
      endif
      net.coding = "binary";
    case "linear"
      if (! __finitesamples__ (T, [], [], single_net))
        error ("descent:value", "%s: Y must be finite in class %s%s", who, net.class,
               text_culprit (Y, @(y) isfinite (cast (y, net.class)), "sample", "output"));
      endif
      net.coding = "real";
      net.labelclass = net.class;
  endswitch
endfunction

## An error unless each column of T, which is Y in the class of the network,
## has a single 1.
function check_one_hot (who, T, Y)
  where = "";
  if (! all (T(:) == 0 | T(:) == 1))
    where = text_culprit (Y, @(y) y == 0 | y == 1, "sample", "class");
  elseif (! all (sum (T, 1) == 1))
    k = find (sum (T, 1) != 1, 1);
    where = sprintf (" (%d ones at sample %d)", sum (T(:,k)), k);
  endif
  if (! isempty (where))
    error ("descent:value", "%s: Y must be one-hot: a single 1 in each column, 0 elsewhere%s", who,
           where);
  endif
endfunction
