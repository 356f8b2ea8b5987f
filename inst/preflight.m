## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {} preflight (@var{net}, @var{X}, @var{Y})
## @deftypefnx {} {} preflight (@var{net}, @var{X}, @var{Y}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {@var{r} =} preflight (@dots{})
## What can be known of a training run before it: data, start, memory and time.
##
## The arguments are those of the run, as @code{mlptrain} takes them, with its
## options, perhaps in a struct of @code{trainingOptions} before the pairs: put
## one name in the place of the other.  A wrong option is the error that it
## would be there.  Nothing is changed: neither @var{net}, nor X, nor random
## numbers, nor files (with "CheckpointFile" one is written beside it and
## removed, for its time), and "OutputFcn" is not called.  It takes a second or
## three, more for networks of millions of weights.
##
## Without an output argument a table is printed, a line a check: its name, what
## was seen, and before them
##
## @table @asis
## @item ok
## nothing to say against it;
## @item look
## the run will do something, but perhaps not what you want;
## @item stop
## @code{mlptrain} refuses it, or it cannot learn.
## @end table
##
## The checks:
##
## @table @asis
## @item samples
## Are there a feature a row of @var{X} and a sample a column?  "stop" names X'
## where that would fit; "look" for a sparse X, of which training makes a full
## copy.
## @item finite
## No NaN, no Inf: else how many, and the place of the first.
## @item targets
## Shape and values of @var{Y} for the outputs of @var{net}.
## @item scaling
## Features as @var{net} sees them, after "Normalization", "InputOffset" and
## "InputScale".  "look" if ranges differ by more than 100 (the widest, and the
## one a tenth of the features are below), if a mean is more than 2 ranges from
## 0, if a mean or a standard deviation is above 5, or if all standard
## deviations are below .01.
## @item constant
## Features that never change, or by rounding alone: "look" if one is not 0, or
## more than an eighth are.
## @item balance
## Classes: "stop" if there is one alone, "look" if one is missing, or has ten
## times the samples of another and no weights.  Several sigmoid outputs:
## "look" if one is 1 or 0 for less than 1/11 of the samples.  Linear outputs:
## "look" if one never changes, or has a mean or a standard deviation above 10.
## @item order
## "stop" if targets are sorted, or change slowly from sample to sample, and the
## options keep them so, in mini-batches of less than all; unless these have 8
## samples or more, and half the variance of all or more.
## @item window
## Of runs with a "ShuffleWindow".  Samples of a block that are alike are in one
## window: the means of mini-batches then vary more than if all samples were
## shuffled together.  How many times as much follows from the share of variance
## that is between blocks, of the targets or of up to 64 features, whichever has
## more.  "look" above 2 times, with the window that makes it 1.5; "stop" if
## mini-batches have less than half of the variance of all.
## @item cost
## The cost at the start beside log K of K classes, log 2 of each sigmoid
## output, or half the variance of linear targets: "look" above twice that (ten
## times for linear ones), "stop" if it is not finite.
## @item units
## Hidden units that are flat for each of up to 512 samples (relu: 0; tanh and
## sigmoid: within .01 of an end): "look" for more than a quarter of a layer,
## "stop" for all.
## @item overfit
## A copy is trained on one mini-batch of up to 64 samples, in up to 200 steps
## or a second, with the solver and its rate, but without "Lambda", "Dropout",
## weights of samples and a schedule.  "ok" if that halves the cost, "look" if
## it falls by less, "stop" if by less than half a percent or if it ends in no
## finite number.
## @item updates
## Steps an epoch and in all: "look" for less than 100, and for a run without
## end.
## @item memory
## Bytes that the run needs beside X: "look" above half of what is free, "stop"
## above all of it.
## @item time
## What the run will take: its steps (of 256 samples at most) are measured for
## half a second, one validation and one checkpoint, and multiplied.  Other
## work on the machine, and "OutputFcn", are not in it.  "look" if "MaxTime" is
## less, and if BLAS keeps threads of its own, which slow down the products of
## wide layers; it is named then.
## @end table
##
## Checks of the first three that stop leave out the others.
##
## @var{r} is a struct:
##
## @table @code
## @item ok
## false if a check says "stop".
## @item checks
## Struct array (1, n) with fields @code{name}; @code{verdict}, "ok", "look" or
## "stop"; @code{ok}, true for "ok"; @code{text}.
## @item seconds
## The predicted time, "MaxTime" at most; Inf for a run without end; NaN if it
## was not measured.
## @item memory
## Struct of bytes: @code{X}, which is not copied; @code{Y}, its copy in the
## class of @var{net}; @code{Parameters}; @code{Slots}, the solver's averages;
## @code{Workspace}, with gradients, Slots and activations; @code{History}, two
## numbers an update.
## @item updates
## Struct: @code{PerEpoch}, @code{All}.
## @end table
##
## @example
## @group
## S = dataset ("digits");
## net = mlp ([64 32 10], "Output", "softmax");
## r = preflight (net, S.X, S.Y, "Normalization", "zscore", "Solver", "adam");
## r.ok, r.updates
##    @result{} ans = 1
##    @result{} ans =
##       scalar structure containing the fields:
##         PerEpoch = 29
##         All = 290
## @end group
## @end example
##
## Samples in rows, by mistake:
##
## @example
## @group
## r = preflight (net, S.X', S.Y);
## r.checks.text(end-39:end)
##    @result{} ans = it has its samples in rows: X' would fit
## @end group
## @end example
##
## Errors: those of @code{mlptrain} for @var{net} and options.
##
## Sources: the course, "Improving deep neural networks", week 1 (scales of
## inputs, starts) and week 2; A. Karpathy, "A recipe for training neural
## networks", 2019, for the cost at the start and one mini-batch learned by
## heart.
## @seealso{mlptrain, trainingOptions, minibatchsize, checkgrad}
## @end deftypefn

function varargout = preflight (net, X, Y, varargin)
  if (nargin < 3)
    print_usage ();
  endif
  [varargout{1:nargout}] = preflight (net, X, Y, varargin{:});
endfunction

## the documented examples
%!test
%! S = dataset ("digits");
%! net = mlp ([64 32 10], "Output", "softmax");
%! r = preflight (net, S.X, S.Y, "Normalization", "zscore", "Solver", "adam");
%! assert (r.ok);
%! assert ([r.updates.PerEpoch, r.updates.All], [29, 290]);
%! r = preflight (net, S.X', S.Y);
%! assert (r.ok, false);
%! assert ({r.checks.name; r.checks.verdict}, {"samples"; "stop"});
%! assert (r.checks.text(end-17:end), "rows: X' would fit");
%! assert (isnan (r.seconds) && isempty (fieldnames (r.memory)));

## what CHECK says of a run, its verdict and its text
%!function [word, text] = says (check, varargin)
%!  r = preflight (varargin{:});
%!  at = strcmp ({r.checks.name}, check);
%!  [word, text] = deal (r.checks(at).verdict, r.checks(at).text);
%!  assert (r.ok, ! any (strcmp ({r.checks.verdict}, "stop")));
%!endfunction
## 300 samples, 3 features and 3 classes that do no harm
%!function [net, X, Y, options] = healthy ()
%!  X = sin ((1:3)' .* (1:300) .^ 1.5);
%!  [~, Y] = max (X, [], 1);
%!  net = mlp ([3 20 3], "Output", "softmax", "Seed", 1);
%!  options = {"Solver", "adam", "LearnRate", .01, "MaxEpochs", 20};
%!endfunction

## healthy runs: all is ok, in all checks
%!function all_ok (varargin)
%!  r = preflight (varargin{:});
%!  assert ({r.checks.name}, {"samples", "finite", "targets", "scaling", "constant", "balance", ...
%!                            "order", "cost", ...
%!                            "units", "overfit", "updates", "memory", "time"});
%!  bad = r.checks(! [r.checks.ok]);
%!  assert (isempty (bad), "%s", strjoin ({bad.text}, "; "));
%!  assert (r.ok && r.seconds > 0 && r.seconds < 60);
%!endfunction
%!test
%! [net, X, Y, options] = healthy ();
%! all_ok (net, X, Y, options{:});
%! all_ok (net, single (X), uint8 (Y), trainingOptions ("adam", "MaxEpochs", 50), "LearnRate", .01);
%! all_ok (net, X, Y == (1:3)', options{:});
%! all_ok (mlp ([3 20 1], "Hidden", "tanh"), X, X(1,:) > X(2,:), options{:});
%! all_ok (mlp ([3 20 3], "Hidden", "sigmoid", "Class", "single"), X, X > 0, options{:}, ...
%!         "Solver", "adamw");
%! all_ok (mlp ([3 20 2], "Output", "linear"), X, [X(1,:) + X(2,:); X(3,:) .^ 2], options{:});
%! all_ok (mlptrain (net, X, Y, options{:}), X, Y, options{:});
%!test
%! S = dataset ("digits");
%! net = mlp ([64 32 10], "Output", "softmax");
%! all_ok (net, uint8 (S.X), S.Y, "InputScale", 1/16, "Solver", "adam");
%! all_ok (net, S.X, S.Y, "Normalization", "rescale", "LearnRate", .2);
%! S = dataset ("moons");
%! all_ok (mlp ([2 10 1], "Seed", 1), S.X, S.Y, "Solver", "adam", "LearnRate", .01, ...
%!         "MaxEpochs", 100);

## samples
%!test
%! [net, X, Y] = healthy ();
%! [word, text] = says ("samples", net, X(1:2,:), Y);
%! assert (word, "stop");
%! assert (text, "X must have 3 rows, a feature each, and a column for each sample; it is 2x300");
%! [word, text] = says ("samples", net, zeros (3, 0), zeros (1, 0));
%! assert ({word, text}, {"stop", "X must have at least one sample"});
%! assert (nthargout (2, @says, "samples", net, {1}, Y), "X must be a real array");
%! assert (says ("samples", net, X * i, Y), "stop");
%! assert (says ("samples", net, ones (3, 2, 2), Y), "stop");
%! [word, text] = says ("samples", net, sparse (X), Y);
%! assert (word, "look");
%! assert (! isempty (strfind (text, "a full copy of it, of 7.2 kB")));

## not finite, with the place; also in the class of the network, and after its
## scaling
%!test
%! [net, X, Y] = healthy ();
%! X(2,17) = NaN;
%! X(3,20) = -Inf;
%! [word, text] = says ("finite", net, X, Y, "Normalization", "zscore");
%! assert (word, "stop");
%! assert (text, "2 values are NaN or Inf, the first in X(2,17), feature 2 of sample 17");
%! assert (says ("finite", net, 1e300 * sin (X), Y), "stop");
%! X(2,17) = 1e300;
%! X(3,20) = 0;
%! net.class = "single";
%! net.theta = single (net.theta);
%! assert (says ("finite", net, X, Y), "stop");
%! [word, text] = says ("finite", net, X, Y, "InputScale", 1e-10);
%! assert (! isempty (strfind (text, "X(2,17)")) && ! isempty (strfind (text, "in class single")));
%! assert (says ("finite", net, X, Y, "InputScale", 1e-300), "ok");
%! [word, text] = says ("finite", mlp ([2 1]), [1.7e308, -1.7e308; 0, 1], [0 1], ...
%!                      "Normalization", "zscore");
%! assert ({word, text}, {"stop", ["X must be finite, in a range that \"zscore\" can scale; " ...
%!                                 "feature 1 is not"]});
%! X = zeros (3, 7e5);                     # in several blocks
%! X(3,end) = NaN;
%! [~, text] = says ("finite", net, X, ones (1, 7e5));
%! assert (text, "1 values are NaN or Inf, the first in X(3,700000), feature 3 of sample 700000");

## targets
%!test
%! [net, X, Y] = healthy ();
%! assert (says ("targets", net, X, Y - 1), "ok");         # three other labels
%! [word, text] = says ("targets", net, X, min (Y - 1, 1));
%! assert ({word, text}, {"stop", ["Y must be labels 1..3 (0 at sample 4); " ...
%!                                 "they begin at 0: Y + 1 would fit; as other labels they " ...
%!                                 "would be 2 classes, and NET has 3"]});
%! assert (nthargout (2, @says, "targets", net, X, Y')(end-13:end), "; transpose it");
%! assert (nthargout (2, @says, "targets", net, X, "a"), ...
%!         "Y must have 300 labels, as X has 300 samples; it has 1");
%! binary = mlp ([3 1]);
%! assert (says ("targets", binary, X, sign (X(1,:))), "ok");
%! assert (says ("targets", binary, X, [1, sign(X(1,2:end))] .* (1:300)), "stop");
%! assert (says ("targets", mlp ([3 1], "Output", "linear"), X, NaN (1, 300)), "stop");
%! assert (says ("targets", net, X, zeros (1, 0)), "stop");
%! r = preflight (net, NaN (size (X)), min (Y - 1, 1));   # both at once
%! assert ({r.checks.verdict}, {"ok", "stop", "stop"});

## scaling, as the network sees it
%!test
%! [net, X, Y, options] = healthy ();
%! [word, text] = says ("scaling", net, [1; 1000; 1] .* X, Y, options{:});
%! assert (word, "look");
%! assert (! isempty (strfind (text, "differ in scale")) && ...
%!         ! isempty (strfind (text, "\"zscore\"")));
%! assert (says ("scaling", net, [1; 1000; 1] .* X, Y, options{:}, "Normalization", "zscore"), ...
%!         "ok");
%! assert (says ("scaling", net, [1; 1000; 1] .* X, Y, options{:}, "InputScale", [1; .001; 1]), ...
%!         "ok");
%! [word, text] = says ("scaling", net, X + [0; 0; 2000], Y, options{:});
%! assert (word, "look");
%! assert (! isempty (regexp (text, ...
%!                            ["^feature 3 is far from 0, " ...
%!                             "mean 2000 with a standard deviation of 0.7"])));
%! assert (says ("scaling", net, X + [0; 0; 2000], Y, options{:}, "InputOffset", [0; 0; 2000]), ...
%!         "ok");
%! assert (nthargout (2, @says, "scaling", net, 20 * X, Y, options{:})(1:18), "features are large");
%! assert (nthargout (2, @says, "scaling", net, X / 1000, Y, options{:})(1:18), ...
%!         "features are small");
%! assert (says ("scaling", net, ones (3, 300), Y, options{:}), "ok");
%! assert (says ("scaling", net, X > 0, Y, options{:}), "ok");      # ranges of 1
%! S = dataset ("digits");
%! assert (says ("scaling", mlp ([64 10], "Output", "softmax"), S.X, S.Y), "look");

## constant features
%!test
%! [net, X, Y, options] = healthy ();
%! X(2,:) = .1;
%! [word, text] = says ("constant", net, X, Y, options{:});
%! assert (word, "look");
%! assert (text, ["1 of 3 features never change beyond rounding, such as feature 2, " ...
%!                "always 0.1: leave them out"]);
%! X(2,:) = repmat ([.1+.2 .3], 1, 150);
%! assert (nthargout (2, @says, "constant", net, X, Y, options{:}), ...
%!         ["1 of 3 features never change beyond rounding, such as feature 2, " ...
%!          "always 0.3: leave them out"]);
%! assert (says ("scaling", net, X, Y, options{:}), "ok");
%! X(2,:) = 1e9 + repmat ([0 1], 1, 150);
%! assert (says ("constant", net, X, Y, options{:}), "ok");
%! X(2,:) = 0;
%! assert (says ("constant", net, X, Y, options{:}), "look");         # a third of them
%! wide = [zeros(1, 300); repmat(X(1,:), 8, 1)];
%! assert (says ("constant", mlp ([9 5 3], "Output", "softmax"), wide, Y, options{:}), "ok");
%! assert (says ("constant", net, X > 0, Y, options{:}), "look");

## balance: classes, labels, numbers
%!test
%! [net, X, Y, options] = healthy ();
%! few = Y;
%! few(Y == 2) = 1;
%! [word, text] = says ("balance", net, X, few, options{:});
%! assert ({word, text}, {"look", "no sample of 1 of 3 classes, such as class 2"});
%! few(find (Y == 2)(1:5)) = 2;
%! assert (says ("balance", net, X, few, options{:}), "look");
%! assert (says ("balance", net, X, few, options{:}, "ClassWeights", [1 20 1]), "ok");
%! [word, text] = says ("balance", net, X, 3 * ones (1, 300), options{:});
%! assert ({word, text}, {"stop", "all samples are of class 3"});
%! assert (says ("balance", mlp ([3 1]), X, zeros (1, 300), options{:}), "stop");
%! assert (says ("balance", mlp ([3 1]), X, (1:300) <= 20, options{:}), "look");
%! several = X > 0;
%! several(2,:) = mod (1:300, 20) == 0;
%! [word, text] = says ("balance", mlp ([3 3]), X, several, options{:});
%! assert ({word, text}, {"look", ["label 2 is 1 for 5% of the samples: accuracy alone says " ...
%!                                 "little of it"]});
%! several(2,:) = true;
%! assert (says ("balance", mlp ([3 3]), X, several, options{:}), "look");
%! linear = mlp ([3 1], "Output", "linear");
%! assert (nthargout (2, @says, "balance", linear, X, 7 * ones (1, 300)), ...
%!         "target 1 never changes: it is always 7");
%! assert (nthargout (2, @says, "balance", linear, X, repmat ([.1+.2 .3], 1, 150)), ...
%!         "target 1 never changes: it is always 0.3");
%! assert (says ("balance", linear, X, 1000 * X(1,:), options{:}), "look");

## sorted samples, left so
%!function order = mixed (m)         # 1..m mixed up, the same each time
%!  [~, order] = sort (sin ((1:m) .^ 2));
%!endfunction
%!test
%! [net, X, Y, options] = healthy ();
%! [sorted, i] = sort (Y);
%! [word, text] = says ("order", net, X(:,i), sorted, options{:}, "Shuffle", "never");
%! assert (word, "stop");
%! assert (! isempty (strfind (text, "never shuffled")));
%! assert (says ("order", net, X(:,i), sorted, options{:}), "ok");
%! assert (says ("order", net, X(:,i), sorted == (1:3)', options{:}, "Shuffle", false), "stop");
%! assert (says ("order", net, X, Y, options{:}, "Shuffle", "never"), "ok");
%! assert (says ("order", net, X(:,i), sorted, options{:}, "Shuffle", "never", ...
%!               "MiniBatchSize", 300), "ok");
%! assert (says ("order", net, X, Y, options{:}, "Order", repmat (i', 1, 20)), "stop");
%! assert (says ("order", net, X(:,i), sorted, options{:}, ...
%!               "Order", repmat (mixed (300)', 1, 20)), "ok");
%! several = sort (X > 0, 2);
%! assert (says ("order", mlp ([3 3]), X, several, options{:}, "Shuffle", "never"), "stop");
%! [y, i] = sort (X(1,:));
%! linear = mlp ([3 5 1], "Output", "linear");
%! assert (says ("order", linear, X(:,i), y, options{:}, "Shuffle", "never"), "stop");
%! assert (says ("order", linear, X, X(1,:), options{:}, "Shuffle", "never"), "ok");

## neighbours alike, in mini-batches that have them all
%!test
%! [net, X, Y, options] = healthy ();
%! never = [options, {"Shuffle", "never", "MiniBatchSize"}];
%! Y = repmat ([1 1 1 1 1 2 2 2 2 2 3 3 3 3 3], 1, 20);
%! for B = {1, 5, 10, 15, 40; "stop", "stop", "ok", "ok", "ok"}
%!   assert (says ("order", net, X, Y, never{:}, B{1}), B{2});
%! endfor
%! wave = sin ((1:300) * 2 * pi / 20);
%! linear = mlp ([3 5 1], "Output", "linear");
%! assert (says ("order", linear, X, wave, never{:}, 40), "ok");
%! assert (says ("order", linear, X, wave, never{:}, 4), "stop");
%! [~, text] = says ("order", net, X, sort (Y), options{:}, "Order", repmat ((1:300)', 1, 20));
%! assert (strfind (text, "give one that mixes them") > 0);

## windows: sorted samples; what is enough is enough
%!function [net, X, Y, window] = sorted ()
%!  [net, X, Y, options] = healthy ();
%!  [Y, i] = sort (repmat (Y, 1, 20));
%!  X = repmat (X, 1, 20)(:,i);
%!  window = @(n, b) [options, {"ShuffleWindow", n, "ShuffleBlock", b}];
%!endfunction
%!test
%! [net, X, Y, window] = sorted ();
%! [word, text] = says ("window", net, X, Y, window (300, 60){:});
%! assert (word, "look");
%! assert (text, ["windows of 300 samples, in blocks of 60, which have 98% of the variance of " ...
%!                "targets between them: means of mini-batches vary 12.6 times as much as " ...
%!                "without windows; a \"ShuffleWindow\" of 3,000, or a \"ShuffleBlock\" of 6, " ...
%!                "is enough; or shuffle the samples once, before training"]);
%! [word, text] = says ("window", net, X, Y, window (3000, 60){:});
%! assert (word, "ok");
%! assert (regexp (text, "^windows of 3,000 .* vary 1.61 times as much as without windows$"), 1);
%! assert (says ("window", net, X, Y, window (300, 5){:}), "ok");
%! assert (says ("window", net, X, Y, window (300, 60)(1:end-2){:}), "ok");    # of 4 samples
%! assert (says ("window", net, X, Y, window (60, 60){:}, "MiniBatchSize", 32), "stop");
%! assert (says ("window", net, X, Y, window (300, 60){:}, "Shuffle", "once"), "look");
## features that drift, numbers, labels of several outputs, bytes
%!test
%! [net, X, Y, window] = sorted ();
%! i = mixed (6000);
%! drifting = X(:,i);
%! drifting(2,:) = sort (drifting(2,:));
%! [word, text] = says ("window", net, drifting, Y(i), window (300, 60){:});
%! assert (word, "look");
%! assert (! isempty (strfind (text, "26% of the variance of features between them")));
%! assert (says ("window", net, int8 (100 * drifting), Y(i), window (300, 60){:}), "look");
%! linear = mlp ([3 5 1], "Output", "linear");
%! assert (says ("window", linear, X(:,i), sort (X(1,:)), window (300, 60){:}), "look");
%! several = mlp ([3 5 2]);
%! assert (says ("window", several, X(:,i), [1; -1] .* sort (X(1,:)) > 0, window (300, 60){:}), ...
%!         "look");
## silent without windows; no accusation of samples that are mixed
%!test
%! [net, X, Y, window] = sorted ();
%! for own = {window(6000, 60), window(Inf, []), {"Shuffle", "never"}}
%!   names = {preflight(net, X, Y, own{1}{:}).checks.name};
%!   assert (! any (strcmp (names, "window")));
%! endfor
%! i = mixed (6000);
%! for own = {window(64, 1), window(64, 32), window(64, 64), window(300, 60), window(2000, 1000)}
%!   assert (says ("window", net, X(:,i), Y(i), own{1}{:}), "ok");
%! endfor
%! heavy = tan (1.57 * X(:,i));
%! assert (says ("window", net, heavy, Y(i), window (64, 32){:}), "ok");
%! assert (says ("window", mlp ([3 2], "Output", "linear"), heavy, heavy(1:2,:), ...
%!               window (64, 32){:}), "ok");
%! rare = mlp ([3 2]);
%! seldom = [Y(i) == 1; heavy(1,:) > 50];
%! assert (says ("window", rare, heavy > 8, seldom, window (128, 64){:}), "ok");
%! assert (says ("window", rare, zeros (3, 6000), zeros (2, 6000), window (128, 64){:}), "ok");

## the cost at the start
%!test
%! [net, X, Y, options] = healthy ();
%! [word, text] = says ("cost", setfield (net, "theta", 0 * net.theta), X, Y, options{:});
%! assert ({word, text}, {"ok", "the initial cost is 1.099; 1.099 is log 3, that of guessing"});
%! [word, text] = says ("cost", mlp ([3 2], "Initialization", "normal"), X, X(1:2,:) > 0, ...
%!                      options{:});
%! assert (word, "ok");
%! assert (! isempty (strfind (text, "1.386 is log 2, that of guessing, for each output")));
%! assert (says ("cost", net, 100 * X, Y, options{:}), "look");
%! assert (says ("cost", setfield (net, "theta", NaN * net.theta), X, Y, options{:}), "stop");
%! linear = mlp ([3 5 1], "Output", "linear");
%! [word, text] = says ("cost", linear, X, 50 + X(1,:), options{:});
%! assert (word, "look");
%! assert (! isempty (regexp (text, "; 0\.2782.* is half the variance")));
%! trained = mlptrain (net, X, Y, options{:}, "MaxEpochs", 100);
%! assert (! isempty (strfind (nthargout (2, @says, "cost", trained, X, Y, options{:}), ...
%!                             "has been trained")));

## dead units
%!test
%! [net, X, Y, options] = healthy ();
%! [W, b] = mlpweights (net);
%! b{1}(1:8) = -100;
%! [word, text] = says ("units", mlpweights (net, W, b), X, Y, options{:});
%! assert (word, "look");
%! assert (! isempty (regexp (text, ...
%!                            ['^8 of 20 units of hidden layer 1 \(relu\) are dead: flat for ' ...
%!                             'each of 300 samples'])));
%! b{1}(:) = -100;
%! assert (says ("units", mlpweights (net, W, b), X, Y, options{:}), "stop");
%! assert (says ("units", mlpweights (setfield (net, "activations", {"leakyrelu", "softmax"}), ...
%!                                    W, b), X, Y, options{:}), "ok");
%! assert (says ("units", mlpweights (setfield (net, "activations", {"tanh", "softmax"}), W, b), ...
%!               X, Y, options{:}), "stop");
%! deep = mlp ([3 6 5 3], "Hidden", {"tanh", "sigmoid"}, "Output", "softmax");
%! [W, b] = mlpweights (deep);
%! b{2}(1:2) = 50;
%! [word, text] = says ("units", mlpweights (deep, W, b), X, Y, options{:});
%! assert ({word, text(1:43)}, {"look", "2 of 5 units of hidden layer 2 (sigmoid) ar"});
%! assert (says ("units", mlp ([3 3], "Output", "softmax"), X, Y, options{:}), "ok");

## can it learn one mini-batch?
%!test
%! [net, X, Y, options] = healthy ();
%! [word, text] = says ("overfit", net, X, Y, "LearnRate", 1e-8);
%! assert (word, "stop");
%! assert (! isempty (strfind (text, "does not learn")));
%! assert (says ("overfit", net, X, Y, "LearnRate", 1e-3), "look");
%! assert (says ("overfit", net, X, Y, "LearnRate", 1e4), "stop");
%! linear = mlp ([3 5 1], "Output", "linear");
%! [word, text] = says ("overfit", linear, 1000 * X, X(1,:), "LearnRate", 1);
%! assert (word, "stop");
%! assert (! isempty (strfind (text, "a smaller \"LearnRate\"")));
%! [word, text] = says ("overfit", setfield (net, "theta", Inf * net.theta), X, Y);
%! assert ({word, text}, {"stop", "the cost of a mini-batch is NaN from the start"});
%! ## what is left out of it
%! assert (says ("overfit", net, X, Y, options{:}, "Dropout", .9, "Lambda", 100, ...
%!               "LearnRateSchedule", "exponential", ...
%!               "DecayRate", .01, "SchedulePer", "iteration", ...
%!               "SampleWeights", zeros (1, 300) + ((1:300) == 7)), "ok");

## updates
%!test
%! [net, X, Y] = healthy ();
%! r = preflight (net, X, Y, "MiniBatchSize", 7, "MaxEpochs", 30);
%! assert ([r.updates.PerEpoch, r.updates.All], [43, 1290]);
%! r = preflight (net, X, Y, "MaxIterations", 123);
%! assert ([r.updates.PerEpoch, r.updates.All], [5, 123]);
%! assert (says ("updates", net, X, Y, "MiniBatchSize", 300), "look");
%! r = preflight (net, X, Y, "MaxEpochs", Inf);
%! assert (r.checks(11).verdict, "look");
%! assert (! isempty (strfind (r.checks(11).text, "has no end")));
%! assert ([r.updates.All, r.seconds, r.memory.History], [Inf, Inf, 0]);
%! r = preflight (net, X, Y, "MaxEpochs", Inf, "MaxTime", 7);
%! assert ([r.updates.All, r.seconds], [Inf, 7]);

## memory
%!test
%! [net, X, Y] = healthy ();
%! net = mlp ([3 20 3], "Output", "softmax", "Class", "single");
%! r = preflight (net, uint8 (X), uint8 (Y), "Solver", "adam");
%! assert ([r.memory.X, r.memory.Y], [900, 1200]);
%! assert ([r.memory.Parameters, r.memory.Slots], 4 * 143 * [1, 2]);
%! assert (r.memory.Workspace > 4 * 143 * 3);
%! assert (r.memory.History, 16 * 50);
%! assert (preflight (net, X, Y, "Solver", "sgd").memory.Slots, 0);
%! more = preflight (net, X, Y, "Solver", "amsgrad").memory;
%! assert (more.Slots, 4 * 143 * 3);

## the predicted time, beside the actual
%!test
%! S = dataset ("digits");
%! net = mlp ([64 32 10], "Output", "softmax");
%! args = {net, S.X, S.Y, "MaxEpochs", 150, "ValidationData", {S.X, S.Y}, "ValidationFrequency", ...
%!         10};
%! for trial = 1:3                         # others may be at work in one of the two
%!   r = preflight (args{:});
%!   start = tic ();
%!   mlptrain (args{:});
%!   actual = toc (start);
%!   near = (r.seconds > actual / 6 && r.seconds < actual * 6);
%!   if (near)
%!     break;
%!   endif
%! endfor
%! assert (near, "%g s were predicted, and it took %g s", r.seconds, actual);
%! [word, text] = says ("time", args{:}, "MaxEpochs", 1e5, "MaxTime", 5);
%! assert (word, "look");
%! assert (! isempty (strfind (text, "MaxTime, 5 seconds, ends the run, after about")));

## images by the thousand take two seconds, not a second X
%!test
%! pattern = uint8 (floor (256 * sin ((1:784)' .* (1:600) .^ 1.3) .^ 2));
%! X = repmat (pattern, 1, 100);
%! Y = repmat (1 + mod (1:600, 10), 1, 100);
%! net = mlp ([784 32 10], "Output", "softmax", "Class", "single");
%! start = tic ();
%! r = preflight (net, X, Y, "InputScale", 1/255, "Solver", "adam");
%! assert (toc (start) < 20);
%! assert (r.memory.X, 60000 * 784);
%! assert (r.ok);

## nothing is changed, called or written
%!function stop = never (varargin)
%!  error ("OutputFcn was called");
%!endfunction
%!test
%! [net, X, Y, options] = healthy ();
%! folder = tempname ();
%! mkdir (folder);
%! file = fullfile (folder, "a.ckpt");
%! before = {rand("state"), randn("state")};
%! r = preflight (net, X, Y, options{:}, "OutputFcn", @never, "CheckpointFile", file, ...
%!                "Verbose", true);
%! assert ({rand("state"), randn("state")}, before);
%! assert (r.ok && numel (readdir (folder)) == 2);
%! rmdir (folder);

## checkpoints are counted
%!test
%! [net, X, Y, options] = healthy ();
%! file = tempname ();
%! text = @(varargin) nthargout (2, @says, "time", net, X, Y, options{:}, ...
%!                               "CheckpointFile", file, varargin{:});
%! assert (! isempty (regexp (text (), ", checkpoints: 1 of [0-9.e-]+ s\\)$", "once")));
%! assert (! isempty (regexp (text ("CheckpointFrequency", 3), ...
%!                            ", checkpoints: 34 of [0-9.e-]+ s\\)$", "once")));
%! often = preflight (net, X, Y, options{:}, "CheckpointFile", file, "CheckpointFrequency", 1, ...
%!                    "MaxEpochs", 1e4);
%! seldom = preflight (net, X, Y, options{:}, "CheckpointFile", file, "MaxEpochs", 1e4);
%! assert (often.seconds > seldom.seconds);
%! assert (isinf (preflight (net, X, Y, "CheckpointFile", file, "MaxEpochs", Inf).seconds));

## the table
%!test
%! [net, X, Y, options] = healthy ();
%! text = evalc ("preflight (net, X, Y, options{:})");
%! lines = ostrsplit (strtrim (text), "\n");
%! assert (lines{1}, "ok    samples   300 samples of 3 features, double");
%! assert (lines{end}, "Nothing stands against the run.");
%! assert (max (cellfun (@numel, lines)) <= 80);
%! text = evalc ("preflight (net, X', Y)");
%! assert (text(end-30:end), "Do not start this run: samples.\n"(end-30:end));
%! text = evalc ("preflight (net, 20 * X, Y, options{:})");
%! assert (! isempty (strfind (text, "Nothing stands against the run, but look at scaling")));

## the smallest runs
%!test
%! for output = {"linear", "sigmoid"}
%!   r = preflight (mlp ([1 1], "Output", output{1}), 1, 1);
%!   assert (numel (r.checks), 13);
%! endfor
%! assert (numel (preflight (mlp ([1 2], "Output", "softmax"), 1, 1).checks), 13);

## a wrong option is the error that it is in mlptrain
%!test
%! [net, X, Y] = healthy ();
%! for pair = {{"Solvr", "adam"}, {"Momentum", .9}, {"MiniBatchSize", 301}, {"Dropout", 2}, ...
%!             {"Order", [1 2 3]}, {"ClassWeights", [1 1]}, {"ValidationData", X}, ...
%!             {"InputScale", [1 2]}, {"LearnRate"}, {"MaxEpochs", 0}, ...
%!             {"Normalization", "zscore", "InputScale", 2}, {"CheckpointFrequency", 5}, ...
%!             {"ValidationPatience", 3}, {3, 4}}
%!   [first, second] = deal ("");
%!   try
%!     mlptrain (net, X, Y, pair{1}{:});
%!   catch err
%!     first = [err.identifier, " ", err.message];
%!   end_try_catch
%!   try
%!     r = preflight (net, X, Y, pair{1}{:});
%!   catch err
%!     second = [err.identifier, " ", err.message];
%!   end_try_catch
%!   assert (strrep (second, "preflight: ", "mlptrain: "), first);
%!   assert (! isempty (first));
%! endfor

%!error <Invalid call> preflight ()
%!error <Invalid call> preflight (mlp ([1 1]), 1)
%!error <preflight: NET must be a network> preflight (1, 1, 1)
%!error id=descent:option preflight (mlp ([1 1]), 1, 1, "Epochs", 3)

%!demo
%! ## Before a run on the digits as they stand, and scaled
%! S = dataset ("digits");
%! net = mlp ([64 32 10], "Output", "softmax");
%! preflight (net, S.X, S.Y, "LearnRate", .1);
%! preflight (net, S.X, S.Y, "LearnRate", .1, "Normalization", "rescale");
