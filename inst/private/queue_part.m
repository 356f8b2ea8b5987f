## numbers = queue_part (m, parts, labels)
## Which of 1 to M are in a part: each row [n, i] of PARTS takes part i of n of
## what is left.  These are the numbers from floor ((i-1) m/n) + 1 on; with
## LABELS every n-th of the numbers sorted by label, so that the parts have
## each class in its share.
## SPDX-License-Identifier: GPL-3.0-or-later

function numbers = queue_part (m, parts, labels)
  numbers = 1:m;
  for p = parts'
    m = numel (numbers);
    n = p(1);
    i = p(2);
    if (isempty (labels))
      numbers = numbers(floor ((i - 1) * m / n) + 1 : floor (i * m / n));
    else
      [~, sorted] = sort (labels(numbers));
      numbers = sort (numbers(sorted(i:n:end)));
    endif
  endfor
endfunction
