## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{err} =} checkgrad (@var{fun}, @var{theta})
## @deftypefnx {} {@var{err} =} checkgrad (@var{fun}, @var{theta}, @var{X}, @var{y}, @dots{})
## @deftypefnx {} {@var{err} =} checkgrad (@dots{}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {[@var{err}, @var{report}] =} checkgrad (@dots{})
## @deftypefnx {} {} checkgrad (@dots{})
## Check a gradient against central differences of its cost.
##
## @var{fun}: a function handle, or the name of a function,
## @code{[J, grad] = fun (theta, X, y, @dots{})}, as @code{fminunc} and its kind
## take them: @var{J} a real scalar, @var{grad} like theta.  What follows
## @var{theta} up to the first string is passed on after theta; for strings, and
## for functions that have theta elsewhere, write
## @code{@@(t) fun (t, "name", X)}.
##
## @var{theta}: the parameters at which to check, a real array of class double
## or single, or a cell or a struct of such arrays, nested.  Use double: in
## single, cost and differences have 7 digits, and small errors go unseen.
##
## Number i of the gradient is compared with
## @code{(J (theta + h e_i) - J (theta - h e_i)) / (2*h)}, and
##
## @display
## @code{err = norm (grad - approx) / (norm (grad) + norm (approx))}
## @end display
##
## @noindent
## is returned, 0 if both are zero: some 1e-9 for a right gradient, 1e-3 or more
## for a wrong one, less where few of many numbers are wrong; those show in
## @code{EntryError}.  Without output arguments a verdict is printed, with the
## number that is worst: the gradient agrees, is WRONG, or checkgrad cannot
## tell, since the rounding of J would hide an error of one part in 1000 (in
## single 4 in 1000) of some derivative.  That is so where J is large beside
## its changes, some 1e9 times: take away from J what does not depend on theta,
## or start nearer to the minimum.
##
## @table @asis
## @item "Step" (eps^(1/3) * max (1, abs (theta(i))))
## h; the default is rounded to a power of 2.  A number given is used for all
## numbers, as it is: the course takes 1e-7.
## @item "Entries" (1000)
## How many numbers of the gradient to check, at most; each takes two costs.  Of
## more, some are chosen: of a cell or a struct as many from each array, as far
## as it has them.
## @item "Seed" (0)
## Integer that the choice follows from.
## @item "Tolerance" (1e-6, in single 1e-3)
## The gradient passes if @var{err} is no more, and the error of no number
## above 100 times as much (or .004, if that is less), leaving aside what
## rounding of J explains (16 eps |J| / h; near a minimum it is all there is to
## see).
## @end table
##
## Where J at theta(i) + h or theta(i) - h is complex, NaN or infinite, as that
## of log or sqrt at 0 is, a smaller h is taken, and if that does not help the
## slope on the other side.  The number is wrong if J is not finite on both.
##
## Where a number disagrees, h is divided by 8 up to two times, in case the cost
## has a kink or bends much between theta(i) - h and theta(i) + h.  With a kink
## at theta(i) itself, as relu makes at 0, there is no derivative: a number
## between the slopes of both sides is right then, and has no part in
## @var{err}.
##
## @var{report} is a struct; k is the count of numbers checked.
##
## @table @code
## @item Passed
## true if the gradient agrees.
## @item Verdict
## "agrees", "wrong" or "cannot tell".
## @item Entries
## (k, 1): which numbers of the gradient, counted through all arrays.
## @item Given
## @itemx Numerical
## (k, 1): the derivatives, of @var{fun} and by differences.
## @item EntryError
## (k, 1): their difference relative to the larger one, but to no less than a
## thousandth of the largest numerical derivative.
## @item Kink
## (k, 1): true at a kink.
## @item Worst
## @itemx Place
## The row of these columns with the largest error, 0 if all are kinks, and
## which number that is, in words: @qcode{"theta.W@{2@}(3,1)"}.
## @item Cost
## J at @var{theta}.
## @end table
##
## @example
## @group
## f = @@(t) deal (sum (t.^4), 4 * t.^3);
## checkgrad (f, [1; 2; 3])
##    @print{} checkgrad: 3 numbers, relative error ...: the gradient agrees
##    @print{}   worst: theta(...)  given ...  numerical ...  relative error ...
## @end group
## @group
## wrong = @@(t) deal (sum (t.^4), [4; 4; 3] .* t.^3);
## [err, report] = checkgrad (wrong, [1; 2; 3]);
## err
##    @result{} err = 0.1351
## report.Place
##    @result{} ans = theta(3)
## @end group
## @end example
##
## Errors: @code{descent:class} and @code{descent:size} where @var{theta} or
## what @var{fun} returns is not as above; @code{descent:nonfinite} if J at
## @var{theta} is not finite; @code{descent:value} for options out of range,
## and for a J that changes from call to call (random numbers within? set their
## seed there); @code{descent:option}.  What @var{fun} throws is passed on.
##
## Source: the course, "Improving deep neural networks", week 1, gradient
## checking.
## @seealso{fminsgd, fminunc, mlpcost}
## @end deftypefn

function [err, report] = checkgrad (fun, theta, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  first = find (cellfun (@ischar, varargin), 1);
  if (isempty (first))
    first = numel (varargin) + 1;
  endif
  options = __options__ ("checkgrad", {
    "Step", 0, "a positive number";
    "Entries", 1000, "a positive integer";
    "Seed", 0, "an integer from 0 to 2^53 - 1";
    "Tolerance", [], "a positive number"}, varargin(first:end));
  fun = option_function ("checkgrad", "FUN", fun);

  [names, sizes, kind] = leaves (theta, "theta");
  counts = cellfun (@prod, sizes);
  if (isempty (options.Tolerance))
    options.Tolerance = merge (strcmp (kind, "single"), 1e-3, 1e-6);
  endif
  report.Entries = choose (counts, options.Entries, options.Seed);
  [report.Given, report.Numerical, report.EntryError, report.Kink, e, worst, passed, ...
   report.Cost] = __checkgrad__ (fun, theta, varargin(1:first-1), report.Entries, ...
                                 options.Step, options.Tolerance);
  report.Passed = passed > 0;
  report.Verdict = {"cannot tell", "wrong", "agrees"}{2 + passed};
  report.Worst = worst;
  report.Place = "";
  if (worst > 0)
    report.Place = place (report.Entries(worst), names, sizes, counts);
  endif

  if (nargout > 0)
    err = e;
  else
    print_report (e, report, sum (counts));
  endif
endfunction

## Names and sizes of the arrays in THETA, in the order of their numbers; what
## is none is left to the shim.
function [names, sizes, kind] = leaves (theta, name)
  names = sizes = {};
  kind = "";
  if (iscell (theta))
    for i = 1:numel (theta)
      [n, s, kind] = leaves (theta{i}, sprintf ("%s{%d}", name, i));
      names = [names, n];
      sizes = [sizes, s];
    endfor
  elseif (isstruct (theta))
    for i = 1:numel (theta)
      at = name;
      if (numel (theta) > 1)
        at = sprintf ("%s(%d)", name, i);
      endif
      for field = fieldnames (theta)(:)'
        [n, s, kind] = leaves (theta(i).(field{1}), [at "." field{1}]);
        names = [names, n];
        sizes = [sizes, s];
      endfor
    endfor
  else
    names = {name};
    sizes = {size(theta)};
    kind = class (theta);
  endif
endfunction

## Up to MOST of the numbers of arrays that have COUNTS: small arrays are taken
## whole, and the others share what is left.
function entries = choose (counts, most, seed)
  entries = zeros (0, 1);
  first = cumsum ([0, counts]);
  [~, order] = sort (counts);
  for j = 1:numel (order)
    i = order(j);
    count = min (counts(i), ceil (most / (numel (order) - j + 1)));
    if (count == counts(i))
      some = 1:count;
    else
      some = __order__ (counts(i), seed, i)(1:count);
    endif
    entries = [entries; first(i) + some(:)];
    most -= count;
  endfor
  entries = sort (entries);
endfunction

function text = place (number, names, sizes, counts)
  before = cumsum ([0, counts]);
  i = find (number <= before(2:end), 1);
  number -= before(i);
  if (numel (sizes{i}) == 2 && any (sizes{i} == 1))
    text = sprintf ("%s(%d)", names{i}, number);
  else
    subscripts = cell (size (sizes{i}));
    [subscripts{:}] = ind2sub (sizes{i}, number);
    text = sprintf ("%s(%s)", names{i}, strjoin (cellfun (@(k) sprintf ("%d", k), subscripts, ...
                                                          "UniformOutput", false), ","));
  endif
endfunction

function print_report (err, report, n)
  k = numel (report.Entries);
  checked = sprintf ("%d numbers", n);
  if (k < n)
    checked = sprintf ("%d of %s", k, checked);
  endif
  verdict = strcmp (report.Verdict, {"agrees", "wrong", "cannot tell"});
  said = {"the gradient agrees", "the gradient is WRONG", "cannot tell"}{verdict};
  printf ("checkgrad: %s, relative error %.2g: %s\n", checked, err, said);
  w = report.Worst;
  if (w > 0)
    printf ("  worst: %s  given %.8g  numerical %.8g  relative error %.2g\n", report.Place, ...
            report.Given(w), report.Numerical(w), report.EntryError(w));
  endif
  if (strcmp (report.Verdict, "cannot tell"))
    text = sprintf (["J is %.3g, and its rounding hides errors of the gradient.  Take away ", ...
                     "from J what does not depend on theta, start nearer to the minimum, or ", ...
                     "give a larger \"Step\"; use double, if theta is single."], report.Cost);
    puts (text_fold (text, 2));
    puts ("\n");
  endif
  if (any (report.Kink))
    printf ("  %d at a kink of the cost, left out\n", sum (report.Kink));
  endif
endfunction

%!test
%! f = @(t) deal (sum (t.^4), 4 * t.^3);
%! text = evalc ("checkgrad (f, [1; 2; 3])");
%! assert (regexp (text, ['^checkgrad: 3 numbers, relative error \S+: the gradient agrees\n  ' ...
%!                        'worst: theta']), 1);
%! wrong = @(t) deal (sum (t.^4), [4; 4; 3] .* t.^3);
%! [err, report] = checkgrad (wrong, [1; 2; 3]);
%! assert (err, 27 / (norm ([4 32 108]) + norm ([4 32 81])), 1e-8);
%! assert (report.Place, "theta(3)");
%! assert (report.Given, [4; 32; 81]);
%! assert (report.Numerical, [4; 32; 108], 1e-7);
%! assert (report.EntryError, [0; 0; .25], 1e-8);
%! assert ({report.Passed, report.Worst, report.Cost, report.Entries}, {false, 3, 98, (1:3)'});

## networks: every activation and output, and penalties
%!function [J, grad] = net_cost (theta, net, X, Y, lambda)
%!  net.theta = theta;
%!  [J, grad] = mlpcost (net, X, Y, "Lambda", lambda);
%!endfunction
%!test
%! X = sin (reshape (1:4*30, 4, 30) .^ 1.3);
%! targets = {"softmax", 1 + mod(0:29, 3); "sigmoid", double(X(1:3,:) > 0); "linear", X(1:3,:)};
%! for hidden = {"relu", "tanh", "sigmoid", "leakyrelu", "linear"}
%!   for i = 1:3
%!     net = mlp ([4 6 5 3], "Hidden", hidden{1}, "Output", targets{i,1}, "Seed", 3);
%!     [err, report] = checkgrad (@net_cost, net.theta + .1, net, X, targets{i,2}, .7);
%!     assert (err < 1e-8 && report.Passed, "%s %s: %g", hidden{1}, targets{i,1}, err);
%!   endfor
%! endfor

## many functions, arguments of both styles, the course's step
%!test
%! A = magic (4);  y = (1:4)';
%! line = @(t, A, y) deal (sumsq (A*t - y) / 8, A' * (A*t - y) / 4);
%! assert (checkgrad (line, y / 7, A, y) < 1e-9);
%! assert (checkgrad (@(t) line (t, A, y), y / 7, "Step", 1e-4) < 1e-9);
%! assert (checkgrad (@(t) deal (log (sum (exp (t))), exp (t) / sum (exp (t))), ...
%!                    randn (5, 1)) < 1e-8);
%! assert (checkgrad (@(t) deal (100*(t(2)-t(1)^2)^2 + (1-t(1))^2, ...
%!                    [-400*t(1)*(t(2)-t(1)^2)-2*(1-t(1)); 200*(t(2)-t(1)^2)]), [-1.2; 1]) < 1e-8);
%! assert (checkgrad (@(t) deal (t * 2, 2), 4, "Step", 1e-7), 2.919335883291695e-10, 1e-12);
%! assert (checkgrad (@(t) deal (3, 0 * t), [1 2 3]), 0);     # 0/0
%! assert (checkgrad (@(t) deal (sum (t .* [1e-9 1 1e9]), [1e-9 1 1e9]), [1e9 1 1e-9]) < 1e-7);

## wrong gradients are found: a sign, a factor, no penalty, one number
%!function [J, grad] = wrong_cost (theta, how, net, X, Y)
%!  net.theta = theta;
%!  [J, grad] = mlpcost (net, X, Y, "Lambda", .5);
%!  switch (how)
%!    case 1  grad = -grad;
%!    case 2  grad *= columns (X) / (columns (X) - 1);
%!    case 3  [~, grad] = mlpcost (net, X, Y);
%!    case 4  grad(end) = 0;
%!    case 5  grad(7) += 1e-6;
%!    case 6  grad(7) = NaN;
%!    case 7  grad *= 1 + 1e-5;
%!  endswitch
%!endfunction
%!test
%! X = sin (reshape (1:3*40, 3, 40) .^ 1.3);  Y = double (X(1,:) .* X(2,:) > 0);
%! net = mlp ([3 4 1], "Hidden", "tanh");
%! for how = 0:7
%!   [err, report] = checkgrad (@wrong_cost, net.theta + .1, how, net, X, Y);
%!   assert (report.Passed, how == 0);
%!   if (any (how == [4 5 6]))
%!     assert (report.Entries(report.Worst), [7, numel(net.theta)](1 + (how == 4)));
%!   endif
%! endfor
%! assert (isnan (checkgrad (@wrong_cost, net.theta, 6, net, X, Y)));

## kinks: at theta, near it, and where the gradient is none of the slopes
%!test
%! relu = @(t, g) deal (sum (max (t, 0)), g(t));
%! [err, r] = checkgrad (relu, [0; 1; -1; 1e-6; -1e-6], @(t) double (t > 0));
%! assert (r.Kink, [true; false(4, 1)]);
%! assert (r.Numerical(2:5), [1; 0; 1; 0], 1e-9);
%! assert (err < 1e-9 && r.Passed);
%! [err, r] = checkgrad (relu, [0; 1], @(t) double (t >= 0));
%! assert (r.Kink, [true; false]);
%! [~, r] = checkgrad (relu, [0; 1], @(t) [2; 1]);
%! assert ({r.Kink, r.Passed, r.Worst}, {[false; false], false, 1});
%! [err, r] = checkgrad (relu, 0, @(t) 0);
%! assert ({err, r.Passed, r.Worst, r.Place}, {0, true, 0, ""});
%! text = evalc ("checkgrad (relu, [0 1], @(t) double (t > 0))");
%! assert (! isempty (strfind (text, "1 at a kink")));
## a sharp bend is no kink, a jump is no slope
%!test
%! [~, r] = checkgrad (@(t) deal (1e4 * t^2, 5e-3), 0);
%! assert ({r.Kink, r.Passed}, {false, false});
%! [~, r] = checkgrad (@(t) deal (double (t >= 0), 0), 0);
%! assert ({r.Kink, r.Passed}, {false, false});

## at a minimum rounding is all there is
%!test
%! f = @(t) deal (1 + sum ((t - .1).^2), 2 * (t - .1) + 1e-12);
%! [err, r] = checkgrad (f, [.1; .1]);
%! assert (r.Passed);

## the cost is not finite on one side
%!test
%! [err, r] = checkgrad (@(t) deal (log (max (sum (t), 0)), [1; 1] / sum (t)), [1e-6; 1e-6]);
%! assert (err < 5e-3);
%! [err, r] = checkgrad (@(t) deal (1 / (t <= 1), 0), 1);
%! assert ({err, r.Passed, r.Worst}, {0, true, 1});
%! [err, r] = checkgrad (@(t) deal (1 / (t == 1), 0), 1);
%! assert ({err, r.Passed, r.Verdict, r.Worst}, {NaN, false, "wrong", 1});
## nor defined on one side: complex there, whatever holds theta
%!test
%! for t = [1e-12 1e-9 1e-6 3e-6 7e-6 1e-5 1e-4 .3]
%!   for wrong = [1 2 -1 1.01]
%!     fs = {@(t) deal(log (t), wrong / t), @(t) deal(sqrt (t), wrong * .5 / sqrt (t)), ...
%!           @(t) deal(t * log (t), wrong * (log (t) + 1)), ...
%!           @(t) deal(-log (-log (1 - t)), wrong / (1 - t) / log (1 - t))};
%!     for f = fs(1:3 + (t > 1e-5))(:)'
%!       [~, r] = checkgrad (f{1}, t);
%!       assert (r.Verdict, {"wrong", "agrees"}{1 + (wrong == 1)}, ...
%!               sprintf ("%s at %g", func2str (f{1}), t));
%!     endfor
%!   endfor
%! endfor
%! for wrong = [1 2]
%!   J = @(t) (1 - t)^1.5 + 2 * t;
%!   g = @(t) wrong * (2 - 1.5 * sqrt (1 - t));
%!   [~, r] = checkgrad (@(t) deal (J(t), g(t)), 1);
%!   assert (r.Passed, wrong == 1);
%!   [~, r] = checkgrad (@(p) deal (J(p{1}), {g(p{1})}), {1});
%!   assert (r.Passed, wrong == 1);
%!   [~, r] = checkgrad (@(p) deal (J(p.a), struct ("a", g(p.a))), struct ("a", 1));
%!   assert (r.Passed, wrong == 1);
%! endfor
%!error <complex> checkgrad (@(t) deal (log (t), 1 / t), -1)

## what the rounding of J hides cannot be told; whatever J is multiplied by can
%!test
%! f = @(t, scale, offset, g) deal (scale * (sum (t.^3) + t(1)*t(2)) + offset, ...
%!                                  scale * g (3 * t.^2 + [t(2); t(1); 0]));
%! right = @(g) g;
%! wrongs = {@(g) 2*g, @(g) -g, @(g) g .* [1; 1; 0], @(g) g([2 1 3]), @(g) g .* [1; 1.01; 1]};
%! for kind = {"double", "single"; 1, 5e8}
%!   t = cast ([.7; -1.3; 2], kind{1});
%!   for scale = 10 .^ (-12:4:12)
%!     for offset = 10 .^ [-Inf, 0:15] / kind{2} * scale
%!       [~, r] = checkgrad (f, t, scale, offset, right);
%!       assert (ismember (r.Verdict, {"agrees", "cannot tell"}));
%!       assert (r.Passed || offset > 1e3 * scale / kind{2});
%!       for g = wrongs(:)'
%!         [~, r] = checkgrad (f, t, scale, offset, g{1});
%!         assert (ismember (r.Verdict, {"wrong", "cannot tell"}) && ! r.Passed, ...
%!                 sprintf ("%s %g %g", func2str (g{1}), scale, offset));
%!         assert (strcmp (r.Verdict, "wrong") || offset > 1e3 * scale / kind{2});
%!       endfor
%!     endfor
%!   endfor
%! endfor
%! [~, r] = checkgrad (f, [.7; -1.3; 2], 1, 1e15, @(g) 0 * g);      # J does not change at all
%! assert (r.Verdict, "cannot tell");
%! text = evalc ("checkgrad (f, [.7; -1.3; 2], 1, 1e12, right)");
%! assert (! isempty (regexp (text, '^checkgrad: 3 numbers, relative error \S+: cannot tell\n')));
%! assert (! isempty (strfind (text, "J is 1e+12, and its rounding hides errors")));
## flat costs, dead numbers and minima can
%!test
%! for offset = [0 1 1e3]
%!   for t = [0 1e-9 -1e-7 1e-4]
%!     [~, r] = checkgrad (@(t) deal (offset + t^2, 2 * t), t);
%!     assert (r.Verdict, "agrees");
%!     [~, r] = checkgrad (@(t) deal (offset + sum (max (t, 0)) + t(1)^2, ...
%!                                    (t > 0) + [2*t(1); 0]), [t + 1; -1]);
%!     assert (r.Verdict, "agrees");
%!   endfor
%! endfor

## cells and structs, names of places, rows for columns
%!test
%! f = @(p) deal (sumsq (p.W{2}(:)) + p.b.c(2) * p.W{1}, ...
%!                struct ("b", struct ("c", [0; p.W{1}]), ...
%!                        "W", {{p.b.c(2), 2*p.W{2} + [0 0; 0 0; 1 0]}}));
%! theta.W = {3, magic(3)(:,1:2)};
%! theta.b.c = [1; 2];
%! [err, r] = checkgrad (f, theta);
%! assert ({r.Place, r.Passed, numel(r.Entries)}, {"theta.W{2}(3,1)", false, 9});
%! [err, r] = checkgrad (@(p) deal (sumsq (p(2).x), struct ("x", {0, 0})), struct ("x", {1, 2}));
%! assert (r.Place, "theta(2).x(1)");
%! [err, r] = checkgrad (@(p) deal (p{1}(1,1,2), {zeros(2,2,2), 0}), {ones(2,2,2), 1});
%! assert (r.Place, "theta{1}(1,1,2)");
%! assert (checkgrad (@(t) deal (sumsq (t), 2 * t'), [1; 2]) < 1e-9);
%! assert (checkgrad (@(t) deal (sumsq (t(:)), 2 * t(:)), [1 2; 3 4]) < 1e-9);

## numbers are chosen, some of each array; the same for a seed
%!test
%! f = @(p) deal (sum (p{1}) + sum (p{2}), {ones(3000, 1), ones(10, 1)});
%! [~, a] = checkgrad (f, {zeros(3000, 1), zeros(10, 1)}, "Entries", 100);
%! assert (numel (a.Entries), 100);
%! assert (a.Entries(91:100), (3001:3010)');
%! assert (numel (unique (a.Entries)), 100);
%! [~, b] = checkgrad (f, {zeros(3000, 1), zeros(10, 1)}, "Entries", 100, "Seed", 1);
%! assert (any (a.Entries != b.Entries));
%! [~, c] = checkgrad (f, {zeros(3000, 1), zeros(10, 1)});
%! assert (numel (c.Entries), 1000);
%! assert (numel (checkgrad (@(t) deal (sum (t), ones (size (t))), zeros (1, 5), "Entries", 2)), 1);
%! text = evalc ('checkgrad (f, {zeros(3000, 1), zeros(10, 1)}, "Entries", 100)');
%! assert (! isempty (strfind (text, "100 of 3010 numbers")));

## single
%!test
%! f = @(t) deal (sum (sin (t)), cos (t));
%! [err, r] = checkgrad (f, single ([1 2 3]));
%! assert (err < 1e-3 && r.Passed);
%! [~, r] = checkgrad (@(t) deal (sum (sin (t)), -cos (t)), single ([1 2 3]));
%! assert (! r.Passed);

## what users keep stays theirs; theta stays; functions within functions
%!function [J, grad] = keeping (t)
%!  global descent_checkgrad_kept;
%!  descent_checkgrad_kept{end+1} = t;
%!  J = sumsq (t) / 2;
%!  grad = t;                               # shares its memory
%!endfunction
%!test
%! global descent_checkgrad_kept = {};
%! theta = [1; 2; 3];
%! assert (checkgrad (@keeping, theta) < 1e-9);
%! assert (theta, [1; 2; 3]);
%! kept = [descent_checkgrad_kept{:}];
%! clear -global descent_checkgrad_kept
%! assert (max (abs (kept - theta)), [zeros(1, columns (kept) - 6), ...
%!                                    max(abs ((kept - theta)(:,end-5:end)))]);
%! assert (all (max (abs (kept - theta))(end-5:end) > 0));
%! assert (sum (kept(:,end-5:end) != theta), ones (1, 6));
%!test
%! inner = @(t) deal (sumsq (t), 2 * t);
%! f = @(t) deal (sumsq (t) + 0 * checkgrad (inner, t), 2 * t);
%! assert (checkgrad (f, [1; 2]) < 1e-9);

## what functions return that is none, and what they throw
## at a minimum both are zero but for rounding
%!test
%! [t, Z, y] = deal ([1; 2], [ones(5, 1), (1:5)' / 7], [ones(5, 1), (1:5)' / 7] * [1; 2]);
%! [~, report] = checkgrad (@(t, Z, y) deal (sumsq (Z * t - y) / 2, Z' * (Z * t - y) + 1e-17), ...
%!                          t, Z, y);
%! assert (report.Passed);
%! [~, report] = checkgrad (@(t, Z, y) deal (sumsq (Z * t - y) / 2, Z' * (Z * t - y) + 1e-9), t, ...
%!                          Z, y);
%! assert (! report.Passed);

%!error <Invalid call> checkgrad (@sin)
%!error <FUN must be a function handle> checkgrad (3, 1)
%!error <FUN must be a function handle> checkgrad ("", 1)
%!error <FUN must be a function handle> checkgrad (["ab"; "cd"], 1)
%!error <THETA has no numbers> checkgrad (@sin, [])
%!error <THETA has no numbers> checkgrad (@sin, {})
%!error id=descent:class checkgrad (@sin, "a")
%!error id=descent:class checkgrad (@sin, 1i)
%!error id=descent:class checkgrad (@sin, sparse (1))
%!error id=descent:class checkgrad (@sin, {int8(1)})
%!error <of one class, double or single> checkgrad (@sin, {1, single(1)})
%!error <J, the first output of FUN, must be a scalar; it is 2x1>
%! checkgrad (@(t) deal (t, t), [1; 2])
%!error <J, the first output of FUN,.* complex> checkgrad (@(t) deal (1i, t), 1)
%!error <J, the first output of FUN,.* class char> checkgrad (@(t) deal ("a", t), 1)
%!error <GRAD, the second output of FUN, must have 2 elements, like THETA; it is 1x1>
%! checkgrad (@(t) deal (1, 1), [1; 2])
%!error <must be 2x3, like THETA; it is 3x2> checkgrad (@(t) deal (1, t'), ones (2, 3))
%!error <GRAD, the second output of FUN,.* class int8> checkgrad (@(t) deal (1, int8 (1)), 1)
%!error <it returns J alone> checkgrad (@(t) t^2, 1)
%!error <GRAD must be a cell, like THETA> checkgrad (@(t) deal (1, 1), {1})
%!error <GRAD lacks the field b of THETA>
%! checkgrad (@(t) deal (1, struct ("a", 1)), struct ("a", 1, "b", 2))
%!error <J must be finite at THETA; it is NaN> checkgrad (@(t) deal (NaN, 1), 1)
%!error <must give the same J> checkgrad (@(t) deal (rand (), 1), 1)
%!error id=my:own checkgrad (@(t) error ("my:own", "no"), 1)
%!error <descent_no_such> checkgrad ("descent_no_such_function", 1)
%!error <unknown option "Stp"> checkgrad (@sin, 1, 2, "Stp", 1)
%!error <Step must be a positive number> checkgrad (@sin, 1, "Step", 0)
%!error <Entries must be a positive integer> checkgrad (@sin, 1, "Entries", 0)
%!error <Seed must be> checkgrad (@sin, 1, "Seed", -1)
%!error <Tolerance must be> checkgrad (@sin, 1, "Tolerance", Inf)

%!demo
%! ## a gradient that forgot the penalty
%! X = [ones(20, 1), linspace(-1, 1, 20)'];
%! y = X * [1; 2];
%! right = @(t, X, y) deal (sumsq (X*t - y) / 40 + .1 * t(2)^2 / 40, ...
%!                          X' * (X*t - y) / 20 + .1 * [0; t(2)] / 20);
%! wrong = @(t, X, y) deal (sumsq (X*t - y) / 40 + .1 * t(2)^2 / 40, X' * (X*t - y) / 20);
%! checkgrad (right, [.5; -3], X, y);
%! checkgrad (wrong, [.5; -3], X, y);
