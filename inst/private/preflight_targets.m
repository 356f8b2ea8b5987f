## checks = preflight_targets (net, T, run)
## The checks "balance" and "order" (see preflight_finding) of targets T, as
## __nettargets__ gives them: the shares of classes, or the spread of numbers;
## are samples that look alike side by side, and stay there in RUN?
## SPDX-License-Identifier: GPL-3.0-or-later

function checks = preflight_targets (net, T, run)
  switch (net.activations{end})
    case "softmax"
      check = classes (accumarray (double (T(:)), 1, [net.sizes(end), 1]), 1:net.sizes(end), run);
    case "sigmoid"
      ones_of = sum (double (T), 2);
      if (rows (T) == 1)
        check = classes ([columns(T) - ones_of; ones_of], [0, 1], run);
      else
        check = labels (ones_of / columns (T));
      endif
    case "linear"
      check = numbers (double (T), nthargout (3, @__normalization__, "zscore", T));
  endswitch
  checks = [check, order(net, T, run)];
endfunction

function check = classes (counts, names, run)
  missing = names(counts == 0);
  [most, k] = max (counts);
  [least, j] = min (counts);
  m = sum (counts);
  shares = sprintf ("classes have from %.2g%% (class %d) to %.2g%% (class %d) of the samples",
                    100 * least / m, names(j), 100 * most / m, names(k));
  if (most == least)
    shares = sprintf ("each class has %.2g%% of the samples", 100 * most / m);
  endif
  if (numel (counts) == 1)
    check = preflight_finding ("balance", "look",
                               "there is one class alone: there is nothing to learn");
  elseif (numel (missing) == numel (counts) - 1)
    check = preflight_finding ("balance", "stop", "all samples are of class %d", names(k));
  elseif (! isempty (missing))
    check = preflight_finding ("balance", "look", "no sample of %d of %d classes, such as class %d",
                               numel (missing),
                               numel (counts), missing(1));
  elseif (most <= 10 * least)
    check = preflight_finding ("balance", "ok", "%s", shares);
  elseif (! isempty (run.Weights))
    check = preflight_finding ("balance", "ok", "%s; they have weights", shares);
  else
    check = preflight_finding ("balance", "look", ["%s: \"ClassWeights\" can weigh them, and ", ...
                                                   "accuracy alone says little"], shares);
  endif
endfunction

## Several sigmoid outputs: the share of ones of each.
function check = labels (share)
  [least, k] = min (min (share, 1 - share));
  figure_of = sprintf ("label %d is 1 for %.2g%% of the samples", k, 100 * share(k));
  if (least == 0)
    check = preflight_finding ("balance", "look", "%d of %d labels never change: %s",
                               sum (share == 0 | share == 1),
                               numel (share), figure_of);
  elseif (least < 1 / 11)
    check = preflight_finding ("balance", "look", "%s: accuracy alone says little of it",
                               figure_of);
  else
    check = preflight_finding ("balance", "ok", "%s, the others are more even", figure_of);
  endif
endfunction

function check = numbers (T, constant)
  spread = std (T, 1, 2);
  middle = mean (T, 2);
  [~, k] = max (spread + abs (middle));
  figures = sprintf ("target %d has mean %.3g and standard deviation %.3g", k, middle(k),
                     spread(k));
  if (columns (T) > 1 && any (constant))
    check = preflight_finding ("balance", "look", "target %d never changes: it is always %.4g",
                               find (constant, 1),
                               T(find (constant, 1),1));
  elseif (max (spread) > 10 || max (abs (middle)) > 10)
    check = preflight_finding ("balance", "look", ["%s: \"TargetNormalization\", \"zscore\" ", ...
                                                   "brings targets to mean 0 and standard ", ...
                                                   "deviation 1"], figures);
  else
    check = preflight_finding ("balance", "ok", "%s", figures);
  endif
endfunction

## How alike neighbours are: 1 where they are the same, 0 where they are as far
## apart as any two samples (von Neumann's ratio; for labels, the share of
## changes).  Where they are alike, a mini-batch of 8 or more may yet have all
## there is.
function check = order (net, T, run)
  m = columns (T);
  shuffled = {"never shuffled", "shuffled once", "shuffled every epoch"}{1 + run.Shuffle};
  advice = "leave out \"Shuffle\", \"never\"";
  if (! isempty (run.Order))
    T = T(:,double (run.Order(:,1)));
    shuffled = "in the given Order";
    advice = "give one that mixes them";
  endif
  T = double (T);
  if (strcmp (net.activations{end}, "softmax"))
    shares = accumarray (T(:), 1) / m;
    [apart, change] = deal (1 - sumsq (shares), mean (diff (T) != 0));
    target = @(k) (T == k)';           # 1 for its class: of variance p - p^2
    count = net.sizes(end);
  else
    [apart, change] = deal (sum (var (T, 1, 2)), sum (mean (diff (T, 1, 2) .^ 2, 2)) / 2);
    target = @(k) T(k,:)';
    count = rows (T);
  endif
  alike = 1 - change / apart;
  B = run.MiniBatchSize;
  if (! (alike > .5 && m >= 20))
    check = preflight_finding ("order", "ok", "targets are not sorted; samples are %s", shuffled);
  elseif (isempty (run.Order) && run.Shuffle > 0)
    check = preflight_finding ("order", "ok",
                               "targets are sorted, or change slowly; samples are %s", shuffled);
  elseif (B == m)
    check = preflight_finding ("order", "ok", "targets are sorted; one mini-batch has them all");
  elseif (B >= 8 && within (target, count, m, B) > apart / 2)
    check = preflight_finding ("order", "ok", ["neighbours are alike, but each mini-batch has ", ...
                                               "most of what there is; samples are %s"], shuffled);
  else
    check = preflight_finding ("order", "stop",
                               ["targets are sorted, and samples are %s: each mini-batch sees ", ...
                                "a few classes or values; %s"],
                               shuffled, advice);
  endif
endfunction

## The variance in mini-batches of B of the m targets that each of TARGET
## (1:COUNT) is as they stand, the mean over samples and the sum over targets.
function v = within (target, count, m, B)
  batch = ceil ((1:m)' / B);
  v = 0;
  for k = 1:count
    t = target (k) - mean (target (k));
    v += (sumsq (t) - sum (accumarray (batch, t) .^ 2 ./ accumarray (batch, 1))) / m;
  endfor
endfunction
