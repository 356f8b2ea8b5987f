## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.uneven ()
## The last mini-batch is what is left.
##
## The lecture's exercise: m = 148 samples in mini-batches of 64 are two of 64
## and one of 20.  X and Y are shuffled together, so that each sample keeps its
## label, and then cut.
##
## Try: "PartialMiniBatch", "discard"; another Seed; B = 37.  What does a mean
## over three mini-batches say if it does not weigh them by their sizes?

function r = uneven (draw)
  if (nargin == 0)
    draw = (nargout == 0);
  endif
  minibatches = __descent_functions__ ("minibatches");
  m = 148;
  B = 64;
  X = [1:m; (1:m).^2];                     # sample i is [i; i^2]
  Y = rem (1:m, 3) == 0;
  [Xb, Yb, idx] = minibatches (X, Y, B, "Shuffle", true, "Seed", 1);

  r.m = m;
  r.B = B;
  r.sizes = cellfun (@columns, Xb);
  r.sizes_Y = cellfun (@columns, Yb);
  r.each_once = isequal (sort ([idx{:}]), 1:m);
  r.labels_kept = isequal ([Yb{:}], Y([idx{:}])) && isequal ([Xb{:}], X(:,[idx{:}]));

  if (draw)
    figure ("position", [100, 100, 640, 400]);
    colors = [0 114 178; 213 94 0; 0 158 115] / 255;
    hold on;
    first = 1;
    for t = 1:numel (Xb)
      at = first:first + r.sizes(t) - 1;
      plot (at, idx{t}, "o", "color", colors(t,:), "markerfacecolor", colors(t,:), "markersize", 4);
      text (mean (at), 158, sprintf ("X{%d}: %d", t, r.sizes(t)), ...
            "horizontalalignment", "center", "interpreter", "none");
      first += r.sizes(t);
      plot ([first, first] - .5, [0, 170], "-", "color", [.6 .6 .6]);
    endfor
    hold off;
    box on;
    axis ([0, m + 1, 0, 168]);
    xlabel ("place after shuffling");
    ylabel ("number of the sample before");
    title ("148 samples, B = 64: mini-batches of 64, 64 and 20");
  endif
endfunction
