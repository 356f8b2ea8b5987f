## suggestions.tst: what an unknown option is answered with.
## SPDX-License-Identifier: GPL-3.0-or-later

## the name that the error suggests, "" for none, and all that is said after the known ones
%!function [near, said, known] = asked (call, name)
%!  message = "";
%!  try
%!    call (name);
%!  catch err
%!    assert (err.identifier, "descent:option");
%!    message = err.message;
%!  end_try_catch
%!  parts = regexp (message, '^\w+: unknown option "[^"]*"; known: ([\w, ]+)(.*)$', "tokens"){1};
%!  [known, said] = deal (strsplit (parts{1}, ", "), parts{2});
%!  near = [regexp(said, '^; did you mean "([^"]*)"\?', "tokens"){:}, {""}]{1};
%!endfunction
%!function calls = parsers ()
%!  net = mlp ([1 1]);
%!  f = @(t, X, y) deal (sumsq (X * t - y), 2 * X' * (X * t - y));
%!  calls = struct (
%!    "mlptrain", @(name) mlptrain (net, 1, 1, name, 1),
%!    "fminsgd", @(name) fminsgd (f, 1, 1, 1, name, 1),
%!    "trainingOptions", @(name) trainingOptions ("sgd", name, 1),
%!    "sgdm", @(name) trainingOptions ("sgdm", name, 1),
%!    "preflight", @(name) preflight (net, 1, 1, name, 1),
%!    "optimizer", @(name) optimizer ("adam", name, 1),
%!    "momentum", @(name) optimizer ("momentum", name, 1),
%!    "learnrate", @(name) learnrate ("step", 1, name, 1),
%!    "ewma", @(name) ewma (1, .5, name, 1),
%!    "ewmcov", @(name) ewmcov (1, 1, .5, name, 1),
%!    "plotewma", @(name) plotewma (1:3, .5, name, 1),
%!    "minibatchqueue", @(name) minibatchqueue (1, name, 1),
%!    "minibatches", @(name) minibatches (1, 1, name, 1),
%!    "minibatchsize", @(name) minibatchsize (1, name, 1),
%!    "mlp", @(name) mlp ([1 1], name, 1),
%!    "mlpcost", @(name) mlpcost (net, 1, 1, name, 1),
%!    "plotcost", @(name) plotcost (struct ("IterationCost", 1), name, 1),
%!    "plotdescent", @(name) plotdescent (@sumsq, [1; 1], name, 1),
%!    "checkgrad", @(name) checkgrad (@sumsq, 1, name, 1),
%!    "costdoctor", @(name) costdoctor (1:9, name, 1),
%!    "lecture", @(name) lecture ("bowl", name, 1));
%!endfunction
%!function check (who, rows)
%!  call = parsers ().(who);
%!  for row = rows'
%!    near = asked (call, row{1});
%!    assert (near, row{2}, sprintf ('%s: "%s"', who, row{1}));
%!  endfor
%!endfunction

## the names of PyTorch, Keras, scikit-learn, minFunc, optimset, the course
%!test
%! rows = {
%!   "lr", "LearnRate"; "alpha", "LearnRate"; "eta", "LearnRate"; "learning_rate", "LearnRate"
%!   "learning_rate_init", "LearnRate"; "learningRate", "LearnRate"; "step_size", "LearnRate";
%!   "eta0", "LearnRate"
%!   "initial_learning_rate", "LearnRate"; "learn-rate", "LearnRate"; "beta1", "GradientDecayFactor"
%!   "beta_1", "GradientDecayFactor"; "Beta1", "GradientDecayFactor";
%!   "beta2", "SquaredGradientDecayFactor"
%!   "beta_2", "SquaredGradientDecayFactor"; "rho", "SquaredGradientDecayFactor"; "eps", "Epsilon"
%!   "epsilon_", "Epsilon"; "max_iter", "MaxEpochs"; "n_iter", "MaxEpochs"; "num_iters", "MaxEpochs"
%!   "epochs", "MaxEpochs"; "nb_epoch", "MaxEpochs"; "num_epochs", "MaxEpochs";
%!   "n_epochs", "MaxEpochs"
%!   "max_epochs", "MaxEpochs"; "MaxIter", "MaxIterations"; "max_steps", "MaxIterations"
%!   "clipnorm", "GradientThreshold"; "clipvalue", "GradientThreshold";
%!   "max_norm", "GradientThreshold"
%!   "global_clipnorm", "GradientThreshold"; "optimizer", "Solver"; "Optimiser", "Solver";
%!   "method", "Solver"
%!   "Algorithm", "Solver"; "n_iter_no_change", "ValidationPatience"; "random_state", "Seed"
%!   "random_seed", "Seed"; "weight_decay", "WeightDecay"; "batch_size", "MiniBatchSize"
%!   "minibatch_size", "MiniBatchSize"; "mini_batch_size", "MiniBatchSize"; "B", "MiniBatchSize"
%!   "Display", "Verbose"; "disp", "Verbose"
%!   "validation_data", "ValidationData"
%!   "decay_rate", "DecayRate"
%!   "gamma", "DecayRate"; "ExecutionEnvironment", "Threads"; "n_jobs", "Threads";
%!   "callbacks", "OutputFcn"
%!   "CheckpointPath", "CheckpointFile"; "scheduler", "LearnRateSchedule"; "nesterov", "Solver"};
%! for who = {"mlptrain", "fminsgd", "trainingOptions", "preflight"}
%!   check (who{1}, rows);
%! endfor
%! more = {"keep_prob", "Dropout"; "drop_rate", "Dropout"; "reg", "Lambda"; "lambd", "Lambda"
%!         "C", "Lambda"
%!         "class_weight", "ClassWeights"; "standardize", "Normalization"};
%! held_out = @(ours) {"validation_split", ours; "test_size", ours; "validation_fraction", ours};
%! check ("mlptrain", [more; held_out("ValidationFraction"); {"class_names", "Classes"}]);
%! check ("fminsgd", held_out ("ValidationData"));
%! check ("preflight", more);
%! check ("fminsgd", {"reg", "L2"; "lambda", "L2"; "C", "L2"; "keep_prob", ""; "class_weight", ""});
%! check ("trainingOptions", {"lambda", "L2"; "Dropout", ""});

%!test
%! check ("sgdm", {"beta", "Momentum"; "beta1", "Momentum"});
%! [~, said] = asked (@(name) fminsgd (@(t, X, y) 0, 1, 1, 1, "Solver", "sgdm", name, .9), "beta1");
%! assert (said, '; did you mean "Momentum"?');
%! check ("optimizer", {"lr", "LearnRate"; "beta_1", "GradientDecayFactor"; "rho", ...
%!                      "SquaredGradientDecayFactor"
%!                      "weight_decay", "WeightDecay"; "clipnorm", "GradientThreshold";
%!                      "lambda", "L2"
%!                      "max_iter", ""; "batch_size", ""; "solver", ""});
%! check ("momentum", {"beta", "Momentum"; "mu", "Momentum"; "beta2", ...
%!                     "SquaredGradientDecayFactor"});
%! check ("learnrate", {"lr", "LearnRate"; "alpha", "LearnRate"; "gamma", "DecayRate"
%!                      "warmup_steps", "WarmUp"
%!                      "eta_min", "FinalLearnRate"; "T_max", "Duration"; "epochs", "";
%!                      "momentum", ""});
%! check ("ewma", {"com", "CenterOfMass"; "half_life", "HalfLife"; "adjust", "BiasCorrection"
%!                 "ignore_na", "Missing"; "min_periods", "MinPeriods"; "axis", "Dim"; "lr", "";
%!                 "axes", ""});
%! check ("ewmcov", {"com", "CenterOfMass"; "bias", "Unbiased"; "InitialWindow", ""});
%! check ("plotewma", {"com", "CenterOfMass"; "label", "Names"; "ax", "Parent"; "beta", ""});
%! check ("minibatchqueue", {"batch_size", "MiniBatchSize"; "shuffle", "Seed"; "drop_last", ...
%!                           "PartialMiniBatch"
%!                           "collate_fn", "MiniBatchFcn"; "random_state", "Seed";
%!                           "num_workers", ""; "lr", ""});
%! check ("minibatches", {"random_state", "Seed"; "drop_last", "PartialMiniBatch"; "epochs", ...
%!                        "Epoch"; "batch_size", ""});
%! check ("minibatchsize", {"dtype", "Class"; "lr", ""});
%! check ("mlp", {"activation", "Hidden"; "random_state", "Seed"; "init", "Initialization"
%!                "hidden_layer_sizes", ""; "alpha", ""});
%! check ("mlpcost", {"reg", "Lambda"; "lr", ""; "weight_decay", "Lambda"});
%! check ("checkgrad", {"eps", "Step"; "tol", "Tolerance"; "lr", ""});
%! check ("costdoctor", {"lr", "LearnRate"; "batch_size", "MiniBatchSize"; "optimizer", "Solver"});
%! check ("plotcost", {"logscale", "YScale"; "lr", ""});
%! check ("plotdescent", {"n_levels", "Levels"; "title", "Names"});

## what is to be given with it
%!test
%! call = parsers ().mlptrain;
%! said = @(name) nthargout (2, @asked, call, name);
%! assert (said ("keep_prob"), '; did you mean "Dropout"? (1 - keep_prob)');
%! assert (said ("max_iter"), '; did you mean "MaxEpochs"? (or "MaxIterations", steps)');
%! assert (said ("clipnorm"), ['; did you mean "GradientThreshold"? (with ' ...
%!                             '"GradientThresholdMethod", "l2norm")']);
%! assert (said ("clip-value"), ['; did you mean "GradientThreshold"? (with ' ...
%!                               '"GradientThresholdMethod", "absolute-value")']);
%! assert (said ("C"), '; did you mean "Lambda"? (1 / C)');
%! [~, text] = asked (parsers ().mlp, "hidden_layer_sizes");
%! assert (text, "; the sizes of the layers are SIZES, the first argument");
%! [~, text] = asked (parsers ().ewma, "Beta");
%! assert (text, "; BETA is the argument before the options");
%! [~, text] = asked (parsers ().ewma, "adjust");
%! assert (text, ['; did you mean "BiasCorrection"? (for adjust=True; ' ...
%!                'adjust=False is "Initial", "first")']);

## nothing where nothing fits
%!test
%! strange = {"tol", "TolX", "TolFun", "MaxFunEvals", "GradObj", "Jacobian", "loss", "loss_fn", ...
%!            "metrics", "warm_start", ...
%!            "l1", "l1_ratio", "max_fun", "optTol", "progTol", "useMex", "Corr", "LS_init", ...
%!            "DerivativeCheck", "foreach", ...
%!            "fused", "capturable", "dampening", "maximize", "jit_compile", "use_ema", ...
%!            "steps_per_epoch", "initial_epoch", ...
%!            "max_depth", "n_estimators", "kernel", "degree", "subsample", "num_leaves", ...
%!            "MiniBatchFormat", ...
%!            "SequenceLength", "SequencePaddingValue", "DispatchInBackground", ...
%!            "BatchNormalizationStatistics", ...
%!            "ResetInputNormalization", "OutputAsDlarray", "WorkerLoad", "fit_intercept", ...
%!            "penalty", "dual", "priors", ...
%!            "axis_labels", "foo", "x", "zz", "12", "colour", "linewidth", "k", "q", ...
%!            "ONE", "theta", "cost", "gradient"};
%! for who = {"mlptrain", "optimizer", "learnrate", "ewma", "minibatchqueue", "mlp"}
%!   call = parsers ().(who{1});
%!   [~, ~, known] = asked (call, "zz");
%!   for name = setdiff (strange, {"tol"})(:)'
%!     near = "";
%!     if (! any (strcmpi (name{1}, known)))
%!       near = asked (call, name{1});
%!     endif
%!     assert (near, "", sprintf ('%s: "%s"', who{1}, name{1}));
%!   endfor
%! endfor

## an own name with a letter left out, twice, or swapped with the next: that name
%!test
%! for who = {"mlptrain", "ewma", "minibatchqueue", "plotdescent", "mlp"}
%!   call = parsers ().(who{1});
%!   [~, ~, known] = asked (call, "zz");
%!   for name = known(:)'
%!     own = name{1};
%!     n = numel (own);
%!     for i = 1:max (1, n - 2):n
%!       j = min (i, n - 1);
%!       for typo = {own([1:i-1, i+1:n]), own([1:i, i:n]), own([1:j-1, j+1, j, j+2:n])}
%!         if (! any (strcmpi (typo{1}, known) | strcmpi (typo{1}(1:end-1), known)))
%!           assert (asked (call, typo{1}), own, sprintf ('%s: "%s"', who{1}, typo{1}));
%!         endif
%!       endfor
%!     endfor
%!   endfor
%! endfor

## names of values
%!error <NAME must be one of .*; did you mean "rmsprop"\?$> optimizer ("RMS-prop")
%!error <NAME must be one of "[^;]*$> optimizer ("lbfgs")
%!error <Output must be one of "[^;]*$> mlp ([1 1], "Output", "identity")

## the struct of another tool
%!function message = of_struct (call)
%!  message = "";
%!  try
%!    call ();
%!  catch err
%!    assert (err.identifier, "descent:option");
%!    message = err.message;
%!  end_try_catch
%!endfunction
%!test
%! net = mlp ([1 1]);
%! f = @(t, X, y) deal (sumsq (X * t - y), 2 * X' * (X * t - y));
%! ends = @(text, tail) assert (! isempty (regexp (text, tail)), "%s", text);
%! s = struct ("Method", "lbfgs", "maxIter", 400, "display", "on");
%! ends (of_struct (@() fminsgd (f, 1, 1, 1, s)), ...
%!       'did you mean "Solver"\?; OPTIONS looks like a struct of minFunc$');
%! ends (of_struct (@() mlptrain (net, 1, 1, s)), "a struct of minFunc$");
%! s = struct ("Method", "lbfgs", "MaxFunEvals", 9);
%! ends (of_struct (@() fminsgd (f, 1, 1, 1, s)), ...
%!       "the field MaxFunEvals of minFunc has no meaning here");
%! ends (of_struct (@() fminsgd (f, 1, 1, 1, optimset ("TolFun", 1))), ...
%!       "the field TolFun of optimset has no meaning here");
%! ends (of_struct (@() mlptrain (net, 1, 1, optimset ("MaxIter", 50))), ...
%!       'did you mean "MaxIterations"\?; OPTIONS looks like a struct of optimset$');
%! ends (of_struct (@() trainingOptions ("sgd", "Sed", 1)), 'did you mean "Seed"\?$');
%! s = struct ("hidden_layer_sizes", [5 2], "alpha", 1e-4, "random_state", 1);
%! ends (of_struct (@() mlptrain (net, 1, 1, s)), "a struct of scikit-learn$");
%! s = struct ("lr", .1, "betas", [.9 .999]);
%! ends (of_struct (@() fminsgd (f, 1, 1, 1, s)), ...
%!       'did you mean "LearnRate"\?; OPTIONS looks like a struct of PyTorch$');
%! s = struct ("Solver", "adam", "lr", .1);
%! ends (of_struct (@() mlptrain (net, 1, 1, s)), 'did you mean "LearnRate"\?$');

## what is repeated of the user's text is cut
%!test
%! long = repmat ("abcdefghij", 1, 1000);
%! for who = fieldnames (parsers ())(:)'
%!   message = of_struct (@() parsers ().(who{1}) (long));
%!   assert (! isempty (strfind (message, ['unknown option "', long(1:100), '..."; known: '])), ...
%!           who{1});
%!   assert (numel (message) < 1500);
%! endfor
%! message = of_struct (@() mlptrain (mlp ([1 1]), 1, 1, struct (long, 1)));
%! assert (! isempty (strfind (message, ['"', long(1:100), '..."; known: '])) && ...
%!         numel (message) < 1500);

## a name that is not UTF-8 is unknown, and nothing worse
%!test
%! for who = fieldnames (parsers ())(:)'
%!   message = of_struct (@() parsers ().(who{1}) (char ([200 65 255])));
%!   assert (! isempty (strfind (message, "unknown option")), who{1});
%! endfor
%! refused (@() dataset (char ([200 65])), "must be one of", "descent:value");
