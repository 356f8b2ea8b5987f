## drawing = plot_live (who, run, drawing, course, state)
## Draws the COURSE of a training run of the function WHO while it goes on, for
## "Plots", "training-progress".  RUN: a struct with MaxEpochs and Validated,
## and Samples and MiniBatchSize as info has them.  COURSE: the columns of info
## so far, with Epoch and Elapsed (seconds).  The first call, with STATE "init",
## opens the picture and returns its handles, DRAWING, for the calls that
## follow, "iter" and at last "done"; [] when it is closed: then nothing is
## drawn any more, and the run goes on.
## SPDX-License-Identifier: GPL-3.0-or-later

function drawing = plot_live (who, run, drawing, course, state)
  warning ("off", "Octave:gnuplot-graphics", "local");
  current = get (0, "currentfigure");
  try
    if (strcmp (state, "init"))
      drawing = [];
      if (plot_can_show (who))
        drawing = open_figure (who, run.Validated);
      endif
    endif
    if (isempty (drawing))
      return;
    endif
    if (! isfigure (drawing.Figure) || ! isaxes (drawing.Axes))   # closed by the user
      drawing = [];
      return;
    endif
    show (drawing, course, run, state);
    set (0, "currentfigure", current);     # users' own pictures go where they went
    if (strcmp (state, "done"))
      set (drawing.Figure, "handlevisibility", "on");
      if (isempty (current))
        set (0, "currentfigure", drawing.Figure);
      endif
    endif
    drawnow ();
  catch err
    if (! isempty (drawing) && isfigure (drawing.Figure) && isaxes (drawing.Axes))
      warning ("descent:display", "%s: the picture of the run is given up: %s", who, err.message);
    endif
    drawing = [];
  end_try_catch
endfunction

function d = open_figure (who, validated)
  colors = plot_colors ();
  d.Figure = figure ("name", [who ": training progress"], "visible",
                     get (0, "defaultfigurevisible"));
  d.Axes = axes ("parent", d.Figure, "box", "on", "xgrid", "on", "ygrid", "on");
  curve = @(varargin) line (NaN, NaN, "parent", d.Axes, varargin{:});
  d.Iterations = curve ("color", [.6 .6 .6], "linewidth", .75);
  d.Smoothed = curve ("color", colors(1,:), "linewidth", 2);
  d.Epochs = curve ("color", colors(4,:), "linewidth", 2);
  names = {"cost of a mini-batch", "smoothed over 1/20 of the run", "mean of the epoch"};
  lines = [d.Iterations, d.Smoothed, d.Epochs];
  if (validated)
    d.Validation = curve ("color", colors(2,:), "linewidth", 2);
    names{end+1} = "validation";
    lines(end+1) = d.Validation;
  endif
  xlabel (d.Axes, "iteration");
  ylabel (d.Axes, "cost J");
  legend (d.Axes, lines, names, "location", "northeast");
  set (d.Figure, "handlevisibility", "off");
  fig = d.Figure;
  d.Ended = onCleanup (@() release (fig));     # by an error or Ctrl-C, too
endfunction

## The figure is one as others, which "close all" closes.
function release (fig)
  if (isfigure (fig))
    set (fig, "handlevisibility", "on");
  endif
endfunction

function show (d, course, run, state)
  for field = {"Samples", "MiniBatchSize"}
    course.(field{1}) = run.(field{1});
  endfor
  T = numel (course.IterationCost);
  if (T > 0)                               # as smooth at any length; never over less than 10
    course.SmoothedCost = __ewma__ ("ewma", course.IterationCost, 1 - 1 / max (10, T / 20), ...
                                    "BiasCorrection", true);
  endif
  curves = plot_curves ("plot_live", course, "iterations", "linear");
  for name = {"Iterations", "Smoothed", "Epochs", "Validation"}
    if (isfield (d, name{1}))
      update (d.(name{1}), curves.(name{1}), ! strcmp (name{1}, "Iterations"));
    endif
  endfor
  epochs = "";
  if (run.MaxEpochs < 2^31 - 1)
    epochs = sprintf (" of %d", run.MaxEpochs);
  endif
  words = sprintf ("epoch %d%s, iteration %d", course.Epoch, epochs, numel (course.IterationCost));
  if (! isempty (course.LearnRate))
    words = sprintf ("%s, learning rate %.3g", words, course.LearnRate(end));
  endif
  words = sprintf ("%s, %s", words, clocktext (course.Elapsed));
  if (strcmp (state, "done"))
    words = [words, ": ended"];
  endif
  title (d.Axes, words, "fontweight", "normal");
endfunction

## The points of a line; with few of them, markers.
function update (h, xy, marked)
  n = rows (xy);
  xy = plot_thin (xy, "linear");
  if (isempty (xy))
    xy = [NaN, NaN];
  endif
  marker = {"none", "o"}{1 + (n == 1 || (marked && n <= 20))};
  set (h, "xdata", xy(:,1), "ydata", xy(:,2), "marker", marker, "markersize", 3);
endfunction

function text = clocktext (s)
  if (s < 60)
    text = sprintf ("%.1f s", s);
  elseif (s < 3600)
    text = sprintf ("%d min %d s", fix (s / 60), fix (mod (s, 60)));
  else
    text = sprintf ("%d h %d min", fix (s / 3600), fix (mod (s, 3600) / 60));
  endif
endfunction
