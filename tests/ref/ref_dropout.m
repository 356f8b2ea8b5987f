## keep = ref_dropout (seed, t, l, m, B, p)
## Which of the m units of hidden layer l stay in step t, for the B samples of
## its mini-batch: those whose number, drawn by Philox, is at least p 2^32.  The
## numbers of 32 blocks are used one after the other: first the first word of
## each, then the second ones, ...
## SPDX-License-Identifier: GPL-3.0-or-later

function keep = ref_dropout (seed, t, l, m, B, p)
  key = [mod(seed, 2^32), floor(seed / 2^32)];
  keep = false (m, B);
  for first = 0:128:m*B-1
    words = zeros (32, 4);
    for i = 1:32
      counter = [first/4 + i - 1, 6 * 2^24, mod(t, 2^32), floor(t / 2^32) * 2^16 + l];
      words(i,:) = ref_philox (key, counter);
    endfor
    n = min (128, m*B - first);
    keep(first + (1:n)) = words(1:n)(:) >= round (p * 2^32);
  endfor
endfunction
