## costs.tst: what fminsgd finds about a cost function before the first step, and what it
## says of errors in it.
## SPDX-License-Identifier: GPL-3.0-or-later

## the data term of some cost functions, a mean over samples
%!function list = means ()
%!  s = @(z) 1 ./ (1 + exp (-z));
%!  list = {@(t, X, y) sumsq (X*t - y) / (2 * rows (X))
%!          @(t, X, y) -mean ((y > 0) .* log (s (X*t)) + (y <= 0) .* log (1 - s (X*t)))
%!          @(t, X, y) mean (max (0, 1 - sign (y) .* (X*t)))
%!          @(t, X, y) mean (exp (X*t) - abs (y) .* (X*t))
%!          @(t, X, y) mean ((tanh (X .* t') * ones (rows (t), 1) - y) .^ 2)
%!          @(t, X, y) mean (abs (y) / t(1) + log (t(1)) + (X*t - y) .^ 2)};
%!endfunction
%!function [X, y] = data (m)
%!  X = [ones(m, 1), sin((1:m)' .^ 1.2), cos((1:m)' .^ 1.3)];
%!  y = X * [1; -2; .5] + sin ((1:m)' .^ 2);
%!endfunction
## the identifier of the warning before a run of one step, "" without
%!function id = warned (J, theta0, X, y, varargin)
%!  lastwarn ("", "");
%!  old = warning ("off", "verbose", "local");
%!  evalc (["fminsgd (@(t, X, y) deal (J (t, X, y), 0 * t), theta0, X, y, 'MiniBatchSize', 5, " ...
%!          "'MaxIterations', 1, varargin{:});"]);
%!  [~, id] = lastwarn ();
%!  if (! strncmp (id, "descent:", 8))       # of Octave 11, from warnings that are off
%!    id = "";
%!  endif
%!endfunction
%!function theta = starts ()
%!  theta = {zeros(3, 1), 1e-4 * [1; -2; 3], [.5; 2; -1], [30; -20; 10], zeros(3, 1, "single"), ...
%!           single([1; .1; .2])};
%!endfunction

## the warning's case: ridge regression from 0
%!test
%! A = [ones(50, 1), sin(1:50)'];
%! y = A * [1; 2];
%! function [J, g] = ridge (t, X, y, m)
%!   J = sumsq (X*t - y) / (2 * rows (X)) + 5 / (2 * m) * sumsq (t);
%!   g = X' * (X*t - y) / rows (X) + 5 / m * t;
%! endfunction
%! over_rows = @(t, X, y) ridge (t, X, y, rows (X));
%! shared = @(t, X, y) ridge (t, X, y, 50);
%! opts = {"MiniBatchSize", 5, "MaxEpochs", 300, "LearnRate", .1};
%! warning ("error", "descent:lambda", "local");
%! fail ("fminsgd (over_rows, [0; 0], A, y, opts{:})", ...
%!       "divide lambda by the number of all samples.*Kullback-Leibler.*batch normalization");
%! theta = fminsgd (shared, [0; 0], A, y, opts{:}, "Shuffle", "never");
%! assert (theta, (A'*A + 5*eye (2)) \ (A'*y), .02);
%! fminsgd (over_rows, [0; 0], A, y, opts{:}, "CheckLambda", false);
%! fminsgd (over_rows, [0; 0], A, y, "MaxEpochs", 2, "MiniBatchSize", 50);

## from every start: lambda over the rows is found, and no J that is a mean over samples
%!test
%! [X, y] = data (43);
%! for f = means ()(:)'
%!   for theta0 = starts ()(:)'
%!     J = f{1};
%!     if (! isfinite (J (theta0{1}, X, y)))
%!       continue;
%!     endif
%!     assert (warned (J, theta0{1}, X, y), "");
%!     if (J (theta0{1}, X, y) > 1e9)       # nothing is left of a penalty there
%!       continue;
%!     endif
%!     assert (warned (@(t, X, y) J (t, X, y) + sumsq (t) / (2*43), theta0{1}, X, y), "");
%!     assert (warned (@(t, X, y) J (t, X, y) + .5 * sumsq (t) / rows (X), theta0{1}, X, y), ...
%!             "descent:lambda");
%!     assert (warned (@(t, X, y) J (t, X, y) + sum (abs (t(2:end))) / rows (X), theta0{1}, X, ...
%!                     y), "descent:lambda");
%!   endfor
%! endfor

## sums over samples, with a penalty or without; in columns
%!test
%! [X, y] = data (43);
%! for f = means ()(1:5)(:)'
%!   for theta0 = starts ()(:)'
%!     J = f{1};
%!     if (J (theta0{1}, X, y) < Inf)
%!       assert (warned (@(t, X, y) rows (X) * J (t, X, y), theta0{1}, X, y), "descent:sum");
%!       assert (warned (@(t, X, y) rows (X) * J (t, X, y) + 1e-3 * sumsq (t), theta0{1}, X, y), ...
%!               "descent:sum");
%!     endif
%!   endfor
%! endfor
%! assert (warned (@(t, X, y) sumsq (t'*X - y) / 2, zeros (3, 1), X', y', ...
%!                 "ObservationsIn", "columns"), "descent:sum");
%! assert (warned (@(t, X, y) sumsq (t'*X - y) / 2 / columns (X), zeros (3, 1), X', y', ...
%!                 "ObservationsIn", "columns"), "");
%! warning ("error", "descent:sum", "local");
%! fail (['fminsgd (@(t, X, y) deal (sumsq (X*t - y) / 2, X'' * (X*t - y)), zeros (3, 1), ' ...
%!        'X, y, "MiniBatchSize", 5)'], ...
%!       'FUN sums over samples; divide by rows \(X\), or LearnRate by 5');
%! fail (['fminsgd (@(t, X, y) deal (sumsq (t''*X - y) / 2, X * (t''*X - y)''), zeros (3, 1), ' ...
%!        'X'', y'', "MiniBatchSize", 6, "ObservationsIn", "columns")'], ...
%!       'divide by columns \(X\), or LearnRate by 6');

## no sum and no mean over the rows, and no fault: roots, weights, rows without a value, random
## costs, even of one bit; statistics of the mini-batch are named among the causes
%!test
%! [X, y] = data (43);
%! w = 1 + cos ((1:43)');
%! rho = @(t, X) mean (1 ./ (1 + exp (-X * t)));
%! for theta0 = starts ()(:)'
%!   silent = @(J, y) assert (warned (J, theta0{1}, X, y), "");
%!   silent (@(t, X, y) sqrt (mean ((X*t - y) .^ 2)), y);
%!   silent (@(t, X, y) norm (X*t - y), y);
%!   silent (@(t, X, y) y(:,2)' * (X*t - y(:,1)) .^ 2 / sum (y(:,2)), [y, w]);
%!   silent (@(t, X, y) mean ((X*t - y)(y > -1) .^ 2), y);
%!   silent (@(t, X, y) mean ((X*t - y) .^ 2) + rand (), y);
%!   silent (@(t, X, y) mean ((X*t .* (rand (rows (X), 1) > .2) - y) .^ 2), y);
%!   for i = 1:20
%!     silent (@(t, X, y) mean ((X*t * (rand () > .5) - y) .^ 2), y);
%!   endfor
%!   assert (warned (@(t, X, y) .3 * log (.3 / rho (t, X)) + .7 * log (.7 / (1 - rho (t, X))), ...
%!                   [.1; .2; .3], X, y), "descent:lambda");
%! endfor

## images of bytes turn a cost to single
%!test
%! X = uint8 (mod ((1:400)' .^ 2 * [1 3 7], 251));
%! J = @(t, X, y) mean ((single (X) / 255 * t - y) .^ 2);
%! assert (warned (J, [1; 2; 3], X, mod ((1:400)', 7)), "");
%! assert (warned (@(t, X, y) J (t, X, y) + sumsq (t) / rows (X), [1; 2; 3], X, ...
%!                 mod ((1:400)', 7)), "descent:lambda");

## theta in a cell and in a struct
%!test
%! [X, y] = data (43);
%! J = @(a, b, lambda, X, y) sumsq (X(:,1:2) * a + X(:,3) * b - y) / (2 * rows (X)) + lambda * ...
%!     (sumsq (a) + b^2);
%! run = @(f, theta0) fminsgd (f, theta0, X, y, "MiniBatchSize", 5, "MaxIterations", 1);
%! warning ("error", "descent:lambda", "local");
%! in_cell = @(over) @(t, X, y) deal (J (t{1}, t{2}, over (X), X, y), t);
%! in_struct = @(over) @(t, X, y) deal (J (t.a, t.b{1}, over (X), X, y), t);
%! run (in_cell (@(X) 1 / 43), {zeros(2, 1), 0});
%! run (in_struct (@(X) 1 / 43), struct ("a", zeros (2, 1), "b", {{0}}));
%! fail ("run (in_cell (@(X) 1 / rows (X)), {zeros(2, 1), 0})", "divide lambda");
%! fail ('run (in_struct (@(X) 1 / rows (X)), struct ("a", zeros (2, 1), "b", {{0}}))', ...
%!       "divide lambda");

## a point where FUN fails or leaves its domain is not compared
%!function J = only_at_one (t, X, y)
%!  if (abs (t(1) - 1) > 1e-3)
%!    error ("away from 1");
%!  endif
%!  J = mean ((y - t(1)) .^ 2);
%!endfunction
%!test
%! [X, y] = data (43);
%! J = @(t, X, y) mean (log (t(1)) + (y - t(2)) .^ 2);
%! assert (warned (@only_at_one, [1; 0], X, y), "");
%! assert (warned (@(t, X, y) J (t, X, y) + sumsq (t) / rows (X), [1e-3; 0], X, y), ...
%!         "descent:lambda");

## the cost: calls, samples in one call, time; and none when a run resumes
%!function [J, g] = noted (t, X, y, seconds = 0)
%!  global costs_log
%!  costs_log(end+1) = rows (X);
%!  pause (seconds);
%!  J = mean ((X*t - y) .^ 2) + sumsq (t) / rows (X);
%!  g = 0 * t;
%!endfunction
%!test
%! global costs_log
%! [X, y] = data (1003);
%! file = tempname ();
%! warning ("off", "descent:lambda", "local");
%! unwind_protect
%!   for theta0 = starts ()(:)'
%!     costs_log = [];
%!     fminsgd (@noted, theta0{1}, X, y, "MiniBatchSize", 10, "MaxIterations", 1);
%!     assert (sum (costs_log(1:end-1)) <= 32 * 10);
%!     assert (max (costs_log), 20);
%!     assert (any (costs_log == 3));
%!   endfor
%!   costs_log = [];
%!   fminsgd (@(t, X, y) noted (t, X, y), 0 * X(1,:)', X, y, "MiniBatchSize", 10, ...
%!            "MaxIterations", 1, "CheckLambda", false);
%!   assert (costs_log, [10 10 3 10]);
%!   costs_log = [];
%!   [~, ~, info] = fminsgd (@(t, X, y) noted (t, X, y, .05), 0 * X(1,:)', X, y, ...
%!                           "MiniBatchSize", 10, "MaxTime", .12);
%!   assert (info.Reason, "MaxTime");
%!   assert (numel (costs_log) <= 4);
%!   fminsgd (@noted, [0; 0; 0], X, y, "MiniBatchSize", 10, "MaxIterations", 2, ...
%!            "CheckpointFile", file);
%!   costs_log = [];
%!   fminsgd (@noted, [0; 0; 0], X, y, "MiniBatchSize", 10, "MaxIterations", 5, "Resume", file);
%!   assert (costs_log, [10 10 10]);
%! unwind_protect_cleanup
%!   clear -global costs_log
%!   if (exist (file, "file"))
%!     delete (file);
%!   endif
%! end_unwind_protect

## an error of FUN in mid run says what FUN was called with, and keeps its identifier
%!function [J, g] = breaks (at, what, t, X, y)
%!  persistent calls = 0;
%!  calls = calls + 1;
%!  [J, g] = deal (1, t);
%!  if (calls == at || (islogical (at) && at))
%!    calls = 0;
%!    if (isempty (what))
%!      g = [g; g];
%!    else
%!      error ("user:mine", what);
%!    endif
%!  endif
%!endfunction
%!function check (id, message, varargin)
%!  try
%!    fminsgd (varargin{:});
%!  catch err
%!    assert ({err.identifier, err.message}, {id, message});
%!    return;
%!  end_try_catch
%!  error ("no error");
%!endfunction
%!test
%! [X, y] = data (13);
%! opts = {"MiniBatchSize", 5, "CheckLambda", false, "Shuffle", "never"};
%! check ("user:mine", ["mine (FUN was called with mini-batch 3 of epoch 2, " ...
%!                      "3 samples: theta 3x1, X 3x3, y 3x1)"], ...
%!        @(varargin) breaks (9, "mine", varargin{:}), [1; 2; 3], X, y, opts{:});
%! check ("user:mine", ["mine (FUN was called with mini-batch 1 of epoch 1, " ...
%!                      "5 samples: theta 1x2 cell, X 3x5, y 1x5)"], ...
%!        @(varargin) breaks (4, "mine", varargin{:}), {1, 2}, X', y, opts{:}, ...
%!        "ObservationsIn", "columns");
%! check ("user:mine", "mine (FUN was called with ValidationData: theta 2x1, X 2x3, y 2x1)", ...
%!        @(t, X, y) breaks (rows (X) == 2, "mine", t, X, y), [1; 2], X, y, opts{:}, ...
%!        "ValidationData", {X(1:2,:), y(1:2)});
%! check ("user:mine", "mine (FUN was called with theta 2x1)", @(t) breaks (2, "mine", t), [1; 2]);
%! check ("descent:size", ["fminsgd: GRAD, the second output of FUN, must have 2 elements, " ...
%!                         "like THETA; it is 4x1 (of mini-batch 2 of epoch 1, 5 samples)"], ...
%!        @(varargin) breaks (5, "", varargin{:}), [1; 2], X, y, opts{:});

## a column of y where samples are columns
%!test
%! [X, y] = data (43);
%! f = @(t, X, y) deal (sumsq (t'*X - y) / 2 / columns (X), X * (t'*X - y)' / columns (X));
%! opts = {"MiniBatchSize", 5, "ObservationsIn", "columns"};
%! want = fminsgd (f, [0; 0; 0], X', y', opts{:}, "ValidationData", {X', y'});
%! assert (fminsgd (f, [0; 0; 0], X', y, opts{:}, "ValidationData", {X', y}), want);
%! one = @(t, X, y) deal (sumsq (t - y), 2 * (t - y));        # one sample of two numbers
%! assert (fminsgd (one, [0; 0], [1; 2], [3; 4], "ObservationsIn", "columns", "LearnRate", .5), ...
%!         [3; 4]);
