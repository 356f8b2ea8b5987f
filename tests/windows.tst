## windows.tst: samples shuffled in windows of blocks, against the definition, and the
## same orders in everything that shuffles.
## SPDX-License-Identifier: GPL-3.0-or-later

## the definition, whatever the sizes: [m, B, shards, block, blocks, seed, epoch]
%!test
%! sizes = [
%!   1 1 1 1 1 0 1; 2 1 1 1 1 0 1; 12 4 1 2 3 1 1; 23 5 2 3 2 7 2; 20 6 4 2 1 2^40+3 5
%!   100 7 1 10 3 5 1; 100 100 1 10 9 5 1; 101 64 1 10 10 5 2; 101 64 1 10 11 5 2
%!   97 13 3 4 2 2^53-1 7; 97 1 2 1 3 9 2^32-1; 64 8 8 2 1 3 3; 65 8 8 2 1 3 3; 50 60 2 3 4 1 1
%!   33 2 5 1 1 1 4; 40 9 256 1 1 6 1; 30 4 1 29 1 1 1; 30 4 1 30 1 1 1; 31 6 2 8 1 4 2];
%! for s = [sizes']
%!   n = num2cell (s);
%!   assert (__order__ (s(1), s(6), s(7), s(2:5)'), ref_windows (n{:}));
%! endfor
%!test
%! k = 0;
%! for m = [7, 31, 60]
%!   for B = [1, 4, 9]
%!     for S = [1, 2, 3]
%!       for block = [1, 3, 8]
%!         for blocks = [1, 2, 5]
%!           k += 1;
%!           assert (__order__ (m, k, 1 + mod (k, 4), [B, S, block, blocks]),
%!                   ref_windows (m, B, S, block, blocks, k, 1 + mod (k, 4)));
%!         endfor
%!       endfor
%!     endfor
%!   endfor
%! endfor

## the same orders in every version, with windows and without
%!test
%! order = @(varargin) hash ("md5", sprintf ("%d ", __order__ (1000, 3, 2, varargin{:})));
%! assert (order (), "6c1d15c006c8ef5bce9bfc664072bfb9");
%! assert (order ([64 1 10 20]), "7343f7eec8c01f758282f68d00aed10e");
%! assert (order ([64 8 10 3]), "2b3e6a3f3fa68569137ef482f0d46660");

%!shared X, Y, orders
%! X = sin (reshape (1:3*100, 3, 100) .^ 1.3);
%! Y = 1 + (X(1,:) > 0) + (X(2,:) .* X(3,:) > 0);
%! orders = @(window, block, B, epochs) ...
%!   cell2mat (arrayfun (@(e) __order__ (100, 3, e, [B, 1, block, floor(window / block)])',
%!                       1:epochs, "UniformOutput", false));

## minibatches: columns and rows, the block by default, one window for all
%!test
%! window = {"Shuffle", true, "Seed", 3, "ShuffleWindow", 40, "ShuffleBlock", 6};
%! want = orders (40, 6, 9, 2);
%! for e = 1:2
%!   [Xb, Yb, idx] = minibatches (X, Y, 9, window{:}, "Epoch", e);
%!   assert ([idx{:}], want(:,e)');
%!   assert ({[Xb{:}], [Yb{:}]}, {X(:,want(:,e)), Y(want(:,e))});
%!   [Xb, ~, idx] = minibatches (X', Y', 9, window{:}, "Epoch", e, "ObservationsIn", "rows");
%!   assert ([idx{:}], want(:,e)');
%!   assert (vertcat (Xb{:}), X(:,want(:,e))');
%! endfor
%! plain = minibatches (X, 9, "Shuffle", true, "Seed", 3);
%! for window = {100, 101, 1e300, Inf}
%!   for block = {[], 1, 99}
%!     assert (minibatches (X, 9, "Shuffle", true, "Seed", 3, "ShuffleWindow", window{1},
%!                          "ShuffleBlock", block{1}), plain);
%!   endfor
%! endfor
%! assert ([nthargout(3, @minibatches, X, 9, "Shuffle", true, "Seed", 3, "ShuffleWindow", 40){:}],
%!         orders (40, 1, 9, 1)');
%! A = zeros (1000, 700, "uint8");          # blocks of 2^k samples: a 64th of the window
%! [~, ~, idx] = minibatches (A, 64, "Shuffle", true, "ShuffleWindow", 600);
%! assert ([idx{:}], __order__ (700, 0, 1, [64 1 8 75]));
%!error <minibatches: ShuffleWindow needs "Shuffle", true> minibatches (X, 9, "ShuffleWindow", 40)
%!error id=descent:option minibatches (X, 9, "ShuffleWindow", 40, "Order", 1:100)
%!error <ShuffleBlock needs a ShuffleWindow> minibatches (X, 9, "Shuffle", true, "ShuffleBlock", 4)
%!error <ShuffleWindow must be at least B, 9 \(got 8\)>
%! minibatches (X, 9, "Shuffle", true, "ShuffleWindow", 8)
%!error <must hold B, 9, in blocks of ShuffleBlock, 5 \(9 holds 1\)>
%! minibatches (X, 9, "Shuffle", true, "ShuffleWindow", 9, "ShuffleBlock", 5)
%!error <ShuffleWindow must be a positive integer or Inf>
%! minibatches (X, 9, "Shuffle", true, "ShuffleWindow", .5)
%!error <ShuffleBlock must be a positive integer>
%! minibatches (X, 9, "Shuffle", true, "ShuffleWindow", 50, "ShuffleBlock", 0)
%!error <Epoch must be below 2\^32 with a ShuffleWindow>
%! minibatches (X, 9, "Shuffle", true, "ShuffleWindow", 50, "Epoch", 2^32)

## the trainers: the bits of the same orders given; "once" is the first of them;
## one window for all is no window
%!function theta = trained (X, Y, varargin)
%!  net = mlp ([3 4 3], "Output", "softmax");
%!  theta = mlptrain (net, X, Y, "MaxEpochs", 3, "MiniBatchSize", 9, varargin{:}).theta;
%!endfunction
%!function theta = fitted (X, Y, varargin)
%!  f = @(t, A, b) deal (mean ((A * t - b) .^ 2), 2 * A' * (A * t - b) / rows (A));
%!  theta = fminsgd (f, [1; 2; 3], X', Y', "MaxEpochs", 3, "MiniBatchSize", 9, varargin{:});
%!endfunction
%!test
%! window = {"ShuffleWindow", 40, "ShuffleBlock", 6, "Seed", 3};
%! order = orders (40, 6, 9, 3);
%! for train = {@trained, @fitted}
%!   start = train{1};
%!   train = @(varargin) start (X, Y, varargin{:});
%!   assert (train (window{:}), train ("Order", order));
%!   assert (train (window{:}, "Shuffle", "once"), train ("Order", order(:,[1 1 1])));
%!   assert (train (window{:}, "ShuffleWindow", 100), train ("Seed", 3));
%!   assert (train (window{:}, "ShuffleWindow", Inf), train ("Seed", 3));
%!   assert (! isequal (train (window{:}), train ("Seed", 3)));
%!   plain = cell2mat (arrayfun (@(e) __order__ (100, 3, e)', 1:3, "UniformOutput", false));
%!   assert (train ("Seed", 3), train ("Order", plain));
%!   assert (train (window{1:2}, "Shuffle", "once", "Seed", 3),
%!           train ("Order", orders (40, 1, 9, 1)(:,[1 1 1])));
%!   for wrong = {{"Shuffle", "never"}, {"Shuffle", false}, {"Order", order}}
%!     refused (@() train (window{:}, wrong{1}{:}), ...
%!              '(Shuffle, "never",|Order) excludes it', "descent:option");
%!   endfor
%!   refused (@() train ("ShuffleBlock", 6), "ShuffleBlock needs a ShuffleWindow", ...
%!            "descent:option");
%!   refused (@() train ("ShuffleWindow", 8), ...
%!            'ShuffleWindow must be at least MiniBatchSize, 9 \(got 8\)', "descent:value");
%!   refused (@() train ("ShuffleWindow", 9, "ShuffleBlock", 5), ...
%!            'must hold MiniBatchSize, 9, in blocks of ShuffleBlock, 5 \(9 holds 1\)', ...
%!            "descent:value");
%!   refused (@() train ("ShuffleWindow", 0), "ShuffleWindow must be a positive", "descent:value");
%!   refused (@() train ("ShuffleWindow", 50, "ShuffleBlock", {}), ...
%!            "ShuffleBlock must be a positive integer", "descent:value");
%! endfor
## in the struct of options
%!test
%! options = trainingOptions ("sgd", "MaxEpochs", 2, "MiniBatchSize", 9, "ShuffleWindow", 40, ...
%!                            "ShuffleBlock", 6);
%! assert ({options.ShuffleWindow, options.ShuffleBlock}, {40, 6});
%! net = mlp ([3 4 3], "Output", "softmax");
%! want = mlptrain (net, X, Y, "MaxEpochs", 2, "MiniBatchSize", 9, "Seed", 3, ...
%!                  "Order", orders (40, 6, 9, 2));
%! assert (mlptrain (net, X, Y, options, "Seed", 3), want);
%! assert (mlptrain (net, X, Y, trainingOptions ("sgd"), "MaxEpochs", 2, "MiniBatchSize", 9, ...
%!                   "Seed", 3, "ShuffleWindow", 40, "ShuffleBlock", 6), want);
%! refused (@() mlptrain (net, X, Y, options, "Shuffle", "never"), 'Shuffle, "never", excludes');
## a race of sizes
%!test
%! net = mlp ([3 4 3], "Output", "softmax");
%! window = {"ShuffleWindow", 40, "ShuffleBlock", 6, "MaxEpochs", 2};
%! r = batchsizerace (net, X, Y, window{:}, "MiniBatchSizes", [9 20]);
%! [~, info] = mlptrain (net, X, Y, window{:}, "MiniBatchSize", 20);
%! assert (r.FinalCost(2), info.EpochCost(end));
## a FUN of theta alone has one mini-batch
%!assert (fminsgd (@(t) deal (t ^ 2, 2 * t), 1, "ShuffleWindow", 1, "MaxEpochs", 1), .98)

## resumed in the middle of an epoch and of a window; another window is refused; a run
## without one, whose files have no such line, is resumed without one
%!test
%! file = [tempname() ".ckpt"];
%! window = {"ShuffleWindow", 40, "ShuffleBlock", 6};
%! unwind_protect
%!   for train = {@trained, @fitted}
%!     train = @(varargin) train{1} (X, Y, varargin{:});
%!     want = train (window{:});
%!     for k = [1, 3, 5, 11, 12, 16, 22]
%!       train (window{:}, "CheckpointFile", file, "MaxIterations", k);
%!       assert (train (window{:}, "Resume", file), want);
%!     endfor
%!     assert (train (window{:}, "ShuffleWindow", 37, "Resume", file), want);   # as many blocks
%!     refused (@() train (window{:}, "ShuffleWindow", 50, "Resume", file), ...
%!              'has ShuffleWindow 36, not 48\)?', "descent:option");
%!     refused (@() train (window{1:3}, 4, "Resume", file), "has ShuffleWindow 36, not 40");
%!     refused (@() train (window{1:3}, 9, "Resume", file), "has ShuffleBlock 6, not 9");
%!     refused (@() train ("Resume", file), "has ShuffleWindow 36, this one has not");
%!     train ("CheckpointFile", file, "MaxIterations", 5);
%!     assert (train ("Resume", file), train ());
%!     assert (train ("ShuffleWindow", 100, "Resume", file), train ());
%!     assert (train ("Resume", file), train ());
%!     refused (@() train (window{:}, "Resume", file), "has no ShuffleWindow");
%!     record = fileread (file);
%!     assert (isempty (strfind (record, "ShuffleW")));
%!   endfor
%! unwind_protect_cleanup
%!   cellfun (@delete, glob ({[file "*"]}));
%! end_unwind_protect

## means of mini-batches vary as much as preflight says
%!function v = variance_of_means (y, B, varargin)
%!  v = 0;
%!  T = floor (numel (y) / B);
%!  for e = 1:300
%!    order = __order__ (numel (y), 1, e, varargin{:});
%!    v += sumsq (mean (reshape (y(order(1:T*B)), B, T), 1));
%!  endfor
%!endfunction
%!test
%! y = sort (sin ((1:2400) .^ 2));
%! y -= mean (y);
%! net = mlp ([1 1], "Output", "linear");
%! for c = {[20 200 32], [40 400 64], [8 800 50], [4 120 60], [1 64 64]}
%!   [b, n, B] = num2cell (c{1}){:};
%!   r = preflight (net, y, y, "MiniBatchSize", B, "ShuffleWindow", n, "ShuffleBlock", b);
%!   text = r.checks(strcmp ({r.checks.name}, "window")).text;
%!   says = str2double (regexp (text, 'vary (\S+) times', "tokens", "once"){1});
%!   assert (variance_of_means (y, B, [B 1 b n/b]) / variance_of_means (y, B), says, -.1);
%! endfor

## queues: epochs, parts, states
%!function all = drain (q)
%!  all = [];
%!  while (hasdata (q))
%!    [~, idx] = next (q);
%!    all = [all, idx];
%!  endwhile
%!endfunction
%!test
%! window = {"MiniBatchSize", 9, "Seed", 3, "ShuffleWindow", 40, "ShuffleBlock", 6};
%! order = orders (40, 6, 9, 3)';
%! q = minibatchqueue (X, window{:});
%! assert (drain (q), 1:100);
%! for e = 1:3
%!   shuffle (q);
%!   assert (drain (q), order(e,:));
%!   reset (q);
%!   s = state (q);
%!   next (q);
%!   rest = state (q);
%!   assert (drain (minibatchqueue (X, "State", s)), order(e,:));
%!   assert (drain (minibatchqueue (X, "State", rest, window{:})), order(e,10:end));
%! endfor
%! assert ({s.ShuffleWindow, s.ShuffleBlock}, {40, 6});
%! q = minibatchqueue (X, window{1:6});          # the block by default
%! shuffle (q);
%! assert (drain (q), orders (40, 1, 9, 1)');
%! assert (state (q).ShuffleBlock, 1);
%! q = minibatchqueue (X, window{1:4});
%! shuffle (q);
%! all = drain (q);
%! for w = {100, Inf}
%!   q = minibatchqueue (X, window{1:4}, "ShuffleWindow", w{1});
%!   shuffle (q);
%!   assert (drain (q), all);
%! endfor
%! q = minibatchqueue (X', window{:}, "ObservationsIn", "rows");
%! shuffle (q);
%! assert (drain (q), order(1,:));
%! q = minibatchqueue (cell (1, 100), window{:});
%! shuffle (q);
%! assert (drain (q), order(1,:));
## a part has windows of its own
%!test
%! q = minibatchqueue (X, "MiniBatchSize", 9, "Seed", 3, "ShuffleWindow", 20, "ShuffleBlock", 6);
%! for i = 1:2
%!   p = partition (q, 2, i);
%!   shuffle (p);
%!   assert (drain (minibatchqueue (X, "State", state (p))),
%!           50 * (i - 1) + __order__ (50, 3, 1, [9 1 6 3]));
%! endfor
%! p = partition (q, 10, 3);                   # 10 samples: fewer than a window
%! shuffle (p);
%! assert (drain (p), 20 + __order__ (10, 3, 1));
## states of version 0.1 have no windows
%!test
%! q = minibatchqueue (X, "Seed", 3);
%! shuffle (q);
%! s = rmfield (state (q), {"ShuffleWindow", "ShuffleBlock"});
%! assert (drain (minibatchqueue (X, "State", s)), __order__ (100, 3, 1));
%!shared s
%! s = state (minibatchqueue (1:100, "MiniBatchSize", 9, "ShuffleWindow", 20, "ShuffleBlock", 6));
%!error <a queue with another ShuffleWindow> minibatchqueue (1:100, "State", s, "ShuffleWindow", 21)
%!error <a queue with another ShuffleBlock>
%! minibatchqueue (1:100, "State", s, "ShuffleWindow", 20, "ShuffleBlock", 5)
%!error <State.ShuffleWindow must be a positive integer or Inf>
%! minibatchqueue (1:100, "State", setfield (s, "ShuffleWindow", 1.5))
%!error <State.ShuffleBlock must be \[\] or a positive integer>
%! minibatchqueue (1:100, "State", setfield (s, "ShuffleBlock", {}))
%!error <State.ShuffleWindow must hold MiniBatchSize, 9, in blocks of ShuffleBlock>
%! minibatchqueue (1:100, "State", setfield (s, "ShuffleBlock", []))
%!error <State.ShuffleWindow must hold MiniBatchSize, 9, in blocks of ShuffleBlock>
%! minibatchqueue (1:100, "State", setfield (s, "ShuffleBlock", 21))
%!error <State.ShuffleWindow must hold MiniBatchSize, 9>
%! minibatchqueue (1:100, "State", setfield (s, "ShuffleWindow", 8))
%!error <State.ShuffleWindow must be Inf beside Stratify or Order>
%! minibatchqueue (1:100, "State", setfield (s, "Stratify", ones (1, 100)))
%!error <State.Epoch must be below 2\^32 beside a ShuffleWindow>
%! minibatchqueue (1:100, "State", setfield (s, "Epoch", 2^32))
%!error <ShuffleWindow and Order or Stratify exclude each other>
%! minibatchqueue (1:100, "ShuffleWindow", 70, "Stratify", ones (1, 100))
%!error <ShuffleWindow and Order or Stratify exclude each other>
%! minibatchqueue (1:100, "ShuffleWindow", 70, "Order", 1:100)
%!error <ShuffleBlock needs a ShuffleWindow> minibatchqueue (1:100, "ShuffleBlock", 70)
%!error <ShuffleWindow must be at least MiniBatchSize, 64 \(got 50\)>
%! minibatchqueue (1:100, "ShuffleWindow", 50)
%!shared
