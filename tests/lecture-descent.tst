## lecture-descent.tst: the experiments on descent, held to the lecture's numbers.
## SPDX-License-Identifier: GPL-3.0-or-later

%!test
%! r = lecture ("partition");
%! assert ([r.m, r.B, r.minibatches, r.steps_of_an_epoch, r.steps_of_an_epoch_batch], ...
%!         [5000000, 1000, 5000, 5000, 1]);
%! assert (r.minibatches * r.B, 5e6);
%! assert (r.size_of_X_t(2), 1000);
%! assert (r.size_of_Y_t, [1, 1000]);
%! assert (r.samples_in_first, [1, 1000]);
%! assert (r.samples_in_last, [4999001, 5000000]);

%!test
%! r = lecture ("uneven");
%! assert ({r.m, r.B, r.sizes, r.sizes_Y}, {148, 64, [64, 64, 20], [64, 64, 20]});
%! assert (r.each_once && r.labels_kept);

## batch descent falls at every iteration, mini-batches do not, but their trend does
%!test
%! r = lecture ("cost-curves");
%! assert (r.rises_batch, 0);
%! assert (all (diff (r.J_batch) < 0));
%! assert (r.rises_minibatch > numel (r.J_minibatch) / 4);
%! assert (r.rises_batch_alpha_2 > 0);
%! trend = mean (reshape (r.J_minibatch, 30, []));
%! assert (all (diff (trend) < 0));
%! assert (r.trend_minibatch(2) < r.trend_minibatch(1) / 4);

## smooth; wandering; in between; a smaller and a decaying alpha shrink the noise
%!test
%! r = lecture ("contours");
%! [batch, between, one, small, decaying] = deal (num2cell (r.wander){:});
%! assert (batch < between && between < one / 2);
%! assert (small < one / 2 && decaying < one / 2);
%! assert (r.longest_step(1), max (r.longest_step));
%! straight = cellfun (@(p) norm (p(:,end) - p(:,1)) / sum (norm (diff (p, 1, 2), "columns")), ...
%!                     r.path);
%! assert (straight(1) > .99);
%! assert (straight(3) < straight(2) && straight(2) < straight(1));

## an iteration is cheaper on a mini-batch, an epoch is not; the best lies between
%!test
%! r = lecture ("batch-speed");
%! assert (r.MiniBatchSize([1, end]), [1, 7188]);
%! assert (r.SecondsPerIteration(2:4) < r.SecondsPerIteration(end) / 2);
%! assert (r.SecondsPerEpoch(1) > min (r.SecondsPerEpoch(2:end)));
%! assert (any (r.QuickestSize == r.MiniBatchSize(2:4)));

%!test
%! r = lecture ("batch-size");
%! assert (r.advice, [1500, 2000, 512, 512, 512]);
%! assert (r.advice_1MiB, [512, 128, 64]);
%! assert (r.advice_1MiB .* r.features * 8 <= 2^20 | r.advice_1MiB == 64);
%! assert (r.cheapest_B > 4);
%! assert (r.nanoseconds_per_sample(1) > 3 * min (r.nanoseconds_per_sample));

## 40 points; J and its bounds as the lecture has them
%!test
%! r = lecture ("bowl");
%! assert (r.alpha, .039);
%! assert (size (r.path_descent), [2, 40]);
%! assert (r.path_descent(:,1), [-10; 1]);
%! assert (r.path_descent, [-10; 1] .* [1 - .039; 1 - .039 * 50] .^ (0:39), 1e-12);
%! assert ([r.sign_changes_descent, r.sign_changes_momentum], [39, 6]);
%! assert ([r.vertical_way_descent, r.vertical_way_momentum], [33.7, 4.94], [.05, .005]);
%! assert (r.alphas_descent - .04, [-1e-4, 1e-4], 1e-15);
%! assert (r.distance_descent(1) < 1e-3 && r.distance_descent(2) > 1e3);
%! assert (r.alphas_momentum(1) < .76 && .76 < r.alphas_momentum(2));
%! assert (r.distance_momentum(1) < 1e-3 && r.distance_momentum(2) > 1e3);

## the average wanders less than the path, as much as theory says to within a fifth
%!test
%! r = lecture ("averaged-weights");
%! assert (r.beta, [.9 .98]);
%! assert (r.ratio, r.averaged / r.wander, 1e-15);
%! assert (abs (log (r.ratio ./ r.theory)) < log (1.2));
%! assert (r.independent, sqrt ([.1/1.9, .02/1.98]), 1e-15);
%! assert (r.average{2}, ewma (r.path, .98, "BiasCorrection", true, "Dim", 2));

## first steps; the vertical way damped, the horizontal one kept
%!test
%! r = lecture ("adaptive");
%! assert (r.name, {"descent", "rmsprop", "adam"});
%! assert (r.first_step(1,:), .039 * [10, -50], 1e-12);
%! assert (r.first_step(2,:), r.alpha(2) / sqrt (1 - .9) * [1, -1], 1e-8);
%! assert (r.first_step(3,:), r.alpha(3) * [1, -1], 1e-8);
%! assert (r.vertical_way(2:3) < r.vertical_way(1) / 5);
%! assert (r.horizontal_way(2:3) > .95 * r.horizontal_way(1));

%!test
%! r = lecture ("decay");
%! assert (r.schedule(1:5), {"none", "inverse", "exponential", "sqrt", "staircase"});
%! assert (r.alpha(2,1:4), [.1, .067, .05, .04], 5e-4);
%! e = 1:20;
%! assert (r.alpha, .2 * [ones(1, 20); 1 ./ (1 + e); .95 .^ e; 1 ./ sqrt(e)
%!                        1 ./ (1 + floor (e / 5))], 1e-15);
%! assert (r.end_region(2:5) < r.end_region(1) / 2);
%! assert (r.end_region(2), min (r.end_region));

## the published run, to the digits that were printed; its orders are the given ones
%!test
%! r = lecture ("moons");
%! assert (r.epoch, 0:1000:4000);
%! assert (r.cost, [.702405, .668101, .635288, .600491, .573367], 5.1e-7);
%! assert (r.accuracy, .716667, 4e-7);
%! assert (r.difference < 5.1e-7);
%! assert (numel (r.info.EpochCost), 5000);
%!test
%! global DESCENT_TESTS
%! given = load (fullfile (DESCENT_TESTS, "golden", "moons_run.mat"));
%! S = dataset ("moons-run");
%! assert (isequal (S.order, given.perms_one_based));
%! assert ({S.X, S.Y}, {given.X, given.Y});
%! [W, b] = mlpweights (setfield (mlp ([2 5 2 1]), "theta", S.theta));
%! assert (W, {given.init_W1, given.init_W2, given.init_W3});
%! assert (b, {given.init_b1, given.init_b2, given.init_b3});

## each draws one figure, with words on every axis, and leaves it alone
%!test
%! old = get (0, "children");
%! visible = get (0, "defaultfigurevisible");
%! set (0, "defaultfigurevisible", "off");
%! unwind_protect
%!   for name = {"partition", "uneven", "cost-curves", "contours", "batch-size", "batch-speed", ...
%!               "averaged-weights", "bowl", "adaptive", "decay", "moons"}
%!     r = lecture (name{1}, "Plot", true);
%!     new = setdiff (get (0, "children"), old);
%!     assert (numel (new), 1);
%!     pictures = findobj (new, "type", "axes", "tag", "");
%!     assert (! isempty (pictures));
%!     for a = pictures(:)'
%!       assert (! isempty (get (get (a, "ylabel"), "string")), "%s", name{1});
%!       assert (! isempty (get (get (a, "title"), "string")), "%s", name{1});
%!     endfor
%!     close (new);
%!   endfor
%! unwind_protect_cleanup
%!   close (setdiff (get (0, "children"), old));
%!   set (0, "defaultfigurevisible", visible);
%! end_unwind_protect
