## r = confusion (actual, predicted, varargin)
## The body of confusion, which other functions call too: a user's file of
## that name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function r = confusion (actual, predicted, varargin)
  [options, given] = __options__ ("confusion", {"Classes", [], ""
                                                "Scores", [], ""
                                                "Plot", nargout == 0, "true or false"}, varargin);
  classes = {};
  if (given.Classes)
    classes = {options.Classes};
  else
    [~, known] = data_classes ("confusion", "ACTUAL", actual);
    [~, others] = data_classes ("confusion", "PREDICTED", predicted);
    if (iscellstr (known) != iscellstr (others))
      error ("descent:class", "confusion: ACTUAL and PREDICTED must be of one kind");
    endif
    classes = {unique([known, others])};
  endif
  [a, names] = data_classes ("confusion", "ACTUAL", actual, classes{:});
  p = data_classes ("confusion", "PREDICTED", predicted, classes{:});
  if (numel (a) != numel (p))
    error ("descent:size", "confusion: ACTUAL and PREDICTED must have as many labels: %d and %d",
           numel (a), numel (p));
  elseif (isempty (a))
    error ("descent:size", "confusion: ACTUAL must have at least one label");
  endif

  result = measures (names, accumarray ([a(:), p(:)], 1, numel (names) * [1 1]));
  if (given.Scores && ! isequal (options.Scores, []))
    result.AUC = areas (check_scores (options.Scores, numel (names), numel (a)), a);
  endif
  if (options.Plot)
    result.Handles = draw (result);
  endif
  if (nargout > 0)
    r = result;
  else
    print_table (result);
  endif
endfunction

## What follows from the matrix C.
function r = measures (classes, C)
  right = diag (C);
  here = sum (C, 2);
  said = sum (C, 1)';
  r.Classes = classes;
  r.Matrix = C;
  r.Accuracy = sum (right) / sum (here);
  r.Precision = right ./ said;
  r.Recall = right ./ here;
  r.F1 = 2 * right ./ (here + said);
  occurs = here > 0;
  r.BalancedAccuracy = sum (r.Recall(occurs)) / nnz (occurs);
  r.MacroF1 = sum (r.F1(occurs)) / nnz (occurs);
  r = orderfields (r, {"Classes", "Matrix", "Accuracy", "BalancedAccuracy", "Precision", ...
                       "Recall", "F1", "MacroF1"});
endfunction

## Scores (K, m).
function s = check_scores (s, K, m)
  if (! ((isnumeric (s) || islogical (s)) && isreal (s) && ndims (s) == 2))
    error ("descent:class", "confusion: Scores must be a real matrix");
  elseif (K == 2 && isvector (s) && numel (s) == m && rows (s) != 2)
    s = [-s(:)'; s(:)'];
  endif
  if (! isequal (size (s), [K, m]))
    error ("descent:size", "confusion: Scores must be %dx%d, or with two classes 1x%d; it is %s",
           K, m, m, text_size (s));
  elseif (any (isnan (s(:))))
    error ("descent:value", "confusion: Scores must not have NaN%s",
           __culprit__ (s, ! isnan (s), "sample"));
  endif
  s = double (full (s));
endfunction

## The area of each class against the rest, from the ranks of its scores.
function auc = areas (scores, a)
  K = rows (scores);
  auc = NaN (K, 1);
  for k = 1:K
    [sorted, ~, place] = unique (scores(k,:));
    count = accumarray (place(:), 1);
    rank = (cumsum (count) - (count - 1) / 2)(place);  # of equal scores the mean
    is = a == k;
    n = nnz (is);
    rest = numel (is) - n;
    auc(k) = (sum (rank(is)) - n * (n + 1) / 2) / (n * rest);
  endfor
endfunction

function print_table (r)
  names = data_names (r.Classes);
  width = max ([cellfun(@numel, names), 5]);
  has_auc = isfield (r, "AUC");
  printf ("accuracy %.4f, balanced %.4f, macro F1 %.4f, %d samples\n\n", r.Accuracy,
          r.BalancedAccuracy, r.MacroF1, sum (r.Matrix(:)));
  printf ("%*s %10s %10s %10s %10s%s\n", width, "class", "samples", "precision", "recall", "F1",
          {"", "        AUC"}{1 + has_auc});
  for k = 1:numel (names)
    printf ("%*s %10d %10.4f %10.4f %10.4f", width, names{k}, sum (r.Matrix(k,:)), ...
            r.Precision(k), r.Recall(k), r.F1(k));
    if (has_auc)
      printf (" %10.4f", r.AUC(k));
    endif
    printf ("\n");
  endfor
endfunction

function h = draw (r)
  K = rows (r.Matrix);
  names = data_names (r.Classes);
  share = r.Matrix ./ max (sum (r.Matrix, 2), 1);
  [ax, restore] = plot_axes ("confusion", []);
  h.Axes = ax;
  h.Image = imagesc (share, "parent", ax);
  set (ax, "clim", [0 1], "ydir", "reverse", "xlim", [.5, K + .5], "ylim", [.5, K + .5], ...
       "xtick", 1:K, "ytick", 1:K, "xticklabel", names, "yticklabel", names, "box", "on", ...
       "layer", "top");
  colormap (ax, 1 - linspace (0, 1, 64)' * (1 - plot_colors ()(1,:)));
  h.Texts = [];
  if (K <= 20)                                         # more would not be read
    for k = 1:K
      for l = find (r.Matrix(k,:))(:)'
        h.Texts(end+1) = text (ax, l, k, sprintf ("%d", r.Matrix(k,l)), ...
                               "horizontalalignment", "center", ...
                               "color", (share(k,l) > .5) * [1 1 1]);
      endfor
    endfor
  endif
  xlabel (ax, "predicted");
  ylabel (ax, "actual");
endfunction
