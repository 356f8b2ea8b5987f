## shards.tst: mini-batches in shards: the same as whole ones but for rounding, the bits of a loop
## by hand, of any number of threads, of arrays and files, and of a run that is resumed.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function [X, Y] = samples ()
%!  randn ("twister", 1);
%!  X = randn (9, 700);
%!  Y = 1 + (X(1,:) > 0) + (X(2,:) > .3);
%!endfunction
%!function text = result (net, info)
%!  text = hash ("md5", char (typecast ([double(net.theta); info.IterationCost; info.EpochCost
%!                                       info.EpochAccuracy; info.LearnRate
%!                                       info.ValidationCost; info.ValidationAccuracy]', "uint8")));
%!endfunction
%!function src = in_file (name, X)
%!  f = fopen (name, "w");
%!  fwrite (f, X, class (X));
%!  fclose (f);
%!  src = datasource (name, "Format", "raw", "Class", class (X), "Size", rows (X));
%!endfunction

## networks: whole ones but for rounding, whatever the layers and options; all threads have the
## same bits; units are dropped by their place in the mini-batch
%!test
%! [X, Y] = samples ();
%! for sizes = {[9 5 3], [9 90 80 3]}
%!   for class = {"double", "single"; 1e-10, 1e-3}
%!     net = mlp (sizes{1}, "Output", "softmax", "Class", class{1});
%!     for how = {{"Solver", "adam", "Dropout", .2, "Lambda", .1}, ...
%!                {"Solver", "momentum", "L2", .1, "GradientThreshold", .01}, ...
%!                {"GradientThreshold", .1, "GradientThresholdMethod", "global-l2norm", ...
%!                 "ClassWeights", 1:3, "Lambda", .1, "LambdaPer", "dataset"}}
%!       train = @(varargin) mlptrain (net, X, Y, how{1}{:}, "MaxEpochs", 2, ...
%!                                     "MiniBatchSize", 50, ...
%!                                     "ValidationData", {X(:,1:99), Y(1:99)}, varargin{:});
%!       [whole, info] = train ();
%!       assert (train ("Shards", 1), whole);
%!       for S = [2 8 64]
%!         [a, ia] = train ("Shards", S, "Threads", 1);
%!         assert (a.theta, whole.theta, class{2});
%!         assert (ia.IterationCost, info.IterationCost, class{2});
%!         assert (ia.ValidationCost, info.ValidationCost, class{2});
%!         assert (ia.EpochAccuracy, info.EpochAccuracy, .005);
%!         [b, ib] = train ("Shards", S, "Threads", 2);
%!         assert (result (b, ib), result (a, ia));
%!       endfor
%!     endfor
%!   endfor
%! endfor

## fminsgd: the loop that one would write
%!function [J, grad] = squares (theta, X, y)
%!  e = X * theta - y;
%!  J = sum (e .^ 2, "double") / (2 * rows (X));
%!  grad = X' * e / rows (X);
%!endfunction
%!test
%! [X, ~] = samples ();
%! y = X(1,:)' - 2 * X(3,:)' + .1;
%! for class = {"double", "single"}
%!   for S = [2 16]
%!     theta0 = theta = cast ((1:9)' / 10, class{1});
%!     Xc = cast (X', class{1});
%!     yc = cast (y, class{1});
%!     [got, J, info] = fminsgd (@squares, theta0, Xc, yc, "Shards", S, "MiniBatchSize", 11, ...
%!                               "MaxEpochs", 1, "Shuffle", "never", "LearnRate", .01);
%!     costs = [];
%!     for first = 1:11:700
%!       some = first:min (first + 10, 700);
%!       B = numel (some);
%!       g = cell (1, S);
%!       c = zeros (1, S);
%!       for s = 1:S
%!         at = some(floor ((s-1) * B / S)+1:floor (s * B / S));
%!         if (! isempty (at))
%!           [c(s), g{s}] = squares (theta, Xc(at,:), yc(at));
%!           c(s) *= numel (at) / B;
%!           g{s} *= numel (at) / B;
%!         endif
%!       endfor
%!       while (numel (g) > 1)          # neighbours, in pairs
%!         c = c(1:2:end) + c(2:2:end);
%!         for s = 1:numel (g) / 2
%!           pair = g(2*s-1:2*s);
%!           pair = pair(! cellfun ("isempty", pair));
%!           if (numel (pair) == 2)
%!             pair = {pair{1} + pair{2}};
%!           endif
%!           g(s) = [pair, {[]}](1);
%!         endfor
%!         g(end/2+1:end) = [];
%!       endwhile
%!       costs(end+1,1) = c;
%!       theta -= .01 * g{1};
%!     endfor
%!     assert (info.IterationCost, costs);
%!     assert (got, theta);
%!   endfor
%! endfor

## which samples FUN gets: the parts of the orders in windows, of arrays and of a source
%!function [J, grad] = note (theta, X, y)
%!  global seen_shards
%!  seen_shards{end+1} = y';
%!  J = 0;
%!  grad = 0 * theta;
%!endfunction
%!test
%! global seen_shards
%! addpath (fullfile (evalin ("base", "DESCENT_TESTS"), "ref"), "-end");
%! name = tempname ();
%! unwind_protect
%!   X = (1:97) + zeros (3, 1);
%!   src = in_file (name, X);
%!   for data = {{X', (1:97)'}, {src, (1:97)'}}
%!     seen_shards = {};
%!     fminsgd (@note, 1, data{1}{:}, "MiniBatchSize", 13, "Shards", 4, "ShuffleWindow", 40, ...
%!              "ShuffleBlock", 5, "Seed", 3, "MaxEpochs", 2, "CheckLambda", false, ...
%!              "Resume", []);
%!     n = cellfun ("numel", seen_shards);
%!     last = cumsum (n(end:-1:1))(end:-1:1);
%!     runs = seen_shards(last <= 2 * 97);      # not those that were tried before
%!     want = [ref_windows(97, 13, 4, 5, 2, 3, 1), ref_windows(97, 13, 4, 5, 2, 3, 2)];
%!     assert ([runs{:}], want);
%!     assert (cellfun ("numel", runs(1:8)), [3 3 3 4 3 3 3 4]);
%!     assert (cellfun ("numel", runs(end-3:end)), [1 2 1 2]);
%!   endfor
%! unwind_protect_cleanup
%!   clear -global seen_shards
%!   delete (name);
%! end_unwind_protect

## one hash over arrays and files, in one window and in several, threads, and where it was resumed
%!test
%! [X, Y] = samples ();
%! folder = tempname ();
%! mkdir (folder);
%! file = fullfile (folder, "state");
%! unwind_protect
%!   sx = in_file (fullfile (folder, "x"), X);
%!   sy = in_file (fullfile (folder, "y"), Y);
%!   net = mlp ([9 12 3], "Output", "softmax");
%!   for window = {{}, {"ShuffleWindow", 256}, {"ShuffleWindow", 96, "ShuffleBlock", 10}}
%!     for S = [2 8]
%!       train = @(X, Y, varargin) ...
%!         mlptrain (net, X, Y, "MaxEpochs", 3, "Solver", "adam", "MiniBatchSize", 32, ...
%!                   "Shards", S, window{1}{:}, "ValidationData", {X, Y}, ...
%!                   "ValidationFrequency", 9, "AverageDecay", .9, varargin{:});
%!       [a, info] = train (X, Y);
%!       want = result (a, info);
%!       for threads = 1:2
%!         [b, ib] = train (sx, sy, "Threads", threads);
%!         assert (result (b, ib), want);
%!       endfor
%!       for k = [5 22 31]
%!         train (X, Y, "MaxIterations", k, "CheckpointFile", file);
%!         [b, ib] = train (sx, sy, "Resume", file);
%!         assert (result (b, ib), want);
%!       endfor
%!     endfor
%!   endfor
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect

## the validation of more samples than a piece, from arrays and a file
%!test
%! randn ("twister", 2);
%! X = randn (30, 20001);
%! T = X(1:3,:) - X(4:6,:);
%! name = tempname ();
%! unwind_protect
%!   sx = in_file (name, X);
%!   for sizes = {[30 4 3], [30 150 3]}
%!     net = mlp (sizes{1}, "Output", "linear");
%!     run = @(X, varargin) nthargout (2, @mlptrain, net, X, T, "MaxIterations", 2, ...
%!                                     "MiniBatchSize", 20, "ValidationFrequency", 1, ...
%!                                     "ValidationData", {X, T}, "Memory", 2^25, varargin{:});
%!     one = run (sx);
%!     a = run (sx, "Shards", 2);
%!     b = run (sx, "Shards", 2, "Threads", 2);
%!     assert (a.ValidationCost, one.ValidationCost, 1e-12);
%!     assert (b.ValidationCost, a.ValidationCost);
%!     c = run (X, "Shards", 2, "ShuffleWindow", 1e4);
%!     assert (c.ValidationCost(1), a.ValidationCost(1), 1);
%!   endfor
%! unwind_protect_cleanup
%!   delete (name);
%! end_unwind_protect

## another number of shards is another run, and the message says so
%!test
%! [X, Y] = samples ();
%! net = mlp ([9 3], "Output", "softmax");
%! file = tempname ();
%! unwind_protect
%!   mlptrain (net, X, Y, "Shards", 4, "MaxIterations", 3, "CheckpointFile", file);
%!   refused (@() mlptrain (net, X, Y, "Shards", 8, "Resume", file), "has Shards 4, not 8");
%!   refused (@() mlptrain (net, X, Y, "Resume", file), "has Shards 4, this one has not");
%!   mlptrain (net, X, Y, "MaxIterations", 3, "CheckpointFile", file);
%!   refused (@() mlptrain (net, X, Y, "Shards", 8, "Resume", file), "has no Shards");
%! unwind_protect_cleanup
%!   delete (file);
%!   delete ([file "~"]);
%! end_unwind_protect

%!test
%! options = trainingOptions ("adam", "Shards", 16);
%! assert (options.Shards, 16);
%! net = mlp ([2 1]);
%! S = dataset ("moons");
%! assert (mlptrain (net, S.X, S.Y, options),
%!         mlptrain (net, S.X, S.Y, "Solver", "adam", "Shards", 16));
%!error <mlptrain: Shards must be a power of two up to 256>
%! mlptrain (mlp ([1 1]), 1, 1, "Shards", 3)
%!error <trainingOptions: Shards must be> trainingOptions ("sgd", "Shards", 512)
%!error <fminsgd: Shards must be> fminsgd (@(t) deal (t, 1), 1, "Shards", 0)
%!error <Shards must be> mlptrain (mlp ([1 1]), 1, 1, "Shards", "2")
%!error <Shards must be> mlptrain (mlp ([1 1]), 1, 1, "Shards", NaN)
%!error <ShuffleWindow must hold .* for each of the Shards>
%! mlptrain (mlp ([1 1]), 1:99, ones (1, 99), "Shards", 8, "ShuffleWindow", 65, "ShuffleBlock", 9)

## a function of theta alone has one sample, in one shard
%!assert (fminsgd (@(t) deal (t^2 / 2, t), 1, "Shards", 8, "MaxIterations", 3, "LearnRate", .5), ...
%!        1/8)

## an error of FUN in a shard names its samples
%!error <mini-batch 1 of epoch 2, 2 samples>
%! fminsgd (@(t, X, y) deal (0, ones (1, rows (X) != 2 || t == 1)), 1, ones (11, 1), ...
%!          ones (11, 1), "Shards", 4, "MiniBatchSize", 9, "CheckLambda", false)
