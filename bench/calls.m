## calls: what a call costs that has little to do, beside the formula as one writes it in .m.
## Medians of rounds in which a call and its formula take turns; the goals are
## for a machine that does nothing else.
##   octave-cli --norc --no-history bench/calls.m
## CALLS_ROUNDS=1 in the environment tries the script.
## SPDX-License-Identifier: GPL-3.0-or-later

1;
source (fullfile (fileparts (mfilename ("fullpath")), "lib", "setup.m"));

function [p, m, s] = adam_of_fields (p, g, m, s, t)
  for [one, name] = p
    [p.(name), m.(name), s.(name)] = adam_formula (one, g.(name), m.(name), s.(name), t);
  endfor
endfunction

function [p, v] = momentum_of_fields (p, g, v)
  for [one, name] = p
    [p.(name), v.(name)] = momentum_formula (one, g.(name), v.(name));
  endfor
endfunction

function [p, s] = rmsprop_of_fields (p, g, s)
  for [one, name] = p
    [p.(name), s.(name)] = rmsprop_formula (one, g.(name), s.(name));
  endfor
endfunction

function v = average_at_times (x, beta, times)
  v = x;
  gap = diff (times);
  for k = 2:numel (x)
    b = beta ^ gap(k-1);
    v(k) = b * v(k-1) + (1 - b) * x(k);
  endfor
endfunction

## unbiased, with the weights (1 - beta) beta^j / n, whose sum is 1
function c = covariance_formula (x, y, beta)
  f = @(z) filter (1 - beta, [1, -beta], z);
  k = 1:numel (x);
  n = 1 - beta .^ k;
  squares = (1 - beta) ^ 2 * (1 - beta .^ (2 * k)) / (1 - beta ^ 2) ./ n .^ 2;
  c = (f (x .* y) ./ n - f (x) .* f (y) ./ n .^ 2) ./ (1 - squares);
endfunction

function [m, s, flag, z] = band_by_hand (x, t, z)
  m = z.m;
  s = sqrt (z.S / (z.W - z.W2 / z.W));
  flag = z.n >= 20 && abs (x - m) > 3 * s;
  b = .9 ^ (t - z.t);
  z.W = b * z.W + 1;
  z.W2 = b ^ 2 * z.W2 + 1;
  z.m += (x - m) / z.W;
  z.S = b * z.S + (x - m) * (x - z.m);
  z.n++;
  z.t = t;
endfunction

function [m, s, flag, z] = band_of_device (x, id, t, z)
  [m, s, flag, z(id)] = band_by_hand (x, t, z(id));
endfunction

function [A, P] = forward (W, b, X)
  A = max (W{1} * X + b{1}, 0);
  Z = W{2} * A + b{2};
  E = exp (Z - max (Z));
  P = E ./ sum (E);
endfunction

function [J, grad] = cost_formula (theta, X, Y)
  [W, b] = parts_of (theta, 64, 32, 10);
  m = columns (X);
  [A, P] = forward (W, b, X);
  T = (Y == (1:10)');
  J = -sum (log (P(T))) / m;
  D = (P - T) / m;
  D1 = (W{2}' * D) .* (A > 0);
  grad = [(D1 * X')(:); sum(D1, 2); (D * A')(:); sum(D, 2)];
endfunction

function P = predict_formula (theta, X)
  [W, b] = parts_of (theta, 64, 32, 10);
  [~, P] = forward (W, b, X);
endfunction

function [W, b] = parts_of (theta, n, h, K)
  W = {reshape(theta(1:n*h), h, n), reshape(theta(n*h+h+1:n*h+h+h*K), K, h)};
  b = {theta(n*h+1:n*h+h), theta(n*h+h+h*K+1:end)};
endfunction

function [Xb, Yb] = batches_formula (X, Y, order, B)
  m = columns (X);
  T = ceil (m / B);
  [Xb, Yb] = deal (cell (1, T));
  for t = 1:T
    some = order((t-1)*B+1:min (t*B, m));
    Xb{t} = X(:,some);
    Yb{t} = Y(:,some);
  endfor
endfunction

function [J, grad] = line_cost (theta, X, y)
  e = X * theta - y;
  m = rows (X);
  J = e' * e / m;
  grad = 2 / m * (X' * e);
endfunction

## a student's training of the moons, an epoch: with what the package has
function [net, m, s, t] = epoch_of_parts (net, q, m, s, t)
  shuffle (q);
  while (hasdata (q))
    [Xb, Yb] = next (q);
    [~, grad] = mlpcost (net, Xb, Yb);
    a = learnrate ("exponential", ++t, "LearnRate", .001, "DecayRate", .999);
    [net.theta, m, s] = adamupdate (net.theta, grad, m, s, t, a);
  endwhile
endfunction

## and by hand, as the course's notebook has it
function [W, b, V, S, t] = epoch_by_hand (W, b, V, S, X, Y, t)
  m = columns (X);
  L = numel (W);
  order = randperm (m);
  for first = 1:64:m
    some = order(first:min (first + 63, m));
    A = {X(:,some)};
    y = Y(:,some);
    n = numel (some);
    for l = 1:L-1
      A{l+1} = max (W{l} * A{l} + b{l}, 0);
    endfor
    P = 1 ./ (1 + exp (-(W{L} * A{L} + b{L})));
    J = -sum (y .* log (P) + (1 - y) .* log (1 - P)) / n;
    D = P - y;
    a = .001 * .999 ^ ++t;
    for l = L:-1:1
      g = {D * A{l}' / n, sum(D, 2) / n};
      if (l > 1)
        D = (W{l}' * D) .* (A{l} > 0);
      endif
      for k = 1:2
        V{k,l} = .9 * V{k,l} + .1 * g{k};
        S{k,l} = .999 * S{k,l} + .001 * g{k} .^ 2;
        g{k} = a * (V{k,l} / (1 - .9 ^ t)) ./ (sqrt (S{k,l} / (1 - .999 ^ t)) + 1e-8);
      endfor
      W{l} -= g{1};
      b{l} -= g{2};
    endfor
  endfor
endfunction

## seconds of one of CALLS runs of CODE, in the workspace of the script
function s = seconds (code, calls)
  id = tic ();
  evalin ("base", sprintf ("for call = 1:%d, %s endfor", calls, code));
  s = toc (id) / calls;
endfunction

## medians of each of the cell CODES
function us = in_turns (codes, rounds, calls)
  t = zeros (rounds, numel (codes));
  for r = 1:rounds
    for k = 1:numel (codes)
      t(r,k) = seconds (codes{k}, calls);
    endfor
  endfor
  us = 1e6 * median (t, 1);
endfunction

function report (name, ours, formula, goal)
  by_hand = "";
  if (! isempty (formula))
    by_hand = sprintf ("%.1f", formula);
  endif
  printf ("%-62s %8.1f %8s %8.0f %s\n", name, ours, by_hand, goal, ...
          {"", "missed"}{1 + (ours > goal)});
endfunction

## an error unless A and B, what CALL and its formula give, are equal
function differ (call, a, b)
  if (isstruct (a))
    a = struct2cell (a);
    b = struct2cell (b);
  endif
  if (iscell (a))
    cellfun (@(a, b) differ (call, a, b), a(:), b(:));
  elseif (isnumeric (a) && any (abs (a(:) - b(:)) > 1e-7 * max (abs (b(:)))))
    error ("%s and its formula differ: %g and %g", call, a(end), b(end));
  endif
endfunction

machine ();
rounds = str2double (getenv ("CALLS_ROUNDS"));
calls = 5;
if (isnan (rounds))
  rounds = 51;
  calls = 40;
endif

x = [40 49 45 44 51];
y = [1 3 2 5 4];
times = [0 1 2 4 5];
[~, state] = ewma (x, .9);
[~, old] = filter (.1, [1, -.9], x);
series = 60 + 5 * cos ((1:60) .^ 2);
ids = repmat (1:20, 1, 3);
[~, ~, ~, band] = ewmband (series, .9);
[~, ~, ~, bands] = ewmband (series, .9, "Groups", ids, "Times", 1:60);
[~, ~, sums] = ewmsum (x, .9);
hand = struct ("t", 0, "m", 0, "W", 0, "W2", 0, "S", 0, "n", 0);
hands = repmat (hand, 1, 20);
for t = 1:60
  [~, ~, ~, hand] = band_by_hand (series(t), t, hand);
  [~, ~, ~, hands] = band_of_device (series(t), ids(t), t, hands);
endfor
[p, g] = deal (rand (5, 2), rand (5, 2));
[p0, p1] = deal (zeros (5, 2));
P = struct ("W1", rand (5, 2), "b1", rand (5, 1), "W2", rand (1, 5), "b2", rand ());
G = P;
P0 = struct ("W1", zeros (5, 2), "b1", zeros (5, 1), "W2", zeros (1, 5), "b2", 0);
opt = optimizer ("adam");
digits = dataset ("digits");
net = mlp ([64 32 10], "Output", "softmax", "Seed", 1);
X = digits.X(:,1:64) / 16;
Y = digits.Y(1:64);
some = 1:64;
q = minibatchqueue (digits.X, digits.Y);

## A step of a network in the core: gradient, step and history, no call.
[~, info] = mlptrain (net, X, Y, "MaxEpochs", max (20, rounds), "LearnRate", 1e-6);
arithmetic = 1e6 * median (info.Seconds(4:end));
printf ("arithmetic of mlpcost, 64-32-10, 64 samples: %.1f microseconds\n", arithmetic);

## {call, formula, goal}; both leave their result in v
table = {
  'v = ewma (x, .9);', ...
    'v = filter (.1, [1, -.9], x);', 40
  'v = ewma (x, .9, "BiasCorrection", true);', ...
    'v = filter (.1, [1, -.9], x) ./ (1 - .9 .^ (1:5));', 40
  '[v, w] = ewma (x, .9);', ...
    '[v, w] = filter (.1, [1, -.9], x);', 40
  'v = ewma (x, .9, "State", state);', ...
    'v = filter (.1, [1, -.9], x, old);', 40
  '[v, w] = ewma (x, .9, "State", state);', ...
    '[v, w] = filter (.1, [1, -.9], x, old);', 40
  'v = ewma (x, .9, "Times", times, "Initial", "first");', ...
    'v = average_at_times (x, .9, times);', 40
  'v = ewmvar (x, .9);', ...
    'v = covariance_formula (x, x, .9);', 40
  'v = ewmcov (x, y, .9);', ...
    'v = covariance_formula (x, y, .9);', 40
  '[m, v, w, s] = ewmband (61, "State", band);', ...
    '[m, v, w, s] = band_by_hand (61, 61, hand);', 60
  '[m, v, w, s] = ewmband (61, "Groups", 7, "Times", 61, "State", bands);', ...
    '[m, v, w, s] = band_of_device (61, 7, 61, hands);', 60
  '[v, w, s] = ewmsum (7, "State", sums);', ...
    'v = filter (1, [1, -.9], [x 7])(end);', 40
  '[v, m, s] = adamupdate (p, g, p0, p0, 3);', ...
    '[v, m, s] = adam_formula (p, g, p0, p0, 3);', 25
  '[v, m, s] = adamupdate (P, G, P0, P0, 3);', ...
    '[v, m, s] = adam_of_fields (P, G, P0, P0, 3);', 60
  '[v, s] = sgdmupdate (p, g, p0);', ...
    '[v, s] = momentum_formula (p, g, p0);', 25
  '[v, s] = sgdmupdate (P, G, P0);', ...
    '[v, s] = momentum_of_fields (P, G, P0);', 60
  '[v, s] = rmspropupdate (p, g, p0);', ...
    '[v, s] = rmsprop_formula (p, g, p0);', 25
  '[v, s] = rmspropupdate (P, G, P0);', ...
    '[v, s] = rmsprop_of_fields (P, G, P0);', 60
  '[v, w] = gradstep (opt, p, g);', ...
    '[v, m, s] = adam_formula (p, g, p0, p0, 1);', 15
  'v = learnrate ("inverse", 7, "DecayRate", .1);', ...
    'v = .01 / (1 + .1 * 7);', 20
  '[J, v] = mlpcost (net, X, Y);', ...
    '[J, v] = cost_formula (net.theta, X, Y);', arithmetic + 40
  'v = mlppredict (net, X);', ...
    'v = predict_formula (net.theta, X);', 50
  '[v, b] = mlpweights (net);', ...
    '[v, b] = parts_of (net.theta, 64, 32, 10);', 50
  'if (! hasdata (q)) reset (q); endif; [v, b] = next (q);', ...
    'v = digits.X(:,some); b = digits.Y(:,some);', 40
  '[v, b] = minibatches (digits.X, digits.Y, 64, "Shuffle", true);', ...
    '[v, b] = batches_formula (digits.X, digits.Y, order, 64);', 120
  'v = dataset ("digits");', ...
    'v = digits;', 200};
order = minibatches (1:columns (digits.X), columns (digits.X), "Shuffle", true){1};

printf ("\n%-62s %8s %8s %8s\n", "microseconds a call", "ours", "formula", "goal");
for i = 1:rows (table)
  eval (table{i,1});
  ours = v;
  eval (table{i,2});
  differ (table{i,1}, ours, v);
  t = in_turns (table(i,1:2), rounds, calls);
  report (table{i,1}, t(1), t(2), table{i,3});
endfor

## The trainers before the first step and after the last one: a run of one step
## less the step itself, as info.Seconds has it.
moons = dataset ("moons");
small = mlp ([2 5 2 1], "Seed", 1);
moons.X64 = moons.X(:,1:64);
moons.Y64 = moons.Y(1:64);
line = rand (64, 3);
one = {"MaxIterations", 1};
trainers = {
  "mlptrain", '[~, info] = mlptrain (small, moons.X64, moons.Y64, one{:});', 500
  "fminsgd of theta alone", ...
    '[~, ~, info] = fminsgd (@(t) line_cost (t, line, line(:,1)), zeros (3, 1), one{:});', 500
  "fminsgd of theta, X, y", ...
    '[~, ~, info] = fminsgd (@line_cost, zeros (3, 1), line, line(:,1), one{:});', 500};
printf ("\n%-62s %8s %17s\n", "microseconds a run of one step, less the step", "ours", "goal");
for i = 1:rows (trainers)
  t = zeros (1, rounds);
  for r = 1:rounds
    id = tic ();
    eval (trainers{i,2});
    t(r) = toc (id) - info.Seconds;
  endfor
  report (trainers{i,1}, 1e6 * median (t), [], trainers{i,3});
endfor

## A student's loop over the moons, by the package and by hand.
steps = 5;                               # in an epoch
q = minibatchqueue (moons.X, moons.Y);
[W, b] = mlpweights (small);
zero = @(a) zeros (size (a));
V = S = [cellfun(zero, W, "UniformOutput", false); cellfun(zero, b, "UniformOutput", false)];
[m, s, k, h] = deal ([], [], 0, 0);
t = in_turns ({'[small, m, s, k] = epoch_of_parts (small, q, m, s, k);', ...
               '[W, b, V, S, h] = epoch_by_hand (W, b, V, S, moons.X, moons.Y, h);'}, rounds, ...
              ceil (calls / 10)) / steps;
printf ("\n%-62s %8s %8s %8s\n", "microseconds a step", "ours", "by hand", "goal");
report ("next, mlpcost, learnrate, adamupdate on the moons", t(1), t(2), .7 * t(2));
printf ("ratio %.2f, goal .7\n", t(1) / t(2));
