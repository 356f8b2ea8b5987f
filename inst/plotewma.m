## Copyright (C) 2026 The descent developers
## SPDX-License-Identifier: GPL-3.0-or-later

## -*- texinfo -*-
## @deftypefn  {} {@var{h} =} plotewma (@var{x}, @var{beta})
## @deftypefnx {} {@var{h} =} plotewma (@var{x}, @var{beta}, @var{name}, @var{value}, @dots{})
## @deftypefnx {} {@var{h} =} plotewma (@var{x}, @var{name}, @var{value}, @dots{})
## Draw samples and their exponentially weighted averages.
##
## @var{x} is a vector of real numbers, drawn as grey dots; each element of
## @var{beta} gives a line through @code{ewma (@var{x}, beta)}.  The legend
## tells beta and over how many samples it averages, about 1/(1-beta).  NaN in
## @var{x} is a gap, or what "Missing" makes of it.
##
## The options of @code{ewma} are options here, except "Dim", "Groups" and
## "State"; a parameter by another name ("Span", 20) may stand in the place of
## @var{beta}.
## These are of the picture:
##
## @table @asis
## @item "BiasCorrection" (false)
## true, false, or @code{[false true]}: both in one picture, the corrected
## dashed.
## @item "Time" (1, 2, @dots{})
## The abscissa, a real vector as long as @var{x}: without it, "Times" if that
## is given, else the numbers of the samples.
## @item "Dates"
## true: Time is of @code{datenum}, and the ticks are dates; false: it is not.
## By default numbers of the years 1800 to 2200 are taken for dates.
## @item "Unit" ("samples")
## What a sample is, for the legend: "days", "iterations", @dots{}
## @item "Names"
## A cell of names for the legend, one for each line.
## @item "Parent" (the current axes)
## The axes to draw into.
## @end table
##
## The legend stands where it covers nothing, above the axes if no corner is
## free; in axes too small for that, in the corner where it covers least.  Very
## long series are thinned to what a screen can show, with the same outline;
## what is 1e37 or more, which not all toolkits can draw, is left out.
## @code{hold} is heeded, and stays as it is: the limits are then those of all
## that is drawn.
##
## @var{h} is a struct of handles: @code{Axes}, @code{Samples}, @code{Legend},
## and a column @code{Averages}, a row for each line: first all betas without
## correction, then all with it.
##
## @example
## @group
## S = dataset ("london");
## v = ewma (S.x, [.9 .98]);
## v(end,:)
##    @result{} ans =
##       42.604   48.321
## @end group
## @end example
##
## @example
## @group
## plotewma (S.x, [.9 .98], "Time", S.date, "Unit", "days", ...
##           "BiasCorrection", [false true]);   # doctest: +SKIP
## @end group
## @end example
##
## Errors: @code{descent:class}, @code{descent:size} and @code{descent:value}
## for arguments that are none of the above; those of @code{ewma} for its own.
##
## Source: the course, "Improving deep neural networks", week 2, exponentially
## weighted averages, understanding them, bias correction.
## @seealso{ewma, ewmawindow, plotcost}
## @end deftypefn

function h = plotewma (x, varargin)
  if (nargin < 2)
    print_usage ();
  endif
  if (! ((isnumeric (x) || islogical (x)) && isreal (x) && isvector (x) && ! isempty (x)))
    error ("descent:class", "plotewma: X must be a vector of real numbers");
  endif
  x = double (full (x(:)));
  [own, rest] = own_options (varargin);
  [t, dates] = times_of (own, numel (x));
  if (! isempty (own.Times))
    rest = [rest, {"Times", own.Times}];
  endif
  v = [];
  for corrected = own.BiasCorrection(:)'
    v = [v, averages(x, rest, corrected)];
  endfor
  labels = names_of (own, rest, columns (v));

  [ax, restore, before] = plot_axes ("plotewma", own.Parent);
  few = numel (t) <= 40;                   # each one is seen
  h.Samples = plot_line (ax, [t, x], "points", "marker", ".", "color", [.6 .6 .6], ...
                         "markersize", 6 + 8 * few);
  colors = plot_colors ()([2 3 1 4 5 6 7],:);
  k = columns (v) / numel (own.BiasCorrection);
  for i = 1:columns (v)
    corrected = i > k;
    color = colors(1 + mod (i - 1 - k * corrected, 7),:);
    h.Averages(i,1) = plot_line (ax, [t, v(:,i)], "marked", ...
                                 "color", color * (1 - .4 * corrected), ...
                                 "linestyle", {"-", "--"}{1 + corrected}, "linewidth", 2);
  endfor
  set (ax, "box", "on", "xgrid", "on", "ygrid", "on");
  span = [min(t), max(t)];
  margin = few * diff (span) / max (numel (t) - 1, 1) / 2;
  limits = plot_join_limits (span + margin * [-1, 1], before(1,:));
  if (diff (limits) > 0)
    set (ax, "xlim", limits);
  endif
  x = cellfun (@(x) x(:)', get (findobj (ax, "type", "line"), {"xdata"}), "UniformOutput", false);
  span = plot_join_limits (span, [min([x{:}]), max([x{:}])]);    # of what hold has kept, too
  timed = ! isempty ([own.Time(:); own.Times(:)]);
  if (! timed && diff (span) < 10)
    set (ax, "xtick", ceil (span(1)):span(2));
  endif
  xlabel (ax, {"sample", "time"}{1 + timed});
  ylabel (ax, "x and its averages");
  if (dates)
    plot_date_ticks (ax, span);
    years = unique (datevec (span)(:,1)');
    xlabel (ax, strjoin (arrayfun (@num2str, years, "UniformOutput", false), " to "));
  endif
  h.Axes = ax;
  lines = [h.Samples; h.Averages];
  labels = [{"samples x"}, labels];
  h.Legend = legend (ax, lines, labels, "location", plot_free_corner (ax, labels), ...
                     "interpreter", {"tex", "none"}{1 + ! isempty (own.Names)});
  if (nargout == 0)
    clear h;
  endif
endfunction

## The options of the picture, and what is left for ewma.
function [own, rest] = own_options (args)
  table = {"BiasCorrection", false, ""; "Time", [], ""; "Times", [], ""
           "Dates", [], "true or false"
           "Unit", "samples", ""; "Names", {}, ""; "Parent", [], ""};
  not_taken = {"Dim", "Groups", "State"};
  first = 1 + ! ischar (args{1});          # after BETA
  for name = args(first:2:end)(:)'
    if (ischar (name{1}) && any (strcmpi (name{1}, not_taken)))
      error ("descent:option", "plotewma: %s has no meaning here; X is one vector", name{1});
    endif
  endfor
  parameters = average_parameters ();
  theirs = setdiff (__names__ ("averageoptions"), [table(:,1)', not_taken], "stable")(:);
  theirs(:,2:3) = {""};                    # ewma checks their values
  [own, given] = __options__ ("plotewma", [table; theirs], args(first:end));
  rest = args(1:first-1);
  for name = theirs(:,1)(:)'
    if (given.(name{1}))
      rest = [rest, name, {own.(name{1})}];
    endif
  endfor
  if (first == 1 && ! any (cellfun (@(p) given.(p), parameters)))
    error ("descent:option", "plotewma: give BETA after X, or one of %s",
           strjoin (parameters, ", "));
  endif
  b = own.BiasCorrection;
  if (isnumeric (b) && isequal (size (b), [0 0]))
    b = false;                             # not given
  endif
  if (! ((isnumeric (b) || islogical (b)) && any (numel (b) == [1 2])
         && all (b(:) == 0 | b(:) == 1)))
    error ("descent:value", "plotewma: BiasCorrection must be true, false or [false true]");
  endif
  own.BiasCorrection = unique (full (logical (b(:)')));
  if (! (ischar (own.Unit) && isrow (own.Unit)))
    error ("descent:class", "plotewma: Unit must be a word");
  endif
endfunction

## The names of the parameter, without Beta, which is an argument.
function names = average_parameters ()
  names = __names__ ("parameters")(2:end);
endfunction

## The averages, a column each.
function v = averages (x, rest, corrected)
  if (corrected)
    rest = [rest, {"BiasCorrection", true}];
  endif
  v = reshape (__ewma__ ("plotewma", x, rest{:}), numel (x), []);
endfunction

## The abscissa; is it of dates?
function [t, dates] = times_of (own, n)
  t = (1:n)';
  for name = {"Times", "Time"}
    given = own.(name{1});
    if (isempty (given))
      continue;
    elseif (! ((isnumeric (given) || islogical (given)) && isreal (given) && isvector (given)))
      error ("descent:class", "plotewma: %s must be a vector of real numbers%s", name{1},
             {"", "; datenum makes days of dates"}{1 + (ischar (given) || iscellstr (given))});
    elseif (numel (given) != n)
      error ("descent:size", "plotewma: %s must have %d elements, like X; it has %d", name{1}, n,
             numel (given));
    elseif (! all (abs (given(:)) < plot_bound ("linear")))
      error ("descent:value", "plotewma: %s must be finite, and less than %g%s", name{1},
             plot_bound ("linear"),
             __culprit__ (given, abs (given) < plot_bound ("linear"), "element"));
    endif
    t = double (full (given(:)));
  endfor
  dates = own.Dates;
  if (isempty (dates))
    dates = all (t > 657437 & t < 803900) && ! (isempty (own.Time) && isempty (own.Times));
  elseif (dates && any (abs (t) > datenum (9999, 12, 31)))
    error ("descent:value", "plotewma: Dates is for times of datenum, up to the year 9999");
  endif
endfunction

## The legend of K lines.
function labels = names_of (own, rest, k)
  if (! isempty (own.Names))
    labels = plot_names ("plotewma", own.Names, k, "line");
    return;
  endif
  if (ischar (rest{1}))
    parameters = average_parameters ();
    at = find (cellfun (@(a) ischar (a) && any (strcmp (a, parameters)), rest), 1);
    beta = __ewmaparameters__ ("plotewma", rest{at:at+1}, "Beta");
  else
    beta = rest{1};
  endif
  beta = double (beta(:)');
  windows = __ewmaparameters__ ("plotewma", "BETA", beta, "Window");
  words = arrayfun (@(b, n) sprintf ("\\beta = %s, about %s %s", beta_text (b), ...
                                     window_text (n), own.Unit), ...
                    beta, windows, "UniformOutput", false);
  labels = {};
  for corrected = own.BiasCorrection(:)'
    if (corrected)
      labels = [labels, strcat(words, ", corrected")];
    else
      labels = [labels, words];
    endif
  endfor
endfunction

## .99999 is not 1.
function text = beta_text (b)
  text = sprintf ("%.*g", min (max (4, ceil (-log10 (1 - b))), 16), b);
endfunction

function text = window_text (n)
  text = sprintf ("%.3g", n);
  if (n >= 999.5)
    text = text_count (n);
  endif
endfunction

%!function h = drawn (f)           # the handles, and what was drawn in a hidden figure
%!  fig = figure ("visible", "off");
%!  unwind_protect
%!    h = f ();
%!    h.x = get (h.Averages(1), "xdata")(:)';
%!    h.y = arrayfun (@(l) get (l, "ydata")(:)', h.Averages, "UniformOutput", false);
%!    h.words = get (h.Legend, "string")(:)';   # fltk has a column
%!    h.ticks = get (h.Axes, "xticklabel");
%!    h.label = get (get (h.Axes, "xlabel"), "string");
%!    h.samples = get (h.Samples, "ydata")(:)';
%!  unwind_protect_cleanup
%!    close (fig);
%!  end_unwind_protect
%!endfunction

## the documented example
%!test
%! S = dataset ("london");
%! h = drawn (@() plotewma (S.x, [.9 .98], "Time", S.date, "Unit", "days", ...
%!                          "BiasCorrection", [false true]));
%! assert (ewma (S.x, [.9 .98])(end,:), [42.604 48.321], 1e-3);
%! assert (numel (h.Averages), 4);
%! assert (h.y{1}, ewma (S.x, .9)', 1e-12);
%! assert (h.y{4}, ewma (S.x, .98, "BiasCorrection", true)', 1e-12);
%! assert (h.x, S.date');
%! assert (h.words, {"samples x", "\\beta = 0.9, about 10 days", "\\beta = 0.98, about 50 days", ...
%!                   "\\beta = 0.9, about 10 days, corrected", ...
%!                   "\\beta = 0.98, about 50 days, corrected"});
%! assert (h.ticks(1:3), {"Jan"; "Feb"; "Mar"});
%! assert (h.label, "2016");

## rows, one sample, gaps, other parameters, options of ewma
%!test
%! x = [3 1 4 NaN 5];
%! h = drawn (@() plotewma (x, "Span", 5, "Missing", "skip", "Initial", "first"));
%! assert (h.y{1}, ewma (x, "Span", 5, "Missing", "skip", "Initial", "first"));
%! assert (h.samples, x);
%! assert (h.words{2}, "\\beta = 0.6667, about 3 samples");
%! h = drawn (@() plotewma (3, .9));
%! assert (h.y{1}, .3, eps);
%! h = drawn (@() plotewma (int8 ([1 2 3]), .5, "Names", "half", "BiasCorrection", true));
%! assert (h.words{2}, "half");
%! assert (h.y{1}, ewma ([1 2 3], .5, "BiasCorrection", true));
%! h = drawn (@() plotewma ([1 2 3], .5, "Times", [0 1 5], "Initial", "first"));
%! assert (h.x, [0 1 5]);
%! assert (h.y{1}, ewma ([1 2 3], .5, "Times", [0 1 5], "Initial", "first"));

## sparse options; what no axes hold is not drawn
%!test
%! h = drawn (@() plotewma ([1 realmax -realmax 2], 0, "BiasCorrection", sparse ([0 1])));
%! assert (numel (h.y), 2);
%! assert (h.samples, [1 NaN NaN 2]);
%! h = drawn (@() plotewma ([1 1e36 1e38 1e39], .5));
%! assert (h.samples, [1 1e36 NaN NaN]);
%! assert (h.y{1}, [.5, 5e35, NaN, NaN], 1e20);

## dates by the day, by the year, or not
%!test
%! t = datenum (2020, 1, 1:10);
%! h = drawn (@() plotewma (1:10, .5, "Time", t));
%! assert (h.ticks(1:2), {"01 Jan"; "03 Jan"});
%! h = drawn (@() plotewma (1:10, .5, "Time", datenum (2001:2010, 1, 1)));
%! assert (h.ticks(1:2), {"2001"; "2002"});
%! assert (h.label, "2001 to 2010");
%! h = drawn (@() plotewma (1:10, .5, "Time", t, "Dates", false));
%! assert (h.label, "time");

## a long series is thinned, but not its peaks
%!test                             # a few samples: each is seen, none at the edge
%! fig = figure ("visible", "off");
%! unwind_protect
%!   h = plotewma ([40 49 45], .9);
%!   assert (get (h.Axes, "xlim"), [.5 3.5]);
%!   assert (get (h.Axes, "xtick")(:)', 1:3);
%!   assert (get (h.Averages, "marker"), "o");
%!   assert (get (h.Samples, "markersize") > 10);
%! unwind_protect_cleanup
%!   close (fig);
%! end_unwind_protect
%!test                             # what hold keeps is not cut off
%! fig = figure ("visible", "off");
%! unwind_protect
%!   plotewma (1:5, .5);
%!   hold on;
%!   h = plotewma (1:3, .5, "Time", 8:10);
%!   assert (get (h.Axes, "xlim"), [.5 10.5]);
%!   h = plotewma (1:3, .5);
%!   assert (get (h.Axes, "xlim"), [.5 10.5]);
%!   assert (get (h.Axes, "xtick")(:)', 1:10);
%!   h = plotewma (1, .5, "Time", 20);
%!   assert (get (h.Axes, "xlim"), [.5 20]);
%!   hold off;
%!   h = plotewma (1:5, .5);
%!   assert (get (h.Axes, "xlim"), [.5 5.5]);
%!   clf ();
%!   hold on;                              # nothing is there yet
%!   h = plotewma (1:3, .5, "Time", 8:10);
%!   assert (get (h.Axes, "xlim"), [7.5 10.5]);
%!   clf ();
%!   plotewma (1:366, .5, "Time", datenum (2016, 1, 1:366));
%!   hold on;
%!   h = plotewma (1:365, .5, "Time", datenum (2015, 1, 1:365));
%!   assert (get (h.Axes, "xlim"), datenum ([2015; 2016], [1; 12], [1; 31])');
%!   assert (get (get (h.Axes, "xlabel"), "string"), "2015 to 2016");
%!   clf ();
%!   for twice = 1:2
%!     h = plotewma (1:9, .5, "Time", datenum (2016, 1, 1:9));
%!     assert (get (get (h.Axes, "xlabel"), "string"), "2016");
%!     hold on;
%!   endfor
%! unwind_protect_cleanup
%!   close (fig);
%! end_unwind_protect
%!test                             # times in any order
%! fig = figure ("visible", "off");
%! unwind_protect
%!   h = plotewma (1:5, .5, "Time", [1 5 3 2 4]);
%!   assert (get (h.Axes, "xlim"), [.5 5.5]);
%!   h = plotewma (1:5, .5, "Time", 5:-1:1);
%!   assert (get (h.Axes, "xlim"), [.5 5.5]);
%! unwind_protect_cleanup
%!   close (fig);
%! end_unwind_protect
%!test                             # numbers as people read them
%! h = drawn (@() plotewma (1:3, [.999 .99999]));
%! assert (h.words(2:3), {"\\beta = 0.999, about 1,000 samples", ...
%!                        "\\beta = 0.99999, about 100,000 samples"});
%!test                             # the legend covers no sample
%! fig = figure ("visible", "off", "position", [10 10 560 420]);
%! unwind_protect
%!   S = dataset ("london");
%!   h = plotewma (S.x, [.9 .98 .5]);
%!   assert (get (h.Legend, "location"), "southeast");
%!   clf ();
%!   h = plotewma (rem (1:200, 2), [.9 .98 .5]);
%!   assert (get (h.Legend, "location"), "northoutside");
%!   clf ();
%!   h = plotewma (rem (1:200, 2), linspace (.1, .9, 9));
%!   assert (get (h.Legend, "location"), "northoutside");
%!   clf ();
%!   subplot (2, 2, 1);
%!   h = plotewma (rem (1:200, 2), [.9 .5]);
%!   assert (get (h.Legend, "location"), "northoutside");
%!   clf ();
%!   h = plotewma ([5 * ones(1, 100), 4.275 * ones(1, 99), 0], 0);   # two lines reach down to .855
%!   assert (get (h.Legend, "location"), "southwest");
%!   clf ();
%!   plot (1:200, [zeros(1, 100), 5 * ones(1, 100)]);
%!   hold on;                                 # what was there is not covered either
%!   h = plotewma ([5 * ones(1, 50), zeros(1, 150)], 0);
%!   assert (get (h.Legend, "location"), "northoutside");
%!   clf ();
%!   ax = axes ("position", [.1 .1 .8 .6]);   # gnuplot would spread these
%!   h = plotewma (rem (1:200, 2), [.9 .5], "Parent", ax);
%!   assert (strcmp (get (h.Legend, "location"), "northoutside"), ...
%!           ! strcmp (graphics_toolkit (fig), "gnuplot"));
%!   clf ();
%!   subplot (3, 3, 1);                       # too small to give room
%!   h = plotewma (rem (1:200, 2), [.9 .98 .5]);
%!   assert (! strcmp (get (h.Legend, "location"), "northoutside"));
%! unwind_protect_cleanup
%!   close (fig);
%! end_unwind_protect
%!test                             # less ticks in narrow axes
%! fig = figure ("visible", "off", "position", [10 10 560 420]);
%! unwind_protect
%!   subplot (2, 2, 1);
%!   h = plotewma (1:366, .5, "Time", datenum (2016, 1, 1:366));
%!   assert (get (h.Axes, "xticklabel"), {"Jan"; "Mar"; "May"; "Jul"; "Sep"; "Nov"});
%! unwind_protect_cleanup
%!   close (fig);
%! end_unwind_protect
%!test
%! x = zeros (1, 2e5);
%! x(77777) = 1;
%! h = drawn (@() plotewma (x, .5));
%! assert (numel (h.x) <= 4000);
%! assert (max (h.y{1}), .5);
%! assert (max (h.samples), 1);

%!error <Invalid call> plotewma (1)
%!error <X must be a vector> plotewma (ones (2), .5)
%!error <X must be a vector> plotewma ({}, .5)
%!error <X must be a vector> plotewma ([], .5)
%!error <X must be a vector> plotewma (zeros (1, 0), .5)
%!error <plotewma: BETA> plotewma (1:3, 2)
%!error <plotewma: unknown option "Foo"; known: BiasCorrection, Time, .*, Parent, Initial, Missing,>
%! plotewma (1:3, .5, "Foo", 2)
%!error <did you mean "Dates"> plotewma (1:3, .5, "Date", true)
%!error <did you mean "Names"> plotewma (1:3, .5, "Name", "a")
%!error <did you mean "Parent"> plotewma (1:3, .5, "Parnt", 1)
%!error <did you mean "Unit"> plotewma (1:3, .5, "Unt", "days")
%!error <did you mean "HalfLife"> plotewma (1:3, .5, "HalfLive", 2)
%!test                             # what it refuses is not offered
%! try
%!   plotewma (1:3, .5, "Stat", 1);
%! catch err
%!   assert (isempty (regexp (err.message, '\<(State|Dim)\>')));
%! end_try_catch
%! assert (err.identifier, "descent:option");
%!error <plotewma: give BETA> plotewma (1:3, "Unit", "days")
%!error <Time must have 3 elements, like X; it has 2> plotewma (1:3, .5, "Time", 1:2)
%!error <Time must be a vector of real numbers; datenum makes days of dates>
%! plotewma (1:2, .5, "Time", {"2016-01-01", "2016-01-02"})
%!error <Time must be finite, and less than 1e\+37 \(NaN at element 2\)>
%! plotewma (1:3, .5, "Time", [1 NaN 2])
%!error <Time must be finite, and less than 1e\+37> plotewma (1:3, .5, "Time", [-1e38 0 1])
%!error <Dates is for times of datenum, up to the year 9999>
%! plotewma (1:3, .5, "Time", [1 2 1e20], "Dates", true)
%!error <Names must be a cell of names> plotewma (1:3, .5, "Names", ["ab"; "cd"])
%!error <BiasCorrection must be true, false or> plotewma (1:3, .5, "BiasCorrection", 3)
%!error <Dim has no meaning here> plotewma (1:3, .5, "Dim", 1)
%!error <Groups has no meaning here> plotewma (1:3, .5, "Groups", 1:3)
%!error <Unit must be a word> plotewma (1:3, .5, "Unit", 3)
%!error <has no value> plotewma (1:3, .5, "Unit")
%!error <Names must have 1, one for each line; it has 2> plotewma (1:3, .5, "Names", {"a", "b"})
%!error <Parent must be the handle of axes> plotewma (1:3, .5, "Parent", -1)

%!demo
%! ## London's temperatures, with and without bias correction
%! S = dataset ("london");
%! plotewma (S.x, [.9 .98], "Time", S.date, "Unit", "days", "BiasCorrection", [false true]);
%! ylabel ("temperature, degrees F");
