## order = ref_windows (m, B, S, b, w, seed, epoch)
## The definition: blocks of b samples, dealt to S streams, which are shuffled in
## windows of at most w blocks; a mini-batch takes its parts of the streams.
## SPDX-License-Identifier: GPL-3.0-or-later

function order = ref_windows (m, B, S, b, w, seed, epoch)
  if (S * w * b >= m)
    order = ref_permute (1, m, seed, epoch);
    return;
  endif

  all = [];
  for block = [ref_permute(7, ceil (m / b), seed, epoch)]
    all = [all, (block-1)*b+1:min(block*b, m)];
  endfor

  part = [];                              # (mini-batch, stream): samples
  for first = 1:B:m
    part(end+1,:) = diff (floor ((0:S) * min (B, m - first + 1) / S));
  endfor
  stream = mat2cell (all, 1, sum (part, 1));
  N = ceil (sum (part, 1) / b);           # blocks and windows of each
  K = ceil (N / w);
  for s = 1:S
    mixed = zeros (1, 0);
    for k = 1:K(s)
      last = min (floor (k * N(s) / K(s)) * b, numel (stream{s}));
      window = stream{s}(numel (mixed)+1:last);
      number = (s - 1) * max (K) + k - 1;
      mixed = [mixed, window(ref_permute (8, numel (window), seed, [epoch, number]))];
    endfor
    stream{s} = mat2cell (mixed, 1, part(:,s));
  endfor
  order = [vertcat(stream{:}){:}];        # shard after shard
endfunction
