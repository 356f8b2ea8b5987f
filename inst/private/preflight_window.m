## check = preflight_window (net, X, T, run)
## The check "window" (see preflight_finding) of the samples X and targets T of
## NET, as __nettargets__ gives them: does a window of RUN mix enough?  None if
## samples are not shuffled in windows.
##
## Two samples of a mini-batch, one of B, are of the same block of b samples
## with probability (b-1)/(n-1) in windows of n, and (b-1)/(m-1) where all m are
## shuffled together.  With rho the share of variance that is between blocks,
## the mean of a mini-batch has 1 + (B-1) rho (b-1) (1/(n-1) - 1/(m-1)) times
## the variance that it has without windows.
## SPDX-License-Identifier: GPL-3.0-or-later

function check = preflight_window (net, X, T, run)
  check = preflight_finding ("window", "ok", "")([]);
  b = run.ShuffleBlock;
  if (b == 0 || run.Shuffle == 0)
    return;
  endif
  m = columns (X);
  n = m / ceil (ceil (m / b) / (run.ShuffleWindow / b));     # windows are equal
  [rho, k] = max ([between(@(some) targets (net, T, some), m, b), ...
                   between(@(some) features (X, some), m, b)]);
  more = rho * (b - 1) * (run.MiniBatchSize - 1);
  times = 1 + more * (1 / (n - 1) - 1 / (m - 1));
  text = sprintf (["windows of %s samples, in blocks of %s, which have %.0f%% of the ", ...
                   "variance of %s between them: means of mini-batches vary %.3g times as ", ...
                   "much as without windows"],
                  text_count (round (n)), text_count (b), 100 * rho, {"targets", "features"}{k}, ...
                  times);
  if (times <= 2)
    check = preflight_finding ("window", "ok", "%s", text);
    return;
  endif
  ## mini-batches that have less than half of the variance: see preflight_targets
  word = {"look", "stop"}{1 + (times - 1 > (run.MiniBatchSize - 1) / 2)};
  windows = max (floor (m / (1 + 1 / (1 / more + 1 / (m - 1)))), 1);
  check = preflight_finding ("window", word,
                             ["%s; a \"ShuffleWindow\" of %s, or a \"ShuffleBlock\" of %s, is ", ...
                              "enough; or shuffle the samples once, before training"], text,
                             text_count (min (b * ceil (ceil (m / b) / windows), m)),
                             text_count (1 + floor ((b - 1) / (times - 1))));
endfunction

## Targets of these samples, a variable a row.
function T = targets (net, T, some)
  T = double (T(:,some));
  if (strcmp (net.activations{end}, "softmax"))
    T = double (T == (1:net.sizes(end))');
  endif
endfunction

## Up to 64 features of these samples.
function X = features (X, some)
  n = rows (X);
  X = double (X(unique (round (linspace (1, n, min (n, 64)))),some));
endfunction

## The share of the variance of the variables TAKE (numbers), one in each row,
## that is between blocks of B of M samples.  From up to 256 blocks, of each up
## to 64 samples: by the ratio F of the mean squares between and within blocks,
## of all variables, each divided by its variance, so that a wide one does not
## hide the others.  Three standard deviations are taken off the F of samples
## without an order: a few blocks that are alike by chance are no finding.
function rho = between (take, m, b)
  rho = 0;
  G = floor (m / b);
  g = min (G, 256);
  s = min (b, 64);
  if (g < 2 || s < 2)
    return;
  endif
  blocks = floor ((0:g-1) * (G / g)) * b;
  at = floor ((0:s-1)' * (b / s));
  some = blocks + at + 1;                   # (s, g)
  x = take (some(:)');
  x -= mean (x, 2);
  spread = mean (x .^ 2, 2);
  x = x(spread > 0,:) ./ sqrt (spread(spread > 0,1));
  if (isempty (x))
    return;                                 # nothing varies
  endif
  x = reshape (x, rows (x), s, g);
  means = mean (x, 2);
  within = sumsq ((x - means)(:)) / (g * (s - 1));
  F = s * sumsq (means(:)) / (g - 1) / within;
  F /= 1 + 3 * sqrt (2 / (g - 1) + 2 / (g * (s - 1)));
  rho = 1 - s / (max (F - 1, 0) + s);
endfunction
