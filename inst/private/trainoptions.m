## opts = trainoptions (m, args)
## The options of mlptrain in ARGS for M samples, checked, as the core takes
## them, with the defaults of the solver filled in.
## SPDX-License-Identifier: GPL-3.0-or-later

function opts = trainoptions (m, args)
  [opts, given] = parseoptions ("mlptrain", {
    "Solver", "sgd", {"sgd", "momentum", "rmsprop", "adam", "sgdm"};
    "MaxEpochs", 10, "a positive integer";
    "MiniBatchSize", min(64, m), "a positive integer";
    "LearnRate", [], "a number that is not negative";
    "InitialLearnRate", [], "a number that is not negative";
    "Momentum", [], "in [0, 1)";
    "GradientDecayFactor", [], "in [0, 1)";
    "SquaredGradientDecayFactor", [], "in [0, 1)";
    "Epsilon", [], "a positive number";
    "Lambda", 0, "a number that is not negative";
    "LambdaPer", "minibatch", {"minibatch", "dataset"};
    "Shuffle", "every-epoch", "";
    "Seed", 0, "an integer from 0 to 2^53 - 1";
    "Order", [], "";
    "Verbose", 0, "true, false or a number of epochs"}, args);
  given.Order = given.Order && ! (isnumeric (opts.Order) && isequal (size (opts.Order), [0 0]));
  if (opts.MiniBatchSize > m)
    error ("descent:value", "mlptrain: MiniBatchSize must be at most %d, the number of samples", m);
  elseif (opts.MaxEpochs >= 2^31)
    error ("descent:value", "mlptrain: MaxEpochs must be below 2^31");
  elseif (given.LearnRate && given.InitialLearnRate)
    error ("descent:option", "mlptrain: give LearnRate or InitialLearnRate, not both");
  elseif (given.Order && given.Shuffle)
    error ("descent:option", "mlptrain: give Order or Shuffle, not both");
  endif
  if (given.InitialLearnRate)
    opts.LearnRate = opts.InitialLearnRate;
  endif
  if (given.Order)
    check_order (opts.Order, m, opts.MaxEpochs);
  endif
  opts.Shuffle = shuffling (opts.Shuffle);
  opts.Verbose = min (opts.Verbose, opts.MaxEpochs);
  opts = solver_options (opts);
endfunction

## What each solver takes, with its defaults; [] is not for it.
function opts = solver_options (opts)
  if (strcmp (opts.Solver, "sgdm"))
    opts.Solver = "momentum";
  endif
  ##                 LearnRate Momentum Gradient.. Squared.. Epsilon
  defaults.sgd      = {.01,    [],      [],        [],       []};
  defaults.momentum = {.01,    .9,      [],        [],       []};
  defaults.rmsprop  = {.001,   [],      [],        .9,       1e-8};
  defaults.adam     = {.001,   [],      .9,        .999,     1e-8};
  names = {"LearnRate", "Momentum", "GradientDecayFactor", "SquaredGradientDecayFactor", "Epsilon"};
  for i = 1:numel (names)
    own = defaults.(opts.Solver){i};
    if (isempty (opts.(names{i})))
      opts.(names{i}) = own;
    elseif (isempty (own))
      error ("descent:option", "mlptrain: the solver \"%s\" does not take \"%s\"",
             opts.Solver, names{i});
    endif
  endfor
  opts.beta1 = [opts.Momentum, opts.GradientDecayFactor, 0](1);
  opts.SquaredGradientDecayFactor = [opts.SquaredGradientDecayFactor, 0](1);
  opts.Epsilon = [opts.Epsilon, 0](1);
endfunction

## The number that the core knows: 0 never, 1 once, 2 every epoch.
function number = shuffling (value)
  names = {"never", "once", "every-epoch"};
  if (ischar (value) || iscell (value))
    number = find (strcmp (checkvalue ("mlptrain", "Shuffle", value, names), names)) - 1;
  else
    number = 2 * checkvalue ("mlptrain", "Shuffle", value, "true or false");
  endif
endfunction

## Shape and class; that each column is a permutation is seen in the shim, where
## it costs no second pass.
function check_order (order, m, epochs)
  if (! isnumeric (order) || ! isreal (order) || issparse (order))
    error ("descent:class", "mlptrain: Order must be a full array of sample numbers");
  endif
  if (! isequal (size (order), [m, epochs]))
    error ("descent:size", "mlptrain: Order must be %d x %d (samples x MaxEpochs); it is %s", m, epochs,
           sizetext (order));
  endif
endfunction
