## h = plotcost (info, varargin)
## The body of plotcost, which other functions call too: a user's file of
## that name does not come before a private function.
## SPDX-License-Identifier: GPL-3.0-or-later

function h = plotcost (info, varargin)
  options = __options__ ("plotcost", {
    "Names", {}, ""
    "Against", "iterations", {"iterations", "epochs", "seconds"}
    "YScale", "linear", {"linear", "log"}
    "Show", {}, ""
    "Parent", [], ""}, varargin);
  runs = runs_of (info);
  n = numel (runs);
  curves = cellfun (@(r) plot_curves ("plotcost", r, options.Against, options.YScale), runs);
  names = plot_names ("plotcost", options.Names, n, "run");
  [options.Show, sets] = shown (options.Show, curves);
  left_out = 0;
  if (strcmp (options.YScale, "log"))
    [curves, left_out] = positive_only (curves, options.Show, sets);
  endif

  [ax, restore] = plot_axes ("plotcost", options.Parent);
  set (ax, "yscale", options.YScale);         # what can be drawn depends on it
  for name = {"Iterations", "Smoothed", "Epochs", "Validation", "Best", "Returned", "Broken"}
    handles.(name{1}) = NaN (n, 1);
  endfor
  for set_ = sets(:)'                      # set by set: gnuplot's legend has the order of drawing
    for i = 1:n
      handles.(set_{1})(i) = plot_line (ax, curves(i).(set_{1}), looks (i, n, sets).(set_{1}){:});
    endfor
  endfor
  for i = 1:n
    handles = marks (ax, handles, curves(i), i, options.Show, looks (i, n, sets).Color);
  endfor
  [lines, labels] = entries (handles, curves, names, sets);
  fewticks (ax, options.YScale);
  set (ax, "box", "on", "xgrid", "on", "ygrid", "on");
  against = strcmp (options.Against, {"iterations", "epochs", "seconds"});
  xlabel (ax, {"iteration", "epoch", "seconds"}{against});
  text = "cost J";
  if (n > 1)                               # the legend has the runs' names
    kind = struct ("Smoothed", ", smoothed", "Epochs", ", mean of the epoch", ...
                   "Iterations", "", "Validation", ", validation");
    text = [text, kind.(main_set (sets))];
  endif
  if (left_out > 0)
    text = sprintf ("%s (%d of 0 or less left out)", text, left_out);
  endif
  ylabel (ax, text);
  handles.Axes = ax;
  handles.Legend = NaN;
  if (! isempty (lines))
    handles.Legend = legend (ax, lines, labels, "location", plot_free_corner (ax, labels), ...
                              "interpreter", "none");
  endif
  if (nargout > 0)
    h = handles;
  endif
endfunction

## A cell of the histories.
function runs = runs_of (info)
  runs = info;
  if (isstruct (info))
    runs = num2cell (info);
  endif
  if (! iscell (runs) || isempty (runs)
      || ! all (cellfun (@(r) isstruct (r) && isscalar (r) && isfield (r, "IterationCost"),
                         runs(:))))
    error ("descent:class", ["plotcost: INFO must be a struct with IterationCost, as mlptrain ", ...
                             "returns it, or a cell of them"]);
  endif
  runs = runs(:)';
endfunction

## What to draw, checked, and the fields of the curves.
function [show, sets] = shown (show, curves)
  known = {"iterations", "smoothed", "epochs", "validation"};
  if (ischar (show))
    show = {show};
  elseif (! iscell (show))
    error ("descent:class", "plotcost: Show must be a cell of names");
  endif
  show = cellfun (@(s) __checkvalue__ ("plotcost", "Show", s, known), show, "UniformOutput", false);
  if (isempty (show))
    show = known;
    if (numel (curves) > 1)
      many = all (arrayfun (@(c) rows (c.Epochs) >= 10, curves));
      show = {{"smoothed", "epochs"}{1 + many}, "validation"};
    endif
  endif
  here = cellfun (@(s) any (strcmp (s, show)), known);
  sets = {"Iterations", "Smoothed", "Epochs", "Validation"}(here);
endfunction

## Ticks of a logarithmic scale over so many decades that they would cover each
## other.
function fewticks (ax, scale)
  if (strcmp (scale, "log"))
    decades = round (log10 (get (ax, "ylim")));
    step = ceil (diff (decades) / 10);
    if (step > 1)
      set (ax, "ytick", 10 .^ (decades(1):step:decades(2)));
    endif
  endif
endfunction

## Properties of each curve of run I of N.
function look = looks (i, n, sets)
  colors = plot_colors ();
  color = colors(1 + mod (i - 1, 7),:);
  style = {"-", "--", "-."}{1 + mod(floor ((i - 1) / 7), 3)};
  look.Color = color;
  if (n == 1)
    look.Iterations = {"line", "color", [.6 .6 .6], "linewidth", .75};
    look.Smoothed = {"line", "color", color, "linewidth", 2};
    look.Epochs = {"marked", "color", colors(4,:), "linewidth", 2};
    look.Validation = {"marked", "color", colors(2,:), "linewidth", 2};
    return;
  endif
  look.Iterations = {"line", "color", color + .65 * (1 - color), "linewidth", .5};
  look.Smoothed = {"line", "color", color, "linewidth", 2, "linestyle", style};
  look.Epochs = {"marked", "color", color, "linewidth", 2, "linestyle", style};
  if (any (strcmp (sets, "Smoothed")))       # the trend is the line, the means are points on it
    look.Epochs = {"points", "color", color, "marker", "o", "markersize", 3};
  endif
  look.Validation = {"marked", "color", color, "linewidth", 1, "linestyle", ":", ...
                     "marker", "s", "markersize", 3};
endfunction

## The legend: of a single run all curves; of several their names, and once
## what the other curves and marks are.
function [lines, labels] = entries (handles, curves, names, show)
  n = numel (names);
  words = {"Iterations", "cost of a mini-batch"; "Smoothed", "smoothed (beta .98)"
           "Epochs", "mean of the epoch"; "Validation", "validation"
           "Best", "best validation"; "Returned", "returned parameters"
           "Broken", "cost is not finite"};
  [lines, labels] = deal ([], {});
  main = "";
  if (n > 1)
    main = main_set (show);
    lines = handles.(main);
    labels = names;
  endif
  for i = 1:rows (words)
    h = handles.(words{i,1});
    first = find (! isnan (h), 1);
    if (isempty (first) || strcmp (words{i,1}, main))
      continue;
    endif
    lines(end+1,1) = h(first);
    labels{end+1} = words{i,2};
    if (n == 1)
      labels{end} = [labels{end}, number_of(curves, words{i,1})];
    endif
  endfor
  labels(isnan (lines)) = [];
  lines(isnan (lines)) = [];
  if (n == 1 && ! isempty (names{1}) && ! isempty (labels))
    labels{1} = [names{1}, ": ", labels{1}];
  endif
endfunction

## The curve that stands for a run among several.
function main = main_set (sets)
  main = intersect ({"Smoothed", "Epochs", "Iterations", "Validation"}, sets, "stable"){1};
endfunction

## Where a mark is.
function text = number_of (c, name)
  text = "";
  if (isfield (c, [name, "Iteration"]))
    text = sprintf (", iteration %d", c.([name, "Iteration"]));
  endif
endfunction

## Circles and a cross.
function handles = marks (ax, handles, c, i, show, color)
  same = isequal (c.Best, c.Returned);
  validated = any (strcmp (show, "validation"));
  if (validated && ! same)
    handles.Best(i) = mark (ax, c.Best, "o", color, 6);
  endif
  if (validated || ! any (c.ReturnedIteration == c.BestIteration))
    handles.Returned(i) = mark (ax, c.Returned, "o", [0 0 0], 8);
  endif
  handles.Broken(i) = mark (ax, c.Broken, "x", [0 0 0], 8);
endfunction

function h = mark (ax, xy, marker, color, size)
  h = NaN;
  if (isempty (xy) || any (isnan (plot_thin (xy, get (ax, "yscale")))))
    return;
  endif
  h = line (xy(1), xy(2), "parent", ax, "linestyle", "none", "marker", marker, "color", color, ...
            "markersize", size, "linewidth", 2);
endfunction

## The curves without what has no logarithm, and how many points that were.
function [curves, left_out] = positive_only (curves, show, sets)
  [left_out, there] = deal (0);
  for i = 1:numel (curves)
    for name = [sets, {"Best", "Returned", "Broken"}]
      xy = curves(i).(name{1});
      bad = xy(:,2) <= 0;
      there += sum (xy(:,2) > 0);
      if (any (strcmp (name{1}, sets)))
        left_out += sum (bad);
        xy(bad,2) = NaN;
      else
        xy(bad,:) = [];
      endif
      curves(i).(name{1}) = xy;
    endfor
  endfor
  if (there == 0)
    error ("descent:value", 'plotcost: YScale "log" needs a cost above 0, and there is none');
  endif
endfunction
