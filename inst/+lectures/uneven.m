## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## r = lectures.uneven (name, value, ...)
## The last mini-batch is what is left.
##
## The lecture's exercise: m = 148 samples in mini-batches of 64 are two of 64
## and one of 20.  X and Y are shuffled together, so that each sample keeps its
## label, and then cut.
##
## Options:
##   "m" (148): number of samples
##   "B" (64): samples of a mini-batch
##   "seed" (1): of the shuffled order
##
## Try: B = 37; "PartialMiniBatch", "discard" in minibatches.  What does a mean
## over three mini-batches say if it does not weigh them by their sizes?

function r = uneven (varargin)
  [options, finish, minibatches] = __descent_functions__ ("options", "finish", "minibatches");
  o = options ("uneven", {
    "m",    148, "a positive integer",            1, 1e5
    "B",    64,  "a positive integer",            1, 1e5
    "seed", 1,   "an integer from 0 to 2^53 - 1", 1, Inf}, varargin, nargout);
  X = [1:o.m; (1:o.m).^2];                 # sample i is [i; i^2]
  Y = rem (1:o.m, 3) == 0;
  [Xb, Yb, idx] = minibatches (X, Y, o.B, "Shuffle", true, "Seed", o.seed);

  r.m = o.m;
  r.B = o.B;
  r.sizes = cellfun (@columns, Xb);
  r.sizes_Y = cellfun (@columns, Yb);
  r.each_once = isequal (sort ([idx{:}]), 1:o.m);
  r.labels_kept = isequal ([Yb{:}], Y([idx{:}])) && isequal ([Xb{:}], X(:,[idx{:}]));

  if (o.Plot)
    draw (r, idx);
    finish (o);
  endif
endfunction

function draw (r, idx)
  colors = __descent_functions__ ("colors");
  figure ("position", [100, 100, 640, 400]);
  shown = min (numel (r.sizes), 200);       # more are narrower than a pixel or two
  hold on;
  first = 1;
  for t = 1:shown
    at = first:first + r.sizes(t) - 1;
    color = colors (t);
    plot (at, idx{t}, "o", "color", color, "markerfacecolor", color, "markersize", 4);
    if (shown <= 6)
      text (mean (at), 1.07 * r.m, sprintf ("X{%d}: %d", t, r.sizes(t)), ...
            "horizontalalignment", "center", "interpreter", "none");
    endif
    first += r.sizes(t);
    plot ([first, first] - .5, [0, 1.14 * r.m], "-", "color", [.6 .6 .6]);
  endfor
  hold off;
  box on;
  axis ([0, first, 0, 1.14 * r.m]);
  xlabel ("place after shuffling");
  ylabel ("number of the sample before");
  title (sprintf ("%d samples, B = %d: mini-batches of %s", r.m, r.B, words (r.sizes)));
endfunction

## "64, 64 and 20", or "64, 64, ... and 20"
function text = words (sizes)
  few = num2cell (sizes(1:end-1));
  if (numel (few) > 3)
    few = [few(1:2), {"..."}];
  endif
  text = num2str (sizes(end));
  if (! isempty (few))
    few = cellfun (@num2str, few, "UniformOutput", false);
    text = [strjoin(few, ", ") " and " text];
  endif
endfunction
