## conformance.tst: the package against numbers that others have published, which
## golden/ holds.
## SPDX-License-Identifier: GPL-3.0-or-later

## ---- networks: golden/course-networks.json, golden/moons_run.mat, circles_run.mat
%!function c = network_case (name)
%!  global DESCENT_TESTS
%!  all = jsondecode (fileread (fullfile (DESCENT_TESTS, "golden", "course-networks.json")));
%!  c = all(strcmp ({all.name}, name));
%!  if (isfield (c.inputs, "data_file"))
%!    c.data = load (fullfile (DESCENT_TESTS, "golden", c.inputs.data_file));
%!  endif
%!endfunction
%!function net = with_params (sizes, hidden, p, prefix = "")
%!  L = numel (sizes) - 1;
%!  for l = 1:L
%!    W{l} = reshape (p.(sprintf ("%sW%d", prefix, l)), sizes(l+1), sizes(l));
%!    b{l} = p.(sprintf ("%sb%d", prefix, l))(:);
%!  endfor
%!  net = mlpweights (mlp (sizes, "Hidden", hidden), W, b);
%!endfunction
%!function near (got, want, tol)
%!  assert (size (got), size (want));
%!  assert (abs (got - want) <= tol * max (1, abs (want)));
%!endfunction

## the printed costs of the first epoch and of its last mini-batch
%!test
%! solver = {"gd", "sgd"; "adam", "adam"};
%! for i = 1:2
%!   c = network_case (["moons_epoch0_" solver{i,1}]);
%!   net = with_params ([2 5 2 1], "relu", c.data, "init_");
%!   [~, info] = mlptrain (net, c.data.X, c.data.Y, "Solver", solver{i,2}, "LearnRate", .0007, ...
%!                         "MaxEpochs", 1, "Order", c.data.perms_one_based(:,1));
%!   near (info.EpochCost, c.expected.epoch_cost, c.tolerance);
%!   assert (size (info.IterationCost), [5 1]);
%!   if (i == 1)
%!     last = network_case ("moons_epoch0_lastbatch_gd");
%!     near (info.IterationCost(5), last.expected.last_minibatch_cost, last.tolerance);
%!   endif
%! endfor

%!test
%! c = network_case ("moons_run_gd");
%! net = with_params ([2 5 2 1], "relu", c.data, "init_");
%! [net, info] = mlptrain (net, c.data.X, c.data.Y, "LearnRate", .0007, "MaxEpochs", 5000, ...
%!                         "MiniBatchSize", 64, "Order", c.data.perms_one_based);
%! near (info.EpochCost(1:1000:end), c.expected.epoch_costs_every_1000, c.tolerance);
%! [~, label] = mlppredict (net, c.data.X);
%! near (mean (label == c.data.Y), c.expected.train_accuracy, 1e-12);

%!test
%! c = network_case ("circles_run_he_init");
%! net = with_params ([2 10 5 1], "relu", c.data, "init_");
%! [net, info] = mlptrain (net, c.data.X, c.data.Y, "LearnRate", .01, "MaxEpochs", 15000, ...
%!                         "MiniBatchSize", 300, "Shuffle", "never");
%! near (info.EpochCost(1:1000:end), c.expected.costs_every_1000, c.tolerance);
%! [~, label] = mlppredict (net, c.data.X);
%! near (mean (label == c.data.Y), c.expected.train_accuracy, 1e-12);
%! [~, label] = mlppredict (net, c.data.Xtest);
%! near (mean (label == c.data.Ytest), c.expected.test_accuracy, 1e-12);

## gradients; the caches of the sources are those of the whole network
%!test
%! c = network_case ("l2_gradients");
%! net = with_params ([3 2 3 1], "relu", c.inputs.params);
%! [~, grad] = mlpcost (net, c.inputs.X, c.inputs.Y(:)', "Lambda", .7);
%! [dW, db] = mlpweights (setfield (net, "theta", grad));
%! for l = 1:3
%!   near (dW{l}(:), c.expected.(sprintf ("dW%d", l))(:), c.tolerance);
%!   near (db{l}, c.expected.(sprintf ("db%d", l)), c.tolerance);
%! endfor

%!test
%! c = network_case ("planar_backward");
%! net = with_params ([2 4 1], "tanh", c.inputs.params);
%! [~, grad] = mlpcost (net, c.inputs.X, c.inputs.Y(:)');
%! [dW, db] = mlpweights (setfield (net, "theta", grad));
%! for l = 1:2
%!   near (dW{l}(:), c.expected.(sprintf ("dW%d", l))(:), c.tolerance);
%!   near (db{l}, c.expected.(sprintf ("db%d", l)), c.tolerance);
%! endfor

%!test
%! c = network_case ("planar_forward");
%! near (mlppredict (with_params ([2 4 1], "tanh", c.inputs.params), c.inputs.X), ...
%!       c.expected.A2(:)', c.tolerance);

%!test
%! c = network_case ("L_model_forward_2hidden");
%! net = with_params ([5 4 3 1], "relu", c.inputs.params);
%! near (mlppredict (net, c.inputs.X), c.expected.AL(:)', c.tolerance);
%! [W, b] = mlpweights (net);
%! ## Z of layer l: the layers up to it, linear at the end
%! for l = 1:3
%!   part = mlpweights (mlp (net.sizes(1:l+1), "Output", "linear"), W(1:l), b(1:l));
%!   near (mlppredict (part, c.inputs.X)(:), c.expected.(sprintf ("Z%d", l))(:), c.tolerance);
%! endfor

## logistic regression of the older course: samples in rows, the bias as a column of ones
%!test
%! c = network_case ("ml_ex2_cost_grad");
%! for v = "ab"
%!   theta = c.inputs.(["theta_" v]);
%!   net = mlpweights (mlp ([2 1]), {theta(2:3)'}, {theta(1)});
%!   [J, grad] = mlpcost (net, c.inputs.X(:,2:3)', c.inputs.y');
%!   near (J, c.expected.(["J_" v]), c.tolerance);
%!   near (grad([3 1 2]), c.expected.(["grad_" v]), c.tolerance);
%! endfor

## nnCostFunction of the older course: [Theta1(:); Theta2(:)], biases in the first column
%!test
%! c = network_case ("ml_ex4_nnCostFunction_small_lambda0");
%! in = c.inputs;
%! Theta1 = reshape (in.nn_params(1:6), 2, 3);
%! Theta2 = reshape (in.nn_params(7:18), 4, 3);
%! net = mlpweights (mlp ([2 2 4], "Hidden", "sigmoid"), {Theta1(:,2:3), Theta2(:,2:3)}, ...
%!                   {Theta1(:,1), Theta2(:,1)});
%! [J, grad] = mlpcost (net, in.X', in.y(:)' == (1:4)');
%! [dW, db] = mlpweights (setfield (net, "theta", grad));
%! near (J, c.expected.J, c.tolerance);
%! near ([[db{1} dW{1}](:); [db{2} dW{2}](:)], c.expected.grad, c.tolerance);
## mini-batches: course-minibatches.json names the notebooks that print these
%!function c = minibatch_case (name)
%!  global DESCENT_TESTS
%!  cases = jsondecode (fileread (fullfile (DESCENT_TESTS, "golden", "course-minibatches.json")));
%!  c = cases(strcmp ({cases.name}, name));
%!endfunction
%!function assert_published (got, expected, tolerance)
%!  assert (size (got), size (expected));
%!  assert (max (abs (got - expected)(:) ./ max (1, abs (expected(:)))) <= tolerance);
%!endfunction
%!test
%! c = minibatch_case ("minibatch_148_by_64");
%! Xb = minibatches (c.inputs.X_first_row', c.hyperparameters.mini_batch_size,
%!                   "Order", c.inputs.permutation_zero_based + 1);
%! assert (cellfun (@columns, Xb), c.expected.sizes');
%! assert_published (Xb{1}(1:3), c.expected.first_three_of_X_row1_batch1', c.tolerance);
%!test
%! c = minibatch_case ("minibatch_7x3_by_2");
%! [Xb, Yb] = minibatches (c.inputs.X, c.inputs.Y, c.hyperparameters.mini_batch_size,
%!                         "Order", c.inputs.permutation_zero_based + 1);
%! assert (numel (Xb), 2);
%! assert_published (Xb{1}, c.expected.batch1_X, c.tolerance);
%! assert_published (Xb{2}, c.expected.batch2_X, c.tolerance);
%! assert (Yb, {c.expected.batch1_Y, c.expected.batch2_Y});

## the random order is the one that the definition gives
%!test
%! for c = [1, 7, 64, 65, 131, 200; 0, 1, 2^32, 2^33 + 5, 7, 2^53 - 1; 1, 2, 3, 2^32, 2^40, 5]
%!   X = magic (c(1));  Y = 1:c(1);  B = ceil (c(1) / 3);
%!   [Xb, Yb, idx] = minibatches (X, Y, B, "Shuffle", true, "Seed", c(2), "Epoch", c(3));
%!   [Xr, Yr, idr] = ref_minibatches (X, Y, B, c(2), c(3));
%!   assert (Xb, Xr);
%!   assert (Yb, Yr);
%!   assert (idx, idr);
%! endfor

## ---- single updates, as printed by the course's notebooks

%!function c = update_case (name)
%!  global DESCENT_TESTS;
%!  all = jsondecode (fileread (fullfile (DESCENT_TESTS, "golden", "course-updates.json")));
%!  c = all(strcmp ({all.name}, name));
%!endfunction
%!function x = update_layers (from, prefix)
%!  for name = {"W1", "b1", "W2", "b2"}
%!    x.(name{1}) = from.([prefix name{1}]);
%!  endfor
%!endfunction
%!function update_agrees (got, c, prefix)
%!  for name = {"W1", "b1", "W2", "b2"}
%!    want = c.expected.([prefix name{1}]);
%!    assert (size (got.(name{1})), size (want));
%!    off = abs (got.(name{1}) - want) ./ max (1, abs (want));
%!    assert (max (off(:)) <= c.tolerance);
%!  endfor
%!endfunction

%!test # gd_update_v1: momentum zero in MATLAB's arithmetic is plain descent
%! c = update_case ("gd_update_v1");
%! params = update_layers (c.inputs.params, "");
%! grads = update_layers (c.inputs.grads, "d");
%! a = c.hyperparameters.learning_rate;
%! update_agrees (sgdmupdate (params, grads, [], a, 0), c, "");
%! update_agrees (gradstep (optimizer ("sgd", "LearnRate", a), params, grads), c, "");
%!test # momentum_update_v1
%! c = update_case ("momentum_update_v1");
%! h = c.hyperparameters;
%! [params, v] = sgdmupdate (update_layers (c.inputs.params, ""), ...
%!                           update_layers (c.inputs.grads, "d"), ...
%!                           update_layers (c.inputs.v, "d"), ...
%!                           h.learning_rate, h.beta, "Convention", "course");
%! update_agrees (params, c, "");
%! update_agrees (v, c, "v_d");
%!test # adam_update_v1_eps_outside_sqrt
%! c = update_case ("adam_update_v1_eps_outside_sqrt");
%! h = c.hyperparameters;
%! [params, v, s] = adamupdate (update_layers (c.inputs.params, ""), ...
%!                              update_layers (c.inputs.grads, "d"), ...
%!                              update_layers (c.inputs.v, "d"), ...
%!                              update_layers (c.inputs.s, "d"), h.t, h.learning_rate, ...
%!                              h.beta1, h.beta2, h.epsilon, "Convention", "course");
%! update_agrees (params, c, "");
%! update_agrees (v, c, "v_d");
%! update_agrees (s, c, "s_d");

## ---- averages: golden/ewma.json, pandas-averages.json, course-averages.json
%!function c = average_cases (file)
%!  global DESCENT_TESTS
%!  c = jsondecode (fileread (fullfile (DESCENT_TESTS, "golden", file)));
%!endfunction
%!function value = given (p, name, default)
%!  value = default;
%!  if (isfield (p, name))
%!    value = p.(name);
%!  endif
%!endfunction
## parameters as pandas and others name them, in the words of this package
%!function [gain, opts] = words_for (p)
%!  names = {"alpha", "com", "span", "halflife", "wilder", "beta"; ...
%!           "Alpha", "CenterOfMass", "Span", "HalfLife", "Window", "Beta"};
%!  i = find (isfield (p, names(1,:)));
%!  gain = {names{2,i}, p.(names{1,i})};
%!  if (strcmp (gain{1}, "Beta"))
%!    gain = gain(2);
%!  endif
%!  opts = struct ("Missing", merge (given (p, "ignore_na", false), "skip", "decay"));
%!  init = given (p, "init", "");
%!  if (strcmp (init, "sma"))
%!    opts.Initial = "sma";
%!    opts.InitialWindow = p.n;
%!  elseif (strcmp (init, "zero"))
%!    opts.BiasCorrection = p.bias_correct;
%!  elseif (! given (p, "adjust", true))
%!    opts.Initial = "first";
%!  elseif (strcmp (p.stat, "mean"))
%!    opts.BiasCorrection = true;
%!  endif
%!  if (isfield (p, "bias"))
%!    opts.Unbiased = ! p.bias;
%!  endif
%!  if (strcmp (given (p, "nan_output", ""), "preserve"))
%!    opts.MissingOutput = "nan";
%!  endif
%!  if (isfield (p, "min_periods"))
%!    opts.MinPeriods = p.min_periods;
%!  endif
%!  if (isfield (p, "times"))
%!    opts.Times = p.times(:);
%!  endif
%!endfunction
## the public functions and the references behind one call: f (stat, x, y, gain, opts)
%!function v = public_statistic (stat, x, y, gain, opts)
%!  pairs = [fieldnames(opts) struct2cell(opts)]';
%!  if (any (strcmp (stat, {"cov", "corr"})))
%!    v = feval (["ewm" stat], x, y, gain{:}, pairs{:});
%!  elseif (strcmp (stat, "mean"))
%!    v = ewma (x, gain{:}, pairs{:});
%!  else
%!    v = feval (["ewm" stat], x, gain{:}, pairs{:});
%!  endif
%!endfunction
%!function v = reference_statistic (stat, x, y, gain, opts)
%!  if (isscalar (gain))
%!    gain = gain{1};
%!  endif
%!  switch (stat)
%!    case "mean"  v = ref_ewma (x, gain, opts);
%!    case "var"   v = ref_ewmcov (x, x, gain, opts);
%!    case "std"   v = sqrt (ref_ewmcov (x, x, gain, opts));
%!    case "cov"   v = ref_ewmcov (x, y, gain, opts);
%!    case "corr"  [~, v] = ref_ewmcov (x, y, gain, opts);
%!  endswitch
%!endfunction
## a decayed sum is the uncorrected average over its gain; a count, that of ones
%!function v = decayed (f, stat, x, gain, opts)
%!  if (strcmp (stat, "count"))
%!    x(! isnan (x)) = 1;
%!  endif
%!  v = f ("mean", x, [], gain, opts) / f ("mean", 1, [], gain, struct ());
%!endfunction
%!function holds_published (f)
%!  all = average_cases ("ewma.json");
%!  assert (numel (all), 64);
%!  for i = 1:numel (all)
%!    c = all{i};
%!    [gain, opts] = words_for (c.params);
%!    stat = c.params.stat;
%!    if (any (strcmp (stat, {"sum", "count"})))
%!      opts = rmfield (opts, intersect (fieldnames (opts), "BiasCorrection"));
%!      v = decayed (f, stat, c.x(:), gain, opts);
%!    else
%!      v = f (stat, c.x(:), given (c, "y", [])(:), gain, opts);
%!    endif
%!    want = c.expected_hp(:);
%!    assert (isnan (v), isnan (c.expected(:)), c.name);
%!    assert (isnan (v), isnan (want), c.name);
%!    assert (max ([0; abs(v - c.expected(:))]) <= max (c.abs_tol, 2 * eps), c.name);
%!    assert (max ([0; abs(v - want) ./ abs(want + (want == 0))]) <= 1e-12, c.name);
%!  endfor
%!endfunction
%!function holds_pandas (f)
%!  all = average_cases ("pandas-averages.json");
%!  assert (numel (all.cases), 264);
%!  for i = 1:numel (all.cases)
%!    c = all.cases{i};
%!    series = all.series(c.series);
%!    if (given (c.params, "times", false))
%!      c.params.times = series.times;
%!    endif
%!    [gain, opts] = words_for (c.params);
%!    for periods = c.min_periods(:)'
%!      opts.MinPeriods = periods;
%!      v = f (c.params.stat, series.x, series.y, gain, opts);
%!      about = sprintf ("case %d", i);
%!      assert (isnan (v), isnan (c.expected), about);
%!      assert (max (abs (v - c.expected)) <= 1e-12 * max (abs (c.expected)), about);
%!    endfor
%!  endfor
%!endfunction

## what libraries publish, and the same to 60 digits; what pandas computes: the
## slow references, then the functions
%!test
%! holds_published (@reference_statistic);
%!test
%! holds_pandas (@reference_statistic);
%!test
%! holds_published (@public_statistic);
%!test
%! holds_pandas (@public_statistic);

## what the course prints
%!test
%! c = average_cases ("course-averages.json");
%! days = c(strcmp ({c.name}, "ewa_first_three_days"));
%! v = ewma (days.inputs.theta, days.hyperparameters.beta);
%! assert (max (abs (v - days.expected.v) ./ max (1, days.expected.v)) <= days.tolerance);
%! quiz = c(strcmp ({c.name}, "ewa_casablanca_quiz"));
%! v = ewma (quiz.inputs.theta, quiz.hyperparameters.beta);
%! assert (v(2), quiz.expected.v2, quiz.tolerance);
%! v = ewma (quiz.inputs.theta, quiz.hyperparameters.beta, "BiasCorrection", true);
%! assert (v(2), quiz.expected.v2_corrected, quiz.tolerance);

## what the lecture says of the weights: .1, .09, .081 on theta_100, theta_99,
## theta_98; .9^10 and .98^50 are about 1/e; the windows are 10, 50 and 2 days
%!test
%! assert (ewmaweights (.9, 3), [.1; .09; .081], 1e-16);
%! assert ([.9 .98] .^ ewmawindow ([.9 .98]), [.3487 .3642], 5e-5);
%! assert (ewmawindow ([.9 .98 .5]), [10 50 2], 1e-12);
%!test
%! for beta = [0 .5 .9 .98 .9999]   # where 1 - beta is exact
%!   for k = [0 1 7 8 9 500]
%!     assert (ewmaweights (beta, k), ref_ewmaweights (beta, k), -4*eps);
%!   endfor
%! endfor

## the definition, on many lengths
%!test
%! for n = [1 2 7 8 9 127 128 129 500]
%!   x = rem ((1:n)' * pi, 1) - .5;
%!   for beta = [0 .3 .69 .71 .9 .99]
%!     v = ref_ewma (x, beta);
%!     assert (ewma (x, beta), v, 1e-14);
%!     assert (ewma (x, beta, "BiasCorrection", true), v ./ (1 - beta .^ (1:n)'), 1e-13);
%!   endfor
%! endfor

## ---- schedules: golden/course-schedules.json

%!test
%! global DESCENT_TESTS
%! cases = jsondecode (fileread (fullfile (DESCENT_TESTS, "golden", "course-schedules.json")));
%! names = {"lr_decay_staircase_a0.5_e100_r1", "lr_decay_lecture_table", ...
%!          "lr_decay_printed_during_training_inverse"};
%! schedules = {"staircase", "inverse", "inverse"};
%! more = {{"Interval", 100}, {}, {"Origin", 0}};
%! assert ({cases.name}, names);
%! for i = 1:3
%!   c = cases(i);
%!   k = struct2cell (c.inputs){1};
%!   a = learnrate (schedules{i}, k, "LearnRate", c.hyperparameters.alpha0, ...
%!                  "DecayRate", c.hyperparameters.decay_rate, more{i}{:});
%!   assert (size (a), size (c.expected.alpha));
%!   assert (abs (a - c.expected.alpha) <= c.tolerance * max (1, abs (c.expected.alpha)));
%! endfor
## ---- gradients: golden/course-gradients.json
%!test
%! global DESCENT_TESTS
%! c = jsondecode (fileread (fullfile (DESCENT_TESTS, "golden", "course-gradients.json")));
%! line = @(theta, x) deal (theta * x, x);
%! [err, report] = checkgrad (line, c.inputs.theta, c.inputs.x, "Step", c.hyperparameters.epsilon);
%! assert (report.Cost, c.expected.J);
%! assert (report.Given, c.expected.dtheta);
%! assert (err, c.expected.difference, c.tolerance);
