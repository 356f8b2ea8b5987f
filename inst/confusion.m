## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{r} =} confusion (@var{actual}, @var{predicted})
## @deftypefnx {} {@var{r} =} confusion (@dots{}, @var{option}, @var{value}, @dots{})
## @deftypefnx {} {} confusion (@dots{})
## Which classes are taken for which: the confusion matrix and what follows.
##
## @var{actual} and @var{predicted} are vectors of m labels: numbers, logicals
## or cells of strings, both of one kind.  @code{[P, label] = mlppredict (net,
## X)} returns the predicted ones.
##
## @table @asis
## @item @qcode{"Classes"} (the different labels, sorted)
## The K classes, in the order of the rows of the results.
## @item @qcode{"Scores"} ([])
## Scores or probabilities for the AUC: (K, m), a row for each class, or with
## two classes (1, m) for the second, as @code{mlppredict} returns them.
## @item @qcode{"Plot"} (true without an output argument, else false)
## Draws the matrix in the current figure: counts, and as colour their share of
## the row.
## @end table
##
## @var{r} is a struct:
##
## @table @code
## @item Classes
## (1, K) the classes.
## @item Matrix
## (K, K): samples of class k (row) that were predicted as class l (column).
## @item Accuracy
## @itemx BalancedAccuracy
## The share of samples with the right label; the mean of @code{Recall} over the
## classes that occur in @var{actual}.
## @item Precision
## @itemx Recall
## @itemx F1
## (K, 1): of those predicted as class k the share that are; of those of class k
## the share that were found; their harmonic mean 2 TP/(2 TP + FP + FN).  NaN
## where that is 0/0.
## @item MacroF1
## The mean of @code{F1} over the classes that occur in @var{actual}.
## @item AUC
## (K, 1), with @qcode{"Scores"}: the probability that a sample of class k has
## a higher score for k than one of the others, equal ones counting half (the
## area under the ROC curve, one class against the rest); NaN if there are none
## of either.
## @item Handles
## If the picture is drawn, its handles: @code{Axes}, @code{Image},
## @code{Texts}.
## @end table
##
## Without an output argument a table is printed.
##
## @example
## @group
## r = confusion ([1 1 1 2 2 3], [1 1 2 2 2 2]);
## r.Matrix
##    @result{} ans =
##         2   1   0
##         0   2   0
##         0   1   0
## r.Recall'
##    @result{} ans =
##         0.6667   1.0000        0
## @end group
## @end example
##
## Errors: @code{descent:class} for labels of another kind,
## @code{descent:size} for different numbers of labels or scores, and
## @code{descent:value} for NaN and for labels that are not among the classes.
##
## Source: the AUC as the statistic of H. B. Mann and D. R. Whitney, Annals of
## Mathematical Statistics 18, 1947; T. Fawcett, ``An introduction to ROC
## analysis'', 2006.
## @seealso{mlppredict, onehot, datasplit, costdoctor}
## @end deftypefn

function varargout = confusion (actual, predicted, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  [varargout{1:nargout}] = confusion (actual, predicted, varargin{:});
endfunction

## the documented example
%!test
%! r = confusion ([1 1 1 2 2 3], [1 1 2 2 2 2]);
%! assert (r.Matrix, [2 1 0; 0 2 0; 0 1 0]);
%! assert (r.Recall', [2/3 1 0], eps);

## the measures by their definitions
%!test
%! r = confusion ([1 1 1 2 2 3], [1 1 2 2 2 2]);
%! assert (r.Classes, [1 2 3]);
%! assert (r.Accuracy, 4/6, eps);
%! assert (r.BalancedAccuracy, (2/3 + 1) / 3, eps);
%! assert (r.Precision, [1; 1/2; NaN], eps);
%! assert (r.F1, [.8; 2/3; 0], eps);
%! assert (r.MacroF1, (.8 + 2/3) / 3, eps);
%! assert (! isfield (r, "AUC"));
## a class that is predicted and does not occur; one that does neither
%!test
%! r = confusion ([1 1], [1 2], "Classes", [2 1 5]);
%! assert (r.Matrix, [0 0 0; 1 1 0; 0 0 0]);
%! assert (r.Recall, [NaN; .5; NaN]);
%! assert (r.F1, [0; 2/3; NaN], eps);
%! assert ([r.Accuracy, r.BalancedAccuracy, r.MacroF1], [.5 .5 2/3], eps);
## strings, logicals, columns
%!test
%! r = confusion ({"b"; "a"}, {"b", "b"});
%! assert (r.Classes, {"a", "b"});
%! assert (r.Matrix, [0 1; 0 1]);
%! assert (confusion (logical ([0 1 1]), [0 1 0]).Matrix, [1 0; 1 1]);

## AUC: all pairs, equal scores count half
%!test
%! a = [0 0 1 1 1 0 1 0];
%! s = [.1 .4 .4 .8 .2 .4 .9 .1];
%! pairs = s(a == 1)' - s(a == 0);
%! want = mean ((pairs(:) > 0) + .5 * (pairs(:) == 0));
%! r = confusion (a, s > .5, "Scores", s);
%! assert (r.AUC, [want; want], eps);
%! assert (confusion (a, s > .5, "Scores", [1 - s; s]).AUC, [want; want], eps);
%! P = [.6 .3 .2 .1; .3 .5 .2 .2; .1 .2 .6 .7];
%! r = confusion ([1 2 3 1], [1 2 3 3], "Scores", P);
%! assert (r.AUC, [(1 + 1 + 0 + 0) / 4; 1; 2/3], eps);
%! assert (confusion ([1 1], [1 2], "Scores", [.1 .2]).AUC, [NaN; NaN]);
%! assert (confusion ([1 2], [1 2], "Scores", [.9 .1; .1 .9]).AUC, [1; 1]);

## what a network predicts
%!test
%! S = dataset ("digits");
%! [train, test] = datasplit (S.Y, .7);
%! net = mlptrain (mlp ([64 10], "Output", "softmax"), S.X(:,train) / 16, S.Y(train), ...
%!                 "LearnRate", .5);
%! [P, label] = mlppredict (net, S.X(:,test) / 16);
%! r = confusion (S.Y(test), label, "Scores", P);
%! assert (r.Accuracy, mean (label == S.Y(test)), eps);
%! assert (r.Accuracy > .9);
%! assert (all (r.AUC > .98 & r.AUC <= 1));
%! assert (sum (r.Matrix(:)), numel (test));

## the table and the picture
%!testif HAVE_OPENGL
%! visible = get (0, "defaultfigurevisible");
%! set (0, "defaultfigurevisible", "off");
%! unwind_protect
%!   f = figure ();
%!   text = evalc ("confusion ({\"cat\", \"dog\", \"dog\"}, {\"cat\", \"cat\", \"dog\"})");
%!   first = "accuracy 0.6667, balanced 0.7500, macro F1 0.6667, 3 samples";
%!   assert (strncmp (text, first, numel (first)));
%!   assert (! isempty (regexp (text, '\n +dog +2 +1.0000 +0.5000 +0.6667\n')));
%!   r = confusion ([1 2 2], [1 1 2], "Plot", true);
%!   assert (get (r.Handles.Image, "cdata"), [1 0; .5 .5]);
%!   assert (get (r.Handles.Texts, "string"), {"1"; "1"; "1"});
%!   assert (get (r.Handles.Axes, "xticklabel"), {"1"; "2"});
%! unwind_protect_cleanup
%!   close (f);
%!   set (0, "defaultfigurevisible", visible);
%! end_unwind_protect

%!error <Invalid call> confusion (1)
%!error <must have as many labels: 2 and 3> confusion ([1 2], [1 2 3])
%!error <at least one label> confusion ([], [])
%!error <ACTUAL and PREDICTED must be of one kind> confusion ({"a"}, 1)
%!error <PREDICTED must be among CLASSES; 3 at label 2 is not>
%! confusion ([1 2], [1 3], "Classes", [1 2])
%!error <ACTUAL must not have NaN> confusion ([1 NaN], [1 2])
%!error id=descent:class confusion ([1 2], @sin)
%!error <Scores must be 2x3, or with two classes 1x3; it is 1x2>
%! confusion ([1 2 1], [1 2 1], "Scores", [1 2])
%!error <Scores must not have NaN> confusion ([1 2 1], [1 2 1], "Scores", [1 2 NaN])
%!error <Scores must be a real matrix> confusion ([1 2 1], [1 2 1], "Scores", {})
%!error id=descent:option confusion (1, 1, "Score", 1)

%!demo
%! S = dataset ("digits");
%! [train, test] = datasplit (S.Y, .7);
%! net = mlptrain (mlp ([64 10], "Output", "softmax"), S.X(:,train) / 16, S.Y(train), ...
%!                 "LearnRate", .5);
%! [P, label] = mlppredict (net, S.X(:,test) / 16);
%! confusion (S.Y(test) - 1, label - 1, "Scores", P)
%! title ("digits that were not trained on");
