## tables.tst: labels of any kind, parts, weights and units of targets; networks in other files.
## SPDX-License-Identifier: GPL-3.0-or-later

%!function [X, number] = some_samples ()
%!  X = sin (reshape ((1:360) .^ 2 / 7, 4, 90));
%!  number = 1 + (X(1,:) > -.3) + (X(2,:) > .4);
%!endfunction

## ---- labels

## the same run as with numbers; classes in their order, given back in their kind
%!test
%! [X, number] = some_samples ();
%! for c = {{"a", "b c", "ä"}, [0 1 2], [-1.5 0 1e9], single([.1 2 3]), int8([-1 0 7]), ...
%!          uint64([0 5 2^53])}
%!   c = c{1};
%!   want = mlptrain (mlp ([4 5 3], "Output", "softmax"), X, number, "MaxEpochs", 3);
%!   net = mlptrain (mlp ([4 5 3], "Output", "softmax"), X, c(number), "MaxEpochs", 3);
%!   assert (net.theta, want.theta);
%!   assert (net.classes, c);
%!   assert (net.coding, "labels");
%!   [P, k] = mlppredict (want, X);
%!   [Q, label] = mlppredict (net, X);
%!   assert ({Q, label}, {P, c(k)});
%!   assert (confusion (c(number), label).Matrix, confusion (number, k).Matrix);
%!   assert (mlpcost (net, X, c(number)), mlpcost (want, X, number));
%! endfor
%!test
%! [X, number] = some_samples ();
%! two = double (number > 1);
%! want = mlptrain (mlp ([4 3 1]), X, two, "MaxEpochs", 3);
%! for c = {{"no", "yes"}, [-1 1], [1 2], uint8([7 9]), single([.5 2])}
%!   net = mlptrain (mlp ([4 3 1]), X, c{1}(1 + two), "MaxEpochs", 3);
%!   assert ({net.theta, net.classes}, {want.theta, c{1}});
%!   [~, label] = mlppredict (net, X);
%!   [~, plain] = mlppredict (want, X);
%!   assert (label, c{1}(1 + plain));
%! endfor

## what is taken as it always was has no classes
%!test
%! [X, number] = some_samples ();
%! net = mlptrain (mlp ([4 3], "Output", "softmax"), X, number, "MaxEpochs", 1);
%! assert ({isempty(net.classes), net.labelclass}, {true, "double"});
%! net = mlptrain (mlp ([4 3], "Output", "softmax"), X, number == (1:3)', "MaxEpochs", 1);
%! assert ({isempty(net.classes), net.coding}, {true, "one-hot"});
%! net = mlptrain (mlp ([4 1]), X, number > 1, "MaxEpochs", 1);
%! assert ({isempty(net.classes), net.labelclass}, {true, "logical"});

## texts in columns, in rows of char, as characters; logical labels of a softmax
%!test
%! [X, number] = some_samples ();
%! names = {"a", "bb", "c"};
%! start = mlp ([4 3], "Output", "softmax");
%! want = mlptrain (start, X, names(number), "MaxEpochs", 2);
%! assert (mlptrain (start, X, names(number)', "MaxEpochs", 2), want);
%! assert (mlptrain (start, X, char (names(number)), "MaxEpochs", 2), want);
%! net = mlptrain (start, X, "xyz"(number), "MaxEpochs", 2);
%! assert ({net.theta, net.classes}, {want.theta, {"x", "y", "z"}});
%! net = mlptrain (mlp ([4 2], "Output", "softmax"), X, number > 1, "MaxEpochs", 2);
%! assert (net.classes, [false true]);
%! assert (class (nthargout (2, @mlppredict, net, X)), "logical");

## given classes: in their order, of more than there are; one-hot then means them
%!test
%! [X, number] = some_samples ();
%! start = mlp ([4 4], "Output", "softmax");
%! c = {"z", "y", "x", "none"};
%! want = mlptrain (start, X, number, "MaxEpochs", 2);
%! net = mlptrain (start, X, c(number), "Classes", c, "MaxEpochs", 2);
%! assert ({net.theta, net.classes}, {want.theta, c});
%! other = mlptrain (start, X, double (number == (1:4)'), "Classes", c', "MaxEpochs", 2);
%! assert (other, net);
%! assert (mlptrain (mlp ([4 4], "Output", "softmax", "Classes", c), X, c(number), "MaxEpochs", ...
%!                   2), net);
%! ## a network keeps its classes, and forgets them
%! assert (mlptrain (net, X, c(number), "MaxEpochs", 1).classes, c);
%! refused (@() mlptrain (net, X, number), "Y must be texts, as the classes of NET are", ...
%!          "descent:class");
%! again = mlptrain (net, X, number, "Classes", [], "MaxEpochs", 1);
%! assert (isempty (again.classes));
%! assert (nthargout (2, @mlppredict, again, X), nthargout (2, @mlppredict, again, X));

## what cannot be
%!test
%! [X, number] = some_samples ();
%! soft = mlp ([4 3], "Output", "softmax");
%! names = {"a", "b", "c", "d"};
%! refused (@() mlptrain (soft, X, names(min (number, 2))), ...
%!          "mlptrain: Y must have labels of 3 classes.*it has 2", "descent:value");
%! refused (@() mlptrain (soft, X, [names(number(1:89)), {"d"}]), "it has 4", "descent:value");
%! refused (@() mlptrain (soft, X, names(number(1:89))), ...
%!          "Y must have 90 labels, as X has 90 samples; it has 89", "descent:size");
%! refused (@() mlptrain (soft, X, 2 * number(1:89)), "Y must be 3x90 .one-hot.", "descent:size");
%! refused (@() mlptrain (soft, X, 1 + mod (0:89, 4)), ...
%!          "labels 1..3 .4 at sample 4.; as other labels they would be 4 classes", ...
%!          "descent:value");
%! refused (@() mlptrain (soft, X, [NaN, number(2:end)]), "labels 1..3 .NaN", "descent:value");
%! refused (@() mlptrain (mlp ([4 2]), X, names(number)), "Y must be a real array", ...
%!          "descent:class");
%! refused (@() mlptrain (mlp ([4 1], "Output", "linear"), X, names(number)), ...
%!          "Y must be a real array", "descent:class");
%! refused (@() mlptrain (mlp ([4 1], "Output", "linear"), X, number, "Classes", [1 2]), ...
%!          "Classes must be \\[\\]: they need a softmax output", "descent:value");
%! refused (@() mlptrain (soft, X, names(number), "Classes", names), ...
%!          "mlptrain: Classes must be 3 different texts or numbers", "descent:value");
%! refused (@() mlptrain (soft, X, {1, 2}), "must be a real array", "descent:class");
%! ## a class that training has not seen
%! refused (@() mlptrain (soft, X, names(number), "ValidationData", {X(:,1:2), {"a", "q"}}), ...
%!          ["mlptrain: ValidationData: Y must be among the classes of NET, \"a\", \"b\", ", ...
%!           "\"c\"; \"q\" at sample 2 is not"], "descent:value");
%! refused (@() mlptrain (soft, X, 5 * number, "ValidationData", {X(:,1:2), [5 1]}), ...
%!          "among the classes of NET, 5, 10, 15; 1 at sample 2 is not", "descent:value");
%! refused (@() mlptrain (soft, X, number, "ValidationData", {X(:,1:2), {"a", "b"}}), ...
%!          "ValidationData: Y must be a real array", "descent:class");

## fields edited by hand
%!test
%! soft = mlp ([4 3], "Output", "softmax");
%! for c = {{"a", "b"}, {"a", "b", "a"}, [1 2 NaN], {1, 2, 3}, ones(3, 3), @sin, ...
%!          {["a"; "b"], "c", "d"}}
%!   refused (@() mlppredict (setfield (soft, "classes", c{1}), ones (4, 1)), ...
%!            "NET.classes must be 3 different texts or numbers", "descent:value");
%! endfor
%! soft.labelclass = "uint8";
%! refused (@() mlppredict (setfield (soft, "classes", [0 1 300]), ones (4, 1)), ...
%!          "NET.classes must be of the class that NET.labelclass names", "descent:value");
%! line = mlp ([4 2], "Output", "linear");
%! refused (@() mlppredict (setfield (line, "targetscale", [1; 0]), ones (4, 1)), ...
%!          "NET.targetscale must not be 0", "descent:value");
%! refused (@() mlppredict (setfield (line, "targetoffset", [1; 2; 3]), ones (4, 1)), ...
%!          "NET.targetoffset must be a number or a column of 2, one for each output", ...
%!          "descent:size");
%! refused (@() mlppredict (setfield (soft, "targetscale", [1; 1; 1]), ones (4, 1)), ...
%!          "they need a linear output", "descent:value");
%! assert (mlppredict (setfield (line, "targetscale", 2), ones (4, 1)), ...
%!         mlppredict (line, ones (4, 1)) / 2, eps);

## checkpoints keep them: the same bits, and a run with others is another one
%!test
%! [X, number] = some_samples ();
%! names = {"a\nb", "c", "d"};
%! start = mlp ([4 3], "Output", "softmax");
%! file = tempname ();
%! unwind_protect
%!   for c = {names, [0 1 2]}
%!     run = @(varargin) mlptrain (start, X, c{1}(number), "Solver", "adam", varargin{:});
%!     run ("MaxEpochs", 2, "CheckpointFile", file);
%!     assert (run ("MaxEpochs", 4, "Resume", file), run ("MaxEpochs", 4));
%!     refused (@() mlptrain (start, X, number, "Solver", "adam", "Resume", file), "Classes", ...
%!              "descent:option");
%!     refused (@() mlptrain (start, X, 3 * number, "Solver", "adam", "Resume", file), ...
%!              "Classes", "descent:option");
%!   endfor
%! unwind_protect_cleanup
%!   delete (file);
%! end_unwind_protect

## preflight and mini-batches take them
%!test
%! [X, number] = some_samples ();
%! names = {"a", "b", "c"};
%! soft = mlp ([4 3], "Output", "softmax");
%! for Y = {names(number), logical(number > 1), 7 * number}
%!   net = soft;
%!   if (islogical (Y{1}))
%!     net = mlp ([4 2], "Output", "softmax");
%!   endif
%!   r = preflight (net, X, Y{1}, "ClassWeights", "balanced", "ValidationFraction", .2);
%!   assert (! any (strcmp ({r.checks.verdict}, "stop")));
%!   assert (any (strcmp ({r.checks.name}, "overfit")));
%! endfor
%! r = preflight (soft, X, names(min (number, 2)));
%! assert (strncmp (r.checks(3).text, "Y must have labels of 3 classes", 31));
%! r = preflight (mlp ([4 1], "Output", "linear"), X, 1e4 * number, "TargetNormalization", ...
%!                "zscore");
%! assert (r.checks(strcmp ({r.checks.name}, "balance")).verdict, "ok");
%! net = mlptrain (soft, X, names(number), "MaxEpochs", 1);
%! q = minibatchqueue (X, names(number));
%! [Xb, Yb] = next (q);
%! assert (mlpcost (net, Xb, Yb), mlpcost (mlptrain (soft, X, number, "MaxEpochs", 1), Xb, ...
%!                                         cellfun (@(s) double (s) - 96, Yb)));

## sources: names of classes, and numbers that are classes
%!test
%! [X, number] = some_samples ();
%! names = {"eins", "zwei", "drei"}(number);
%! folder = tempname ();
%! mkdir (folder);
%! table = fullfile (folder, "t.csv");
%! unwind_protect
%!   fid = fopen (table, "w");
%!   for j = 1:90
%!     fprintf (fid, "%.17g,%.17g,%.17g,%.17g,%s\n", X(:,j), names{j});
%!   endfor
%!   fclose (fid);
%!   [src, Y] = datasource (table, "LabelColumn", 5);
%!   soft = mlp ([4 3], "Output", "softmax");
%!   net = mlptrain (soft, src, Y, "MaxEpochs", 2, "ClassWeights", "balanced");
%!   assert (net.classes, {"drei", "eins", "zwei"});
%!   assert (net, mlptrain (soft, X, names, "MaxEpochs", 2, "ClassWeights", "balanced"));
%!   assert (mlpcost (net, src, Y), mlpcost (net, X, names));
%!   assert (nthargout (2, @mlppredict, net, src), nthargout (2, @mlppredict, net, X));
%!   r = preflight (net, src, Y);
%!   assert (! any (strcmp ({r.checks.verdict}, "stop")));
%!   ## another order is another meaning
%!   [src2, Y2] = datasource (table, "LabelColumn", 5, "Classes", {"eins", "zwei", "drei"});
%!   refused (@() mlpcost (net, src2, Y2), "Y must have the classes of NET, \"drei\"", ...
%!            "descent:value");
%!   refused (@() mlptrain (soft, src, Y, "ValidationData", {src2, Y2}), ...
%!            "ValidationData: Y must have the classes of NET", "descent:value");
%!   net = mlptrain (soft, src, Y, "ValidationData", {src, Y}, "MaxEpochs", 1);
%!   assert (net.classes, {"drei", "eins", "zwei"});
%!   ## numbers of any kind
%!   fid = fopen (table, "w");
%!   fprintf (fid, "%d,%d\n", [1:90; 3 * number]);
%!   fclose (fid);
%!   [~, Y] = datasource (table, "LabelColumn", 2, "Labels", "numbers");
%!   args = {"Classes", [3 6 9], "MaxEpochs", 2, "ClassWeights", [1 2 3], "Solver", "adam"};
%!   net = mlptrain (soft, src, Y, args{:});
%!   assert (net, mlptrain (soft, X, 3 * number, args{:}));
%!   assert (mlpcost (net, src, Y), mlpcost (net, X, 3 * number));
%!   refused (@() mlptrain (soft, src, Y, "Classes", [3 6 8]), ...
%!            "Y must be among the classes of NET, 3, 6, 8 .9 at sample", "descent:data");
%!   refused (@() mlptrain (soft, src, Y), "Y must be labels 1..3", "descent:data");
%!   two = mlp ([4 1], "Classes", [3 6]);
%!   refused (@() mlptrain (two, src, Y), "among the classes of NET, 3, 6", "descent:data");
%!   ## real ones are scaled while they are read
%!   line = mlp ([4 1], "Output", "linear");
%!   args = {"TargetNormalization", "zscore", "MaxEpochs", 2};
%!   net = mlptrain (line, src, Y, args{:});
%!   assert (net, mlptrain (line, X, 3 * number, args{:}));
%!   assert (mlpcost (net, src, Y), mlpcost (net, X, 3 * number));
%!   assert (mlppredict (net, src), mlppredict (net, X));
%!   refused (@() mlptrain (soft, src, Y, "Classes", [3 6 9], "ValidationFraction", .2), ...
%!            "ValidationFraction needs samples in memory", "descent:option");
%! unwind_protect_cleanup
%!   confirm_recursive_rmdir (false, "local");
%!   rmdir (folder, "s");
%! end_unwind_protect

## ---- parts and weights

## a part put aside is what datasplit puts aside
%!test
%! [X, number] = some_samples ();
%! names = {"a", "b", "c"}(number);
%! soft = mlp ([4 3], "Output", "softmax");
%! w = 1 + (1:90) / 90;
%! [train, val] = datasplit (number, .8, "Seed", 5);
%! args = {"Seed", 5, "MaxEpochs", 3, "Normalization", "zscore", "ClassWeights", "balanced"};
%! [want, info] = mlptrain (soft, X(:,train), names(train), args{:}, "SampleWeights", w(train), ...
%!                          "ValidationData", {X(:,val), names(val)});
%! for Y = {names, names', char(names)}
%!   [net, got] = mlptrain (soft, X, Y{1}, args{:}, "SampleWeights", w, "ValidationFraction", .2);
%!   assert (net, want);
%!   for f = {"IterationCost", "ValidationCost", "ValidationAccuracy", "Samples"}
%!     assert (got.(f{1}), info.(f{1}));
%!   endfor
%! endfor
%! assert (got.Samples, 72);
%! counts = accumarray (number(val)', 1)';
%! assert (all (abs (counts - .2 * accumarray (number', 1)') < 2));
%! [~, a] = mlptrain (soft, X, number == (1:3)', "ValidationFraction", .2, "Seed", 5);
%! [~, b] = mlptrain (soft, X, number, "ValidationFraction", .2, "Seed", 5);
%! assert (a.ValidationCost, b.ValidationCost);
%! [~, a] = mlptrain (mlp ([4 2]), X, [number > 1; number > 2], "ValidationFraction", .2);
%! assert (a.Samples, 72);
%! [net, a] = mlptrain (mlp ([4 1], "Output", "linear"), X, 100 * number, "ValidationFraction", ...
%!                      .3, "TargetNormalization", "zscore", "ValidationPatience", 3);
%! assert (a.Samples, 63);
%! train = datasplit (90, .7);
%! assert (net.targetoffset, mean (100 * number(train)), 1e-10);

%!test
%! [X, number] = some_samples ();
%! soft = mlp ([4 3], "Output", "softmax");
%! file = tempname ();
%! run = @(varargin) mlptrain (soft, X, number, "Solver", "adam", varargin{:});
%! unwind_protect
%!   run ("MaxEpochs", 2, "CheckpointFile", file, "ValidationFraction", .25);
%!   assert (run ("MaxEpochs", 4, "Resume", file, "ValidationFraction", .25), ...
%!           run ("MaxEpochs", 4, "ValidationFraction", .25));
%!   refused (@() run ("Resume", file, "ValidationFraction", .26), "ValidationFraction", ...
%!            "descent:option");
%! unwind_protect_cleanup
%!   delete (file);
%! end_unwind_protect
%! refused (@() run ("ValidationFraction", .2, "ValidationData", {X, number}), ...
%!          "give ValidationFraction or ValidationData, not both", "descent:option");
%! refused (@() run ("ValidationFraction", 1), "ValidationFraction must be in .0, 1.", ...
%!          "descent:value");
%! refused (@() run ("ValidationFraction", .001), "ValidationFraction must leave samples", ...
%!          "descent:value");
%! refused (@() run ("ValidationFraction", .2, "SampleWeights", ones (1, 72)), ...
%!          "SampleWeights must be 1x90", "descent:size");
%! refused (@() preflight (soft, X, number, "ValidationFraction", .2, "ValidationData", ...
%!                         {X, number}), "not both", "descent:option");

## each class weighs the same
%!test
%! [X, number] = some_samples ();
%! n = accumarray (number', 1)';
%! args = {"MaxEpochs", 3, "MiniBatchSize", 20};
%! soft = mlp ([4 3], "Output", "softmax");
%! want = mlptrain (soft, X, number, args{:}, "ClassWeights", 90 ./ (3 * n));
%! assert (mlptrain (soft, X, number, args{:}, "ClassWeights", "balanced"), want);
%! assert (mlptrain (soft, X, number == (1:3)', args{:}, "ClassWeights", "Balanced").theta, ...
%!         want.theta);
%! four = mlp ([4 4], "Output", "softmax");             # a class without a sample
%! assert (mlptrain (four, X, number, args{:}, "ClassWeights", "balanced"), ...
%!         mlptrain (four, X, number, args{:}, "ClassWeights", [90 ./ (3 * n), 0]));
%! ones_of = sum (number > 1);
%! assert (mlptrain (mlp ([4 1]), X, number > 1, args{:}, "ClassWeights", "balanced"), ...
%!         mlptrain (mlp ([4 1]), X, number > 1, args{:}, "ClassWeights", ...
%!                   45 ./ [90 - ones_of, ones_of]));
%! refused (@() mlptrain (soft, X, number, "ClassWeights", "equal"), ...
%!          "ClassWeights must be \"balanced\", or a number for each class", "descent:value");
%! refused (@() mlptrain (mlp ([4 2]), X, [number > 1; number > 2], "ClassWeights", "balanced"), ...
%!          "ClassWeights needs a softmax output", "descent:option");
%! line = mlp ([4 1], "Output", "linear");
%! refused (@() mlptrain (line, X, number, "ClassWeights", "balanced"), ...
%!          "ClassWeights needs a softmax output", "descent:option");

## ---- real targets

## the run is that on targets scaled by hand
%!test
%! [X, number] = some_samples ();
%! Y = [1e4 + 300 * X(3,:); 1e-3 * X(1,:) .^ 2; 5 * ones(1, 90)];
%! for class = {"double", "single"}
%!   for how = {"zscore", "rescale"}
%!     start = mlp ([4 6 3], "Output", "linear", "Class", class{1});
%!     args = {"Solver", "adam", "LearnRate", .01, "MaxEpochs", 20};
%!     [net, info] = mlptrain (start, X, Y, args{:}, "TargetNormalization", how{1}, ...
%!                             "ValidationData", {X(:,1:20), Y(:,1:20)});
%!     s = net.targetscale;
%!     if (strcmp (how{1}, "zscore"))
%!       assert (net.targetoffset, mean (Y, 2), -1e-12);
%!       assert (s, [1 ./ std(Y(1:2,:), 1, 2); 1], -1e-10);
%!     else
%!       assert (net.targetoffset, min (Y, [], 2), -1e-12);
%!       assert (s, [1 ./ range(Y(1:2,:), 2); 1], -1e-10);
%!     endif
%!     T = s .* (Y - net.targetoffset);
%!     [plain, hand] = mlptrain (start, X, T, args{:}, "ValidationData", {X(:,1:20), T(:,1:20)});
%!     assert (net.theta, plain.theta);
%!     assert (info.IterationCost, hand.IterationCost);
%!     assert (info.ValidationCost, hand.ValidationCost);
%!     assert (mlpcost (net, X(:,1:20), Y(:,1:20)), info.ValidationCost(end), -1e-5);
%!     assert (mlppredict (net, X), mlppredict (plain, X) ./ s + net.targetoffset, ...
%!             -20 * eps (class{1}));
%!     [Yhat, label] = mlppredict (net, X);
%!     assert (label, Yhat);
%!     assert (abs (mean (Yhat(1,:)) - 1e4) < 300);
%!     assert (mlptrain (net, X, Y, "MaxEpochs", 1).targetscale, s);    # it keeps what it has
%!     none = mlptrain (net, X, Y, "MaxEpochs", 1, "TargetNormalization", "none", ...
%!                      "LearnRate", 1e-12);
%!     assert (isempty (none.targetoffset) && isempty (none.targetscale));
%!   endfor
%! endfor
%!test
%! [X, number] = some_samples ();
%! line = mlp ([4 1], "Output", "linear");
%! file = tempname ();
%! run = @(varargin) mlptrain (line, X, 50 * number, "Solver", "adam", varargin{:});
%! unwind_protect
%!   run ("MaxEpochs", 2, "CheckpointFile", file, "TargetNormalization", "zscore");
%!   assert (run ("MaxEpochs", 4, "Resume", file, "TargetNormalization", "zscore"), ...
%!           run ("MaxEpochs", 4, "TargetNormalization", "zscore"));
%!   refused (@() run ("Resume", file, "TargetNormalization", "rescale"), "Target", ...
%!            "descent:option");
%!   refused (@() run ("Resume", file), "has Y", "descent:option");
%! unwind_protect_cleanup
%!   delete (file);
%! end_unwind_protect
%! refused (@() mlptrain (mlp ([4 1]), X, number > 1, "TargetNormalization", "zscore"), ...
%!          "TargetNormalization needs a linear output", "descent:option");
%! refused (@() run ("TargetNormalization", "max"), "TargetNormalization must be one of", ...
%!          "descent:value");
%! refused (@() mlptrain (line, X, [NaN, number(2:end)], "TargetNormalization", "zscore"), ...
%!          "Y must be finite", "descent:value");
%! refused (@() mlptrain (line, X, 1e308 * (number - 2), "TargetNormalization", "rescale"), ...
%!          "in a range that \"rescale\" can scale; output 1 is not", "descent:value");

## ---- networks in files

%!function list = networks ()
%!  [X, number] = some_samples ();
%!  args = {"MaxEpochs", 1};
%!  list = {};
%!  for class = {"double", "single"}
%!    c = {"Class", class{1}, "InputOffset", [0; .5; -1; 0], "InputScale", 2};
%!    soft = mlp ([4 5 3], "Output", "softmax", c{:});
%!    list{end+1} = mlptrain (soft, X, number, args{:});
%!    list{end+1} = mlptrain (soft, X, {"x", "yy", "it's \"\\?"}(number), args{:});
%!    list{end+1} = mlptrain (soft, X, {"x", "y", "z"}(number), args{:});
%!    list{end+1} = mlptrain (soft, X, uint8 ([0 9 200])(number), args{:});
%!    list{end+1} = mlptrain (mlp ([4 1], c{:}), X, number > 1, args{:});
%!    list{end+1} = mlptrain (mlp ([4 2], "Output", "softmax", c{:}), X, number > 1, args{:});
%!    list{end+1} = mlptrain (mlp ([4 1], c{:}), X, {"no", ""}(1 + (number > 1)), args{:});
%!    list{end+1} = mlptrain (mlp ([4 3 2], "Hidden", "tanh", c{:}), X, ...
%!                            [number > 1; number > 2], args{:});
%!    list{end+1} = mlptrain (mlp ([4 3 1], "Hidden", "sigmoid", "Output", "linear", ...
%!                                 "Class", class{1}), X, 70 * number, args{:}, ...
%!                            "TargetNormalization", "zscore");
%!  endfor
%!  list{end+1} = mlp ([4 3], "Output", "linear", "Hidden", {});
%!endfunction

## they come back as they were, and are worked with
%!function check_same (net, other, tolerance)
%!  X = some_samples ();
%!  whole = __checknet__ ("f", other);
%!  same = {"sizes", "activations", "loss", "class", "coding", "labelclass", "classes"};
%!  for f = same(:)'
%!    assert (whole.(f{1}), net.(f{1}));
%!    assert (class (whole.(f{1})), class (net.(f{1})));
%!  endfor
%!  for f = {"theta", "inputoffset", "inputscale", "targetoffset", "targetscale"}
%!    assert (class (whole.(f{1})), class (net.(f{1})));
%!    assert (size (whole.(f{1})), size (net.(f{1})));
%!    assert (whole.(f{1}), net.(f{1}), -tolerance);
%!  endfor
%!  [Yhat, label] = mlppredict (net, X);
%!  [Y, again] = mlppredict (other, X);
%!  assert (Y, Yhat, 50 * max (tolerance, eps (net.class)) * max (1, max (abs (Yhat(:)))));
%!  if (tolerance == 0)
%!    assert ({Y, again}, {Yhat, label});
%!  endif
%!  assert (class (again), class (label));
%!  [W, b] = mlpweights (other);
%!  assert (class (W{1}), net.class);
%!endfunction
%!test
%! file = tempname ();
%! formats = {"-text", 0; "-binary", 0; "-zip", 0; "-v7", 0; "-v6", 0; "-float-binary", 2^-23};
%! if (__octave_config_info__ ("build_features").HDF5)
%!   formats = [formats; {"-hdf5", 0; "-float-hdf5", 2^-23}];
%! endif
%! unwind_protect
%!   for net = networks ()(:)'
%!     net = net{1};
%!     for i = 1:rows (formats)
%!       save (formats{i,1}, file, "net");
%!       check_same (net, load (file).net, formats{i,2});
%!     endfor
%!   endfor
%! unwind_protect_cleanup
%!   delete (file);
%! end_unwind_protect
%!testif HAVE_RAPIDJSON
%! for net = networks ()(:)'
%!   other = jsondecode (jsonencode (net{1}));
%!   check_same (net{1}, other, 4 * eps);
%!   [X, number] = some_samples ();
%!   assert (iscolumn (other.sizes));
%!   if (net{1}.sizes(end) == 3 && ! isempty (net{1}.classes))
%!     Y = net{1}.classes(number);
%!     trained = mlptrain (other, X, Y, "MaxEpochs", 1);
%!     assert (trained.classes, net{1}.classes);
%!   endif
%! endfor

## C99 without other sources: outputs and classes as mlppredict has them
%!function yes = has_cc ()
%!  yes = system ("command -v cc > /dev/null 2>&1") == 0;
%!endfunction
%!function check_c (net, X)
%!  folder = tempname ();
%!  mkdir (folder);
%!  type = {"double", "float"}{1 + strcmp(net.class, "single")};
%!  unwind_protect
%!    mlpexport (net, fullfile (folder, "some net.c"), "Name", "some_net");
%!    [Yhat, label] = mlppredict (net, X);
%!    K = rows (Yhat);
%!    text = sprintf (["#include <stdio.h>\n#include \"some net.c\"\nint main (void)\n{\n" ...
%!                     "  double in[%d];\n  %s x[%d], y[%d];\n  for (;;)\n    {\n" ...
%!                     "      for (int j = 0; j < %d; j++)\n" ...
%!                     "        if (scanf (\"%%lf\", &in[j]) != 1)\n          return 0;\n" ...
%!                     "        else\n          x[j] = (%s) in[j];\n      some_net (x, y);\n" ...
%!                     "      for (int i = 0; i < %d; i++)\n" ...
%!                     "        printf (\"%%.17g \", (double) y[i]);\n"], ...
%!                    net.sizes(1), type, net.sizes(1), K, net.sizes(1), type, K);
%!    classed = ! isempty (net.classes);
%!    if (classed)
%!      text = [text, "      int k = some_net_label (y);\n      printf (\"%d\", k);\n"];
%!      if (iscell (net.classes))
%!        text = [text, "      printf (\" <%s>\", some_net_classes[k]);\n"];
%!      else
%!        text = [text, "      printf (\" <%.17g>\", (double) some_net_classes[k]);\n"];
%!      endif
%!    endif
%!    text = [text, "      puts (\"\");\n    }\n}\n"];
%!    main = fullfile (folder, "main.c");
%!    fid = fopen (main, "w");
%!    fputs (fid, text);
%!    fclose (fid);
%!    program = fullfile (folder, "program");
%!    [status, out] = system (sprintf (["cc -std=c99 -pedantic -Wall -Wextra -Werror -O1 " ...
%!                                      "-o '%s' '%s' -lm 2>&1"], program, main));
%!    assert (status, 0, out);
%!    data = fullfile (folder, "data");
%!    fid = fopen (data, "w");
%!    fprintf (fid, "%.17g\n", double (cast (X, net.class)));
%!    fclose (fid);
%!    [status, out] = system (sprintf ("'%s' < '%s'", program, data));
%!    assert (status, 0);
%!    lines = strsplit (out(1:end-1), "\n");
%!    for s = 1:columns (X)
%!      [y, ~, ~, at] = sscanf (lines{s}, "%g", K);
%!      assert (y, double (Yhat(:,s)), 50 * eps (net.class) * max ([1; abs(double (Yhat(:)))]));
%!      if (classed)
%!        want = label(s);
%!        if (iscell (want))
%!          want = want{1};
%!        else
%!          want = sprintf ("%.17g", want);
%!        endif
%!        assert (regexp (lines{s}, '<(.*)>$', "tokens"){1}{1}, want);
%!      endif
%!    endfor
%!  unwind_protect_cleanup
%!    confirm_recursive_rmdir (false, "local");
%!    rmdir (folder, "s");
%!  end_unwind_protect
%!endfunction
%!test
%! if (has_cc ())
%!   X = some_samples ()(:,1:12);
%!   for net = networks ()(:)'
%!     check_c (net{1}, X);
%!   endfor
%!   for hidden = {"leakyrelu", "linear"}
%!     check_c (mlp ([4 6 5 2], "Hidden", {hidden{1}, "relu"}, "Output", "linear"), 9 * X);
%!   endfor
%! endif

## ONNX, read by what knows nothing of the writer
%!test
%! file = [tempname() ".onnx"];
%! X = some_samples ();
%! unwind_protect
%!   for net = [networks(), {mlp([4 6 5 2], "Hidden", {"leakyrelu", "linear"})}]
%!     net = net{1};
%!     mlpexport (net, file, "Name", "some_net");
%!     [Y, label, model] = ref_onnx (file, X);
%!     [Yhat, want] = mlppredict (net, X);
%!     assert ([model.Version, model.Opset], [4 7]);
%!     assert (class (Y), class (Yhat));
%!     assert (Y, Yhat, 50 * eps (net.class) * max (1, max (abs (Yhat(:)))));
%!     if (! isempty (net.classes) && iscell (net.classes))
%!       assert (label, want);
%!     elseif (strcmp (net.activations{end}, "softmax") || net.sizes(end) == 1
%!             && ! strcmp (net.activations{end}, "linear"))
%!       assert (double (label), double (want));
%!       assert (class (label), "int64");
%!     else
%!       assert (model.Outputs, {"Y"});
%!     endif
%!   endfor
%! unwind_protect_cleanup
%!   delete (file);
%! end_unwind_protect

## the checker of the format, where there is one
%!test
%! check = "import onnx, sys; onnx.checker.check_model (onnx.load (sys.argv[1]), full_check=True)";
%! file = [tempname() ".onnx"];
%! if (system ("python3 -c 'import onnx' > /dev/null 2>&1") == 0)
%!   unwind_protect
%!     for net = networks ()(:)'
%!       mlpexport (net{1}, file, "Name", "some_net");
%!       [status, out] = system (sprintf ("python3 -c '%s' '%s' 2>&1", check, file));
%!       assert (status, 0, out);
%!     endfor
%!   unwind_protect_cleanup
%!     delete (file);
%!   end_unwind_protect
%! endif
