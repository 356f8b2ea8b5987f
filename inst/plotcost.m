## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{h} =} plotcost (@var{info})
## @deftypefnx {} {@var{h} =} plotcost (@{@var{info1}, @var{info2}, @dots{}@})
## @deftypefnx {} {@var{h} =} plotcost (@dots{}, @var{name}, @var{value}, @dots{})
## Draw the cost of training runs.
##
## @var{info} is what @code{mlptrain} or @code{fminsgd} returns: a struct, or
## for several runs in one picture a cell or a struct array of them.  Of its
## columns only @code{IterationCost} must be there; what is missing is not
## drawn, but for @code{SmoothedCost}, which is computed.
##
## A single run shows the cost of each mini-batch before its own step (grey),
## their exponentially weighted average (blue), the mean of each epoch in its
## middle (orange), and the costs of validations (vermillion).  Circles tell
## which validation was the best and after which iteration the returned
## parameters were, if that is not the end of the run; a cross tells where a
## cost was not finite.
##
## @table @asis
## @item "Names" (@{"run 1", "run 2", @dots{}@})
## A cell of names for the legend, one a run; or a name alone.
## @item "Against" ("iterations")
## The abscissa: "iterations", "epochs" or "seconds".  Where in an epoch an
## iteration lies is known by number, not by the clock: within an epoch,
## seconds pass evenly.  "epochs" needs @code{EpochCost}, or @code{Samples} and
## @code{MiniBatchSize}; "seconds" needs @code{Seconds} as well.
## @item "YScale" ("linear")
## "log" draws the cost on a logarithmic scale.  Costs that are 0 or negative
## have no place there: the label of the axis tells how many points are left
## out.  Not all toolkits can draw 1e37 on a linear scale: costs from there on
## are not drawn, on a logarithmic one from 1e300 on.
## @item "Show"
## What to draw, a cell of some of "iterations", "smoothed", "epochs" and
## "validation".  By default all of them for a single run; for several runs
## "validation", and "epochs" if each run has at least 10, else "smoothed".
## @item "Parent" (the current axes)
## The axes to draw into.
## @end table
##
## Very long runs are thinned to what a screen can show, with the same outline.
## @code{hold} is heeded, and stays as it is.
##
## @var{h} is a struct of handles: @code{Axes}, @code{Legend}, and with a row
## for each run @code{Iterations}, @code{Smoothed}, @code{Epochs},
## @code{Validation}, @code{Best}, @code{Returned} and @code{Broken}, which are
## NaN where nothing is drawn.
##
## @example
## @group
## S = dataset ("moons");
## [~, batch] = mlptrain (mlp ([2 5 1]), S.X, S.Y, ...
##                        "MiniBatchSize", 300, "LearnRate", .5);
## [~, mini] = mlptrain (mlp ([2 5 1]), S.X, S.Y, ...
##                       "MiniBatchSize", 32, "LearnRate", .5);
## [numel(batch.IterationCost), numel(mini.IterationCost)]
##    @result{} ans =
##        10   100
## @end group
## @end example
##
## @example
## @group
## plotcost (@{batch, mini@}, "Names", @{"batch", "mini-batches"@}, ...
##           "Against", "epochs");   # doctest: +SKIP
## @end group
## @end example
##
## Errors: @code{descent:class} and @code{descent:value} for an @var{info} that
## is no history of a run and for options out of range, @code{descent:option}
## for unknown ones.
##
## Source: the course, "Improving deep neural networks", week 2, understanding
## mini-batch gradient descent: what a cost that falls on trend looks like.
## @seealso{mlptrain, fminsgd, ewma, plotdescent, plotewma}
## @end deftypefn

function varargout = plotcost (info, varargin)
  if (nargin < 1)
    print_usage ();
  endif
  [varargout{1:nargout}] = plotcost (info, varargin{:});
endfunction

%!function h = drawn (f)           # [x, y] of what was drawn in a hidden figure
%!  fig = figure ("visible", "off");
%!  unwind_protect
%!    g = f ();
%!    for [value, name] = g
%!      if (! any (strcmp (name, {"Axes", "Legend"})))
%!        h.(name) = arrayfun (@(l) points (l), value, "UniformOutput", false);
%!      endif
%!    endfor
%!    h.words = {};
%!    if (ishghandle (g.Legend))
%!      h.words = get (g.Legend, "string")(:)';   # fltk has a column
%!    endif
%!    h.label = get (get (g.Axes, "xlabel"), "string");
%!    h.ylabel = get (get (g.Axes, "ylabel"), "string");
%!    h.scale = get (g.Axes, "yscale");
%!    h.ylim = get (g.Axes, "ylim");
%!    h.lines = g;
%!    h.order = flipud (get (g.Axes, "children"));
%!  unwind_protect_cleanup
%!    close (fig);
%!  end_unwind_protect
%!endfunction
%!function xy = points (l)
%!  xy = zeros (0, 2);
%!  if (! isnan (l))
%!    xy = [get(l, "xdata")(:), get(l, "ydata")(:)];
%!  endif
%!endfunction

## the documented example
%!test
%! S = dataset ("moons");
%! [~, batch] = mlptrain (mlp ([2 5 1]), S.X, S.Y, "MiniBatchSize", 300, "LearnRate", .5);
%! [~, mini] = mlptrain (mlp ([2 5 1]), S.X, S.Y, "MiniBatchSize", 32, "LearnRate", .5);
%! h = drawn (@() plotcost ({batch, mini}, "Names", {"batch", "mini-batches"}, ...
%!                          "Against", "epochs"));
%! assert ([numel(batch.IterationCost), numel(mini.IterationCost)], [10 100]);
%! assert (h.words, {"batch", "mini-batches"});
%! assert (h.Epochs{1}, [(1:10)', batch.EpochCost]);
%! assert (h.Epochs{2}, [((1:10)' * 10 - 4.5) / 10, mini.EpochCost], 1e-12);
%! assert ({h.label, h.ylabel}, {"epoch", "cost J, mean of the epoch"});

## several runs: what the lines are
%!test
%! [~, a] = mlptrain (mlp ([2 5 1]), dataset ("moons").X, dataset ("moons").Y, "MaxEpochs", 3, ...
%!                    "ValidationData", {dataset("moons").X, dataset("moons").Y});
%! h = drawn (@() plotcost ({a, a}));
%! assert (h.ylabel, "cost J, smoothed");
%! h = drawn (@() plotcost ({a, a}, "Show", "validation"));
%! assert ({h.ylabel, h.words{:}}, {"cost J, validation", "run 1", "run 2", "returned parameters"});

## one run with validation: all its curves, and what was returned
%!shared S, info
%! S = dataset ("moons");
%! [~, info] = mlptrain (mlp ([2 5 1]), S.X(:,1:200), S.Y(1:200), "MiniBatchSize", 32, ...
%!                       "LearnRate", 2, ...
%!                       "MaxEpochs", 30, "ValidationData", {S.X(:,201:300), S.Y(201:300)});
%!test
%! h = drawn (@() plotcost (info));
%! assert (h.Iterations{1}, [(1:210)', info.IterationCost]);
%! assert (h.Smoothed{1}, [(1:210)', info.SmoothedCost]);
%! assert (h.Validation{1}, [info.ValidationIteration, info.ValidationCost]);
%! assert (h.Returned{1}, [info.OutputIteration, min(info.ValidationCost)]);
%! assert (h.Best{1}, zeros (0, 2));
%! assert (h.words{5}, sprintf ("returned parameters, iteration %d", info.OutputIteration));
%! assert ({h.label, h.ylabel, h.scale}, {"iteration", "cost J", "linear"});

## against the clock, and with the last parameters back
%!test
%! last = info;
%! last.OutputIteration = 210;
%! last.ValidationCost(5) = .001;
%! h = drawn (@() plotcost (last, "Against", "seconds", "Show", {"Epochs", "validation"}, ...
%!                          "YScale", "log"));
%! assert (h.Validation{1}(:,1), cumsum (info.Seconds), 1e-12);
%! assert (h.Best{1}(2), .001);
%! assert (h.Returned{1}(1), sum (info.Seconds), 1e-12);
%! assert (h.Iterations{1}, zeros (0, 2));
%! assert (h.words{1}, "mean of the epoch");
%! assert (h.scale, "log");

## the gnuplot toolkit's legends tell lines in the order of their drawing: runs
## first
%!test
%! h = drawn (@() plotcost ({info, info}));
%! assert (h.words(1:3), {"run 1", "run 2", "validation"});
%! [there, place] = ismember ([h.lines.Epochs; h.lines.Validation], h.order);
%! assert (all (there) && issorted (place));

## a run that ends in an epoch: the samples tell where epochs end
%!test
%! [~, part] = mlptrain (mlp ([2 5 1]), S.X, S.Y, "MiniBatchSize", 32, "MaxIterations", 25);
%! h = drawn (@() plotcost (part, "Against", "epochs", "Show", "iterations"));
%! assert (h.Iterations{1}([10 20 25],1), [1; 2; 3]);
%! h = drawn (@() plotcost (part, "Show", "epochs"));
%! assert (h.Epochs{1}(:,1), [5.5; 15.5; 23]);
%! part.MiniBatchSize = [];                # it tells nothing: epochs share evenly
%! h = drawn (@() plotcost (part, "Against", "epochs", "Show", "iterations"));
%! assert (h.Iterations{1}([9 18 25],1), [1; 2; 3]);

## epochs without their costs: samples and the size of mini-batches tell how
## long they are
%!test
%! bare = struct ("IterationCost", 25:-1:1, "Samples", 300, "MiniBatchSize", 32);
%! h = drawn (@() plotcost (bare, "Against", "epochs"));
%! assert (h.Iterations{1}([5 10 20 25],1), [.5; 1; 2; 3]);
%! assert (h.Epochs{1}, zeros (0, 2));
%! bare.Seconds = [1 1 2];
%! h = drawn (@() plotcost (bare, "Against", "seconds"));
%! assert (h.Iterations{1}([5 10 20 25],1), [.5; 1; 2; 4]);

## one iteration; costs alone; no run; costs that are not finite; logarithms
%!test
%! [~, one] = mlptrain (mlp ([2 5 1]), S.X, S.Y, "MaxIterations", 1);
%! for against = {"iterations", "epochs", "seconds"}
%!   h = drawn (@() plotcost (one, "Against", against{1}, "YScale", "log"));
%!   assert (rows (h.Iterations{1}), 1);
%! endfor
%! h = drawn (@() plotcost (struct ("IterationCost", [3 2 1])));
%! assert (h.Smoothed{1}(:,2), ewma ([3; 2; 1], .98, "BiasCorrection", true), 1e-15);
%! h = drawn (@() plotcost (struct ("IterationCost", [])));
%! assert (isempty (h.words));
%! h = drawn (@() plotcost (struct ("IterationCost", {[3 2 1], [4 3 NaN]}), ...
%!                          "Show", {"iterations", "smoothed"}));
%! assert (h.Broken{2}, [3 3]);
%! assert (h.words, {"run 1", "run 2", "cost of a mini-batch", "cost is not finite"});
%! h = drawn (@() plotcost (struct ("IterationCost", [3 0 -1 1]), "YScale", "log", ...
%!                          "Show", "iterations"));
%! assert (h.Iterations{1}(:,2), [3; NaN; NaN; 1]);
%! assert (h.ylabel, "cost J (2 of 0 or less left out)");

## a run that explodes: the last finite costs are beyond what axes hold, linear
## ones of qt and fltk in particular
%!test
%! warning ("off", "descent:nonfinite", "local");
%! [~, ~, blown] = fminsgd (@(x) deal (x^2, 2*x), 2, "LearnRate", 3, "MaxEpochs", 400);
%! assert (any (blown.IterationCost > 8e307 & isfinite (blown.IterationCost)));
%! for scale = {"linear", 1e37; "log", 1e300}'
%!   h = drawn (@() plotcost (blown, "YScale", scale{1}));
%!   assert (max (h.Iterations{1}(:,2)) > scale{2} / 100);
%!   for name = {"Iterations", "Smoothed", "Epochs", "Broken"}
%!     assert (max (h.(name{1}){1}(:,2)) < scale{2});
%!   endfor
%!   assert (h.Broken{1}(1), find (isinf (blown.IterationCost), 1));
%! endfor
%! h = drawn (@() plotcost (struct ("IterationCost", logspace (0, 279, 280), ...
%!                                  "OutputIteration", 200)));
%! assert (h.Returned{1}, zeros (0, 2));
%! assert (h.ylim(2) > 1e36 && h.ylim(2) <= 1e37);
%! drawn (@() plotcost (struct ("IterationCost", realmax * [1 -1 NaN], ...
%!                              "ValidationCost", realmax, "ValidationIteration", 2)));

## a million iterations: no more points than a screen has, none of the extremes
## lost
%!test
%! J = sin ((1:1e6)' .^ 1.5);
%! J(345678) = 7;
%! h = drawn (@() plotcost (struct ("IterationCost", J), "Show", "iterations"));
%! xy = h.Iterations{1};
%! assert (rows (xy) <= 4000);
%! assert ([max(xy(:,2)), min(xy(:,2))], [7, min(J)]);
%! assert (J(xy(:,1)), xy(:,2));
%! assert (xy([1 end],1), [1; 1e6]);

%!error <Invalid call> plotcost ()
%!error <INFO must be a struct> plotcost (3)
%!error <INFO must be a struct> plotcost ({})
%!error <INFO must be a struct> plotcost (struct ("a", 1))
%!error <plotcost: IterationCost must be a vector of real numbers>
%! plotcost (struct ("IterationCost", "abc"))
%!error <INFO must be of one run> plotcost (struct ("IterationCost", 1, "EpochCost", [1 2]))
%!error <INFO must be of one run> plotcost (setfield (info, "ValidationIteration", 1))
%!error <plotcost: the field Samples must be a positive integer>
%! plotcost (setfield (info, "Samples", {3}))
%!error <the field MiniBatchSize must be a positive integer>
%! plotcost (setfield (info, "MiniBatchSize", [1 2]))
%!error <OutputIteration must be a vector of real numbers>
%! plotcost (setfield (info, "OutputIteration", 1i))
%!error <no Seconds for each epoch>
%! plotcost (struct ("IterationCost", 1:4, "EpochCost", 2), "Against", "seconds")
%!error <no Seconds for each epoch> plotcost (struct ("IterationCost", 1:4), "Against", "seconds")
%!error <INFO has no EpochCost, nor Samples and MiniBatchSize>
%! plotcost (struct ("IterationCost", 1:4), "Against", "epochs")
%!error <INFO has no EpochCost>
%! plotcost (struct ("IterationCost", 1:4, "Samples", 4), "Against", "epochs")
%!error <Against must be one of "iterations", "epochs", "seconds">
%! plotcost (info, "Against", "time")
%!error <Show must be one of> plotcost (info, "Show", "everything")
%!error <Show must be a cell> plotcost (info, "Show", 3)
%!error <Names must have 1, one for each run; it has 2> plotcost (info, "Names", {"a", "b"})
%!error <Names must be a cell> plotcost (info, "Names", 3)
%!error <Names must be a cell> plotcost (info, "Names", ["ab"; "cd"])
%!error <Names must be a cell> plotcost (info, "Names", {["ab"; "cd"]})
%!error <needs a cost above 0> plotcost (struct ("IterationCost", [0 -1]), "YScale", "log")
%!error <Parent must be the handle of axes> plotcost (info, "Parent", 3.5)
%!error <did you mean "YScale"> plotcost (info, "Scale", "log")

%!demo
%! ## three sizes of mini-batches
%! S = dataset ("moons");
%! B = [300 32 1];
%! for i = 1:3
%!   [~, runs{i}] = mlptrain (mlp ([2 5 1]), S.X, S.Y, "MiniBatchSize", B(i), "LearnRate", .3, ...
%!                            "MaxEpochs", 40);
%! endfor
%! plotcost (runs, "Names", {"batch", "B = 32", "B = 1"}, "Against", "epochs", "YScale", "log");
