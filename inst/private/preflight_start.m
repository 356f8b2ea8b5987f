## checks = preflight_start (args, run, net)
## The checks "cost", "units" and "overfit" (see preflight_finding) of the start
## of the run __mlptrain__ (ARGS{:}, RUN) of NET, on some samples.
## SPDX-License-Identifier: GPL-3.0-or-later

function checks = preflight_start (args, run, net)
  [X, T] = args{6:7};
  some = __order__ (columns (X), 0, 1)(1:min (end, 512));
  [X, T] = deal (X(:,some), T(:,some));
  checks = [first_cost(net, X, T), units(net, X), one_batch(args, run, X, T)];
endfunction

## What predicts nothing has a known cost.
function check = first_cost (net, X, T)
  J = __mlpcost__ (net, X, T);
  K = net.sizes(end);
  much = 2;
  switch (net.activations{end})
    case "softmax"
      [plain, words] = deal (log (K), sprintf ("log %d, that of guessing", K));
    case "sigmoid"
      [plain, words] = deal (K * log (2),
                             ["log 2, that of guessing" repmat(", for each output", 1, K > 1)]);
    case "linear"
      [plain, words] = deal (sum (var (double (T), 1, 2)) / 2, "half the variance of the targets");
      much = 10;                       # weights of "he" alone give outputs a variance of some 2
  endswitch
  text = sprintf ("the initial cost is %.4g; %.4g is %s", J, plain, words);
  if (! isfinite (J))
    check = preflight_finding ("cost", "stop", ["the initial cost is %g: the weights of NET ", ...
                                                "or the features are too large"], J);
  elseif (plain > 0 && J > much * plain)
    check = preflight_finding ("cost", "look", ["%s: scale the features, centre linear ", ...
                                                "targets, or take smaller weights"], text);
  elseif (J < plain / 2)
    check = preflight_finding ("cost", "ok", "%s: NET has been trained", text);
  else
    check = preflight_finding ("cost", "ok", "%s", text);
  endif
endfunction

## Units whose activation is flat for every sample X get no gradient.
function check = units (net, X)
  worst = 0;
  place = "";
  part = net;
  for l = 1:numel (net.sizes) - 2
    part.sizes = net.sizes(1:l+1);
    part.theta = net.theta(1:sum (part.sizes(2:end) .* (part.sizes(1:end-1) + 1)));
    part.activations = [net.activations(1:l-1), {"linear"}];
    [part.loss, part.coding] = deal ("half-mean-squared-error", "real");
    Z = __mlppredict__ (part, X);
    switch (net.activations{l})
      case "relu"
        flat = all (Z <= 0, 2);
      case "tanh"
        flat = all (abs (Z) > 2.65, 2);        # beyond .99
      case "sigmoid"
        flat = all (abs (Z) > 4.6, 2);         # beyond .01 and .99
      otherwise
        continue;
    endswitch
    if (isempty (place) || mean (flat) > worst)
      worst = mean (flat);
      place = sprintf ("%d of %d units of hidden layer %d (%s)", sum (flat), numel (flat), l,
                       net.activations{l});
    endif
  endfor
  dead = sprintf ("%s are dead: flat for each of %d samples", place, columns (X));
  if (isempty (place))
    check = preflight_finding ("units", "ok", "no hidden unit that could be dead");
  elseif (worst == 1)
    check = preflight_finding ("units", "stop", "%s; no gradient comes through", dead);
  elseif (worst > .25)
    check = preflight_finding ("units", "look", "%s; scale the features, or take other weights",
                               dead);
  elseif (worst > 0)
    check = preflight_finding ("units", "ok", "%s", dead);
  else
    check = preflight_finding ("units", "ok", "no hidden unit is flat for each of %d samples",
                               columns (X));
  endif
endfunction

## A copy trained on one mini-batch: without a penalty, dropout and schedule,
## which would hide whether the gradients, the solver and its rate can learn at
## all.
function check = one_batch (args, run, X, T)
  B = min ([run.MiniBatchSize, 64, columns(X)]);
  [args{6:10}] = deal (X(:,1:B), T(:,1:B), X(:,[]), T(:,[]), 0);
  run = preflight_probe (run, B, 1);
  [run.MaxEpochs, run.MaxIterations] = deal (200);
  run.Schedule = struct ("Schedule", "none", "LearnRate", run.Hyper.LearnRate);
  [run.Order, run.Shuffle] = deal ([], 0);
  [run.Weights, run.Dropout] = deal (zeros (1, 0));
  [~, info] = __mlptrain__ (args{:}, run);
  J = info.IterationCost;
  text = sprintf ("%d steps on one mini-batch of %d bring its cost from %.3g to %.3g (%s, rate %g)",
                  numel (J), B, J(1), J(end), run.Solver, run.Hyper.LearnRate);
  if (! isfinite (J(1)))
    check = preflight_finding ("overfit", "stop", "the cost of a mini-batch is %g from the start",
                               J(1));
  elseif (info.Reason > 5)
    check = preflight_finding ("overfit", "stop", ["%s, and then to no finite number: try a ", ...
                                                   "smaller \"LearnRate\""], text);
  elseif (J(end) <= J(1) / 2 || (J(1) < .05 && J(end) < .05))
    check = preflight_finding ("overfit", "ok", "%s", text);
  elseif (J(end) < .995 * J(1))
    check = preflight_finding ("overfit", "look", ["%s, slowly: try 10 times the ", ...
                                                   "\"LearnRate\", or another \"Solver\""], text);
  elseif (J(end) > J(1))
    check = preflight_finding ("overfit", "stop",
                               "%s, and it should fall: try a smaller \"LearnRate\"", text);
  else
    check = preflight_finding ("overfit", "stop", ["%s: it does not learn; try a larger ", ...
                                                   "\"LearnRate\", and look at X and Y"], text);
  endif
endfunction
