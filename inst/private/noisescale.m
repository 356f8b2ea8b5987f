## r = noisescale (model, varargin)
## The body of noisescale, which batchsizerace calls too: a user's file of that
## name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function r = noisescale (model, varargin)
  is_net = isstruct (model);
  inputs = merge (is_net, 2, 3);
  [X, y] = varargin{inputs-1:inputs};
  options = own_options (is_net, varargin(inputs+1:end));
  dim = 1 + (is_net || strcmp (options.ObservationsIn, "columns"));
  if (is_net)
    model = __checknet__ ("noisescale", model);
    X = __netsamples__ ("noisescale", model, X, false);
    m = feed_count (X);
  else
    [y, m] = train_samples ("noisescale", {"X", "y"}, X, y, dim);
  endif
  if (m < 2)
    error ("descent:size", "noisescale: X must have at least two samples");
  endif

  B = options.MiniBatchSize;
  if (isempty (B))
    B = max (1, min (64, floor (m / 32)));
  elseif (2 * B > m)
    error ("descent:value",
           "noisescale: MiniBatchSize must be at most half the samples, %d, and is %d",
           floor (m / 2), B);
  endif
  k = min (floor (m / B), options.MiniBatches);
  order = double (__order__ (m, options.Seed, 1))(1:k*B);
  if (feed_is (X))
    [X, y, order] = at_once (X, y, dim, order);
  endif
  if (is_net)
    [model, y] = coded (model, y, columns (X));
  endif
  gradient = gradients (model, varargin{1:inputs-2});
  which = @(i) order((i-1)*B+1 : i*B);
  part = @(i) gradient (feed_part (X, dim, which (i)), feed_part (y, dim, which (i)));
  r = estimate (sums (part, k), B);
endfunction

## The samples of sources that are in ORDER, read in the order of the files; and
## where they are then.
function [X, y, places] = at_once (X, y, dim, order)
  [sorted, from] = sort (order);
  X = feed_part (X, dim, sorted);
  names = {};
  if (feed_is (y) && iscellstr (y.Classes))
    names = y.Classes(:)';
  endif
  y = feed_part (y, dim, sorted);
  if (! isempty (names))
    y = names(y);
  endif
  places(from) = 1:numel (order);
endfunction

## NET and the M targets Y as the core takes them.
function [net, T] = coded (net, Y, m)
  [T, net] = net_targets ("noisescale", net, Y, m);
  net = net_bare (net);
endfunction

function options = own_options (is_net, args)
  table = {"MiniBatchSize", [], "a positive integer"
           "MiniBatches", 256, "a positive integer"
           "Seed", 0, "an integer from 0 to 2^53 - 1"
           "ObservationsIn", "rows", {"rows", "columns"}};
  if (is_net)
    table(4,:) = [];
  endif
  options = __options__ ("noisescale", table, args);
  if (options.MiniBatches < 2)
    error ("descent:value", "noisescale: MiniBatches must be at least 2");
  endif
endfunction

## @(X, y): the gradient of the cost of a mini-batch, a column of doubles.
function f = gradients (model, theta)
  if (isstruct (model))
    f = @(X, Y) double (nthargout (2, 2, @__mlpcost__, model, X, Y));
  else
    [fun, takes] = train_cost_function ("noisescale", model);
    if (takes == 1)
      error ("descent:class", "noisescale: FUN must take theta and X, and mostly y");
    endif
    f = @(X, y) column (fun, theta, {X, y}(1:takes-1));
  endif
endfunction

function g = column (fun, theta, data)
  [~, g] = fun (theta, data{:});
  if (! (isnumeric (g) && isreal (g) && numel (g) == numel (theta)))
    error ("descent:size", "noisescale: FUN must return a gradient of %d real numbers, like THETA",
           numel (theta));
  endif
  g = double (full (g(:)));
endfunction

## Of K mini-batches, in up to 8 groups: their numbers, the sums of their
## gradients, a column a group, and of the squares of these.
function s = sums (part, k)
  groups = min (k, 8);
  s = struct ("count", zeros (1, groups), "gradient", 0, "square", zeros (1, groups));
  for i = 1:k
    g = part (i);
    j = floor ((i - 1) * groups / k) + 1;
    if (i == 1)
      s.gradient = zeros (numel (g), groups);
    endif
    s.gradient(:,j) += g;
    s.square(j) += sumsq (g);
    s.count(j) += 1;
  endfor
endfunction

function r = estimate (s, B)
  [r.NoiseScale, r.Noise, r.Signal] = ratio (s, true (size (s.count)), B);
  r.Deviation = jackknife (s, B);
  r.MiniBatchSize = [B, B * sum(s.count)];
  r.Reason = words (r);
endfunction

## tr (Sigma) / |G|^2, and both of them without bias, from the squares of the
## gradients of k mini-batches of B samples and of one of all of them.
function [scale, noise, signal] = ratio (s, which, B)
  k = sum (s.count(which));
  small = sum (s.square(which)) / k;
  big = sumsq (sum (s.gradient(:,which), 2) / k);
  noise = max (small - big, 0) / (1/B - 1/(k*B));
  signal = (k * big - small) / (k - 1);
  scale = noise / signal;
  if (signal <= 0 && noise > 0)
    scale = Inf;                         # noise hides the gradient
  endif
endfunction

## The standard deviation of the scale, from the scales without a group each.
function d = jackknife (s, B)
  n = numel (s.count);
  d = NaN;
  if (n > 2)
    scales = arrayfun (@(j) ratio (s, (1:n) != j, B), 1:n);
    d = sqrt ((n - 1) / n * sumsq (scales - mean (scales)));
  endif
  if (! isfinite (d))
    d = NaN;
  endif
endfunction

function text = words (r)
  if (isnan (r.NoiseScale))
    text = "no noise scale: the gradient is 0, or not finite";
  elseif (isinf (r.NoiseScale))
    text = sprintf (["the noise of %d samples hides the gradient: their noise scale is larger ", ...
                     "than can be told"], r.MiniBatchSize(2));
  else
    about = "";
    if (! isnan (r.Deviation))
      about = sprintf (" +- %.2g", r.Deviation);
    endif
    text = sprintf (["gradient noise scale %.3g%s samples: in mini-batches far smaller, twice ", ...
                     "the samples save half the steps; in far larger ones hardly any"], ...
                    r.NoiseScale, about);
  endif
endfunction
